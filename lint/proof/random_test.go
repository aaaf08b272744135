package proof

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// generator makes random hostile inputs of what a template reads. It shares no values
// with the prober, and nothing at all with the symbolic side.
type generator struct {
	*rand.Rand
	s     *subject
	reads *reads
	calls []*factor
	names []string
}

func newGenerator(s *subject, seed uint64) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 6)), s: s, reads: readsOf(s.tmpl)}
	g.calls = s.callFactors(g.reads)
	g.names = []string{"a", "k", "items", "", "it's", `q"`, `b\`, "class", "empty", "x y", "é"}
	g.collectNames(g.reads.body)
	return g
}

func (g *generator) collectNames(s *slot) {
	if s.name != "" {
		g.names = append(g.names, s.name)
	}
	for _, m := range s.members {
		g.collectNames(m)
	}
	if s.elem != nil {
		g.collectNames(s.elem)
	}
	if s.text != nil {
		g.collectNames(s.text)
	}
}

const nasty = `"'\/,:{}[]&=+%<>$#@!-.eE0123456789aztrufNnI ` + "\n\r\t\b\f\x00\x01\x1f\x7f\u0080\u009f\u00a0é€\u2028\u2029\ufeff\ufffd😀\U0010FFFF"

var nastyRunes = []rune(nasty)

// text is a random text: short ones of few characters collide with tests more often.
func (g *generator) text() string {
	switch g.IntN(8) {
	case 0:
		return ""
	case 1:
		if len(g.reads.literals) > 0 {
			return g.reads.literals[g.IntN(len(g.reads.literals))]
		}
	case 2:
		return g.json(2)
	case 3:
		return hostileTexts[g.IntN(len(hostileTexts))]
	}
	var b strings.Builder
	for range g.IntN(9) {
		b.WriteRune(nastyRunes[g.IntN(len(nastyRunes))])
	}
	return b.String()
}

// json is random JSON text, with blanks and escapes as a client may write them.
func (g *generator) json(depth int) string {
	kinds := 7
	if depth == 0 {
		kinds = 5
	}
	switch g.IntN(kinds) {
	case 0:
		return "null"
	case 1:
		return strconv.FormatBool(g.IntN(2) == 0)
	case 2:
		return g.number()
	case 3, 4:
		return g.quoted()
	case 5:
		var parts []string
		for range g.IntN(4) {
			parts = append(parts, g.blank()+g.json(depth-1)+g.blank())
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	var parts []string
	for range g.IntN(4) {
		parts = append(parts, quoteJSON(g.names[g.IntN(len(g.names))])+g.blank()+":"+g.blank()+g.json(depth-1))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

func (g *generator) blank() string { return []string{"", "", "", " ", "\n", "\t"}[g.IntN(6)] }

func (g *generator) number() string {
	list := []string{"0", "-0", "1", "-1", "7", "1.0", "0.1", "-2.50", "1e3", "1E-7", "12345678901234567890", "1e300", "1e-300",
		"3.141592653589793238462643", "2147483648", "-9223372036854775808", "100000000.0", "0.0001"}
	return list[g.IntN(len(list))]
}

// quoted is a text in quotes, now and then with escapes that need not be.
func (g *generator) quoted() string {
	if g.IntN(6) == 0 {
		return []string{`"\u0027\u0022"`, `"\/\\\""`, `"\ud83d\ude00"`, `"\ud800"`, `"\udc00x"`, `"\u0000\u001f"`, `"\u2028"`}[g.IntN(7)]
	}
	return quoteJSON(g.text())
}

// slot writes a place that is read: often what the template expects, else anything.
func (g *generator) slot(s *slot, depth int) string {
	if depth == 0 || s.leaf() || g.IntN(6) == 0 {
		return g.json(min(depth, 2))
	}
	switch {
	case s.elem != nil && (len(s.members) == 0 || g.IntN(2) == 0):
		var parts []string
		for range g.IntN(5) {
			parts = append(parts, g.slot(s.elem, depth-1))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case s.text != nil && (len(s.members) == 0 || g.IntN(2) == 0):
		return quoteJSON(g.slot(s.text, depth-1))
	}
	var parts []string
	for _, m := range s.members {
		if g.IntN(5) > 0 {
			parts = append(parts, quoteJSON(m.name)+":"+g.slot(m, depth-1))
		}
	}
	g.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return "{" + strings.Join(parts, ",") + "}"
}

// sample is a random input.
func (g *generator) sample() sample {
	req := g.s.baseRequest()
	for _, f := range g.calls {
		c := &cand{missing: g.IntN(4) == 0, text: g.paramText(f)}
		switch {
		case f.kind == factorContext || f.kind == factorStage:
			if c = g.memberCand(f); c == nil {
				continue
			}
		case f.param == "path" && (c.missing || c.text == ""):
			c = &cand{text: "x"}
		}
		f.set(req, c)
	}
	if g.s.phase.String() == "request" {
		req.Body = g.body()
		return sample{req: req}
	}
	result := g.s.results[g.IntN(len(g.s.results))]
	g.answer(&result)
	return sample{req, &result}
}

func (g *generator) paramText(f *factor) string {
	text := g.text()
	if f.param == "header" {
		text = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7f {
				return -1
			}
			return r
		}, text)
	}
	return text
}

func (g *generator) body() string {
	switch {
	case g.reads.bodyText && g.IntN(4) == 0:
		return g.text()
	case g.IntN(12) == 0:
		return ""
	case g.IntN(8) == 0:
		return g.json(3)
	}
	return g.blank() + g.slot(g.reads.body, 6) + g.blank()
}

// memberCand gives a member of $context or a stage variable a random text out of its
// alphabet.
func (g *generator) memberCand(f *factor) *cand {
	path := "$context." + f.name
	if f.kind == factorStage {
		path = "$stageVariables." + f.name
	}
	m, ok := catalog.Lookup(path)
	if !ok {
		return &cand{text: g.text()}
	}
	if m.Optional && f.kind == factorContext && g.IntN(4) == 0 {
		return &cand{missing: true}
	}
	if m.Values.Any() {
		return &cand{text: g.text()}
	}
	length := m.Values.Min + g.IntN(6)
	if f.kind == factorStage {
		length = max(1, length)
	}
	if m.Values.Max > 0 {
		length = min(length, m.Values.Max)
	}
	ranges := m.Values.Ranges()
	var b strings.Builder
	for range length {
		i := 2 * g.IntN(len(ranges)/2)
		b.WriteRune(ranges[i] + rune(g.IntN(int(min(ranges[i+1]-ranges[i], 300))+1)))
	}
	return &cand{text: b.String()}
}

func (g *generator) answer(r *target.Result) {
	switch g.s.formOf(r) {
	case formFixed:
		return
	case formAny:
		r.Body = g.slot(g.reads.body, 6)
		return
	}
	members := fixedMembers(r.Class)
	optional := func(name string) {
		if g.IntN(4) > 0 {
			members = append(members, quoteJSON(name)+":"+g.quoted())
		}
	}
	switch r.Class {
	case target.Succeeded:
		output := g.reads.body.member("output").parsed()
		members = append(members, `"output":`+quoteJSON(g.blank()+g.slot(output, 5)))
	case target.Failed, target.TimedOut:
		optional("error")
		optional("cause")
	default:
		members = append(members, `"__type":`+quoteJSON("x"+g.text()))
		optional("message")
	}
	r.Body = "{" + strings.Join(members, ",") + "}"
}
