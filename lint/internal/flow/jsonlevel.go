package flow

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

// mode is what a level's reader of JSON expects next.
type mode byte

const (
	modeStart     mode = iota // nothing but blanks so far
	modePlain                 // the text is no JSON, or it is not known what it is
	modeValue                 // a value
	modeValueEnd              // a value, or the end of the array
	modeKey                   // a name, after a comma
	modeKeyEnd                // a name, or the end of the object
	modeKeyWord               // inside a name without quotes
	modeColon                 // a colon
	modeAfter                 // a comma or an end
	modeLiteral               // inside a number, true, false, null
	modeString                // inside a string value
	modeKeyString             // inside a name
	modeDone                  // the value has ended
)

// level reads one text: the output itself, or what a JSON string inside of it holds.
// It is a plain value: copying it forks the reader.
type level struct {
	mode mode
	// data says that the value at hand came out of data, not out of template text.
	data bool
	// stack holds the open brackets, path the names that lead to them, name the one that
	// is being read or was read last.
	stack, path, name string
	escape            byte // what follows a backslash: 0 none, 1 the letter, 2… digits of \u
	unit              rune
	high              rune   // the first half of a surrogate pair
	lit               string // the literal so far
	// lenient readers take names without quotes and a comma before the end: MOCK's.
	lenient bool
}

// SlipKind is why a text is no JSON.
type SlipKind string

// The kinds of slips.
const (
	TrailingComma SlipKind = "trailing comma"
	MissingComma  SlipKind = "missing comma"
	StrayText     SlipKind = "stray text"
	BadEscape     SlipKind = "bad escape"
	Apostrophe    SlipKind = "escaped apostrophe"
	LineBreak     SlipKind = "line break in string"
	Unquoted      SlipKind = "unquoted name or text"
	UnknownWord   SlipKind = "unknown word"
	WrongEnd      SlipKind = "wrong bracket"
	AfterEnd      SlipKind = "text after the end"
	Unfinished    SlipKind = "unfinished"
	NoValue       SlipKind = "no value"
	TooDeep       SlipKind = "too deep"
)

// feed reads one character. decoded is what a string at this level holds, where the
// character completed one; ok says whether there is one.
func (l *level) feed(r rune) (decoded rune, ok bool, err SlipKind) {
	switch l.mode {
	case modeString, modeKeyString:
		return l.feedString(r)
	case modePlain:
		return 0, false, ""
	case modeLiteral:
		if isLiteral(r) {
			if len(l.lit) < maxName {
				l.lit += string(r)
			}
			return 0, false, ""
		}
		if err := l.endLiteral(); err != "" {
			return 0, false, err
		}
	}
	if r == ' ' || r == '\t' || r == '\n' || r == '\r' {
		return 0, false, ""
	}
	return 0, false, l.feedStructure(r)
}

func isLiteral(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '.' || r == '-' || r == '+' || r == '_'
}

func (l *level) endLiteral() SlipKind {
	lit := l.lit
	l.lit, l.mode = "", modeAfter
	if l.stack == "" {
		l.mode = modeDone
	}
	if l.data || lit == "true" || lit == "false" || lit == "null" || lit == "" || jsonNumber.MatchString(lit) {
		return ""
	}
	return UnknownWord
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

func (l *level) feedString(r rune) (rune, bool, SlipKind) {
	switch {
	case l.escape == 1:
		return l.feedEscape(r)
	case l.escape > 1:
		return l.feedUnicode(r)
	case r == '\\':
		l.escape = 1
		return 0, false, ""
	case r == '"':
		l.endString()
		return 0, false, ""
	case r < ' ':
		return 0, false, LineBreak
	}
	return r, true, ""
}

func (l *level) endString() {
	if l.mode == modeKeyString {
		l.mode = modeColon
		return
	}
	l.mode = modeAfter
	if l.stack == "" {
		l.mode = modeDone
	}
}

const escapeLetters = `"\/bfnrt`
const escapeValues = "\"\\/\b\f\n\r\t"

func (l *level) feedEscape(r rune) (rune, bool, SlipKind) {
	l.escape = 0
	if i := strings.IndexRune(escapeLetters, r); i >= 0 {
		return rune(escapeValues[i]), true, ""
	}
	switch r {
	case 'u':
		l.escape, l.unit = 2, 0
		return 0, false, ""
	case '\'':
		return 0, false, Apostrophe
	}
	return 0, false, BadEscape
}

func (l *level) feedUnicode(r rune) (rune, bool, SlipKind) {
	digit := strings.IndexRune("0123456789abcdefABCDEF", r)
	if digit < 0 {
		l.escape = 0
		return 0, false, BadEscape
	}
	if digit > 15 {
		digit -= 6
	}
	l.unit = l.unit<<4 | rune(digit)
	if l.escape++; l.escape < 6 {
		return 0, false, ""
	}
	l.escape = 0
	return l.endUnit()
}

func (l *level) endUnit() (rune, bool, SlipKind) {
	unit, high := l.unit, l.high
	l.high = 0
	if utf16.IsSurrogate(unit) && unit < 0xDC00 {
		l.high = unit
		return 0, false, ""
	}
	if high != 0 {
		unit = utf16.DecodeRune(high, unit)
	}
	return unit, true, ""
}

// feedStructure reads a character outside of strings and literals.
func (l *level) feedStructure(r rune) SlipKind {
	switch l.mode {
	case modeStart, modeValue, modeValueEnd:
		return l.feedValue(r)
	case modeKey, modeKeyEnd:
		return l.feedKey(r)
	case modeColon:
		if r != ':' {
			return StrayText
		}
		l.mode = modeValue
		return ""
	case modeKeyWord:
		return l.feedKeyWord(r)
	case modeDone:
		return AfterEnd
	}
	return l.feedAfter(r)
}

func (l *level) feedValue(r rune) SlipKind {
	l.data = false
	if len(l.stack) == maxDepth {
		return TooDeep
	}
	switch r {
	case '{':
		l.open('{', modeKeyEnd)
	case '[':
		l.open('[', modeValueEnd)
	case '"':
		l.mode, l.escape = modeString, 0
	case ']':
		if l.mode == modeValueEnd {
			return l.close('[')
		}
		if strings.HasSuffix(l.stack, "[") {
			return TrailingComma
		}
		return NoValue
	case ',', '}':
		return NoValue
	case '\'':
		return Unquoted
	default:
		if !isLiteral(r) {
			return StrayText
		}
		l.mode, l.lit = modeLiteral, string(r)
	}
	return ""
}

func (l *level) feedKey(r rune) SlipKind {
	switch r {
	case '"':
		l.mode, l.escape, l.name = modeKeyString, 0, ""
		return ""
	case '}':
		if l.mode == modeKey && !l.lenient {
			return TrailingComma
		}
		return l.close('{')
	case ',':
		return NoValue
	}
	if l.lenient && isLiteral(r) {
		l.mode, l.name = modeKeyWord, string(r)
		return ""
	}
	return Unquoted
}

func (l *level) feedKeyWord(r rune) SlipKind {
	switch {
	case r == ':':
		l.mode = modeValue
	case isLiteral(r):
		l.addName(string(r))
	default:
		return StrayText
	}
	return ""
}

func (l *level) feedAfter(r rune) SlipKind {
	switch r {
	case ',':
		l.mode = modeValue
		if strings.HasSuffix(l.stack, "{") {
			l.mode, l.name = modeKey, ""
		}
		return ""
	case '}':
		return l.close('{')
	case ']':
		return l.close('[')
	case '"', '{', '[':
		return MissingComma
	}
	return StrayText
}

func (l *level) open(bracket byte, next mode) {
	l.stack += string(bracket)
	l.path += separator + l.name
	l.name, l.mode = "", next
}

func (l *level) close(bracket byte) SlipKind {
	if !strings.HasSuffix(l.stack, string(bracket)) {
		return WrongEnd
	}
	l.stack = l.stack[:len(l.stack)-1]
	cut := strings.LastIndex(l.path, separator)
	l.path, l.name = l.path[:cut], ""
	l.mode = modeAfter
	if l.stack == "" {
		l.mode = modeDone
	}
	return ""
}

// maxDepth bounds the brackets that are open at once.
const maxDepth = 500

// maxName bounds how much of a name or literal is kept: readers are copied where ways
// fork.
const maxName = 200

func (l *level) addName(text string) {
	if len(l.name) < maxName {
		l.name += text
	}
}

// separator stands between the names of a path: no name of a template holds it.
const separator = "\x00"

// where gives the path of the value at hand: the names of the objects around it.
func (l *level) where() string {
	var b strings.Builder
	for _, name := range strings.Split(l.path+separator+l.name, separator) {
		if name != "" {
			b.WriteString("/" + name)
		}
	}
	return b.String()
}

// inString says whether the level is between quotes.
func (l *level) inString() bool { return l.mode == modeString || l.mode == modeKeyString }
