package gateway

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// exposure tells of what a client should not see, and of members that are read where
// the backend does not send them.
func (k *responseCheck) exposure() {
	switch k.result.Class {
	case target.Succeeded:
		k.internalMembers()
	case target.Failed, target.TimedOut:
		if cause := k.resultMember("cause"); len(cause) >= minSecret {
			if at, ok := k.find(cause); ok {
				k.report(target.RuleCauseExposed, at, "")
			}
		}
	case target.ClientError, target.ServiceError:
		message := k.resultMember("message")
		if at, ok := k.find(message); ok && strings.Contains(message, "arn:") {
			k.report(target.RuleServiceMessageExposed, at, "")
		}
		k.absentMembers()
	}
}

// internalMembers are those of an execution that concern only the API.
func (k *responseCheck) internalMembers() {
	if !k.body.Is(strictjson.Object) {
		return
	}
	for _, name := range []string{"executionArn", "stateMachineArn", "billingDetails", "traceHeader"} {
		if m := k.body.Member(name); m != nil {
			k.report(target.RuleInternalMembersExposed, m.NameStart, "found the member "+name)
			return
		}
	}
}

// find gives where a text stands in the body, as it is or inside a JSON string.
func (k *responseCheck) find(text string) (int, bool) {
	if text == "" {
		return 0, false
	}
	if at := strings.Index(k.ex.Body, text); at >= 0 {
		return at, true
	}
	at, found := 0, false
	if k.body != nil {
		each(k.body, func(v *strictjson.Value) bool {
			if v.Kind == strictjson.String && strings.Contains(v.Text, text) {
				at, found = v.Start+1, true
			}
			return !found
		})
	}
	return at, found
}

// absentMembers finds members of executions that were printed where the backend
// answered with an error of its own.
func (k *responseCheck) absentMembers() {
	r := k.ex.Response
	if r.Trace == nil || r.Template == nil {
		return
	}
	printed := printedReferences(r.Template.Root)
	for _, e := range r.Trace.Events {
		ref, ok := e.Node.(*vtl.Reference)
		if !ok || e.Kind != vtl.EventUnresolved || !printed[ref] {
			continue
		}
		if name := executionMember(ref); name != "" {
			d := problem(target.RuleAbsentErrorMember, target.RuleAbsentErrorMember.Severity, "found $."+name, "")
			d.Source, d.Subject = r.Template.Source, ref.Span()
			k.out = append(k.out, d)
		}
	}
}

// printedReferences are those that stand in text, not in a condition or an argument.
func printedReferences(root vtl.Node) map[*vtl.Reference]bool {
	out := map[*vtl.Reference]bool{}
	vtl.Walk(root, func(n vtl.Node) bool {
		if block, ok := n.(*vtl.Block); ok {
			for _, child := range block.Nodes {
				if ref, ok := child.(*vtl.Reference); ok {
					out[ref] = true
				}
			}
		}
		return true
	})
	return out
}

// executionMember gives the member of $input.path('$.x') that only executions have.
func executionMember(ref *vtl.Reference) string {
	if ref.Name != "input" || len(ref.Steps) == 0 {
		return ""
	}
	call, ok := ref.Steps[0].(*vtl.Call)
	if !ok || call.Name != "path" || len(call.Args) != 1 {
		return ""
	}
	path, _ := literalText(call.Args[0])
	switch name := strings.TrimPrefix(path, "$."); name {
	case "error", "cause", "status", "output":
		return name
	}
	return ""
}
