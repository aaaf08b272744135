package java

import (
	"fmt"
	"strings"
	"unicode"
)

// reFlags are the flags of java.util.regex.Pattern that a pattern can switch.
type reFlags struct {
	unixLines, fold, multiline, dotAll, unicodeCase, comments, unicodeClass bool
}

// reParser reads java.util.regex.Pattern's syntax (JDK 17).
type reParser struct {
	src    []rune
	pos    int
	flags  reFlags
	groups int // captures begun so far
	names  map[string]int
	depth  int
	folds  int
	wide   bool // Java would look at whole code points rather than at units
}

// The bounds of a pattern: a longer or deeper one is refused, since its compilation
// could take more time than a template may.
const (
	maxPattern      = 20_000
	maxPatternDepth = 250
	maxFolds        = 1_000 // ranges under (?iu), each of which meets every letter that has a case
)

// parseRegex gives the tree, the number of groups and the named ones.
func parseRegex(pattern string) (node any, p *reParser, err error) {
	if len(pattern) > maxPattern {
		return nil, nil, &LimitError{What: "bytes of regular expression", Max: maxPattern}
	}
	p = &reParser{src: unquote(runesOf(pattern)), names: map[string]int{}}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Exception:
			node, p, err = nil, nil, e
		case *LimitError:
			node, p, err = nil, nil, e
		default:
			panic(e)
		}
	}()
	node = p.alternatives()
	if p.pos < len(p.src) {
		p.fail("Unmatched closing ')'")
	}
	return node, p, nil
}

// fail ends parsing with a PatternSyntaxException, which parseRegex catches.
func (p *reParser) fail(message string) {
	panic(&Exception{
		Class:   "java.util.regex.PatternSyntaxException",
		Message: fmt.Sprintf("%s near index %d\n%s", message, max(0, p.pos-1), stringOf(p.src)),
	})
}

// runesOf gives the code points of s, lone surrogates included.
func runesOf(s string) []rune {
	out := make([]rune, 0, len(s))
	for len(s) > 0 {
		r, size := decodeRune(s)
		out = append(out, r)
		s = s[size:]
	}
	return out
}

func stringOf(runes []rune) string {
	dst := make([]byte, 0, len(runes))
	for _, r := range runes {
		dst = appendRune(dst, r)
	}
	return string(dst)
}

// unquote replaces \Q…\E by escaped characters, as Java does before all else.
func unquote(src []rune) []rune {
	if !strings.Contains(stringOf(src), `\Q`) {
		return src
	}
	out := make([]rune, 0, 2*len(src))
	for i := 0; i < len(src); i++ {
		if src[i] != '\\' || i+1 == len(src) {
			out = append(out, src[i])
			continue
		}
		i++
		if src[i] != 'Q' {
			out = append(out, '\\', src[i])
			continue
		}
		for i++; i < len(src); i++ {
			if src[i] == '\\' && i+1 < len(src) && src[i+1] == 'E' {
				i++
				break
			}
			out = appendLiteral(out, src[i])
		}
	}
	return out
}

// appendLiteral appends a code point so that it means itself, in a comment-ignoring pattern too.
func appendLiteral(out []rune, r rune) []rune {
	if r < unicode.MaxASCII && !isAlnum(r) {
		return append(out, '\\', r)
	}
	return append(out, r)
}

func isAlnum(r rune) bool { return isAlpha(r) || isDigit(r) }
func isAlpha(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

const endOfPattern = rune(-1)

// peek gives the next code point that counts, endOfPattern at the end.
func (p *reParser) peek() rune {
	if p.flags.comments {
		p.skipComments()
	}
	return p.peekRaw()
}

func (p *reParser) peekRaw() rune {
	if p.pos >= len(p.src) {
		return endOfPattern
	}
	return p.src[p.pos]
}

func (p *reParser) peekAt(n int) rune {
	if p.pos+n >= len(p.src) {
		return endOfPattern
	}
	return p.src[p.pos+n]
}

func (p *reParser) next() rune {
	r := p.peek()
	if r != endOfPattern {
		p.pos++
	}
	return r
}

func (p *reParser) nextRaw() rune {
	r := p.peekRaw()
	if r != endOfPattern {
		p.pos++
	}
	return r
}

func (p *reParser) skipComments() {
	for p.pos < len(p.src) {
		switch r := p.src[p.pos]; {
		case isASCIISpace(r):
			p.pos++
		case r == '#':
			for p.pos < len(p.src) && !p.isTerminator(p.src[p.pos]) {
				p.pos++
			}
		default:
			return
		}
	}
}

func (p *reParser) isTerminator(r rune) bool {
	if p.flags.unixLines {
		return r == '\n'
	}
	return lineTerminators.has(r)
}

func isASCIISpace(r rune) bool { return r == ' ' || '\t' <= r && r <= '\r' }

// alternatives = sequence { "|" sequence }
func (p *reParser) alternatives() any {
	if p.depth++; p.depth > maxPatternDepth {
		panic(&Exception{Class: "java.lang.StackOverflowError"})
	}
	defer func() { p.depth-- }()
	arms := []any{p.sequence()}
	for p.peek() == '|' {
		p.pos++
		arms = append(arms, p.sequence())
	}
	if len(arms) == 1 {
		return arms[0]
	}
	return reAlt{arms: arms}
}

func (p *reParser) sequence() any {
	var items []any
	for {
		switch p.peek() {
		case endOfPattern, '|', ')':
			if len(items) == 1 {
				return items[0]
			}
			return reSeq{items}
		}
		if item := p.atom(); item != nil {
			items = append(items, p.repeated(item))
		}
	}
}

// atom reads one item; nil where it only switched flags.
func (p *reParser) atom() any {
	switch r := p.next(); r {
	case '(':
		return p.group()
	case '[':
		return reSet{p.class()}
	case '\\':
		return p.escape()
	case '^':
		return reAssert{p.lineStart()}
	case '$':
		return reAssert{p.lineEnd()}
	case '.':
		return reSet{p.dot()}
	case '*', '+', '?':
		p.fail("Dangling meta character '" + string(r) + "'")
	case '{': // repeats what is before it, be it nothing
		p.pos--
		return reSeq{}
	default:
		return p.char(r)
	}
	return nil
}

func (p *reParser) char(r rune) any {
	p.noteRange(r, r)
	if p.flags.fold {
		if s := p.folded(setOf(r, r)); len(s) > 2 || s[0] != s[1] {
			return reSet{s}
		}
	}
	return reChar{r}
}

// noteRange marks the pattern as wide where a range is not within the units that stand
// for themselves.
func (p *reParser) noteRange(low, high rune) {
	if high >= astralMin || high >= surrogateMin && low <= surrogateMax {
		p.wide = true
	}
}

func (p *reParser) folded(s runeSet) runeSet {
	switch {
	case !p.flags.fold:
		return s
	case !p.flags.unicodeCase:
		return s.foldASCII()
	}
	if _, one := s.single(); !one {
		if p.folds++; p.folds > maxFolds {
			panic(&LimitError{What: "classes without case in a regular expression", Max: maxFolds})
		}
	}
	return s.foldUnicode()
}

func (p *reParser) lineStart() assertKind {
	switch f := p.flags; {
	case !f.multiline:
		return assertStart
	case f.unixLines:
		return assertLFStart
	}
	return assertLineStart
}

func (p *reParser) lineEnd() assertKind {
	switch f := p.flags; {
	case f.multiline && f.unixLines:
		return assertLFEnd
	case f.multiline:
		return assertLineEnd
	}
	return p.lastLine()
}

func (p *reParser) lastLine() assertKind {
	if p.flags.unixLines {
		return assertLastLF
	}
	return assertLastLine
}

var lineTerminators = setOf('\n', '\n', '\r', '\r', 0x85, 0x85, 0x2028, 0x2029)

func (p *reParser) dot() runeSet {
	p.wide = true
	switch {
	case p.flags.dotAll:
		return setOf(0, maxRune)
	case p.flags.unixLines:
		return setOf('\n', '\n').negate()
	}
	return lineTerminators.negate()
}

// repeated reads what may follow an item: * + ? {n,m}, each with ? or +.
func (p *reParser) repeated(sub any) any {
	rep := reRepeat{sub: sub}
	switch p.peek() {
	case '*':
		rep.min, rep.max = 0, -1
		p.pos++
	case '+':
		rep.min, rep.max = 1, -1
		p.pos++
	case '?':
		rep.min, rep.max = 0, 1
		p.pos++
	case '{':
		p.pos++
		rep.min, rep.max = p.bounds()
	default:
		return sub
	}
	if isLineBreak(sub) {
		rep.sub = reAtomic{sub} // Java gives nothing back of a repeated \R
	}
	switch p.peek() {
	case '?':
		rep.mode = lazy
		p.pos++
	case '+':
		rep.mode = possessive
		p.pos++
	}
	return rep
}

func isLineBreak(node any) bool {
	alt, ok := node.(reAlt)
	return ok && alt.lineBreak
}

// bounds = digits [ "," [ digits ] ] "}"
func (p *reParser) bounds() (least, most int) {
	if !isDigit(p.peekRaw()) {
		p.fail("Illegal repetition")
	}
	least = p.number()
	most = least
	if p.peekRaw() == ',' {
		p.pos++
		most = -1
		if p.peekRaw() != '}' {
			most = p.number()
		}
	}
	if p.nextRaw() != '}' {
		p.fail("Unclosed counted closure")
	}
	if most >= 0 && most < least {
		p.fail("Illegal repetition range")
	}
	return least, most
}

func (p *reParser) number() int {
	n := 0
	for isDigit(p.peekRaw()) {
		if n = n*10 + int(p.nextRaw()-'0'); n > 1<<31-1 {
			p.fail("Illegal repetition range")
		}
	}
	return n
}
