package java

// escape reads what follows a "\" outside a class.
func (p *reParser) escape() any {
	r := p.nextRaw()
	if kind, ok := p.assertion(r); ok {
		return reAssert{kind}
	}
	switch {
	case r == endOfPattern:
		p.fail("Unexpected internal error")
	case r >= '1' && r <= '9':
		return p.backReference(int(r - '0'))
	case r == 'k':
		return p.namedReference()
	case r == 'R':
		return reAlt{lineBreak: true, arms: []any{reSeq{[]any{reChar{'\r'}, reChar{'\n'}}}, reSet{verticalSpace}}}
	case r == 'X':
		return reGrapheme{}
	}
	if s, ok := p.classEscape(r); ok {
		return reSet{s}
	}
	return p.char(p.charEscape(r))
}

func (p *reParser) assertion(r rune) (kind assertKind, ok bool) {
	switch r {
	case 'A':
		return assertStart, true
	case 'z':
		return assertEnd, true
	case 'Z':
		return p.lastLine(), true
	case 'G':
		return assertContinue, true
	case 'B':
		return choose(p.flags.unicodeClass, assertNotUWord, assertNotWord), true
	case 'b':
		if p.peekRaw() == '{' && p.peekAt(1) == 'g' {
			p.fail(`\b{g} is not supported`)
		}
		return choose(p.flags.unicodeClass, assertUWord, assertWord), true
	}
	return 0, false
}

func choose[T any](cond bool, yes, no T) T {
	if cond {
		return yes
	}
	return no
}

// backReference reads the digits that still name a group begun so far.
func (p *reParser) backReference(n int) any {
	for isDigit(p.peekRaw()) {
		longer := n*10 + int(p.peekRaw()-'0')
		if longer > p.groups {
			break
		}
		n = longer
		p.pos++
	}
	return reRef{n, p.flags.fold}
}

func (p *reParser) namedReference() any {
	if p.nextRaw() != '<' {
		p.fail(`\k is not followed by '<' for named capturing group`)
	}
	r := p.nextRaw()
	if !isAlpha(r) {
		p.fail("capturing group name does not start with a Latin letter")
	}
	name := p.groupName(r)
	n, ok := p.names[name]
	if !ok {
		p.fail("named capturing group <" + name + "> does not exist")
	}
	return reRef{n, p.flags.fold}
}

// charEscape gives the code point that an escape stands for.
func (p *reParser) charEscape(r rune) rune {
	switch r {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 'f':
		return '\f'
	case 'a':
		return '\a'
	case 'e':
		return 0x1B
	case '0':
		return p.octal()
	case 'x':
		return p.hex()
	case 'u':
		return p.unicodeEscape()
	case 'c':
		if p.peekRaw() == endOfPattern {
			p.fail("Illegal control escape sequence")
		}
		return p.nextRaw() ^ 64
	}
	if isAlnum(r) || r == endOfPattern {
		p.fail("Illegal/unsupported escape sequence")
	}
	return r
}

// octal = [0-3] [0-7] [0-7] | [0-7] [ [0-7] ]
func (p *reParser) octal() rune {
	digit := func() bool { r := p.peekRaw(); return '0' <= r && r <= '7' }
	if !digit() {
		p.fail("Illegal octal escape sequence")
	}
	n := p.nextRaw() - '0'
	limit := choose(n <= 3, 2, 1)
	for i := 0; i < limit && digit(); i++ {
		n = n*8 + p.nextRaw() - '0'
	}
	return n
}

func (p *reParser) hex() rune {
	if p.peekRaw() != '{' {
		return p.hexDigits(2)
	}
	p.pos++
	n, digits := rune(0), 0
	for hexValue(p.peekRaw()) >= 0 {
		n = n<<4 + hexValue(p.nextRaw())
		digits++
		if n > maxRune {
			p.fail("Hexadecimal codepoint is too big")
		}
	}
	if digits == 0 || p.nextRaw() != '}' {
		p.fail("Unclosed hexadecimal escape sequence")
	}
	return n
}

func (p *reParser) hexDigits(count int) rune {
	n := rune(0)
	for range count {
		d := hexValue(p.nextRaw())
		if d < 0 {
			p.fail(choose(count == 2, "Illegal hexadecimal escape sequence", "Illegal Unicode escape sequence"))
		}
		n = n<<4 + d
	}
	return n
}

func hexValue(r rune) rune {
	switch {
	case isDigit(r):
		return r - '0'
	case 'a' <= r && r <= 'f':
		return r - 'a' + 10
	case 'A' <= r && r <= 'F':
		return r - 'A' + 10
	}
	return -1
}

// unicodeEscape reads the digits of \uXXXX, and of a second one that makes a pair.
func (p *reParser) unicodeEscape() rune {
	r := p.hexDigits(4)
	if r < surrogateMin || r >= lowMin || p.peekRaw() != '\\' || p.peekAt(1) != 'u' {
		return r
	}
	at := p.pos
	p.pos += 2
	if low := p.hexDigits(4); low >= lowMin && low <= surrogateMax {
		return joinSurrogates(r, low)
	}
	p.pos = at
	return r
}
