package flow

import (
	"encoding/base64"
	"net/url"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// util is a call of one of the functions of $util.
func (r *runner) util(s *state, ref *vtl.Reference, m *catalog.Member, args []*Value) *Value {
	text := args[0]
	switch m.Name() {
	case "escapeJavaScript":
		return escapeJavaScript(ref, text)
	case "parseJson":
		r.noteParse(s, ref, text)
		return r.parseJSON(ref, text)
	case "urlEncode":
		return encoded(ref, m, text, "url", url.QueryEscape)
	case "base64Encode":
		return encoded(ref, m, text, "base64", func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) })
	}
	d := derived(m.Name()+"("+text.key+")", firstOf(text.Sources()), ref)
	d.Member = m
	return dataValue(d, ref)
}

// encoded is text whose characters the encoding decides.
func encoded(ref *vtl.Reference, m *catalog.Member, text *Value, kind string, of func(string) string) *Value {
	if c, ok := text.Const(); ok {
		return constant(of(c), ref)
	}
	d := derived(m.Name()+"("+text.key+")", firstOf(text.Sources()), ref)
	d.Member, d.Values, d.Encoded = m, m.Values, kind
	return dataValue(d, ref)
}

// escapeJavaScript escapes constants at once and marks data.
func escapeJavaScript(ref *vtl.Reference, text *Value) *Value {
	pieces := append([]Piece(nil), piecesOf(text)...)
	for i, p := range pieces {
		if p.Data == nil {
			pieces[i] = Piece{Text: escapeConstant(p.Text), Node: p.Node}
			continue
		}
		pieces[i].Escapes = append(p.Escapes[:len(p.Escapes):len(p.Escapes)], Escape{Call: ref})
	}
	return rope(pieces...)
}

var constantEscapes = strings.NewReplacer(`"`, `\"`, `'`, `\'`, `\`, `\\`, `/`, `\/`,
	"\b", `\b`, "\f", `\f`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func escapeConstant(text string) string { return constantEscapes.Replace(text) }

// parseJSON reads JSON text. The text of a path read again is the path's value.
func (r *runner) parseJSON(ref *vtl.Reference, text *Value) *Value {
	if text.Kind == Nothing && len(ref.Steps) > 0 {
		r.noteParsedAbsent(ref)
		return unknown()
	}
	d := text.Single()
	if d == nil {
		return unknown(text.Sources()...)
	}
	parsed := &Data{Type: catalog.JSON, Source: d.Source, Member: nil, Optional: true, Node: ref, Of: d.Of}
	switch {
	case d.Key == bodyKey:
		parsed.Key, parsed.Path, parsed.Optional = "$", "$", false
	case d.Type == catalog.JSONText:
		parsed.Key, parsed.Path = strings.TrimPrefix(d.Key, "json:"), d.Path
		if d.Path != "" && d.Path != "$" {
			parsed.reparse = ref
		}
	default:
		parsed.Key, parsed.Of = "parse:"+d.Key, d
	}
	return r.payload(ref, parsed)
}

func (r *runner) noteParse(s *state, ref *vtl.Reference, text *Value) {
	d := text.Single()
	tested := d != nil && s.mentions(d.Key)
	if r.res.once(parseKey{ref, text.key, tested}) {
		r.res.Parses = append(r.res.Parses, CallFact{Ref: ref, Args: []*Value{text}, Tested: tested})
	}
}

type parseKey struct {
	ref    *vtl.Reference
	text   string
	tested bool
}

func (r *runner) noteParsedAbsent(ref *vtl.Reference) {
	for i := range r.res.Absent {
		inside := r.res.Absent[i].Ref.Span()
		if span := ref.Span(); span.Start <= inside.Start && inside.End <= span.End {
			r.res.Absent[i].Parsed = true
		}
	}
}
