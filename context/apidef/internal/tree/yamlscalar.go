package tree

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// scalarScanner decodes one YAML scalar again, to learn where each byte of its value
// was written, which the YAML library does not tell. It follows the rules of YAML 1.1
// as libyaml and its descendants have them.
type scalarScanner struct {
	file *File
	at   int
	b    Builder
}

func (s *scalarScanner) scan(y *yaml.Node) {
	switch c := s.peek(); {
	case y.Style&yaml.DoubleQuotedStyle != 0 && c == '"':
		s.quoted('"')
	case y.Style&yaml.SingleQuotedStyle != 0 && c == '\'':
		s.quoted('\'')
	case y.Style&yaml.LiteralStyle != 0 && c == '|', y.Style&yaml.FoldedStyle != 0 && c == '>':
		s.block(y.Value)
	default:
		s.plain(y.Value)
	}
}

func (s *scalarScanner) text() string { return s.file.Text }

// peek gives the byte at hand, 0 at the end.
func (s *scalarScanner) peek() byte {
	if s.at < len(s.file.Text) {
		return s.file.Text[s.at]
	}
	return 0
}

func (s *scalarScanner) breakLen() int { return breakLen(s.file.Text[s.at:]) }

func (s *scalarScanner) done() bool { return s.at >= len(s.file.Text) }

// breakLen is the length of the line break at the start of text, 0 where there is none.
func breakLen(text string) int {
	switch {
	case text == "":
		return 0
	case text[0] == '\n':
		return 1
	case text[0] == '\r':
		if strings.HasPrefix(text, "\r\n") {
			return 2
		}
		return 1
	case text[0] == 0xC2 && strings.HasPrefix(text, "\u0085"):
		return 2
	case text[0] == 0xE2 && (strings.HasPrefix(text, "\u2028") || strings.HasPrefix(text, "\u2029")):
		return 3
	}
	return 0
}

// breakValue is what a line break is in a value: \n, but U+2028 and U+2029 stay.
func breakValue(text string) string {
	if text[0] == 0xE2 {
		return text[:3]
	}
	return "\n"
}

// lineBreak is one line break of a scalar that was read but not yet written.
type lineBreak struct {
	start, end int
	value      string
}

func (s *scalarScanner) readBreak() lineBreak {
	start := s.at
	value := breakValue(s.text()[start:])
	s.at += s.breakLen()
	return lineBreak{start, s.at, value}
}

func (s *scalarScanner) write(breaks ...lineBreak) {
	for _, br := range breaks {
		s.b.Decode(s.file, br.start, br.end, br.value)
	}
}

// fold writes a run of line breaks as flow scalars have it: one is a space, of more
// the first is dropped.
func (s *scalarScanner) fold(breaks []lineBreak) {
	switch {
	case len(breaks) == 0:
	case breaks[0].value != "\n":
		s.write(breaks...)
	case len(breaks) == 1:
		s.b.Decode(s.file, breaks[0].start, breaks[0].end, " ")
	default:
		s.write(breaks[1:]...)
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// blanks reads white space of a flow scalar: kept on its line, dropped around line breaks.
func (s *scalarScanner) blanks() (spaces int, breaks []lineBreak) {
	start := s.at
	for !s.done() {
		switch {
		case isBlank(s.peek()):
			s.at++
		case s.breakLen() > 0:
			breaks = append(breaks, s.readBreak())
		default:
			if breaks == nil {
				spaces = s.at - start
			}
			return spaces, breaks
		}
	}
	return 0, breaks
}

// plain decodes a plain scalar; value tells where it ends.
func (s *scalarScanner) plain(value string) {
	end := s.at
	for s.b.Len() < len(value) && !s.done() {
		start := s.at
		for !s.done() && !isBlank(s.peek()) && s.breakLen() == 0 && s.b.Len()+s.at-start < len(value) {
			s.at++
		}
		s.b.Copy(s.file, start, s.at)
		end = s.at
		if s.b.Len() >= len(value) {
			break
		}
		s.flowBlanks()
	}
	s.at = end
	s.b.EndAt(s.file, end)
}

func (s *scalarScanner) flowBlanks() {
	start := s.at
	spaces, breaks := s.blanks()
	if breaks == nil {
		s.b.Copy(s.file, start, start+spaces)
		return
	}
	s.fold(breaks)
}

// quoted decodes a scalar in quotes.
func (s *scalarScanner) quoted(quote byte) {
	s.at++
	for !s.done() && s.peek() != quote || quote == '\'' && strings.HasPrefix(s.text()[s.at:], "''") {
		switch {
		case isBlank(s.peek()) || s.breakLen() > 0:
			s.flowBlanks()
		case quote == '\'' && s.peek() == '\'':
			s.b.Decode(s.file, s.at, s.at+2, "'")
			s.at += 2
		case quote == '"' && s.peek() == '\\':
			s.escape()
		default:
			s.run(quote)
		}
	}
	s.b.EndAt(s.file, s.at)
	s.at = min(s.at+1, len(s.text()))
}

// run copies characters that stand for themselves.
func (s *scalarScanner) run(quote byte) {
	start := s.at
	for !s.done() && !isBlank(s.peek()) && s.breakLen() == 0 && s.peek() != quote && (quote != '"' || s.peek() != '\\') {
		s.at++
	}
	s.b.Copy(s.file, start, s.at)
}

var yamlEscapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r",
	'e': "\x1b", ' ': " ", '"': `"`, '\'': "'", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape decodes a backslash and what follows it, a continued line included.
func (s *scalarScanner) escape() {
	start := s.at
	s.at++
	if s.breakLen() > 0 {
		s.at += s.breakLen()
		_, breaks := s.blanks()
		s.write(breaks...)
		return
	}
	c := s.peek()
	s.at = min(s.at+1, len(s.text()))
	value, digits := yamlEscapes[c], map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits > 0 {
		end := min(s.at+digits, len(s.text()))
		if code, err := strconv.ParseUint(s.text()[s.at:end], 16, 32); err == nil && code <= utf8.MaxRune {
			value = string(rune(code))
		}
		s.at = end
	}
	s.b.Decode(s.file, start, s.at, value)
}

// block decodes a literal or folded scalar.
func (s *scalarScanner) block(value string) {
	header := s.at
	literal := s.peek() == '|'
	s.at++
	chomp, digit := byte(0), 0
	for c := s.peek(); strings.IndexByte("+-123456789", c) >= 0 && c != 0; c = s.peek() {
		if c == '+' || c == '-' {
			chomp = c
		} else {
			digit = int(c - '0')
		}
		s.at++
	}
	for !s.done() && s.breakLen() == 0 {
		s.at++
	}
	if value == "" {
		return
	}
	s.at += s.breakLen()
	start := s.at
	for _, indent := range s.indents(header, digit) {
		s.at, s.b = start, Builder{}
		s.blockContent(literal, chomp, indent)
		if s.b.sb.String() == value {
			return
		}
	}
}

// indents lists the indentations that a block scalar may have. It is that of its first
// line, unless an indicator counts from the enclosing block, which is not known here: it
// starts at one of the columns of the line that the scalar's header is on. Where the
// block holds nothing but empty lines its indentation is more than what follows it.
func (s *scalarScanner) indents(header, digit int) []int {
	first := s.firstIndent()
	if digit == 0 {
		return []int{first, first + 1}
	}
	text := s.text()
	line := header
	for line > 0 && text[line-1] != '\n' && text[line-1] != '\r' {
		line--
	}
	var candidates []int
	for i := line; i < header; i++ {
		if text[i] != ' ' && (i == line || text[i-1] == ' ') {
			candidates = append(candidates, i-line+digit)
		}
		if len(candidates) > maxNestedOnLine {
			break
		}
	}
	for i := max(1, first-maxNestedOnLine); i <= first+1; i++ {
		candidates = append(candidates, i)
	}
	return append(candidates, digit)
}

// maxNestedOnLine bounds how many enclosing blocks are tried that start on one line, as
// in "- - key: |2".
const maxNestedOnLine = 16

// firstIndent is the indentation of the first line that is not empty, or of a longer
// line of blanks before it.
func (s *scalarScanner) firstIndent() int {
	text, indent, column := s.text(), 1, 0
	for i := s.at; i < len(text); {
		n := breakLen(text[i:])
		switch {
		case text[i] == ' ':
			column++
			i++
		case n > 0:
			indent, column = max(indent, column), 0
			i += n
		default:
			return max(indent, column)
		}
	}
	return max(indent, column)
}

func (s *scalarScanner) blockContent(literal bool, chomp byte, indent int) {
	var leading []lineBreak // the last line's own break, not yet written
	leadingBlank := false
	column, trailing := s.indentation(indent)
	for column == indent && !s.done() {
		blank := isBlank(s.peek())
		if !literal && !leadingBlank && !blank && len(leading) > 0 && leading[0].value == "\n" {
			if len(trailing) == 0 {
				s.b.Decode(s.file, leading[0].start, leading[0].end, " ")
			}
		} else {
			s.write(leading...)
		}
		s.write(trailing...)
		leadingBlank, leading = blank, nil
		start := s.at
		for !s.done() && s.breakLen() == 0 {
			s.at++
		}
		s.b.Copy(s.file, start, s.at)
		if !s.done() {
			leading = []lineBreak{s.readBreak()}
		}
		column, trailing = s.indentation(indent)
	}
	s.chompTail(chomp, leading, trailing)
}

func (s *scalarScanner) chompTail(chomp byte, leading, trailing []lineBreak) {
	if chomp != '-' {
		s.write(leading...)
	}
	if chomp == '+' {
		s.write(trailing...)
	}
}

// indentation reads empty lines and the indentation of the next one.
func (s *scalarScanner) indentation(indent int) (column int, breaks []lineBreak) {
	for {
		column = 0
		for column < indent && s.peek() == ' ' {
			s.at++
			column++
		}
		if s.done() || s.breakLen() == 0 {
			return column, breaks
		}
		breaks = append(breaks, s.readBreak())
	}
}
