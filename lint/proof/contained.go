package proof

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// judgeContained holds what was printed against what the same path prints for harmless
// values: members that only the hostile values made show that a text left its slot.
// Letters and digits keep their places in the harmless twin, so that lengths and most
// comparisons stay; where the path is another one all the same nothing is said.
func (s *subject) judgeContained(o *outcome) {
	for _, harmless := range []func(rune) rune{asLetters, asDigits} {
		twin, changed := twinOf(o.sample, harmless)
		if !changed {
			return
		}
		other := s.render(twin)
		if other.excused || other.render == nil || other.render.Err != nil || !samePath(o.render.Trace, other.render.Trace) {
			continue
		}
		b, comparable := s.compare(o.render.Output, other.render.Output)
		if b != nil {
			b.at, b.twin = o.intruder(b.at), &twin
			o.broken[Contained] = b
		}
		if comparable {
			return
		}
	}
}

// intruder narrows the object that has too many members to the first member whose name
// no template text wrote.
func (o *outcome) intruder(object vtl.Span) vtl.Span {
	text := o.render.Output[object.Start:object.End]
	v, err := strictjson.Parse(text)
	if err != nil {
		return object
	}
	for _, m := range v.Members {
		seg, ok := o.render.Trace.SegmentAt(object.Start + m.NameStart)
		if _, isReference := seg.Node.(*vtl.Reference); ok && isReference {
			return vtl.Span{Start: object.Start + m.NameStart, End: object.Start + m.NameEnd}
		}
	}
	return object
}

func asLetters(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
		return r
	}
	return 'x'
}

func asDigits(rune) rune { return '1' }

// twinOf gives an input with a harmless text in the place of each text of the client or
// the backend.
func twinOf(in sample, harmless func(rune) rune) (sample, bool) {
	t := twinMaker{harmless: harmless}
	req := *in.req
	req.PathParams, req.Query, req.StageVariables = t.params(req.PathParams), t.params(req.Query), t.params(req.StageVariables)
	headers := req.Headers
	if len(headers) > 2 {
		req.Headers = append(headers[:2:2], t.params(headers[2:])...)
	}
	req.Context = t.context(req.Context)
	if in.result == nil {
		req.Body = t.payload(req.Body)
		return sample{req: &req}, t.changed
	}
	result := *in.result
	result.Body = t.payload(result.Body)
	return sample{&req, &result}, t.changed
}

type twinMaker struct {
	harmless func(rune) rune
	changed  bool
}

func (t *twinMaker) text(s string) string {
	out := strings.Map(t.harmless, s)
	t.changed = t.changed || out != s && strings.ContainsFunc(s, func(r rune) bool { return asLetters(r) != r })
	return out
}

func (t *twinMaker) params(list apigw.Params) apigw.Params {
	out := make(apigw.Params, len(list))
	for i, p := range list {
		out[i] = apigw.Param{Name: p.Name, Value: t.text(p.Value)}
	}
	return out
}

// context changes what only a client can have put there: members with a quote in them.
func (t *twinMaker) context(m *java.Map) *java.Map {
	if m == nil {
		return nil
	}
	out := java.NewMap(m.Len())
	for k, v := range m.All() {
		switch x := v.(type) {
		case *java.Map:
			v = t.context(x)
		case string:
			if strings.ContainsAny(x, "\"\\") {
				v = t.text(x)
			}
		}
		out.Put(k, v)
	}
	return out
}

// payload keeps JSON's structure and changes the texts in it; JSON in a text as well.
func (t *twinMaker) payload(text string) string {
	v, err := strictjson.Parse(text)
	if err != nil {
		return t.text(text)
	}
	var b strings.Builder
	t.value(&b, v, text)
	return b.String()
}

func (t *twinMaker) value(b *strings.Builder, v *strictjson.Value, source string) {
	switch v.Kind {
	case strictjson.String:
		if fixedTexts[v.Text] {
			b.WriteString(quoteJSON(v.Text))
		} else {
			b.WriteString(quoteJSON(t.payload(v.Text)))
		}
	case strictjson.Array:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			t.value(b, item, source)
		}
		b.WriteByte(']')
	case strictjson.Object:
		b.WriteByte('{')
		for i, m := range v.Members {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(source[m.NameStart:m.NameEnd] + ":")
			t.value(b, m.Value, source)
		}
		b.WriteByte('}')
	default:
		b.WriteString(source[v.Start:v.End])
	}
}

// fixedTexts are texts of an answer that are no data.
var fixedTexts = map[string]bool{"SUCCEEDED": true, "FAILED": true, "TIMED_OUT": true}

// samePath says whether two renders went the same way.
func samePath(a, b *vtl.Trace) bool {
	if a == nil || b == nil || len(a.Events) != len(b.Events) {
		return false
	}
	for i := range a.Events {
		if a.Events[i] != b.Events[i] {
			return false
		}
	}
	return true
}

// compare looks for members that the harmless output does not have. comparable = false:
// the harmless output is not well-formed.
func (s *subject) compare(hostile, harmless string) (b *breach, comparable bool) {
	if s.form() {
		return compareForms(hostile, harmless), true
	}
	if !s.json() {
		return nil, true
	}
	x, err := strictjson.Parse(hostile)
	if err != nil {
		return nil, true
	}
	y, err := strictjson.Parse(harmless)
	if err != nil {
		return nil, false
	}
	at, differs := differ(x, y)
	if !differs {
		return nil, true
	}
	return &breach{
		rule: "client-text-leaves-slot", at: at,
		message: "a text of the client adds to the structure of the output",
		remedy:  "Print values through $util.escapeJavaScript(…).replaceAll(\"\\\\'\", \"'\") between quotes, once for each level of JSON in JSON.",
	}, true
}

// differ finds an object or array that has other members in the one than in the other,
// down into JSON that is held by strings.
func differ(x, y *strictjson.Value) (vtl.Span, bool) {
	span := vtl.Span{Start: x.Start, End: x.End}
	switch {
	case x.Kind == strictjson.Object && y.Kind == strictjson.Object:
		if len(x.Members) != len(y.Members) {
			return span, true
		}
		for i := range x.Members {
			if at, yes := differ(x.Members[i].Value, y.Members[i].Value); yes {
				return at, true
			}
		}
	case x.Kind == strictjson.Array && y.Kind == strictjson.Array:
		if len(x.Items) != len(y.Items) {
			return span, true
		}
		for i := range x.Items {
			if at, yes := differ(x.Items[i], y.Items[i]); yes {
				return at, true
			}
		}
	case x.Kind == strictjson.String && y.Kind == strictjson.String:
		a, err1 := strictjson.Parse(x.Text)
		b, err2 := strictjson.Parse(y.Text)
		if err1 == nil && err2 == nil {
			if _, yes := differ(a, b); yes {
				return vtl.Span{Start: x.Start + 1, End: x.End - 1}, true
			}
		}
	}
	return vtl.Span{}, false
}

// compareForms compares the parameters of two forms.
func compareForms(hostile, harmless string) *breach {
	a, b := strings.Split(hostile, "&"), strings.Split(harmless, "&")
	if len(a) == len(b) {
		return nil
	}
	return &breach{
		rule: "client-text-leaves-slot", at: vtl.Span{Start: 0, End: len(hostile)},
		message: "a text of the client adds parameters to the form",
		remedy:  "Print each value through $util.urlEncode(…).",
	}
}
