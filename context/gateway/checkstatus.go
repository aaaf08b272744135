package gateway

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// status judges the client's status against what happened.
func (k *responseCheck) status() {
	status := k.ex.Status
	got := fmt.Sprintf("the client gets %d", status)
	switch k.result.Class {
	case target.Succeeded:
		if status >= 400 {
			k.reportStatus(target.RuleSucceededAsError, got)
		} else if status >= 300 {
			k.reportStatus(target.RuleSucceededAsRedirect, got)
		}
	case target.Failed:
		if status < 400 {
			k.reportStatus(target.RuleFailedAsSuccess, got)
		}
	case target.TimedOut:
		if status < 400 {
			k.reportStatus(target.RuleTimedOutAsSuccess, got)
			k.forgotten()
		}
	case target.ClientError:
		k.clientError(status, got)
	case target.ServiceError:
		if status < 400 {
			k.reportStatus(target.RuleBackend500AsSuccess, got)
		}
	}
}

// clientError: a service answers 400 for faults of the client and of the API alike.
func (k *responseCheck) clientError(status int, got string) {
	kind := k.errorType()
	switch {
	case status < 400:
		k.reportStatus(target.RuleBackend400AsSuccess, got)
	case hasSuffix(kind, throttled):
		if status != 429 && status < 500 {
			k.reportStatus(target.RuleThrottlingStatus, got)
		}
	case status < 500 && !hasSuffix(kind, clientFaults):
		k.reportStatus(target.RuleServerFaultAsClientError, got)
	}
}

// errorType is the name of a service's error: __type of the JSON protocols, the Code of
// SQS and SNS.
func (k *responseCheck) errorType() string {
	if kind := k.resultMember("__type"); kind != "" {
		return kind
	}
	doc, err := strictjson.Parse(k.result.Body)
	if err != nil {
		return ""
	}
	if code := doc.Lookup("/Error/Code"); code.Is(strictjson.String) {
		return code.Text
	}
	return ""
}

// throttled end the names of the errors that ask for another try.
var throttled = []string{"ThrottlingException", "ProvisionedThroughputExceededException", "Throttling"}

// clientFaults end the names of the errors that a client can cause by its data.
var clientFaults = []string{"InvalidExecutionInput", "InvalidName", "ExecutionAlreadyExists", "ConditionalCheckFailedException",
	"InvalidOutput", "TaskTimedOut", "TaskDoesNotExist", "ExecutionDoesNotExist"}

func hasSuffix(name string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(name, end) })
}

// reportStatus adds a problem that is about the response as a whole: at the arm of the
// template that decided, else at the integration response.
func (k *responseCheck) reportStatus(rule *target.Rule, message string) {
	d := problem(rule, rule.Severity, message, "")
	if node := k.decision(); node != nil {
		d.Source, d.Subject = k.ex.Response.Template.Source, *node
	} else if k.ex.Response.Template != nil {
		d.Source = k.ex.Response.Template.Source
	} else if k.ex.ResponseEntry != nil {
		d.At = k.ex.ResponseEntry.At
	}
	k.out = append(k.out, d)
}

// decision gives the head of the #if or of its arm that chose what to answer: the last
// outermost one that the render met and that reads a status, else the last one.
func (k *responseCheck) decision() *vtl.Span {
	r := k.ex.Response
	if r == nil || r.Trace == nil || r.Template == nil {
		return nil
	}
	var found *vtl.Span
	best := false
	for _, e := range r.Trace.Events {
		branch, ok := e.Node.(*vtl.If)
		if !ok || e.Kind != vtl.EventArm {
			continue
		}
		about := strings.Contains(r.Template.Source.Slice(branch.Arms[0].Head), "tatus")
		if best && !about {
			continue
		}
		span := branch.Arms[max(e.N, 0)].Head
		found, best = &span, about
	}
	return found
}

// forgotten points at the comparison that knows FAILED only.
func (k *responseCheck) forgotten() {
	t := k.ex.Response.Template
	if t == nil || strings.Contains(t.Source.Text, "TIMED_OUT") || strings.Contains(t.Source.Text, "SUCCEEDED") {
		return
	}
	vtl.Walk(t.Root, func(n vtl.Node) bool {
		lit, ok := n.(*vtl.StringLit)
		if !ok || lit.Value != "FAILED" {
			return true
		}
		d := problem(target.RuleTimedOutForgotten, target.RuleTimedOutForgotten.Severity, "", "")
		d.Source, d.Subject = t.Source, lit.Span()
		k.out = append(k.out, d)
		return false
	})
}
