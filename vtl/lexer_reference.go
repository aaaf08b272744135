package vtl

// This file reads the names of references and what may follow them.

func (s *scanner) readReference(c class) (kind, int) {
	switch c {
	case classLetter, classUnderline:
		return s.identifier()
	case classDot:
		if s.letterAt(s.pos + 1) {
			return s.member()
		}
	case classLParen:
		if s.state == stateMember {
			s.opened++
			s.state = stateArguments
			return kindLParen, 1
		}
	case classBlank:
		if n := s.setAfterBlanks(); n > 0 {
			return s.set(n)
		}
	case classDollar:
		if s.letterAt(s.pos + 1) {
			return s.plainName()
		}
		if n := emptyIndex(s.text[s.pos:]); n > 0 && s.state == stateReference {
			return kindEmptyIndex, n
		}
		return s.dollar()
	case classBackslash:
		if k, n := s.dollar(); k != kindIllegal {
			return k, n
		}
	case classHash:
		return s.hash(true)
	case classLBracket:
		s.push(stateIndex)
		return kindIndexOpen, 1
	case classLBrace:
		return kindLCurly, 1
	case classRBrace:
		s.pop()
		return kindRCurly, 1
	}
	return kindTerminator, 0
}

func (s *scanner) identifier() (kind, int) {
	n := identifier(s.text[s.pos:])
	return nameKind(s.text[s.pos:s.pos+n], kindIdentifier), n
}

// nameKind is other, unless the name is reserved.
func nameKind(name string, other kind) kind {
	switch name {
	case "true":
		return kindTrue
	case "false":
		return kindFalse
	}
	return other
}

// member matches .name.
func (s *scanner) member() (kind, int) {
	s.state = stateMember
	n := identifier(s.text[s.pos+1:])
	if nameKind(s.text[s.pos+1:s.pos+1+n], kindMember) != kindMember {
		return kindDot, 1
	}
	return kindMember, 1 + n
}

func (s *scanner) letterAt(i int) bool { return i < len(s.text) && isLetter(s.text[i]) }

// byteAt is 0 behind the end.
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}
