package java

import (
	"fmt"
	"strings"
)

// emitter writes a tree in the syntax of one of the two engines. Captures keep their
// numbers, since every group of ours that captures is a plain "(".
type emitter struct {
	b    strings.Builder
	back bool // for regexp2, the backtracking engine
	// noContinue says that \G matches nowhere.
	noContinue bool
	// These say that RE2 means the same only for some texts:
	lastLine bool // $: where the text does not end with a line terminator
	word     bool // \b: where the text is ASCII
	context  bool // it looks at what stands before a match
	cannot   bool // RE2 has no such thing
	tooLong  bool // the rest was left out
}

// maxEmitted bounds what a pattern becomes, in bytes: classes are written out as
// ranges, and \p{L} alone has hundreds.
const maxEmitted = 1 << 20

// maxRE2Repeat is how often RE2 lets a part repeat.
const maxRE2Repeat = 1000

func (e *emitter) node(node any) {
	switch n := node.(type) {
	case reChar:
		e.rune(n.r)
	case reSet:
		e.set(n.set)
	case reSeq:
		for _, item := range n.items {
			e.node(item)
		}
	case reAlt:
		e.alternatives(n.arms)
	case reGroup:
		e.wrap("(", n.sub)
	case reRepeat:
		e.repeat(n)
	case reLook:
		e.cannot = true
		e.wrap(lookOpen(n), n.sub)
	case reAtomic:
		e.cannot = true
		e.wrap("(?>", n.sub)
	case reRef:
		e.cannot = true
		e.reference(n)
	case reAssert:
		e.assert(n.kind)
	case reGrapheme:
		e.cannot = true
		e.b.WriteString(`(?:\X)`)
	default:
		panic(fmt.Sprintf("java: unknown regular expression node %T", node))
	}
}

func (e *emitter) wrap(open string, sub any) {
	e.b.WriteString(open)
	e.node(sub)
	e.b.WriteByte(')')
}

func lookOpen(n reLook) string {
	switch {
	case n.behind && n.not:
		return "(?<!"
	case n.behind:
		return "(?<="
	case n.not:
		return "(?!"
	}
	return "(?="
}

func (e *emitter) alternatives(arms []any) {
	e.b.WriteString("(?:")
	for i, arm := range arms {
		if i > 0 {
			e.b.WriteByte('|')
		}
		e.node(arm)
	}
	e.b.WriteByte(')')
}

func (e *emitter) repeat(n reRepeat) {
	if n.mode == possessive {
		e.cannot = true
		e.b.WriteString("(?>")
		defer e.b.WriteByte(')')
	}
	if n.min > maxRE2Repeat || n.max > maxRE2Repeat {
		e.cannot = true
	}
	e.wrap("(?:", n.sub)
	switch {
	case n.min == 0 && n.max < 0:
		e.b.WriteByte('*')
	case n.min == 1 && n.max < 0:
		e.b.WriteByte('+')
	case n.min == 0 && n.max == 1:
		e.b.WriteByte('?')
	case n.max < 0:
		fmt.Fprintf(&e.b, "{%d,}", n.min)
	default:
		fmt.Fprintf(&e.b, "{%d,%d}", n.min, n.max)
	}
	if n.mode == lazy {
		e.b.WriteByte('?')
	}
}

func (e *emitter) reference(n reRef) {
	if n.fold {
		fmt.Fprintf(&e.b, `(?i:\%d)`, n.n)
		return
	}
	fmt.Fprintf(&e.b, `(?:\%d)`, n.n)
}

func (e *emitter) rune(r rune) {
	switch {
	case r >= surrogateMin && r <= surrogateMax:
		if !e.back {
			e.b.WriteString(`[^\x{0}-\x{10FFFF}]`) // RE2 is given no text with surrogates
			return
		}
		fmt.Fprintf(&e.b, `\u%04X`, r)
	case isAlnum(r), r >= 0x80:
		e.b.WriteRune(r)
	default:
		e.code(r)
	}
}

// code writes a code point as an escape that stands in and out of a class.
func (e *emitter) code(r rune) {
	switch {
	case !e.back:
		fmt.Fprintf(&e.b, `\x{%X}`, r)
	case r < astralMin:
		fmt.Fprintf(&e.b, `\u%04X`, r)
	default:
		e.b.WriteRune(r)
	}
}

func (e *emitter) set(s runeSet) {
	if e.b.Len() > maxEmitted {
		e.tooLong = true
		return
	}
	if r, ok := s.single(); ok {
		e.rune(r)
		return
	}
	if len(s) == 0 {
		e.b.WriteString(choose(e.back, "(?!)", `[^\x{0}-\x{10FFFF}]`))
		return
	}
	e.b.WriteByte('[')
	if s[0] == 0 && s[len(s)-1] == maxRune && len(s) > 2 {
		e.b.WriteByte('^')
		s = s.negate()
	}
	for i := 0; i < len(s); i += 2 {
		e.code(s[i])
		if s[i+1] > s[i] {
			e.b.WriteByte('-')
			e.code(s[i+1])
		}
	}
	e.b.WriteByte(']')
}

// The assertions in the syntax of regexp2, those of Java having no name there.
const (
	terminator  = `[\n\r\u0085\u2028\u2029]`
	loneEnds    = `[\r\u0085\u2028\u2029]`
	wordBefore  = `(?<=[\p{L}\p{Nd}]\p{Mn}*|_)`
	wordAfter   = `(?:(?=[\p{L}\p{Nd}_])|(?<=[\p{L}\p{Nd}]\p{Mn}*)(?=\p{Mn}))`
	uWordSet    = `[\p{L}\p{Nl}\p{Other_Alphabetic}\p{M}\p{Nd}\p{Pc}\u200C\u200D]`
	uWordBefore = `(?<=` + uWordSet + `)`
	uWordAfter  = `(?=` + uWordSet + `)`
)

var backAssertions = map[assertKind]string{
	assertStart:     `\A`,
	assertEnd:       `\z`,
	assertLastLine:  `(?:(?=(?:\r\n|` + loneEnds + `)?\z)|(?<!\r)(?=\n\z))`,
	assertLastLF:    `(?=\n?\z)`,
	assertLineStart: `(?:(?!\z)(?:\A|(?<=[\n\u0085\u2028\u2029])|(?<=\r)(?!\n)))`,
	assertLineEnd:   `(?:(?=` + loneEnds + `|\z)|(?<!\r)(?=\n))`,
	assertLFStart:   `(?:(?!\z)(?:\A|(?<=\n)))`,
	assertLFEnd:     `(?=\n|\z)`,
	assertWord:      boundary(wordBefore, wordAfter),
	assertNotWord:   `(?!` + boundary(wordBefore, wordAfter) + `)`,
	assertUWord:     boundary(uWordBefore, uWordAfter),
	assertNotUWord:  `(?!` + boundary(uWordBefore, uWordAfter) + `)`,
	assertContinue:  `\G`,
	assertNever:     `(?!)`,
}

func boundary(before, after string) string {
	return `(?:` + before + `(?!` + after + `)|(?!` + before + `)` + after + `)`
}

func (e *emitter) assert(kind assertKind) {
	if e.back {
		if e.noContinue && kind == assertContinue {
			kind = assertNever
		}
		e.b.WriteString(backAssertions[kind])
		return
	}
	switch kind {
	case assertStart:
		e.context = true
		e.b.WriteString(`\A`)
	case assertEnd:
		e.b.WriteString(`\z`)
	case assertLastLine, assertLastLF:
		e.lastLine = true
		e.b.WriteString(`\z`)
	case assertWord, assertUWord:
		e.word, e.context = true, true
		e.b.WriteString(`\b`)
	case assertNotWord, assertNotUWord:
		e.word, e.context = true, true
		e.b.WriteString(`\B`)
	default:
		e.cannot = true
	}
}
