package lint

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Facts is what all rules share about one template; it is computed once. Rules only
// read it.
type Facts struct {
	Input
	Template *vtl.Template
	// Flow is what running the template without data found.
	Flow *flow.Result
	// In source order:
	Refs     []*vtl.Reference
	Strings  []*vtl.StringLit
	Binaries []*vtl.Binary
	Sets     []*vtl.Set
	Ifs      []*vtl.If
	Loops    []*vtl.Foreach
	Texts    []*vtl.Text
	Comments []*vtl.Comment

	parents   map[vtl.Node]vtl.Node
	following map[vtl.Node]vtl.Node // the next sibling in a block
	before    map[vtl.Node]vtl.Node // the sibling before it
	setVars   map[string][]vtl.Node // where a variable gets its value
	sfn       func() bool
}

func newFacts(in Input, t *vtl.Template) *Facts {
	f := &Facts{Input: in, Template: t,
		parents: map[vtl.Node]vtl.Node{}, following: map[vtl.Node]vtl.Node{}, before: map[vtl.Node]vtl.Node{},
		setVars: map[string][]vtl.Node{},
	}
	f.collect(t.Root)
	f.Flow = flow.Run(t, f.world())
	if f.Target == nil {
		f.Target = f.inferTarget()
	}
	f.sfn = sync.OnceValue(f.readsExecution)
	return f
}

// world is what is known before the template runs.
func (f *Facts) world() flow.World {
	w := flow.World{Response: f.Phase == ResponsePhase, WebSocket: f.WebSocket}
	switch {
	case f.Phase != ResponsePhase && f.Target != nil && f.Target.Form:
		w.Format = flow.FormFormat
	case strings.Contains(f.ContentType, "xml") || strings.Contains(f.ContentType, "html"):
		w.Format = flow.XMLFormat
	case strings.HasPrefix(f.ContentType, "text/plain"):
		w.Format = flow.PlainFormat
	}
	w.Lenient = f.Phase != ResponsePhase && (f.isMock() || f.Target == nil && f.writesBareStatus())
	return w
}

// bareStatus is how templates for MOCK integrations write their one member; no other
// backend takes it without quotes.
var bareStatus = regexp.MustCompile(`\{\s*'?statusCode'?\s*:`)

func (f *Facts) writesBareStatus() bool {
	return slices.ContainsFunc(f.Texts, func(t *vtl.Text) bool { return bareStatus.MatchString(t.Value) })
}

func (f *Facts) isMock() bool {
	return f.Target != nil && f.Target.Name == "MOCK" || f.Route != nil && strings.EqualFold(f.Route.Integration.Type, "MOCK")
}

// collect walks the tree once and sorts its nodes into lists.
func (f *Facts) collect(root vtl.Node) {
	var open []vtl.Node
	vtl.Walk(root, func(n vtl.Node) bool {
		for len(open) > 0 && !encloses(open[len(open)-1], n) {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			f.parents[n] = open[len(open)-1]
		}
		open = append(open, n)
		f.sort(n)
		return true
	})
}

func encloses(outer, inner vtl.Node) bool {
	o, i := outer.Span(), inner.Span()
	return o.Start <= i.Start && i.End <= o.End
}

func (f *Facts) sort(n vtl.Node) {
	switch n := n.(type) {
	case *vtl.Block:
		for i := 1; i < len(n.Nodes); i++ {
			f.following[n.Nodes[i-1]], f.before[n.Nodes[i]] = n.Nodes[i], n.Nodes[i-1]
		}
	case *vtl.Reference:
		f.Refs = append(f.Refs, n)
	case *vtl.StringLit:
		f.Strings = append(f.Strings, n)
	case *vtl.Binary:
		f.Binaries = append(f.Binaries, n)
	case *vtl.Set:
		f.Sets = append(f.Sets, n)
		if len(n.Target.Steps) == 0 {
			f.setVars[n.Target.Name] = append(f.setVars[n.Target.Name], n)
		}
	case *vtl.If:
		f.Ifs = append(f.Ifs, n)
	case *vtl.Foreach:
		f.Loops = append(f.Loops, n)
		f.setVars[n.Var.Name] = append(f.setVars[n.Var.Name], n)
	case *vtl.Define:
		f.setVars[n.Name.Name] = append(f.setVars[n.Name.Name], n)
	case *vtl.Text:
		f.Texts = append(f.Texts, n)
	case *vtl.Comment:
		f.Comments = append(f.Comments, n)
	}
}

// Text is the source of a node.
func (f *Facts) Text(n vtl.Node) string { return f.Source.Slice(n.Span()) }

// Parent is the node around another; nil for the root.
func (f *Facts) Parent(n vtl.Node) vtl.Node { return f.parents[n] }

// Next is the node behind another in the same block, or nil.
func (f *Facts) Next(n vtl.Node) vtl.Node { return f.following[n] }

// Printed says whether a reference stands in text and prints its value there.
func (f *Facts) Printed(ref *vtl.Reference) bool {
	block, ok := f.parents[ref].(*vtl.Block)
	if !ok {
		return false
	}
	_, inString := f.parents[block].(*vtl.StringLit)
	return !inString
}

// Assigned says whether the template gives a variable a value anywhere.
func (f *Facts) Assigned(name string) bool { return len(f.setVars[name]) > 0 }

// only gives the value of an expression where all ways agree on its kind.
func (f *Facts) only(n vtl.Node, kind flow.Kind) bool {
	values := f.Flow.Values(n)
	return len(values) > 0 && !slices.ContainsFunc(values, func(v *flow.Value) bool { return v.Kind != kind })
}

// inferTarget finds the target of a raw template out of what it writes.
func (f *Facts) inferTarget() *target.Target {
	if f.Phase == ResponsePhase {
		return nil
	}
	for _, e := range f.Flow.Emits {
		if e.Place.Path == "/stateMachineArn" || e.Place.Path == "/input" && f.writesStateMachine() {
			t, err := target.Lookup("StartSyncExecution")
			if err != nil {
				return nil
			}
			return t
		}
	}
	if f.writesStateMachine() {
		if t, err := target.Lookup("StartSyncExecution"); err == nil {
			return t
		}
	}
	return nil
}

func (f *Facts) writesStateMachine() bool {
	return slices.ContainsFunc(f.Texts, func(t *vtl.Text) bool { return strings.Contains(t.Value, `"stateMachineArn"`) })
}

// syncExecution says whether the template is a response to StartSyncExecution: the
// route says so, or the template asks for the ways in which an execution ends.
func (f *Facts) syncExecution() bool {
	if f.Phase == RequestPhase || f.Phase == UnknownPhase && f.writesStateMachine() {
		return false
	}
	if f.Target != nil {
		return f.Target.Name == "StartSyncExecution"
	}
	return f.sfn()
}

// readsExecution looks for comparisons with the words that only an execution's status has.
func (f *Facts) readsExecution() bool {
	for _, b := range f.Binaries {
		for _, side := range []vtl.Expr{b.X, b.Y} {
			if s, ok := side.(*vtl.StringLit); ok && isStatusWord(s.Value) {
				return true
			}
		}
	}
	for _, c := range f.Flow.Calls {
		if c.Call.Name == "equals" && len(c.Args) == 1 {
			if text, ok := c.Args[0].Const(); ok && isStatusWord(text) {
				return true
			}
		}
	}
	return false
}

func isStatusWord(text string) bool {
	return text == string(target.Succeeded) || text == string(target.Failed) || text == string(target.TimedOut)
}
