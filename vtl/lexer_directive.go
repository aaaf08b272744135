package vtl

// This file reads directives.

func (s *scanner) readHash(c class) (kind, int) {
	text := s.text[s.pos:]
	switch c {
	case classLetter, classUnderline, classAt:
		n := word(text)
		return s.directive(text[:n], n, kindWord)
	case classLBrace:
		if n := bracketedWord(text); n > 0 {
			return s.directive(text[1:n-1], n, kindBracketedWord)
		}
	case classDollar:
		return s.dollar()
	case classBackslash:
		if k, n := s.dollar(); k != kindIllegal {
			return k, n
		}
	case classHash:
		return s.hash(false)
	case classDigit, classMinus, classDot:
		if k, n := s.number(); n > 0 {
			return k, n
		}
	}
	return kindTerminator, 0
}

// directive tells what follows a directive's name, whose length with its braces is n.
// #else and #end take the rest of an empty line with them.
func (s *scanner) directive(name string, n int, other kind) (kind, int) {
	switch name {
	case "if":
		s.state = stateDirective
		return kindIf, n
	case "elseif":
		s.state = stateDirective
		return kindElseIf, n
	case "else":
		s.pop()
		return kindElse, n + lineRest(s.text[s.pos+n:])
	case "end":
		s.pop()
		return kindEnd, n + lineRest(s.text[s.pos+n:])
	}
	if paren := s.pos + n; s.byteAt(paren+spaceRun(s.text[paren:])) == '(' {
		s.state = stateDirective
	} else {
		s.pop()
	}
	return other, n
}

func (s *scanner) readDirective(c class) (kind, int) {
	text := s.text[s.pos:]
	switch c {
	case classBlank, classLineEnd:
		return kindSpace, spaceRun(text)
	case classLParen:
		s.opened++
		return kindLParen, 1
	case classRParen:
		s.closeParen()
		return kindRParen, 1 + lineRest(text[1:])
	case classQuote:
		k, n := s.matchString()
		if k == kindString && s.setAt == 0 && s.opened == 0 {
			s.pop()
		}
		return k, n
	case classHash:
		return s.hash(false)
	case classLBrace:
		if n := bracketedWord(text); n > 0 {
			return kindBracketedWord, n
		}
	case classLetter, classUnderline, classAt:
		n := word(text)
		return wordKind(text[:n]), n
	case classOperator:
		if k, n := operator(text); n > 0 {
			return k, n
		}
	case classMinus:
		if k, n := s.number(); n > 0 {
			return k, n
		}
		return kindMinus, 1
	}
	return s.value(c)
}

// number matches a number. It ends a directive that has no parenthesis open.
func (s *scanner) number() (kind, int) {
	k, n := number(s.text[s.pos:])
	if n == 0 || s.opened != 0 || s.setAt != 0 || s.state == stateArguments {
		return k, n
	}
	if k == kindFloat || s.state != stateIndex {
		s.pop()
	}
	return k, n
}
