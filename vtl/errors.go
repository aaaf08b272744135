package vtl

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The rules of the diagnostics with which a render can end.
const (
	RuleException      = "exception"        // a method threw, as Java's would
	RuleTooManySteps   = "too-many-steps"   // Limits.Steps
	RuleOutputTooLarge = "output-too-large" // Limits.OutputBytes
	RuleValueTooLarge  = "value-too-large"  // Limits.StringBytes, Limits.Items
	RuleTooDeep        = "too-deep"         // Limits.Depth
	RuleRegexTime      = "regex-too-slow"   // Limits.RegexTime
	RuleBroken         = "broken-template"  // the template has syntax errors
)

// EvalError says why a render ended.
type EvalError struct {
	Diagnostic
	// Frames leads from the outermost reference or directive to the innermost.
	Frames []Frame
	// Cause is the *java.Exception that a method threw, the *java.LimitError of a
	// value that grew too large, the Diagnostics of a template that cannot be
	// rendered, or nil.
	Cause error
}

// Frame is one step of the way to an error.
type Frame struct {
	Node  Node
	Text  string // the node's source, shortened
	Value string // the value in force (the receiver, the arguments), shortened
}

// Unwrap gives the cause.
func (e *EvalError) Unwrap() error { return e.Cause }

// Trail renders the error for a person: what happened, then how the render came
// there, innermost first, with the values in force. It has no newline at its end.
func (e *EvalError) Trail() string {
	var b strings.Builder
	b.WriteString(e.Error())
	for i := len(e.Frames) - 1; i >= 0; i-- {
		e.writeFrame(&b, e.Frames[i])
	}
	return b.String()
}

func (e *EvalError) writeFrame(b *strings.Builder, f Frame) {
	at := e.Source.Location(f.Node.Span().Start)
	fmt.Fprintf(b, "\n  at %s:%d:%d: %s", at.File, at.Line, at.Column, f.Text)
	if f.Value != "" {
		fmt.Fprintf(b, "\n     %s", f.Value)
	}
}

// shownText and shownValue bound what a frame shows, in characters.
const (
	shownText  = 60
	shownValue = 80
)

// excerpt puts text on one line and cuts it.
func excerpt(text string, limit int) string {
	if line, _, more := strings.Cut(text, "\n"); more {
		text = strings.TrimRight(line, " \t\r") + " …"
	}
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	cut := 0
	for i := range text {
		if cut++; cut == limit {
			return text[:i] + "…"
		}
	}
	return text
}

// broken is the error of a template that cannot be rendered.
func broken(t *Template) error {
	return &EvalError{
		Diagnostic: Diagnostic{
			Severity: Error,
			Rule:     RuleBroken,
			Summary:  "the template cannot be rendered: " + t.broken[0].Summary,
			Detail:   t.broken[0].Detail,
			Source:   t.Source,
			Subject:  t.broken[0].Subject,
			Context:  t.broken[0].Context,
		},
		Cause: t.broken,
	}
}

// failure makes an *EvalError at node out of what an operation on values gave.
func (r *run) failure(node Node, cause error) error {
	var limit *java.LimitError
	if errors.As(cause, &limit) {
		return r.limitReached(node, limit)
	}
	detail := "The engine ends the render here, and the caller gets an error instead of a text. " +
		"Check the value before the call, with #if or a default."
	if _, ok := cause.(*java.Exception); !ok {
		detail = ""
	}
	return r.errorAt(node, RuleException, cause.Error(), detail, cause)
}

func (r *run) limitReached(node Node, limit *java.LimitError) error {
	if strings.HasPrefix(limit.What, "milliseconds") {
		return r.errorAt(node, RuleRegexTime,
			fmt.Sprintf("a regular expression took longer than %d ms", limit.Max),
			"It tries too many ways to match. Make its repetitions exclude each other, such as [^,]* instead of .*.", limit)
	}
	return r.errorAt(node, RuleValueTooLarge,
		fmt.Sprintf("a value would hold %s", limit.Error()),
		"A loop that doubles a value grows it beyond every memory. Build less, or raise the limit in Options.", limit)
}

func (r *run) errorAt(node Node, rule, summary, detail string, cause error) error {
	return &EvalError{
		Diagnostic: Diagnostic{
			Severity: Error,
			Rule:     rule,
			Summary:  summary,
			Detail:   detail,
			Source:   r.source,
			Subject:  node.Span(),
		},
		Cause: cause,
	}
}

// through adds a frame to an error on its way out.
func (r *run) through(err error, node Node, span Span, value string) error {
	e, ok := err.(*EvalError)
	if ok && len(e.Frames) < maxFrames {
		text := excerpt(r.source.Slice(span), shownText)
		e.Frames = append(e.Frames, Frame{Node: node, Text: text, Value: value})
	}
	return err
}

// maxFrames bounds the chain that an error carries: more tell a reader nothing.
const maxFrames = 50
