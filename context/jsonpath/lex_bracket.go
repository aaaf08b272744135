package jsonpath

import "strings"

// bracket reads what stands in [ ].
func (s *scanner) bracket() {
	open := s.pos
	s.emit(tokenOpen, "[")
	var end int
	switch c := s.at(s.nextSolid(open)); {
	case c == '\'' || c == '"':
		end = s.quotedNames(open, c)
	case c == '-' || c == ':' || isDigit(c):
		end = s.numbers(open)
	case c == '*':
		end = s.star(open)
	case c == '?':
		end = s.filter(open)
	default:
		s.unparsable(open)
	}
	if s.err != nil {
		return
	}
	s.pos = end
	s.emit(tokenClose, "]")
	s.pos++
}

func (s *scanner) unparsable(open int) {
	s.fail("Could not parse token starting at position %d. Expected ?, ', 0-9, * ", s.units(open))
}

// star reads [ * ] and gives the place of the closing bracket, as all of its kind do.
func (s *scanner) star(open int) int {
	star := s.nextSolid(open)
	end := s.nextSolid(star)
	if s.at(end) != ']' {
		s.fail("Expected wildcard token to end with ']' on position %d", s.units(star+1))
	}
	s.emit(tokenStar, "*")
	return end
}

// numbers reads [1], [1,2], [1:2] and their kind.
func (s *scanner) numbers(open int) int {
	n := strings.IndexByte(s.text[open:], ']')
	if n < 0 {
		s.unparsable(open)
		return 0
	}
	text := trimControls(s.text[open+1 : open+n])
	switch {
	case strings.Trim(text, "0123456789,-: ") != "" || strings.ContainsFunc(text, notInNumbers):
		s.unparsable(open)
	case strings.Contains(text, ":"):
		s.slice(text)
	default:
		s.list(text)
	}
	return open + n
}

func notInNumbers(c rune) bool { return !strings.ContainsRune("0123456789,-: ", c) }

func (s *scanner) slice(text string) {
	if strings.ContainsAny(text, ", ") {
		s.fail("Failed to parse SliceOperation: %s", text)
		return
	}
	for i, part := range strings.Split(text, ":") {
		if i > 0 {
			s.emit(tokenColon, ":")
		}
		if part != "" {
			s.emit(tokenBound, part)
		}
	}
}

func (s *scanner) list(text string) {
	for i, part := range strings.Split(text, ",") {
		if i > 0 {
			s.emit(tokenComma, ",")
		}
		s.emit(tokenIndex, strings.Trim(part, " "))
	}
}

// quotedNames reads ['a', 'b']: all names have the quotes of the first one. Between a
// comma and a quote anything may stand, it means nothing.
func (s *scanner) quotedNames(open int, quote byte) int {
	for pos := open; ; {
		pos = s.nextQuote(pos, quote)
		end := s.closingQuote(pos, quote)
		if s.err != nil {
			return 0
		}
		s.emit(tokenQuoted, s.text[pos+1:end])
		pos = s.nextSolid(end)
		switch s.at(pos) {
		case ']':
			return pos
		case ',':
			s.emit(tokenComma, ",")
		default:
			s.fail("Property must be separated by comma or Property must be terminated close square bracket at index %d", s.units(end))
			return 0
		}
	}
}

// nextQuote gives the place of the quote that opens the next name.
func (s *scanner) nextQuote(pos int, quote byte) int {
	for pos++; s.at(pos) != quote; pos++ {
		switch {
		case pos >= len(s.text):
			s.fail("Property has not been closed - missing closing ]")
			return pos
		case s.at(pos) == ',' || s.at(pos) == ']':
			s.fail("Found empty property at index %d", s.units(pos))
			return pos
		case s.at(pos) == '\\':
			pos++
		}
	}
	return pos
}

// closingQuote gives the place of the quote that ends the text whose quote opens at pos.
func (s *scanner) closingQuote(pos int, quote byte) int {
	end := s.unescaped(pos, quote)
	if end < 0 {
		s.fail("Property has not been closed - missing closing %c", quote)
	}
	return end
}

// unescaped gives the first place behind pos that holds c without a backslash, or -1.
func (s *scanner) unescaped(pos int, c byte) int {
	for pos++; pos < len(s.text); pos++ {
		switch s.text[pos] {
		case '\\':
			pos++
		case c:
			return pos
		}
	}
	return -1
}

// filter reads [?( )] and leaves what stands between ? and ] as one token.
func (s *scanner) filter(open int) int {
	paren := s.nextSolid(s.nextSolid(open))
	switch s.at(paren) {
	case ']', ',':
		s.fail("Not enough predicates supplied for filter [?] at position %d", s.units(open))
		return 0
	case '(':
	default:
		s.unparsable(open)
		return 0
	}
	end := s.matching(paren, '(', ')', true)
	if s.err != nil {
		return 0
	}
	if end < 0 || s.at(s.nextSolid(end)) != ']' {
		s.unparsable(open)
		return 0
	}
	s.emit(tokenFilter, s.text[paren:end+1])
	return s.nextSolid(end)
}

// matching gives the place of the bracket that closes the one at pos, or -1. Brackets
// in quotes, and where regex is true those between slashes, do not count.
func (s *scanner) matching(pos int, open, closing byte, regex bool) int {
	depth := 1
	for pos++; pos < len(s.text); pos++ {
		if c := s.at(pos); c == '\'' || c == '"' {
			if pos = s.unescaped(pos, c); pos < 0 {
				s.fail("Could not find matching close quote for %c when parsing : %s", c, s.text)
				return -1
			}
			pos++
		}
		if regex && s.at(pos) == '/' {
			if pos = s.unescaped(pos, '/'); pos < 0 {
				s.fail("Could not find matching close for / when parsing regex in : %s", s.text)
				return -1
			}
			pos++
		}
		switch s.at(pos) {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				return pos
			}
		}
	}
	return -1
}
