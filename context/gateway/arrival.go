package gateway

import (
	"fmt"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// arrival compares what arrives at the backend with what the client sent: a value
// that arrives as it is when it is harmless has to do so when it is not, and no value
// may change the members around it.
type arrival struct {
	k    *routeCheck
	base *Exchange
	doc  *strictjson.Value
	// places of each slot's text, as far as they were asked for.
	places map[*slot][][]string
}

func (k *routeCheck) arrival(req *apigw.Request) *arrival {
	base := k.c.Invoke(req, nil, k.call)
	f := &arrival{k: k, base: base, places: map[*slot][][]string{}}
	if base.Request != nil && base.Request.Err == nil {
		f.doc, _ = strictjson.Parse(base.Request.Output)
	}
	return f
}

// plainText is changed by every encoding that is meant (urlEncode, toUpperCase …) and
// by no escaping: where it arrives unchanged, other texts should.
const plainText = "a b~C"

// of gives the comparison for a variant; nil where there is nothing to compare with.
func (f *arrival) of(s *shape, v variant) func(*Exchange) vtl.Diagnostics {
	if f.doc == nil || v.text == "" {
		return nil
	}
	places := f.placesOf(s, v.slot)
	return func(ex *Exchange) vtl.Diagnostics {
		if ex.Request == nil || ex.Request.Err != nil || !sameWay(ex.Request.Trace, f.base.Request.Trace) {
			return nil
		}
		doc, err := strictjson.Parse(ex.Request.Output)
		if err != nil {
			return nil
		}
		if d := f.injected(ex, doc); d != nil {
			return d
		}
		if CheckRequest(f.k.c, ex, f.k.t).HasErrors() {
			return nil // that it does not arrive is told already
		}
		return f.altered(ex, doc, places, v.text)
	}
}

// placesOf finds where a slot's text arrives as a whole and unchanged: paths through
// the payload and through JSON in its strings.
func (f *arrival) placesOf(s *shape, at *slot) [][]string {
	places, known := f.places[at]
	if !known {
		places = f.findPlaces(s, at)
		f.places[at] = places
	}
	return places
}

func (f *arrival) findPlaces(s *shape, at *slot) [][]string {
	req := withBody(f.base.Client, s.body(at, quoteJSON(plainText)))
	ex := f.k.c.Invoke(req, nil, f.k.call)
	if ex.Request == nil || ex.Request.Err != nil {
		return nil
	}
	doc, err := strictjson.Parse(ex.Request.Output)
	if err != nil {
		return nil
	}
	var out [][]string
	leaves(doc, nil, func(path []string, text string) {
		if text == plainText {
			out = append(out, slices.Clone(path))
		}
	})
	return out
}

// leaves visits every text of a payload with its path; a step "→" leads into the JSON
// that a string holds.
func leaves(v *strictjson.Value, path []string, visit func(path []string, text string)) {
	switch v.Kind {
	case strictjson.String:
		visit(path, v.Text)
		if looksEncoded(v.Text) {
			if inner, err := strictjson.Parse(v.Text); err == nil {
				leaves(inner, append(path, inside), visit)
			}
		}
	case strictjson.Array:
		for i, item := range v.Items {
			leaves(item, append(path, fmt.Sprint(i)), visit)
		}
	case strictjson.Object:
		for _, m := range v.Members {
			leaves(m.Value, append(path, m.Name), visit)
		}
	}
}

// inside is the step of a path into the JSON that a string holds.
const inside = "→"

// altered compares the texts at the places with the one that was sent.
func (f *arrival) altered(ex *Exchange, doc *strictjson.Value, places [][]string, sent string) vtl.Diagnostics {
	want := asRead(sent)
	for _, place := range places {
		got, at, ok := follow(doc, place)
		if ok && got == want {
			continue
		}
		message := fmt.Sprintf("%q does not arrive at %s", sent, strings.Join(place, "."))
		if ok {
			message = fmt.Sprintf("%q arrives as %q at %s", sent, got, strings.Join(place, "."))
		}
		rule := target.RuleInputAltered
		p := newPlacer(f.k.c, ex, ex.Request)
		return vtl.Diagnostics{p.diagnostic(rule, rule.Severity, message, "", at)}
	}
	return nil
}

// asRead is a text as the JSON reader of a template has it.
func asRead(text string) string {
	v, err := jsonpath.Parse(quoteJSON(text))
	if s, ok := v.(string); ok && err == nil {
		return s
	}
	return text
}

// follow gives the text at a path and its place in the outermost text.
func follow(v *strictjson.Value, path []string) (text string, at int, ok bool) {
	outer := -1
	for _, step := range path {
		switch {
		case step == inside && v.Is(strictjson.String):
			if outer < 0 {
				outer = v.Start
			}
			inner, err := strictjson.Parse(v.Text)
			if err != nil {
				return "", outer, false
			}
			v = inner
		case v.Is(strictjson.Array):
			var i int
			if _, err := fmt.Sscan(step, &i); err != nil || i >= len(v.Items) {
				return "", max(outer, v.Start), false
			}
			v = v.Items[i]
		case v.Is(strictjson.Object) && v.Get(step) != nil:
			v = v.Get(step)
		default:
			return "", max(outer, v.Start), false
		}
	}
	at = v.Start
	if outer >= 0 {
		at = outer
	}
	return v.Text, at, v.Is(strictjson.String)
}

// injected finds members that the harmless call does not have.
func (f *arrival) injected(ex *Exchange, doc *strictjson.Value) vtl.Diagnostics {
	have := map[string]bool{}
	members(f.doc, nil, func(path []string, _ int) { have[strings.Join(path, ".")] = true })
	var out vtl.Diagnostics
	members(doc, nil, func(path []string, at int) {
		name := strings.Join(path, ".")
		if have[name] || len(out) > 0 || !strings.Contains(path[len(path)-1], anyParam) {
			return
		}
		rule := target.RulePayloadInjection
		p := newPlacer(f.k.c, ex, ex.Request)
		out = append(out, p.diagnostic(rule, rule.Severity, "the client's text became the member "+name, "", at))
	})
	return out
}

// members visits every member of a payload, with its path and its place in the
// outermost text.
func members(v *strictjson.Value, path []string, visit func(path []string, at int)) {
	switch v.Kind {
	case strictjson.String:
		if looksEncoded(v.Text) {
			if inner, err := strictjson.Parse(v.Text); err == nil {
				members(inner, append(path, inside), func(path []string, _ int) { visit(path, v.Start) })
			}
		}
	case strictjson.Array:
		for i, item := range v.Items {
			members(item, append(path, fmt.Sprint(i)), visit)
		}
	case strictjson.Object:
		for _, m := range v.Members {
			at := append(path, m.Name)
			visit(at, m.NameStart)
			members(m.Value, at, visit)
		}
	}
}

// sameWay says whether two renders chose the same arms and made the same rounds.
func sameWay(a, b *vtl.Trace) bool {
	if a == nil || b == nil {
		return false
	}
	return slices.EqualFunc(decisions(a), decisions(b), func(x, y vtl.Event) bool {
		return x.Node == y.Node && x.N == y.N
	})
}

func decisions(t *vtl.Trace) []vtl.Event {
	var out []vtl.Event
	for _, e := range t.Events {
		if e.Kind == vtl.EventArm || e.Kind == vtl.EventLoop {
			out = append(out, e)
		}
	}
	return out
}
