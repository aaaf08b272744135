package java

import "strings"

// class reads a character class from behind its "[" to its "]".
func (p *reParser) class() runeSet {
	if p.depth++; p.depth > maxPatternDepth {
		panic(&Exception{Class: "java.lang.StackOverflowError"})
	}
	defer func() { p.depth-- }()
	not := p.peek() == '^'
	if not {
		p.pos++
		p.wide = true
	}
	set := p.classBody(true)
	if p.next() != ']' {
		p.fail("Unclosed character class")
	}
	if not {
		return set.negate()
	}
	return set
}

// classBody reads members up to the "]", which stays. Where first holds, a "]" may
// be a member.
func (p *reParser) classBody(first bool) runeSet {
	var set runeSet
	some := !first
	for {
		switch r := p.peek(); {
		case r == endOfPattern:
			p.fail("Unclosed character class")
		case r == ']' && some:
			return set.normal()
		case r == '[':
			p.pos++
			set = append(set, p.class()...)
		case r == '&' && p.peekAt(1) == '&':
			p.pos += 2
			right, any := p.intersected()
			switch {
			case !some && !any:
				p.fail("Bad class syntax")
			case !some:
				set = right
			case any:
				set = set.normal().intersect(right)
			}
		default:
			set = append(set, p.classMember()...)
		}
		some = true
	}
}

// intersected reads what follows "&&", up to the next one or the end of the class.
func (p *reParser) intersected() (set runeSet, any bool) {
	for {
		switch p.peek() {
		case endOfPattern:
			p.fail("Unclosed character class")
		case ']', '&':
			return set, any
		case '[':
			p.pos++
			set = set.union(p.class())
		default:
			set = set.union(p.classBody(false))
		}
		any = true
	}
}

// classMember reads a character, a range or a class escape.
func (p *reParser) classMember() runeSet {
	low := p.next()
	if low == '\\' {
		r := p.nextRaw()
		if s, ok := p.classEscape(r); ok {
			return s
		}
		low = p.charEscape(r)
	}
	p.noteRange(low, low)
	if p.peek() != '-' {
		return p.folded(setOf(low, low))
	}
	if after := p.peekAt(1); after == ']' || after == '[' || after == endOfPattern {
		return p.folded(setOf(low, low))
	}
	p.pos++
	high := p.rangeEnd(low)
	p.noteRange(low, high)
	return p.folded(setOf(low, high))
}

func (p *reParser) rangeEnd(low rune) rune {
	high := p.next()
	if high == '\\' {
		r := p.nextRaw()
		if _, ok := p.classEscape(r); ok {
			p.fail("Illegal character range")
		}
		high = p.charEscape(r)
	}
	if high < low {
		p.fail("Illegal character range")
	}
	return high
}

var (
	asciiDigits     = setOf('0', '9')
	asciiWord       = setOf('0', '9', 'A', 'Z', '_', '_', 'a', 'z')
	asciiSpace      = setOf('\t', '\r', ' ', ' ')
	horizontalSpace = setOf('\t', '\t', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x180E, 0x180E, 0x2000, 0x200A, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000)
	verticalSpace   = setOf('\n', '\r', 0x85, 0x85, 0x2028, 0x2029)
)

// classEscape gives the set of an escape that stands for many characters.
func (p *reParser) classEscape(r rune) (runeSet, bool) {
	p.wide = p.wide || strings.ContainsRune("DWSHVP", r) || p.flags.unicodeClass
	switch r {
	case 'd', 'D':
		return p.maybeNot(r == 'D', asciiDigits, "digit"), true
	case 'w', 'W':
		return p.maybeNot(r == 'W', asciiWord, "word"), true
	case 's', 'S':
		return p.maybeNot(r == 'S', asciiSpace, "white"), true
	case 'h', 'H':
		return negateIf(r == 'H', horizontalSpace), true
	case 'v', 'V':
		return negateIf(r == 'V', verticalSpace), true
	case 'p', 'P':
		return negateIf(r == 'P', p.property()), true
	case 'N':
		p.fail(`\N{name} is not supported`)
	}
	return nil, false
}

func (p *reParser) maybeNot(not bool, ascii runeSet, full string) runeSet {
	if p.flags.unicodeClass {
		return negateIf(not, unicodeClassSet(full))
	}
	return negateIf(not, ascii)
}

func negateIf(not bool, s runeSet) runeSet {
	if not {
		return s.negate()
	}
	return s
}

// property reads the name behind \p: one letter, or a name in braces.
func (p *reParser) property() runeSet {
	r := p.next()
	if r != '{' {
		if r == endOfPattern {
			p.fail("Illegal/unsupported escape sequence")
		}
		return p.propertySet(string(r))
	}
	start := p.pos
	for p.peekRaw() != '}' {
		if p.nextRaw() == endOfPattern {
			p.fail("Unclosed character family")
		}
	}
	name := string(p.src[start:p.pos])
	p.pos++
	if name == "" {
		p.fail("Empty character family")
	}
	return p.propertySet(name)
}

func (p *reParser) propertySet(name string) runeSet {
	p.wide = p.wide || posixSets[name] == nil
	s, ok := propertyNamed(name, p.flags)
	if !ok {
		p.fail("Unknown character property name {" + name + "}")
	}
	return s
}
