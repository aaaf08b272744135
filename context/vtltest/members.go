package vtltest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// wantMembers names the case whose output has the same members.
type wantMembers struct {
	name  string
	other *Case // nil until all cases are read
	node  *yaml.Node
}

func (r *reader) wantMembers(n *yaml.Node) *wantMembers {
	name, ok := r.text(n, "membersOf")
	if !ok {
		return nil
	}
	return &wantMembers{name: name, node: n}
}

// otherCases finds the cases that expectations name.
func (r *reader) otherCases() {
	var names []field
	for _, c := range r.file.Cases {
		names = append(names, field{name: c.Name})
	}
	for _, c := range r.file.Cases {
		w := c.expect.members
		if w == nil {
			continue
		}
		i := slices.IndexFunc(r.file.Cases, func(o *Case) bool { return o.Name == w.name })
		switch {
		case i < 0:
			detail := "membersOf names another case of this file."
			if s := closest(w.name, names); s != "" {
				detail += " Did you mean " + quoteJSON(s) + "?"
			}
			r.report(w.node, RuleBadValue, fmt.Sprintf("there is no case %q", w.name), detail)
		case r.file.Cases[i] == c:
			r.report(w.node, RuleBadValue, "the case is held against itself", "Name another case: the same call with harmless texts.")
		default:
			w.other = r.file.Cases[i]
		}
	}
}

// members judges that the output has the members of another case's output.
func (j *judge) members() {
	w := j.e.members
	if w == nil || w.other == nil {
		return
	}
	fail := func(path, want, got, message string) {
		j.fail(w.node, Failure{What: "membersOf", Path: path, Want: want, Got: got, Message: message})
	}
	if ended := j.ended(); ended != "" {
		fail("", "the members of "+quoteJSON(w.name), "nothing", ended)
		return
	}
	text, err := w.other.text()
	if err != nil {
		fail("", "the members of "+quoteJSON(w.name), "nothing", "that case renders nothing: "+err.Error())
		return
	}
	if path, want, got, differ := differentMembers(text, j.c.output(j.ex)); differ {
		fail(path, want, got, "the values of this case change what is around them")
	}
}

// text is what the case renders.
func (c *Case) text() (string, error) {
	ex := c.invoke(false)
	if err := renderError(ex); err != nil {
		return "", err
	}
	return c.output(ex), nil
}

// differentMembers compares the members of two texts: of JSON, down into JSON in texts,
// else the parameters of forms.
func differentMembers(want, got string) (path, wanted, found string, differ bool) {
	x, err := strictjson.Parse(want)
	if err != nil {
		a, b := formNames(want), formNames(got)
		return "", strings.Join(a, ", "), strings.Join(b, ", "), !slices.Equal(a, b)
	}
	y, err := strictjson.Parse(got)
	if err != nil {
		return "", "JSON", shorten(got), true
	}
	return differentValue("$", x, y)
}

func formNames(text string) []string {
	var names []string
	for _, p := range strings.Split(text, "&") {
		name, _, _ := strings.Cut(p, "=")
		names = append(names, strings.TrimSpace(name))
	}
	return names
}

// differentValue finds the outermost place with other members. Values may differ, and
// so may their kinds, as long as neither is an object or a list.
func differentValue(path string, x, y *strictjson.Value) (string, string, string, bool) {
	if !sameShape(x, y) {
		return path, shapeOf(x), shapeOf(y), true
	}
	switch x.Kind {
	case strictjson.Object:
		for i, m := range x.Members {
			if at, a, b, differ := differentValue(path+"."+m.Name, m.Value, y.Members[i].Value); differ {
				return at, a, b, true
			}
		}
	case strictjson.Array:
		for i := range x.Items {
			if at, a, b, differ := differentValue(fmt.Sprintf("%s[%d]", path, i), x.Items[i], y.Items[i]); differ {
				return at, a, b, true
			}
		}
	case strictjson.String:
		inner, other := innerJSON(x), innerJSON(y)
		switch {
		case inner != nil && other != nil:
			return differentValue(path, inner, other)
		case inner != nil:
			return path, shapeOf(inner) + " in a text", "a text that is no JSON: " + shorten(y.Text), true
		}
	}
	return "", "", "", false
}

// innerJSON is the object or list that a text holds; nil for other values.
func innerJSON(v *strictjson.Value) *strictjson.Value {
	if v.Kind != strictjson.String {
		return nil
	}
	inner, err := strictjson.Parse(v.Text)
	if err != nil || !isContainer(inner) {
		return nil
	}
	return inner
}

// sameShape compares what two values are made of.
func sameShape(x, y *strictjson.Value) bool {
	switch {
	case isContainer(x) != isContainer(y) || isContainer(x) && x.Kind != y.Kind:
		return false
	case x.Kind == strictjson.Object:
		return slices.EqualFunc(x.Members, y.Members, func(a, b *strictjson.Member) bool { return a.Name == b.Name })
	case x.Kind == strictjson.Array:
		return len(x.Items) == len(y.Items)
	}
	return true
}

func isContainer(v *strictjson.Value) bool {
	return v.Kind == strictjson.Object || v.Kind == strictjson.Array
}

// shapeOf says what a value is made of: the names of an object, the length of a list.
func shapeOf(v *strictjson.Value) string {
	switch v.Kind {
	case strictjson.Object:
		names := make([]string, len(v.Members))
		for i, m := range v.Members {
			names[i] = m.Name
			if strings.ContainsAny(m.Name, ", {}\"") {
				names[i] = quoteJSON(m.Name)
			}
		}
		return "{" + strings.Join(names, ", ") + "}"
	case strictjson.Array:
		return fmt.Sprintf("a list of %d", len(v.Items))
	}
	return "a value"
}
