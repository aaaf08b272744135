package vtl

import (
	"slices"
	"strings"
)

// This file has the tokens that the parser works on.

// read reads the tokens of the unit from where scanner stands, the one at the end
// included: the parser never takes that.
func (p *parser) read() {
	s, n := &p.scanner, len(p.tokens)
	for {
		if n == len(p.tokens) {
			p.tokens = slices.Grow(p.tokens, 1)
			p.tokens = p.tokens[:cap(p.tokens)]
		}
		tok := &p.tokens[n]
		s.next(tok)
		n++
		if tok.kind == kindEOF {
			break
		}
		if refused(tok.kind) && !p.inString {
			s.text = s.text[:s.pos] // nothing behind it has a meaning
		}
	}
	p.tokens = p.tokens[:n]
}

// peek gives the next token without taking it.
func (p *parser) peek() *token { return &p.tokens[p.next] }

// peekSecond looks one token further, where the next one is not the end.
func (p *parser) peekSecond() *token { return &p.tokens[p.next+1] }

// prev is the last token taken.
func (p *parser) prev() token {
	if p.next == p.base {
		return token{}
	}
	return p.tokens[p.next-1]
}

// take takes the next token.
func (p *parser) take() *token {
	if p.nested > 0 {
		p.recordTaken()
	}
	p.next++
	return &p.tokens[p.next-1]
}

// recordTaken notes a token that is about to be taken.
func (p *parser) recordTaken() { p.recordNext(p.image(p.peek())) }

// recordNext notes what the next token prints where its directive prints its own source.
func (p *parser) recordNext(image string) {
	tok := p.peek()
	stray := p.strayText(tok)
	if tok.spaced {
		space := recorded{kindSpace, "", strings.Trim(p.text[p.prev().end:tok.start], `$#\!`)}
		if stray != "" && isSpace(p.text[tok.start-1]) { // the signs stand before the white space
			space.stray, stray = strings.TrimSuffix(stray, space.image), ""
		}
		p.record = append(p.record, space)
	}
	p.record = append(p.record, recorded{tok.kind, stray, image})
}

// skip takes the next token without recording it.
func (p *parser) skip() { p.next++ }

// image is a token's text with what belongs to it in front.
func (p *parser) image(tok *token) string {
	if tok.kind == kindDot || tok.kind == kindMember {
		return p.text[tok.main:tok.end] // the engine forgets what stands before a dot
	}
	return p.text[tok.start:tok.end]
}

// strayText is what the $ and # before a token print, where it is printed as text.
// The engine keeps \ only where a $ follows, and then loses the next character.
func (p *parser) strayText(tok *token) string {
	if tok.stray < 0 {
		return ""
	}
	text := p.text[tok.stray:tok.start]
	if strings.IndexByte(text, '\\') < 0 && strings.IndexByte(text, '!') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '$', '#':
			b.WriteByte(text[i])
		case '\\':
			dollar := skipByte(text, i, '\\')
			if dollar < len(text) && text[dollar] == '$' {
				b.WriteString(text[i : dollar+1])
				i = dollar + 1
			}
		}
	}
	return b.String()
}
