package vtl

import "strings"

// This file goes on after an error. A template is first parsed as the engine does
// it, up to the first error. Only a broken one is parsed again with recovery: each
// statement that fails becomes a Bad node, and the lexer starts anew behind it.

// maxDiagnostics bounds the messages for one template: whoever has that many looks
// at the first few. Warnings behind it are dropped; an error ends the parse.
const maxDiagnostics = 100

// recoverDocument parses a broken template again, to find all its errors.
func recoverDocument(text string, root *root) (*Block, Diagnostics) {
	p := newParser(text)
	p.recovering = true
	block := p.template(root)
	return block, p.release()
}

// restart runs the lexer anew from an offset.
func (p *parser) restart(offset int) {
	p.tokens = p.tokens[:p.next]
	p.scanner.reset(p.text, offset)
	p.read()
}

// try runs f and reports whether it got through. Without recovery an error goes on up.
func (p *parser) try(f func()) (ok bool) {
	if !p.recovering {
		f()
		return true
	}
	before := p.mark()
	defer func() {
		if r := recover(); r != nil {
			if b, is := r.(bailout); !is || b.final || len(p.diags) >= maxDiagnostics {
				panic(r)
			}
			p.backTo(before)
			ok = false
		}
	}()
	f()
	return true
}

// mark is what try restores after an error.
type mark struct {
	unit
	heights heights
	depth   int
	record  int
}

func (p *parser) mark() mark {
	return mark{p.unit, p.heights(), p.depth, len(p.record)}
}

func (p *parser) backTo(m mark) {
	hints := p.hints
	p.unit = m.unit
	p.hints = hints
	p.cutTo(m.heights)
	p.depth = m.depth
	p.record = p.record[:m.record]
	p.run = textRunner{}
}

// skipBroken goes to the end of the statement that starts at an offset and is
// broken, and gives the span that was left out.
func (p *parser) skipBroken(start int32) *Bad {
	last := p.diags[len(p.diags)-1]
	end := max(p.saneEnd(int(start), last), int(start)+1)
	end = min(end, len(p.text))
	if hidesBlock(p.text[start:end]) {
		p.shaky = true
	}
	p.restart(end)
	return &Bad{placeOf(Span{int(start), end})}
}

// saneEnd guesses where the writer meant a broken statement to end: at the bracket
// that closes its first one. A directive on a line of its own ends it before that,
// and a reference does not go on behind its line.
func (p *parser) saneEnd(start int, last Diagnostic) int {
	open := start + strings.IndexAny(p.text[start:], "([{")
	if open < start || open > last.Subject.End {
		return last.Subject.End
	}
	s := skipper{text: p.text, pos: open, lineOnly: p.text[start] != '#', lenient: lenientQuotes(last.Rule)}
	if end, ok := s.closing(); ok {
		return end + lineRest(p.text[end:])
	}
	return max(s.pos, min(last.Subject.End, lineEnd(p.text, last.Subject.Start)))
}

// lenientQuotes says whether the error makes it likely that the quotes do not pair up.
func lenientQuotes(rule string) bool {
	switch rule {
	case "unclosed-string", "backslash-quote", "quote-in-string":
		return true
	}
	return false
}

func lineEnd(text string, i int) int { return i + lineLength(text[i:]) }

// skipper looks for the bracket that closes the one at pos.
type skipper struct {
	text string
	pos  int
	// lineOnly ends the search at the line's end.
	lineOnly bool
	// lenient takes \" for an escaped quote and ends a string at its line's end.
	lenient bool
}

// closing gives the offset behind the closing bracket. Where there is none, pos is
// where the search ended.
func (s *skipper) closing() (int, bool) {
	depth := 0
	for s.pos < len(s.text) {
		switch c := s.text[s.pos]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return s.pos + 1, true
			}
		case '"', '\'':
			s.skipString(c)
			continue
		case '\n', '\r':
			if s.lineOnly || directiveLine(s.text[s.pos+1:]) {
				return 0, false
			}
		}
		s.pos++
	}
	return 0, false
}

// skipString goes behind a string.
func (s *skipper) skipString(quote byte) {
	for i := s.pos + 1; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '\\' && s.lenient && i+1 < len(s.text) && s.text[i+1] == quote:
			i++
		case c == '\n' && (s.lenient || s.lineOnly):
			s.pos = i
			return
		case c == quote:
			s.pos = i + 1
			return
		}
	}
	s.pos = len(s.text)
}

// directiveLine says whether a line starts with a directive.
func directiveLine(line string) bool {
	line = line[skipBlanks(line, 0):]
	if line == "" || line[0] != '#' {
		return false
	}
	switch strings.Trim(line[1:1+directiveName(line[1:])], "{}") {
	case "set", "if", "elseif", "else", "end", "foreach", "define", "macro":
		return true
	}
	return false
}

// hidesBlock says whether a text that was left out has the start or the end of a
// block in it, besides the directive that it starts with.
func hidesBlock(text string) bool {
	for i := 1; i < len(text); i++ {
		if text[i] == '#' && directiveLine(text[i:]) {
			return true
		}
	}
	return false
}
