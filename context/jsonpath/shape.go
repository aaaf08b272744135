package jsonpath

import (
	"slices"
	"strconv"
	"strings"
)

// shape says how a text is written, as far as a quick scan can tell.
type shape int

const (
	// loose: not JSON as RFC 8259 has it, or names that come twice; only Parse knows.
	loose shape = iota
	// strict: JSON with unique names that json-smart reads as everybody does.
	strict
	// canonical: strict, and byte for byte what AppendJSON would write.
	canonical
)

// scanShape looks through a whole text.
func scanShape(text string) shape {
	s := shapeScanner{text: text, shape: canonical}
	s.blanks()
	s.value()
	s.blanks()
	if s.pos != len(text) {
		return loose
	}
	return s.shape
}

// shapeScanner walks over the text; once the shape is loose it stops.
type shapeScanner struct {
	text  string
	pos   int
	depth int
	shape shape
	names []string // of the objects that are open, as they are written
}

func (s *shapeScanner) at() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *shapeScanner) lower(to shape) { s.shape = min(s.shape, to) }

func (s *shapeScanner) blanks() {
	for c := s.at(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = s.at() {
		s.pos++
		s.lower(strict)
	}
}

// take moves over c, which must be there.
func (s *shapeScanner) take(c byte) {
	if s.at() != c || s.shape == loose {
		s.shape = loose
		return
	}
	s.pos++
}

func (s *shapeScanner) value() {
	switch c := s.at(); c {
	case '{':
		s.object()
	case '[':
		s.array()
	case '"':
		s.string()
	case 't':
		s.word("true")
	case 'f':
		s.word("false")
	case 'n':
		s.word("null")
	default:
		s.number()
	}
}

func (s *shapeScanner) word(w string) {
	if len(s.text)-s.pos < len(w) || s.text[s.pos:s.pos+len(w)] != w {
		s.shape = loose
		return
	}
	s.pos += len(w)
}

func (s *shapeScanner) array() {
	s.open()
	if s.at() == ']' {
		s.close()
		return
	}
	for s.shape != loose {
		s.value()
		s.blanks()
		if s.at() == ']' {
			s.close()
			return
		}
		s.take(',')
		s.blanks()
	}
}

func (s *shapeScanner) open() {
	s.pos++
	if s.depth++; s.depth > MaxDepth {
		s.shape = loose
	}
	s.blanks()
}

func (s *shapeScanner) close() {
	s.pos++
	s.depth--
}

func (s *shapeScanner) object() {
	s.open()
	if s.at() == '}' {
		s.close()
		return
	}
	outer := len(s.names)
	for s.shape != loose {
		s.name(outer)
		s.blanks()
		s.take(':')
		s.blanks()
		s.value()
		s.blanks()
		if s.at() == '}' {
			s.close()
			break
		}
		s.take(',')
		s.blanks()
	}
	s.names = s.names[:outer]
}

// maxUniqueNames bounds the names of one object that are compared with each other; an
// object with more is left to Parse.
const maxUniqueNames = 64

// name reads a name. Names must be written canonically, so that equal names are equal
// as text.
func (s *shapeScanner) name(outer int) {
	start, before := s.pos, s.shape
	if s.at() != '"' {
		s.shape = loose
		return
	}
	s.shape = canonical
	s.string()
	name := s.text[start:s.pos]
	if s.shape != canonical || slices.Contains(s.names[outer:], name) || len(s.names)-outer >= maxUniqueNames {
		s.shape = loose
		return
	}
	s.shape = before
	s.names = append(s.names, name)
}

// plainBytes are the characters of a string that need no look.
var plainBytes = func() (t [256]bool) {
	for c := 0x20; c < 256; c++ {
		t[c] = c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2
	}
	return t
}()

func (s *shapeScanner) string() {
	for s.pos++; s.pos < len(s.text); s.pos++ {
		c := s.text[s.pos]
		switch {
		case plainBytes[c]:
		case c == '"':
			s.pos++
			return
		case c == '\\':
			s.escape()
		case c < ' ':
			s.shape = loose
		case c == 0x7F:
			s.lower(strict)
		default:
			if _, unit := escapeAt(s.text[s.pos:], plainSlash[c]); unit >= 0 {
				s.lower(strict)
			}
		}
		if s.shape == loose {
			return
		}
	}
	s.shape = loose
}

// escape looks at a backslash and what follows, and stops on its last character.
// Surrogates need care and are left to Parse.
func (s *shapeScanner) escape() {
	s.pos++
	switch c := s.at(); c {
	case '"', '\\', 'b', 'f', 'n', 'r', 't':
	case '/':
		s.lower(strict)
	case 'u':
		s.unicode()
	default:
		s.shape = loose
	}
}

func (s *shapeScanner) unicode() {
	if len(s.text) < s.pos+5 {
		s.shape = loose
		return
	}
	digits := s.text[s.pos+1 : s.pos+5]
	unit, err := strconv.ParseUint(digits, 16, 16)
	if err != nil || unit>>11 == 0xD800>>11 {
		s.shape = loose
		return
	}
	var b [8]byte
	written := appendEscaped(b[:0], string(appendUnit(nil, uint16(unit))), plainSlash)
	if len(written) != 6 || string(written[2:]) != digits {
		s.lower(strict)
	}
	s.pos += 4
}

// number looks at a JSON number. Whole ones are canonical as they are, all others where
// Java would write them the same.
func (s *shapeScanner) number() {
	start := s.pos
	if s.at() == '-' {
		s.pos++
	}
	first := s.at()
	whole := s.pos
	s.digits()
	if first == '0' && s.pos > whole+1 {
		s.shape = loose
	}
	if c := s.at(); c != '.' && c|0x20 != 'e' {
		if s.text[start:s.pos] == "-0" {
			s.lower(strict)
		}
		s.endNumber(start)
		return
	}
	if s.at() == '.' {
		s.pos++
		s.digits()
	}
	if s.at()|0x20 == 'e' {
		s.pos++
		if c := s.at(); c == '+' || c == '-' {
			s.pos++
		}
		s.digits()
	}
	s.endNumber(start)
	if s.shape == canonical && !isCanonicalFraction(s.text[start:s.pos]) {
		s.lower(strict)
	}
}

// digits moves over one digit or more.
func (s *shapeScanner) digits() {
	start := s.pos
	for isDigit(s.at()) {
		s.pos++
	}
	if s.pos == start {
		s.shape = loose
	}
}

func (s *shapeScanner) endNumber(start int) {
	if s.pos-start > MaxNumberBytes {
		s.shape = loose
	}
}

// isCanonicalFraction says whether Java writes the number as it stands here.
func isCanonicalFraction(text string) bool {
	if isShortDecimal(text) {
		return true
	}
	r := reader{}
	v := r.fraction(text)
	var b [32]byte
	return r.err == nil && string(appendValue(b[:0], v, plainSlash)) == text
}

// isShortDecimal sees at a glance what Java surely writes in the same way: at most 15
// digits, which a double keeps, between 0.1 and 10 million, where it writes no exponent.
func isShortDecimal(text string) bool {
	text = strings.TrimPrefix(text, "-")
	point := strings.IndexByte(text, '.')
	if point < 1 || point > 7 || len(text) > 16 {
		return false
	}
	for i := point + 1; i < len(text); i++ {
		if !isDigit(text[i]) {
			return false
		}
	}
	if last := text[len(text)-1]; last == '0' && len(text) > point+2 {
		return false
	}
	return text[0] != '0' || text[point+1] != '0'
}
