package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// What the body of an answer of StartSyncExecution holds, by the way in which the
// execution ended; and the body of an error of the service itself.
var (
	worldSucceeded    = answer(target.Succeeded, "$.error", "$.cause")
	worldFailed       = answer(target.Failed, "$.output")
	worldTimedOut     = answer(target.TimedOut, "$.output", "$.error", "$.cause")
	worldServiceError = map[string]flow.Known{
		"$.status": {Absent: true}, "$.output": {Absent: true}, "$.error": {Absent: true}, "$.cause": {Absent: true},
		"$.executionArn": {Absent: true}, "$.errorMessage": {Absent: true},
	}
)

func answer(class target.Class, absent ...string) map[string]flow.Known {
	known := map[string]flow.Known{"$.status": {Text: string(class)}}
	for _, key := range absent {
		known[key] = flow.Known{Absent: true}
	}
	return known
}

// outcome is what a response template does with one kind of answer.
type outcome struct {
	ends      int
	successes []int // the statuses below 400 that ways end with
	failures  []int // those from 400
	blank     int   // ways that print nothing
	absent    []flow.AbsentRead
	partial   bool
}

// runExecution follows a response template in a world. status is what the integration
// response answers where the template says nothing.
func runExecution(f *Facts, known map[string]flow.Known, status int) outcome {
	w := f.world()
	w.Response, w.Known = true, known
	res := flow.Run(f.Template, w)
	o := outcome{ends: len(res.Ends), partial: res.Partial}
	for _, end := range res.Ends {
		if end.Blank {
			o.blank++
		}
		switch code := endStatus(end, status); {
		case code == 0:
		case code < 400:
			o.successes = append(o.successes, code)
		default:
			o.failures = append(o.failures, code)
		}
	}
	for _, read := range res.Absent {
		if read.Parsed || f.Printed(read.Ref) {
			o.absent = append(o.absent, read)
		}
	}
	return o
}

// endStatus is the status that a way ends with; 0 where it is not known.
func endStatus(end *flow.End, status int) int {
	set, ok := end.Set("$context.responseOverride.status")
	if !ok {
		return status
	}
	if n, known := set.Value.Num.(int32); known {
		return int(n)
	}
	if text, known := set.Value.Const(); known && text == "" || set.Value.Kind == flow.Nothing {
		return status
	}
	return 0
}

// severity is the rule's where every way is wrong, else a warning.
func (o outcome) severity(full vtl.Severity, wrong int) vtl.Severity {
	if wrong == o.ends && !o.partial {
		return full
	}
	return min(full, vtl.Warning)
}

// judgeExecution looks at whether a response template of StartSyncExecution tells the
// ways in which an execution ends apart. The rules are those of the target.
func judgeExecution(f *Facts, out *[]Problem) {
	if f.WebSocket || !f.syncExecution() || !f.takes200() { // a WebSocket client sees no status
		return
	}
	status := 200
	if f.Response != nil && f.Response.StatusCode != 0 {
		status = f.Response.StatusCode
	}
	failed := runExecution(f, worldFailed, status)
	timedOut := runExecution(f, worldTimedOut, status)
	succeeded := runExecution(f, worldSucceeded, status)
	judgeSucceeded(f, succeeded, out)
	judgeFailed(f, failed, out)
	judgeTimedOut(f, failed, timedOut, out)
	judgeExposure(f, out)
}

// takes200 says whether the template belongs to the integration response that takes
// the 200 of an execution that ended.
func (f *Facts) takes200() bool {
	if f.Route == nil || f.Response == nil {
		return true
	}
	return gateway.Choose(f.Route, "200") == f.Response
}

func judgeSucceeded(f *Facts, o outcome, out *[]Problem) {
	if len(o.failures) > 0 && len(o.failures) == o.ends {
		rule := target.RuleSucceededAsError
		reportTarget(out, rule, gateway.SeverityOf(rule.Severity), f.Source, f.statusPlace(), fmt.Sprintf("an execution that succeeded is answered with %d", o.failures[0]))
	}
	reportAbsent(f, o, target.Succeeded, out)
}

func judgeFailed(f *Facts, o outcome, out *[]Problem) {
	if len(o.successes) > 0 {
		rule := target.RuleFailedAsSuccess
		reportTarget(out, rule, o.severity(gateway.SeverityOf(rule.Severity), len(o.successes)), f.Source, f.statusPlace(),
			fmt.Sprintf("an execution that FAILED is answered with %d", o.successes[0]))
	}
	reportBlank(f, o, target.Failed, out)
}

func judgeTimedOut(f *Facts, failed, timedOut outcome, out *[]Problem) {
	if len(timedOut.successes) > 0 {
		rule, words := target.RuleTimedOutAsSuccess, "an execution that TIMED_OUT is answered with %d"
		if place, ok := f.asksForFailed(); ok && len(failed.successes) == 0 {
			rule = target.RuleTimedOutForgotten
			reportTarget(out, rule, gateway.SeverityOf(target.RuleTimedOutAsSuccess.Severity), f.Source, place,
				fmt.Sprintf("FAILED is asked for, TIMED_OUT is not: it is answered with %d", timedOut.successes[0]))
		} else {
			reportTarget(out, rule, timedOut.severity(gateway.SeverityOf(rule.Severity), len(timedOut.successes)), f.Source, f.statusPlace(),
				fmt.Sprintf(words, timedOut.successes[0]))
		}
	}
	reportBlank(f, timedOut, target.TimedOut, out)
}

// reportBlank reports ways that answer nothing, or else the reads of what is absent.
func reportBlank(f *Facts, o outcome, class target.Class, out *[]Problem) {
	if o.blank == 0 {
		reportAbsent(f, o, class, out)
		return
	}
	rule := target.RuleEmptyErrorResponse
	place := f.statusPlace()
	if len(o.absent) > 0 {
		place = o.absent[0].Ref.Span()
	}
	reportTarget(out, rule, o.severity(gateway.SeverityOf(rule.Severity), o.blank), f.Source, place,
		fmt.Sprintf("an execution that %s is answered with an empty body", class))
}

// reportAbsent reports reads of members that are absent when an execution ends so.
func reportAbsent(f *Facts, o outcome, class target.Class, out *[]Problem) {
	for _, read := range o.absent {
		severity := vtl.Warning
		what := "printed"
		if read.Parsed {
			what = "parsed as JSON"
		}
		p := &Pass{Facts: f, rule: ruleAbsentMember, out: out}
		p.report(severity, read.Ref.Span(), fmt.Sprintf("%s is absent when the execution %s, and is %s", read.Key, class, what), "", nil)
	}
}

// judgeExposure notes what a client gets to see of the execution.
func judgeExposure(f *Facts, out *[]Problem) {
	for _, e := range f.Flow.Emits {
		d := e.Piece.Data
		if d == nil {
			continue
		}
		o := d.Origin()
		switch {
		case o.Path == "$.cause" || o.Key == "$.cause":
			reportTarget(out, target.RuleCauseExposed, vtl.Info, f.Source, e.At.Span(), "the client gets the raw cause")
		case o.Key == "$body" || o.Key == "json:$":
			reportTarget(out, target.RuleInternalMembersExposed, vtl.Info, f.Source, e.At.Span(), "the client gets the execution's ARN and input")
		case d.Type == catalog.JSONText && d.Path == "$.output" && len(e.Piece.Escapes) == 0 && e.Place.Depth == 0:
			reportTarget(out, target.RuleDoubleEncodedOutput, vtl.Warning, f.Source, e.At.Span(), "output is JSON text, and is printed as a text of that text")
		}
	}
}

// statusPlace is where a template decides on the status, or else where it starts to
// print.
func (f *Facts) statusPlace() vtl.Span {
	for _, b := range f.Binaries {
		for _, side := range []vtl.Expr{b.X, b.Y} {
			for _, v := range f.Flow.Values(side) {
				if d := v.Single(); d != nil && d.Key == "$.status" {
					return b.Span()
				}
			}
		}
	}
	for _, c := range f.Flow.Calls {
		if d := c.Receiver.Single(); d != nil && d.Key == "$.status" {
			return c.Ref.Span()
		}
	}
	return f.firstPrinted()
}

func (f *Facts) firstPrinted() vtl.Span {
	text := f.Source.Text
	start := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	line, _, _ := strings.Cut(text[start:], "\n")
	return vtl.Span{Start: start, End: start + len(strings.TrimRight(line, " \t\r"))}
}

// asksForFailed finds a comparison of the status with FAILED.
func (f *Facts) asksForFailed() (vtl.Span, bool) {
	for _, b := range f.Binaries {
		for _, side := range []vtl.Expr{b.X, b.Y} {
			if s, ok := side.(*vtl.StringLit); ok && s.Value == string(target.Failed) && (b.Op == vtl.OpEq || b.Op == vtl.OpNe) {
				return b.Span(), true
			}
		}
	}
	for _, c := range f.Flow.Calls {
		if c.Call.Name == "equals" && len(c.Args) == 1 {
			if text, ok := c.Args[0].Const(); ok && text == string(target.Failed) {
				return c.Ref.Span(), true
			}
		}
	}
	return vtl.Span{}, false
}
