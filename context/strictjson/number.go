package strictjson

// number = [ "-" ] int [ frac ] [ exp ]
func (p *parser) number() *Value {
	start := p.pos
	i := p.pos
	if p.at(i) == '-' {
		i++
	}
	i, ok := p.integer(i)
	if ok && p.at(i) == '.' {
		i, ok = p.digits(i + 1)
	}
	if c := p.at(i); ok && c|0x20 == 'e' {
		i, ok = p.exponent(i + 1)
	}
	if !ok || isWordByte(p.at(i)) || p.at(i) == '.' {
		return p.failNumber(start, i)
	}
	v := p.values.next()
	v.Kind, v.Start, v.End, v.Text = Number, start, i, p.text[start:i]
	p.pos = i
	return v
}

// integer = "0" / digit1-9 *DIGIT
func (p *parser) integer(i int) (int, bool) {
	if p.at(i) == '0' {
		return i + 1, !isDigit(p.at(i + 1))
	}
	return p.digits(i)
}

// exponent = [ "-" / "+" ] 1*DIGIT
func (p *parser) exponent(i int) (int, bool) {
	if c := p.at(i); c == '+' || c == '-' {
		i++
	}
	return p.digits(i)
}

// digits = 1*DIGIT
func (p *parser) digits(i int) (int, bool) {
	start := i
	for isDigit(p.at(i)) {
		i++
	}
	return i, i > start
}

// at gives the byte at i, 0 at the end.
func (p *parser) at(i int) byte {
	if i < len(p.text) {
		return p.text[i]
	}
	return 0
}
