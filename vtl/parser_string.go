package vtl

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// stringLiteral makes the node of a string. A double-quoted one that has a $ or #
// is a template of its own.
func (p *parser) stringLiteral(tok *token) Expr {
	s := p.strings.new()
	s.place, s.Double = p.place(tok.main, tok.end), p.text[tok.main] == '"'
	d := p.decode(tok, s.Double)
	s.Value = d.text
	if image := p.text[tok.main:tok.end]; s.Double && (hasByte(image, '$') || hasByte(image, '#')) {
		s.Body, s.Cut = p.interpolation(tok, d)
	}
	return s
}

// decoded is the text between quotes as the engine reads it.
type decoded struct {
	text   string
	places []int32 // nil where the text is the source as it stands
}

// decode makes \uXXXX (in double quotes only) and doubled quotes single characters.
func (p *parser) decode(tok *token, double bool) decoded {
	start, end := tok.main+1, tok.end-1
	raw := p.text[start:end]
	quote := p.text[tok.main]
	if !hasByte(raw, quote) && !(double && hasByte(raw, '\\') && strings.Contains(raw, `\u`)) {
		return decoded{text: raw}
	}
	d := decoder{text: make([]byte, 0, len(raw)), places: make([]int32, 0, len(raw)+2)}
	p.unescape(&d, tok, double)
	d.singleQuotes(quote)
	d.places = append(d.places, p.templateOffset(end), p.templateOffset(tok.end))
	return decoded{string(d.text), d.places}
}

func hasByte(text string, c byte) bool { return strings.IndexByte(text, c) >= 0 }

func (p *parser) templateOffset(i int32) int32 {
	if p.places != nil {
		return p.places[i]
	}
	return i
}

// decoder collects decoded bytes with the places they came from.
type decoder struct {
	text   []byte
	places []int32
}

func (d *decoder) add(c byte, at int32) {
	d.text = append(d.text, c)
	d.places = append(d.places, at)
}

// addUnit appends a UTF-16 unit; the second of a surrogate pair joins the first.
func (d *decoder) addUnit(u rune, at int32) {
	if n := len(d.text); 0xDC00 <= u && u < 0xE000 && n >= 3 {
		if high := surrogate(d.text[n-3:]); 0xD800 <= high && high < 0xDC00 {
			at = d.places[n-3]
			d.text, d.places = d.text[:n-3], d.places[:n-3]
			u = 0x10000 + (high-0xD800)<<10 + (u - 0xDC00)
		}
	}
	for _, c := range appendUnit(nil, u) {
		d.add(c, at)
	}
}

// surrogate decodes three bytes as UTF-8 without refusing surrogates.
func surrogate(b []byte) rune {
	if b[0] != 0xED {
		return 0
	}
	return rune(b[0]&0x0F)<<12 | rune(b[1]&0x3F)<<6 | rune(b[2]&0x3F)
}

// appendUnit writes a lone surrogate as its three bytes, see package java.
func appendUnit(dst []byte, u rune) []byte {
	if 0xD800 <= u && u < 0xE000 {
		return append(dst, 0xE0|byte(u>>12), 0x80|byte(u>>6)&0x3F, 0x80|byte(u)&0x3F)
	}
	return utf8.AppendRune(dst, u)
}

// unescape fills d with the string's text, \uXXXX decoded.
func (p *parser) unescape(d *decoder, tok *token, double bool) {
	for i := tok.main + 1; i < tok.end-1; i++ {
		if !double || p.text[i] != '\\' || p.text[i+1] != 'u' {
			d.add(p.text[i], p.templateOffset(i))
			continue
		}
		if i+6 > tok.end-1 {
			p.fail(findUnicodeEscape(p.text[i:tok.end-1]).at(i, tok.end-1))
		}
		d.addUnit(p.unicodeEscape(i), p.templateOffset(i))
		i += 5
	}
}

// unicodeEscape reads XXXX of \uXXXX. Java also takes a sign.
func (p *parser) unicodeEscape(i int32) rune {
	n, err := strconv.ParseInt(p.text[i+2:i+6], 16, 32)
	if err != nil {
		p.fail(findUnicodeEscape(p.text[i:i+6]).at(i, i+6))
	}
	return rune(uint16(n))
}

// singleQuotes makes doubled quotes single.
func (d *decoder) singleQuotes(quote byte) {
	n := 0
	for i := 0; i < len(d.text); i++ {
		d.text[n], d.places[n] = d.text[i], d.places[i]
		n++
		if d.text[i] == quote && i+1 < len(d.text) && d.text[i+1] == quote {
			i++
		}
	}
	d.text, d.places = d.text[:n], d.places[:n]
}

// interpolation parses the inside of a string. The engine puts a blank behind it,
// which it takes away after rendering, unless the string has a ## in it; here the
// closing quote serves for that blank.
func (p *parser) interpolation(tok *token, d decoded) (body *Block, cut bool) {
	p.enter(tok)
	outer := p.unit
	mark := len(p.tokens)
	inner := unit{text: p.text[:tok.end], places: p.places, inString: true, base: mark, next: mark}
	start := int(tok.main) + 1
	if d.places != nil {
		inner.text, inner.places, start = d.text+`"`, d.places, 0
	}
	padded := !hasByte(d.text, '#') || !strings.Contains(d.text, "##")
	if !padded {
		inner.text = inner.text[:len(inner.text)-1]
	}
	p.scanner.reset(inner.text, start)
	b := p.bodyOf(&inner, tok)
	p.unit = outer
	p.tokens = p.tokens[:mark]
	if padded {
		cut = !b.cutPad(p.templateOffset(tok.end))
	}
	b.place = p.place(tok.main+1, tok.end-1)
	p.leave()
	return b, cut
}

// bodyOf parses the inside of a string. Where it fails behind a line break, it is
// rather the string that goes on too far.
func (p *parser) bodyOf(inner *unit, tok *token) (b *Block) {
	line := -1
	if p.recovering {
		line = strings.IndexAny(p.text[tok.main:tok.end], "\r\n")
	}
	if line < 0 {
		p.unit = *inner
		return p.stringBody()
	}
	ok := p.try(func() {
		p.unit = *inner
		b = p.stringBody()
	})
	if ok {
		return b
	}
	if last := len(p.diags) - 1; p.diags[last].Subject.Start > p.span(tok.main, tok.end).Start+line {
		p.diags = p.diags[:last]
		p.fail(p.unclosedString(tok.main))
	}
	panic(bailout{})
}

func (p *parser) stringBody() *Block {
	p.read()
	b := p.block()
	if p.peek().kind != kindEOF {
		p.blockless()
	}
	return b
}

// cutPad takes the closing quote, which ends at end, off the last text, also where that
// is in a directive without #end, as in a template with other errors. Where a comment that is not
// closed has swallowed it, the engine cuts off a character before the comment; cutPad
// does so where that is text, and reports false where only the render knows it.
func (b *Block) cutPad(end int32) bool {
	last := len(b.Nodes) - 1
	if last >= 0 {
		if c, ok := b.Nodes[last].(*Comment); ok && c.Block {
			c.end--
			last--
		}
	}
	if last < 0 {
		return true
	}
	if body := cutOpen(b.Nodes[last], end); body != nil {
		return body.cutPad(end)
	}
	t, ok := b.Nodes[last].(*Text)
	if !ok {
		return false
	}
	_, n := utf8.DecodeLastRuneInString(t.Value)
	t.Value = t.Value[:len(t.Value)-n]
	t.end -= int32(n)
	if t.Value == "" {
		b.Nodes = append(b.Nodes[:last], b.Nodes[last+1:]...)
	}
	return true
}

// cutOpen takes the closing quote away from a directive that reaches behind it, and
// gives its last block; nil for other nodes.
func cutOpen(n Node, end int32) (body *Block) {
	var at *place
	switch n := n.(type) {
	case *If:
		last := n.Arms[len(n.Arms)-1]
		at, body = &n.place, last.Body
		last.end = min(last.end, end-1)
	case *Foreach:
		at, body = &n.place, n.Body
	case *Define:
		at, body = &n.place, n.Body
	case *Macro:
		at, body = &n.place, n.Body
	}
	if body == nil || at.end < end {
		return nil
	}
	at.end, body.end = end-1, min(body.end, end-1)
	body.start = min(body.start, body.end)
	return body
}
