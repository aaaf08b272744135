package proof

import (
	"encoding/json"
	"strings"
)

// factor is one thing that inputs vary in: a place of the payload, a parameter, a
// member of $context, a stage variable.
type factor struct {
	kind  factorKind
	what  string // for a person: $.items, the header X
	name  string // of a parameter or member
	param string // path, querystring or header
	slot  *slot
	cands []cand
	// plain is the index of the candidate that stands for an ordinary value.
	plain int
}

type factorKind int

const (
	factorSlot factorKind = iota
	factorParam
	factorContext
	factorStage
)

// cand is a value that a factor can have.
type cand struct {
	words   string // for a person: is missing, has two elements
	missing bool
	natural bool   // of a slot: what lies below it is written
	items   int    // of a natural list
	last    bool   // the list's last element is the one that differs, not its first
	json    string // of a slot: its JSON
	text    string // of everything else; of a slot that is a text: that text
}

// quoteJSON writes a text as JSON, with nothing escaped that need not be.
func quoteJSON(text string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(text) != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// hostileTexts are texts that break templates, the simplest first: a witness is made of
// the first that breaks it.
var hostileTexts = []string{
	"", "'", `"`, `\`, "\n", "x", "&", "+", "%", "<", "\u2028", "😀", "\t", "\x7f", "5", "true", "{}",
	"@@", "$x", "#set", "</x>", `\'`, `\"`, `a","vtlcheck":"b`, `a\","vtlcheck":\"b`, `1,"vtlcheck":2`, "a&vtlcheck=b",
}

// hostileValues are JSON values of other kinds.
var hostileValues = []string{
	`null`, `0`, `true`, `false`, `{}`, `[]`, `-1.5`, `12345678901234567890`, `1e-7`, `1e300`, `{"k":"'"}`, `["'"]`, `["\""]`, `[null]`, `{"a b":{"c":[1,{}]}}`,
}

func textCands(literals []string) []cand {
	out := []cand{{words: "is missing", missing: true}, {words: "is an ordinary text", text: "abc"}}
	for _, h := range hostileTexts {
		out = append(out, cand{words: "is the text " + shown(h), text: h})
	}
	for _, l := range literals {
		out = append(out, cand{words: "is the text " + shown(l), text: l})
	}
	return out
}

// slotCands are the values of a place in a payload: of a leaf texts and values, of one
// that holds others these or values in their stead.
func (r *reads) slotCands(s *slot) []cand {
	out := []cand{{words: "is missing", missing: true}}
	switch {
	case s.elem != nil:
		for n, words := range []string{"is an empty list", "has one element", "has two elements", "has three elements"} {
			out = append(out, cand{words: words, natural: true, items: n})
		}
		out = append(out, cand{words: "has two elements, of which only the last is so", natural: true, items: 2, last: true})
	case !s.leaf():
		out = append(out, cand{words: "is an object", natural: true})
	default:
		out = append(out, cand{words: "is an ordinary text", json: `"abc"`, text: "abc"})
	}
	for _, h := range hostileTexts {
		out = append(out, cand{words: "is the text " + shown(h), json: quoteJSON(h), text: h})
	}
	for _, v := range hostileValues {
		out = append(out, cand{words: "is " + v, json: v})
	}
	for _, l := range r.literals {
		out = append(out, cand{words: "is the text " + shown(l), json: quoteJSON(l), text: l})
	}
	return out
}

// callFactors gives what the calls vary in besides the payload.
func (s *subject) callFactors(r *reads) []*factor {
	var out []*factor
	add := func(f *factor) { out = append(out, f) }
	for _, p := range s.possible(r.params) {
		add(&factor{kind: factorParam, what: paramWords(p.kind, p.name), name: p.name, param: p.kind, cands: textCands(r.literals), plain: 1})
	}
	for _, path := range r.context {
		if cands := memberCands("$context."+path, r.literals); cands != nil {
			add(&factor{kind: factorContext, what: "$context." + path, name: path, cands: cands})
		}
	}
	for _, name := range r.stage {
		add(&factor{kind: factorStage, what: "$stageVariables." + name, name: name, cands: stageCands})
	}
	for _, f := range out {
		if f.kind == factorParam {
			f.cands = possibleParams(f)
		}
	}
	return out
}

// possible decides the kinds of parameters, and leaves away what cannot vary: the headers
// that choose the template, and path parameters that the route does not have.
func (s *subject) possible(params []paramRead) []paramRead {
	var out []paramRead
	for _, p := range params {
		p.kind = s.paramKind(p)
		switch {
		case p.kind == "header" && (strings.EqualFold(p.name, "Content-Type") || strings.EqualFold(p.name, "Accept")):
		case p.kind == "path" && p.name == anyName:
			for _, name := range pathParams(s.compiled.Route.Path) {
				out = addOnce(out, paramRead{"path", name})
			}
		default:
			out = addOnce(out, p)
		}
	}
	return out
}

// pathParams are the names in braces of a path.
func pathParams(path string) []string {
	var out []string
	for _, part := range strings.Split(path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			out = append(out, strings.TrimSuffix(strings.TrimSuffix(name, "}"), "+"))
		}
	}
	return out
}

// slotFactors gives a factor for a place in the payload and for each below it.
func (r *reads) slotFactors(at *slot) []*factor {
	plain := 1
	if at.elem != nil {
		plain = 3
	}
	out := []*factor{{what: at.path, slot: at, cands: r.slotCands(at), plain: plain}}
	for _, m := range at.members {
		out = append(out, r.slotFactors(m)...)
	}
	if at.elem != nil {
		out = append(out, r.slotFactors(at.elem)...)
	}
	if at.text != nil {
		out = append(out, r.slotFactors(at.text)...)
	}
	return out
}

func paramWords(kind, name string) string {
	switch kind {
	case "header":
		return "the header " + name
	case "path":
		return "the path parameter " + name
	}
	return "the query parameter " + name
}

// paramKind decides what a parameter is where the template leaves it open.
func (s *subject) paramKind(p paramRead) string {
	path := s.compiled.Route.Path
	switch {
	case p.kind != "":
		return p.kind
	case strings.Contains(path, "{"+p.name+"}"), strings.Contains(path, "{"+p.name+"+}"):
		return "path"
	case strings.Contains(p.name, "-"):
		return "header"
	}
	return "querystring"
}

// stageCands: what a stage variable holds is the owner's choice, not the client's. The
// text is one that does for names, hosts and ARNs.
var stageCands = []cand{{words: "is set", text: "arn:aws:states:us-east-1:123456789012:stateMachine:Sample"}}

// possibleParams leaves out what HTTP cannot carry, or the router would not match.
func possibleParams(f *factor) []cand {
	var out []cand
	for _, c := range f.cands {
		switch {
		case f.param == "header" && strings.ContainsAny(c.text, "\n\x7f"):
		case f.param == "path" && (c.missing || c.text == ""):
		default:
			out = append(out, c)
		}
	}
	f.plain = 0
	if out[0].missing {
		f.plain = 1
	}
	return out
}
