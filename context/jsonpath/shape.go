package jsonpath

import (
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
	s.scan()
	return s.shape
}

// compactJSON gives strict JSON as AppendJSON would write its value, in one pass: without
// blanks, names as they are, numbers and strings rewritten where Java writes them
// otherwise. Canonical text is not copied; of loose text the result means nothing.
func compactJSON(text string) (string, shape) {
	s := shapeScanner{text: text, shape: canonical, copying: true}
	s.scan()
	if s.done == 0 {
		return text, s.shape
	}
	s.out.WriteString(text[s.done:])
	return s.out.String(), s.shape
}

// shapeScanner walks over the text; once the shape is loose it stops.
type shapeScanner struct {
	text  string
	pos   int
	depth int
	shape shape
	names nameStack // of the objects that are open, as they are written

	copying bool
	out     strings.Builder // the text up to done, compact
	done    int             // 0: the text is canonical so far, nothing is copied
}

func (s *shapeScanner) scan() {
	s.blanks()
	s.value()
	s.blanks()
	if s.pos != len(s.text) {
		s.shape = loose
	}
}

func (s *shapeScanner) at() byte { return byteAt(s.text, s.pos) }

func (s *shapeScanner) lower(to shape) { s.shape = min(s.shape, to) }

func (s *shapeScanner) blanks() {
	start := s.pos
	s.pos = skipBlanks(s.text, start)
	if s.pos > start {
		s.lower(strict)
		s.flush(start)
	}
}

// flush copies what is left up to end; what lies between end and pos is left out.
func (s *shapeScanner) flush(end int) {
	if !s.copying {
		return
	}
	if s.done == 0 {
		s.out.Grow(len(s.text))
	}
	s.out.WriteString(s.text[s.done:end])
	s.done = s.pos
}

// rewrite replaces the string or number from start to pos by what Java writes.
func (s *shapeScanner) rewrite(start int) {
	s.lower(strict)
	if !s.copying || s.shape == loose {
		return
	}
	s.flush(start)
	v, _ := Parse(s.text[start:s.pos]) // strict: never an error
	var b [64]byte
	s.out.Write(appendValue(b[:0], v, plainSlash))
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
		if start := s.pos; !s.string() {
			s.rewrite(start)
		}
	case 't':
		s.word("true")
	case 'f':
		s.word("false")
	case 'n':
		s.word("null")
	default:
		if start := s.pos; !s.number() {
			s.rewrite(start)
		}
	}
}

func (s *shapeScanner) word(w string) {
	if !strings.HasPrefix(s.text[s.pos:], w) {
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
	outer := s.names.n
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
	s.names.n = outer
}

// maxUniqueNames bounds the names of one object that are compared with each other; an
// object with more is left to Parse.
const maxUniqueNames = 64

// name reads a name. Names must be written canonically, so that equal names are equal
// as text.
func (s *shapeScanner) name(outer int) {
	start := s.pos
	if s.at() != '"' || !s.string() {
		s.shape = loose
		return
	}
	name := s.text[start:s.pos]
	if s.names.n-outer >= maxUniqueNames || s.names.contains(outer, name) {
		s.shape = loose
		return
	}
	s.names.push(name)
}

// nameStack has room for the names of most bodies without an allocation.
type nameStack struct {
	n    int
	room [24]string
	more []string
}

func (s *nameStack) push(name string) {
	switch i := s.n - len(s.room); {
	case i < 0:
		s.room[s.n] = name
	case i < len(s.more):
		s.more[i] = name
	default:
		s.more = append(s.more, name)
	}
	s.n++
}

// contains looks for a name from the place outer on.
func (s *nameStack) contains(outer int, name string) bool {
	for i := outer; i < s.n; i++ {
		if i < len(s.room) && s.room[i] == name || i >= len(s.room) && s.more[i-len(s.room)] == name {
			return true
		}
	}
	return false
}

// plainBytes are the characters of a string that need no look.
var plainBytes = func() (t [256]bool) {
	for c := 0x20; c < 256; c++ {
		t[c] = c != '"' && c != '\\' && c != 0x7F && c != 0xC2 && c != 0xE2
	}
	return t
}()

// string moves over a string and says whether it is canonical.
func (s *shapeScanner) string() (same bool) {
	same = true
	for s.pos++; s.pos < len(s.text); s.pos++ {
		c := s.text[s.pos]
		switch {
		case plainBytes[c]:
		case c == '"':
			s.pos++
			return same
		case c == '\\':
			same = s.escape() && same
		case c < ' ':
			s.shape = loose
		case c == 0x7F:
			same = false
		default:
			_, unit := escapeAt(s.text[s.pos:], plainSlash[c])
			same = same && unit < 0
		}
		if s.shape == loose {
			return false
		}
	}
	s.shape = loose
	return false
}

// escape looks at a backslash and what follows, stops on its last character and says
// whether it is canonical. Surrogates need care and are left to Parse.
func (s *shapeScanner) escape() (same bool) {
	s.pos++
	switch c := s.at(); c {
	case '"', '\\', 'b', 'f', 'n', 'r', 't':
		return true
	case '/':
		return false
	case 'u':
		return s.unicode()
	}
	s.shape = loose
	return false
}

func (s *shapeScanner) unicode() (same bool) {
	if len(s.text) < s.pos+5 {
		s.shape = loose
		return false
	}
	digits := s.text[s.pos+1 : s.pos+5]
	unit, err := strconv.ParseUint(digits, 16, 16)
	if err != nil || unit>>11 == 0xD800>>11 {
		s.shape = loose
		return false
	}
	s.pos += 4
	var b [8]byte
	written := appendEscaped(b[:0], string(rune(unit)), plainSlash)
	return len(written) == 6 && string(written[2:]) == digits
}

// number moves over a JSON number and says whether it is canonical: whole ones as they
// are, all others where Java would write them the same.
func (s *shapeScanner) number() (same bool) {
	start := s.pos
	if s.at() == '-' {
		s.pos++
	}
	first, whole := s.at(), s.pos
	s.digits()
	if first == '0' && s.pos > whole+1 {
		s.shape = loose
	}
	if c := s.at(); c != '.' && c|0x20 != 'e' {
		s.endNumber(start)
		return s.text[start:s.pos] != "-0"
	}
	s.fraction()
	s.endNumber(start)
	return s.shape != loose && isCanonicalFraction(s.text[start:s.pos])
}

func (s *shapeScanner) fraction() {
	if s.at() == '.' {
		s.pos++
		s.digits()
	}
	if s.at()|0x20 == 'e' {
		s.pos++
		if c := s.at(); c == '+' || c == '-' {
			s.pos++
		}
		exponent := s.pos
		s.digits()
		if s.pos-exponent > maxPlainExponent {
			s.shape = loose
		}
	}
}

// maxPlainExponent is the number of digits up to which Java reads every exponent;
// longer ones can overflow it, and then a number throws.
const maxPlainExponent = 8

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
