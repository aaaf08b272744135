package proof

import "fmt"

// recogniser reads JSON piece by piece, as RFC 8259 has it. It is a value: copies read
// on by themselves, and equal ones accept the same.
type recogniser struct {
	// stack holds o for each object and a for each array that is open.
	stack string
	pos   position
	// rest is what is still due of true, false or null.
	rest string
	num  numberState
	// esc is what is due of an escape in a string: 1 the letter, 2 to 5 hex digits.
	esc uint8
	hex uint16
}

type position uint8

const (
	atValue      position = iota // a value is due
	atFirstItem                  // a value or ]
	atFirstName                  // a name or }
	atName                       // a name
	atColon                      // :
	afterValue                   // , or the closing bracket; at the top nothing but blanks
	inName                       // inside of a name
	inString                     // inside of a string that is a value
	inWord                       // true, false, null
	inNumber                     // a number
	positionDead                 // it is no JSON
)

type numberState uint8

const (
	numMinus numberState = iota // after -
	numZero                     // after a leading 0
	numInt                      // in the integer
	numPoint                    // after .
	numFraction
	numE
	numSign
	numExponent
)

// complete says whether a number could end here.
func (n numberState) complete() bool {
	return n == numZero || n == numInt || n == numFraction || n == numExponent
}

// done says whether what was read is a whole JSON text.
func (r *recogniser) done() bool {
	return r.stack == "" && (r.pos == afterValue || r.pos == inNumber && r.num.complete())
}

// blankSoFar says whether nothing but blanks was read.
func (r *recogniser) blankSoFar() bool { return r.stack == "" && r.pos == atValue }

// event tells a byte's meaning to whoever follows the values of a text.
type event uint8

const (
	evNone  event = iota
	evOpen        // an object, array, word or number starts
	evQuote       // a string starts
	evChar        // a character of a string or name, decoded in r.hex or the byte itself
	evClose       // a string ends
	evEnd         // a value that is no string ends before or with this byte
)

// byte reads one byte; ok = false: it is no JSON.
func (r *recogniser) byte(c byte) (ev event, ok bool) {
	switch r.pos {
	case inName, inString:
		return r.stringByte(c)
	case inWord:
		if r.rest[0] != c {
			return r.dead()
		}
		if r.rest = r.rest[1:]; r.rest == "" {
			r.pos = afterValue
			return evEnd, true
		}
		return evNone, true
	case inNumber:
		if r.numberByte(c) {
			return evNone, true
		}
		if !r.num.complete() {
			return r.dead()
		}
		r.num, r.pos = 0, afterValue
		_, ok := r.byte(c)
		return evEnd, ok
	}
	if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
		return evNone, r.pos != positionDead
	}
	return r.structure(c)
}

func (r *recogniser) dead() (event, bool) {
	*r = recogniser{pos: positionDead}
	return evNone, false
}

func (r *recogniser) structure(c byte) (event, bool) {
	switch r.pos {
	case atValue:
		return r.start(c)
	case atFirstItem:
		if c == ']' {
			return r.pop('a')
		}
		return r.start(c)
	case atFirstName, atName:
		if c == '"' {
			r.pos = inName
			return evQuote, true
		}
		if c == '}' && r.pos == atFirstName {
			return r.pop('o')
		}
	case atColon:
		if c == ':' {
			r.pos = atValue
			return evNone, true
		}
	case afterValue:
		return r.after(c)
	}
	return r.dead()
}

func (r *recogniser) after(c byte) (event, bool) {
	if r.stack == "" {
		return r.dead()
	}
	top := r.stack[len(r.stack)-1]
	switch {
	case c == ',' && top == 'o':
		r.pos = atName
	case c == ',':
		r.pos = atValue
	case c == '}' && top == 'o', c == ']' && top == 'a':
		return r.pop(top)
	default:
		return r.dead()
	}
	return evNone, true
}

func (r *recogniser) pop(byte) (event, bool) {
	r.stack = r.stack[:len(r.stack)-1]
	r.pos = afterValue
	return evEnd, true
}

// start reads the first byte of a value.
func (r *recogniser) start(c byte) (event, bool) {
	switch {
	case c == '"':
		r.pos = inString
		return evQuote, true
	case c == '{' || c == '[':
		if len(r.stack) >= maxNesting {
			return r.dead()
		}
		if c == '{' {
			r.stack, r.pos = r.stack+"o", atFirstName
		} else {
			r.stack, r.pos = r.stack+"a", atFirstItem
		}
		return evOpen, true
	case c == 't':
		r.rest = "rue"
	case c == 'f':
		r.rest = "alse"
	case c == 'n':
		r.rest = "ull"
	case c == '-':
		r.pos, r.num = inNumber, numMinus
		return evOpen, true
	case c == '0':
		r.pos, r.num = inNumber, numZero
		return evOpen, true
	case c >= '1' && c <= '9':
		r.pos, r.num = inNumber, numInt
		return evOpen, true
	default:
		return r.dead()
	}
	r.pos = inWord
	return evOpen, true
}

func (r *recogniser) numberByte(c byte) bool {
	digit := c >= '0' && c <= '9'
	var next numberState
	switch {
	case r.num == numMinus && c == '0':
		next = numZero
	case r.num == numMinus && digit, r.num == numInt && digit:
		next = numInt
	case (r.num == numZero || r.num == numInt) && c == '.':
		next = numPoint
	case (r.num == numPoint || r.num == numFraction) && digit:
		next = numFraction
	case (r.num == numZero || r.num == numInt || r.num == numFraction) && (c == 'e' || c == 'E'):
		next = numE
	case r.num == numE && (c == '+' || c == '-'):
		next = numSign
	case (r.num == numE || r.num == numSign || r.num == numExponent) && digit:
		next = numExponent
	default:
		return false
	}
	r.num = next
	return true
}

func (r *recogniser) stringByte(c byte) (event, bool) {
	switch {
	case r.esc == 1:
		return r.escaped(c)
	case r.esc > 1:
		return r.hexDigit(c)
	case c == '"':
		if r.pos == inName {
			r.pos = atColon
		} else {
			r.pos = afterValue
		}
		return evClose, true
	case c == '\\':
		r.esc = 1
		return evNone, true
	case c < ' ':
		return r.dead()
	}
	r.hex = uint16(c)
	return evChar, true
}

// escaped reads the letter of an escape.
func (r *recogniser) escaped(c byte) (event, bool) {
	r.esc = 0
	switch c {
	case '"', '\\', '/':
		r.hex = uint16(c)
	case 'b':
		r.hex = '\b'
	case 'f':
		r.hex = '\f'
	case 'n':
		r.hex = '\n'
	case 'r':
		r.hex = '\r'
	case 't':
		r.hex = '\t'
	case 'u':
		r.esc, r.hex = 2, 0
		return evNone, true
	default:
		return r.dead()
	}
	return evChar, true
}

func (r *recogniser) hexDigit(c byte) (event, bool) {
	var d uint16
	switch {
	case c >= '0' && c <= '9':
		d = uint16(c - '0')
	case c >= 'a' && c <= 'f':
		d = uint16(c-'a') + 10
	case c >= 'A' && c <= 'F':
		d = uint16(c-'A') + 10
	default:
		return r.dead()
	}
	r.hex = r.hex<<4 | d
	if r.esc++; r.esc <= 5 {
		return evNone, true
	}
	r.esc = 0
	return evChar, true
}

// maxNesting bounds the brackets that are open in a template's output: deeper ones come
// from a loop that opens and never closes.
const maxNesting = 200

// piece reads a piece that is not constant. why says what is wrong where it cannot
// stand here; what names it.
func (r *recogniser) piece(p piece) (why string) {
	switch {
	case r.pos == positionDead:
		return ""
	case r.pos == inString || r.pos == inName:
		return r.stringPiece(p)
	case p.kind == pieceJSON && (r.pos == atValue || r.pos == atFirstItem):
		r.pos = afterValue
		return ""
	case p.kind == pieceAny && p.set.within(blankChars) && r.pos != inWord && r.pos != inNumber:
		return ""
	}
	return fmt.Sprintf("stands where %s, and can be %s", r.pos.due(), p.words())
}

func (p position) due() string {
	switch p {
	case atValue, atFirstItem:
		return "a JSON value is due"
	case atFirstName, atName:
		return "a member's name in quotes is due"
	case atColon:
		return "a colon is due"
	case afterValue:
		return "a comma or a closing bracket is due"
	}
	return "a JSON value has not ended"
}

// words says what a piece can be.
func (p piece) words() string {
	switch p.kind {
	case pieceJSON:
		return "any JSON"
	case pieceJS, pieceString:
		return "any escaped text"
	}
	if !p.nonEmpty {
		return "empty or other text"
	}
	return "other text"
}

func (r *recogniser) stringPiece(p piece) string {
	if r.esc != 0 {
		return "follows a backslash"
	}
	switch p.kind {
	case pieceString:
		return ""
	case pieceJS:
		if p.inner.chars().has('\'') {
			return `can hold an apostrophe, which escapeJavaScript makes \', and JSON does not know that`
		}
		return ""
	}
	if bad := p.chars().common(breaksString); !bad.empty() {
		return "stands between quotes and can hold " + bad.words()
	}
	return ""
}
