package gateway

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// overridden finds the #set of a template that could set one override a second time:
// those whose path another #set has too, and those in a loop or a #define block.
// Paths with a computed part are left out.
func overridden(root vtl.Node) map[*vtl.Set]string {
	paths := map[*vtl.Set]string{}
	count := map[string]int{}
	var walk func(n vtl.Node, weight int)
	walk = func(n vtl.Node, weight int) {
		vtl.Walk(n, func(m vtl.Node) bool {
			switch m := m.(type) {
			case *vtl.Foreach:
				walk(m.Body, 2)
				return false
			case *vtl.Define:
				walk(m.Body, 2)
				return false
			case *vtl.Set:
				if path, ok := overridePath(m.Target); ok {
					paths[m] = path
					count[path] += weight
				}
			}
			return true
		})
	}
	walk(root, 1)
	for set, path := range paths {
		if count[path] < 2 {
			delete(paths, set)
		}
	}
	return paths
}

// overridePath gives the path of an override that a reference names outright, such as
// responseOverride.status.
func overridePath(ref *vtl.Reference) (string, bool) {
	if ref == nil || ref.Name != "context" || len(ref.Steps) < 2 {
		return "", false
	}
	names := make([]string, len(ref.Steps))
	for i, step := range ref.Steps {
		name, ok := stepName(step)
		if !ok {
			return "", false
		}
		names[i] = name
	}
	if names[0] != "requestOverride" && names[0] != "responseOverride" {
		return "", false
	}
	return strings.Join(names, "."), true
}

// stepName gives the member that a step names: .x, ['x'], .get('x').
func stepName(step vtl.Step) (string, bool) {
	switch s := step.(type) {
	case *vtl.Property:
		return s.Name, true
	case *vtl.Index:
		return literalText(s.Key)
	case *vtl.Call:
		if s.Name == "get" && len(s.Args) == 1 {
			return literalText(s.Args[0])
		}
	}
	return "", false
}

// literalText gives the value of a string literal without references in it.
func literalText(e vtl.Expr) (string, bool) {
	lit, ok := e.(*vtl.StringLit)
	if !ok || lit.Body != nil {
		return "", false
	}
	return lit.Value, true
}

// overriddenTwice is the error of a render that set one override a second time: "an
// override may only be applied to each parameter once", else 5XX (AWS developer guide,
// nobody has recorded it).
func (t *compiledTemplate) overriddenTwice(trace *vtl.Trace) error {
	if len(t.overridden) == 0 || trace == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, e := range trace.Events {
		set, ok := e.Node.(*vtl.Set)
		if !ok || e.Kind != vtl.EventSet {
			continue
		}
		path, ok := t.overridden[set]
		if !ok {
			continue
		}
		if seen[path] {
			return &vtl.EvalError{Diagnostic: setTwice(t, set, path)}
		}
		seen[path] = true
	}
	return nil
}

func setTwice(t *compiledTemplate, set *vtl.Set, path string) vtl.Diagnostic {
	return vtl.Diagnostic{
		Severity: vtl.Error,
		Rule:     "override-set-twice",
		Summary:  fmt.Sprintf("$context.%s is set a second time", path),
		Detail:   "API Gateway documents that each override may be set once per call and that a second time ends it with a 5XX. Keep the value in a variable and set the override once, at the end.",
		Source:   t.parsed.Source,
		Subject:  set.Span(),
	}
}
