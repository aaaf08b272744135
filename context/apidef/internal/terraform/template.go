package terraform

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// maxText bounds a text that is put together out of pieces.
const maxText = 8 << 20

// template puts the parts of a quoted string or a heredoc together.
func (m *Module) template(x *hclsyntax.TemplateExpr, s *scope) *tree.Node {
	f, start, end := m.place(x.Range())
	if f == nil {
		return nil
	}
	defer func(quoted bool) { m.quoted = quoted }(m.quoted)
	m.quoted = m.opensQuoted(x.Range())
	var b tree.Builder
	b.EndAt(f, start)
	for _, part := range x.Parts {
		m.part(&b, part, s)
		if b.Len() > maxText {
			m.host.Report(f, start, end, fmt.Sprintf("the text grows over %d bytes", maxText), "")
			break
		}
	}
	return tree.NewString(b.Text(), f, start, end)
}

// opensQuoted says whether the template that starts at a range is a quoted string, in
// which backslashes escape; the body of a directive is like what it lies in.
func (m *Module) opensQuoted(r hcl.Range) bool {
	src := m.sources[r.Filename]
	if src == nil || r.Start.Byte >= len(src.String) {
		return m.quoted
	}
	switch rest := src.String[r.Start.Byte:]; {
	case r.Start.Byte == 0 && strings.HasPrefix(r.Filename, templatePrefix):
		return false
	case strings.HasPrefix(rest, `"`):
		return true
	case strings.HasPrefix(rest, "<<"):
		return false
	}
	return m.quoted
}

func (m *Module) part(b *tree.Builder, part hclsyntax.Expression, s *scope) {
	v := m.fold(part, s)
	if !v.IsScalar() || v.Kind == tree.Null || !m.host.Step(len(v.Str)) {
		return
	}
	switch part.(type) {
	case *hclsyntax.LiteralValueExpr, *hclsyntax.ConditionalExpr, *hclsyntax.TemplateExpr, *hclsyntax.TemplateJoinExpr:
		b.Append(v.Text()) // written here, or between the markers of a directive
	default:
		// The place of an interpolation is ${…} itself, not what it names.
		f, start, end := m.place(m.withBraces(part.Range()))
		b.AppendAt(f, start, end, v.Text())
	}
}

// withBraces widens the range of an interpolated expression to its ${ and }.
func (m *Module) withBraces(r hcl.Range) hcl.Range {
	src := m.sources[r.Filename]
	if src == nil || r.End.Byte > len(src.String) || r.Start.Byte > r.End.Byte {
		return r
	}
	before := strings.TrimSuffix(strings.TrimRight(src.String[:r.Start.Byte], " \t\r\n"), "~")
	if open, ok := strings.CutSuffix(before, "${"); ok {
		r.Start.Byte = len(open)
	}
	after := strings.TrimPrefix(strings.TrimLeft(src.String[r.End.Byte:], " \t\r\n"), "~")
	if rest, ok := strings.CutPrefix(after, "}"); ok {
		r.End.Byte = len(src.String) - len(rest)
	}
	return r
}

// stringLiteral gives a literal piece of a template, with the place of each byte.
func (m *Module) stringLiteral(x *hclsyntax.LiteralValueExpr) *tree.Node {
	rng, value := x.SrcRange, x.Val.AsString()
	src := m.sources[rng.Filename]
	f, start, end := m.place(rng)
	if src == nil || f == nil || rng.End.Byte > len(src.String) || rng.Start.Byte > rng.End.Byte {
		return m.known(rng, value)
	}
	d := literal{src: src, quoted: m.quoted}
	d.decode(rng.Start.Byte, rng.End.Byte)
	t, ok := d.align(value)
	if !ok {
		return m.known(rng, value)
	}
	return tree.NewString(t, f, start, end)
}

// literal is a piece of a template, decoded again to learn where each byte was written.
type literal struct {
	src    *tree.Text
	quoted bool
	chars  []char
	end    int
}

// char is one decoded character and its bytes [start, end) in the source.
type char struct {
	text       string
	start, end int
}

func (d *literal) decode(start, end int) {
	d.end = end
	for at := start; at < end; {
		c := d.next(at, end)
		d.chars = append(d.chars, c)
		at = c.end
	}
}

var hclEscapes = map[byte]string{'n': "\n", 'r': "\r", 't': "\t", '"': `"`, '\\': `\`}

func (d *literal) next(at, end int) char {
	s := d.src.String[at:end]
	if strings.HasPrefix(s, "$${") || strings.HasPrefix(s, "%%{") {
		return char{s[1:3], at, at + 3}
	}
	if d.quoted && s[0] == '\\' && len(s) > 1 {
		if text, ok := hclEscapes[s[1]]; ok {
			return char{text, at, at + 2}
		}
		if digits := map[byte]int{'u': 4, 'U': 8}[s[1]]; digits > 0 && len(s) >= 2+digits {
			if code, err := strconv.ParseUint(s[2:2+digits], 16, 32); err == nil && code <= utf8.MaxRune {
				return char{string(rune(code)), at, at + 2 + digits}
			}
		}
	}
	_, size := utf8.DecodeRuneInString(s)
	return char{s[:size], at, at + size}
}

// align drops what the parser has dropped of the literal: the common margin of a <<-
// heredoc at the start of lines, and white space beside ${~ and ~}.
func (d *literal) align(value string) (tree.Text, bool) {
	var b tree.Builder
	if p := d.src.Place(d.end); p.File != nil {
		b.EndAt(p.File, p.Offset)
	}
	if d.total() == len(value) {
		d.write(&b, d.chars)
		t := b.Text()
		return t, t.String == value
	}
	lines := splitLines(d.chars)
	values := strings.SplitAfter(value, "\n")
	for len(values) < len(lines) && len(values[len(values)-1]) == 0 {
		values = append(values, "")
	}
	if len(values) != len(lines) {
		return tree.Text{}, false
	}
	for i, line := range lines {
		d.write(&b, margin(line, values[i]))
	}
	t := b.Text()
	return t, t.String == value
}

func (d *literal) total() int {
	n := 0
	for _, c := range d.chars {
		n += len(c.text)
	}
	return n
}

func splitLines(chars []char) [][]char {
	var lines [][]char
	start := 0
	for i, c := range chars {
		if c.text == "\n" {
			lines = append(lines, chars[start:i+1])
			start = i + 1
		}
	}
	return append(lines, chars[start:])
}

// margin cuts a line so that it says value: at its start by as much as it has more
// leading white space than value, then at its end.
func margin(line []char, value string) []char {
	leading := 0
	for leading < len(line) && isSpace(line[leading].text) {
		leading++
	}
	wanted := len([]rune(value)) - len([]rune(strings.TrimLeftFunc(value, unicode.IsSpace)))
	skip := max(0, leading-wanted)
	if leading == len(line) { // nothing but white space: the end counts
		skip = max(0, len(line)-len([]rune(value)))
	}
	line = line[skip:]
	n, size := 0, 0
	for n < len(line) && size+len(line[n].text) <= len(value) {
		size += len(line[n].text)
		n++
	}
	return line[:n]
}

func isSpace(s string) bool { return strings.TrimSpace(s) == "" }

func (d *literal) write(b *tree.Builder, chars []char) {
	for i := 0; i < len(chars); {
		c := chars[i]
		if d.src.String[c.start:c.end] != c.text {
			first, last := d.src.Place(c.start), d.src.Place(c.end)
			b.Decode(first.File, first.Offset, max(first.Offset, last.Offset), c.text)
			i++
			continue
		}
		j := i
		for j < len(chars) && d.src.String[chars[j].start:chars[j].end] == chars[j].text {
			j++
		}
		b.Append(d.src.Slice(c.start, chars[j-1].end))
		i = j
	}
}

// templatePrefix starts the names of sources that are templates as a whole.
const templatePrefix = "template:"

// templateText evaluates a text as a template, as templatefile does with a file.
func (m *Module) templateText(t tree.Text, s *scope, at hcl.Range) *tree.Node {
	m.texts++
	name := templatePrefix + strconv.Itoa(m.texts)
	m.addSource(name, t)
	if !strings.Contains(t.String, "%{") && !strings.Contains(t.String, "~") || len(t.String) > MaxFileBytes {
		return m.interpolate(name, t, s, at)
	}
	tokens, _ := hclsyntax.LexTemplate([]byte(t.String), name, hcl.InitialPos)
	f, start, end := m.place(at)
	if _, why := deepTokens(tokens); why != "" {
		m.host.Report(f, start, end, why, "")
		return nil
	}
	e, diags := hclsyntax.ParseTemplate([]byte(t.String), name, hcl.InitialPos)
	m.reportHCL(diags)
	if e == nil || diags.HasErrors() {
		return nil
	}
	return m.fold(e, s)
}

// interpolate evaluates a template without directives. It takes time in proportion to the
// text, while the parser's grows with the square of it.
func (m *Module) interpolate(name string, t tree.Text, s *scope, at hcl.Range) *tree.Node {
	var b tree.Builder
	text := t.String
	last := 0
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "$${") || strings.HasPrefix(text[i:], "%%{"):
			b.Append(t.Slice(last, i))
			from, to := t.Place(i), t.Place(i+3)
			b.Decode(from.File, from.Offset, max(from.Offset, to.Offset), text[i+1:i+3])
			i += 2
			last = i + 1
		case strings.HasPrefix(text[i:], "${"):
			b.Append(t.Slice(last, i))
			end := m.interpolation(&b, name, t, i, s)
			if end < 0 {
				return nil
			}
			last = end
			i = end - 1
		}
		if b.Len() > maxText {
			break
		}
	}
	b.Append(t.Slice(last, len(text)))
	f, start, end := m.place(at)
	return tree.NewString(b.Text(), f, start, end)
}

// interpolation evaluates the ${…} at start and gives the offset behind it, or -1.
func (m *Module) interpolation(b *tree.Builder, name string, t tree.Text, start int, s *scope) int {
	end := closingBrace(t.String, start+2)
	first, last := t.Place(start), t.Place(max(end, start+2))
	if end < 0 {
		m.host.Report(first.File, first.Offset, first.Offset+2, "an interpolation ${ is not closed",
			"Write $${ where the mapping template is to receive ${.")
		return -1
	}
	src := []byte(t.String[start+2 : end-1])
	pos := hcl.Pos{Line: 1, Column: 1, Byte: start + 2}
	tokens, _ := hclsyntax.LexExpression(src, name, pos)
	if _, why := deepTokens(tokens); why != "" {
		m.host.Report(first.File, first.Offset, first.Offset, why, "")
		return -1
	}
	e, diags := hclsyntax.ParseExpression(src, name, pos)
	m.reportHCL(diags)
	if e == nil || diags.HasErrors() {
		return -1
	}
	if v := m.fold(e, s); v.IsScalar() && v.Kind != tree.Null && m.host.Step(len(v.Str)) {
		b.AppendAt(first.File, first.Offset, max(first.Offset, last.Offset), v.Text())
	}
	return end
}

// closingBrace finds the } that ends an interpolation, and gives the offset behind it.
func closingBrace(s string, at int) int {
	depth := 1
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			for i++; i < len(s) && s[i] != '"'; i++ {
				if s[i] == '\\' {
					i++
				}
			}
		}
	}
	return -1
}
