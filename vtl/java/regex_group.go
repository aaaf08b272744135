package java

// group reads what follows a "(".
func (p *reParser) group() any {
	if p.peek() != '?' {
		return p.capture("")
	}
	p.pos++
	saved := p.flags
	switch r := p.nextRaw(); r {
	case ':':
		return p.closed(saved, p.alternatives())
	case '=', '!':
		return reLook{not: r == '!', sub: p.closed(saved, p.alternatives())}
	case '>':
		return reAtomic{p.closed(saved, p.alternatives())}
	case '<':
		return p.angle(saved)
	case endOfPattern:
		p.fail("Unknown inline modifier")
	default:
		p.pos--
		return p.inlineFlags(saved)
	}
	return nil
}

// closed reads the ")" and restores the flags.
func (p *reParser) closed(saved reFlags, sub any) any {
	if p.next() != ')' {
		p.fail("Unclosed group")
	}
	p.flags = saved
	return sub
}

func (p *reParser) capture(name string) any {
	saved := p.flags
	p.groups++
	n := p.groups
	if name != "" {
		p.names[name] = n
	}
	return reGroup{n, p.closed(saved, p.alternatives())}
}

// angle reads (?<name>X), (?<=X), (?<!X) from behind the "<".
func (p *reParser) angle(saved reFlags) any {
	r := p.nextRaw()
	if r == '=' || r == '!' {
		sub := p.closed(saved, p.alternatives())
		if _, most := widths(sub); most < 0 {
			p.fail("Look-behind group does not have an obvious maximum length")
		}
		return reLook{behind: true, not: r == '!', sub: sub}
	}
	if !isAlpha(r) {
		p.fail("Unknown look-behind group")
	}
	name := p.groupName(r)
	if _, dup := p.names[name]; dup {
		p.fail("Named capturing group <" + name + "> is already defined")
	}
	return p.capture(name)
}

func (p *reParser) groupName(first rune) string {
	name := []rune{first}
	r := p.nextRaw()
	for ; isAlnum(r); r = p.nextRaw() {
		name = append(name, r)
	}
	if r != '>' {
		p.fail("named capturing group is missing trailing '>'")
	}
	return string(name)
}

// inlineFlags reads (?i) or (?i:X) from behind the "?".
func (p *reParser) inlineFlags(saved reFlags) any {
	on := true
	for {
		switch r := p.nextRaw(); r {
		case '-':
			if !on {
				p.fail("Unknown inline modifier")
			}
			on = false
		case ':':
			return p.closed(saved, p.alternatives())
		case ')':
			return nil
		default:
			p.setFlag(r, on)
		}
	}
}

func (p *reParser) setFlag(r rune, on bool) {
	f := &p.flags
	switch r {
	case 'd':
		f.unixLines = on
	case 'i':
		f.fold = on
	case 'm':
		f.multiline = on
	case 's':
		f.dotAll = on
	case 'u':
		f.unicodeCase = on
	case 'x':
		f.comments = on
	case 'U':
		f.unicodeClass, f.unicodeCase = on, on
	case 'c': // canonical equivalence: accepted inside a pattern, without effect here
	default:
		p.fail("Unknown inline modifier")
	}
}
