package vtl

import "strings"

// This file reads text, and what starts with $ # or \ in any state.

func (s *scanner) readText(c class) (kind, int) {
	switch c {
	case classDollar:
		if s.letterAt(s.pos + 1) {
			return s.plainName()
		}
		if n := emptyIndex(s.text[s.pos:]); n > 0 {
			return kindEmptyIndex, n
		}
		return s.dollar()
	case classHash:
		return s.hash(true)
	case classBackslash:
		return s.backslash()
	case classBlank:
		if n := s.setAfterBlanks(); n > 0 {
			return s.set(n)
		}
	}
	return kindText, 1 + textRun(s.text[s.pos+1:])
}

// plainName matches $name, which all states read the same way: there is nothing
// else that starts with a $ and a letter.
func (s *scanner) plainName() (kind, int) {
	s.enterReference()
	s.pos++
	return s.identifier()
}

// emptyIndex is the length of $[ $![ $\![ or $. at the start of text, else 0.
func emptyIndex(text string) int {
	if len(text) < 2 {
		return 0
	}
	switch {
	case text[1] == '[' || text[1] == '.':
		return 2
	case strings.HasPrefix(text, "$!["):
		return 3
	case strings.HasPrefix(text, `$\![`):
		return 4
	}
	return 0
}

// dollar matches \\\$ and \\\$\\!, and gives an illegal token where no $ is there.
func (s *scanner) dollar() (kind, int) {
	i := s.skipSlashes(s.pos)
	if s.byteAt(i) != '$' {
		return kindIllegal, 1
	}
	s.enterReference()
	bang := skipByte(s.text, i+1, '\\')
	if s.byteAt(bang) == '!' {
		return kindDollar, bang + 1 - s.pos
	}
	return kindDollar, i + 1 - s.pos
}

func (s *scanner) skipSlashes(i int) int {
	if i >= s.slashes || s.text[i] != '\\' {
		s.slashes = skipByte(s.text, i, '\\')
		return s.slashes
	}
	return s.slashes
}

// backslash matches what starts with \ in text.
func (s *scanner) backslash() (kind, int) {
	end := s.skipSlashes(s.pos)
	n := end - s.pos
	switch s.byteAt(end) {
	case '$':
		return s.dollar()
	case '#':
		if w := directiveName(s.text[end+1:]); w > 0 && n%2 == 1 {
			return kindEscapeDirective, n + 1 + w
		}
	}
	if n > 1 {
		return kindDoubleEscape, 2
	}
	return kindEscape, 1
}

// setAfterBlanks is the length of #set( with the blanks before it, else 0.
func (s *scanner) setAfterBlanks() int {
	i := s.afterBlanks()
	if s.byteAt(i) != '#' {
		return 0
	}
	if n := setDirective(s.text[i:]); n > 0 {
		return i - s.pos + n
	}
	return 0
}

// afterBlanks is where the blanks from the current place on end.
func (s *scanner) afterBlanks() int {
	if s.pos < s.blankFrom || s.pos >= s.blankTo {
		s.blankFrom, s.blankTo = s.pos, skipBlanks(s.text, s.pos)
	}
	return s.blankTo
}

// set opens a #set directive whose first n bytes were found.
func (s *scanner) set(n int) (kind, int) {
	s.push(stateDirective)
	s.setAt = len(s.stack)
	s.opened++
	return kindSet, n
}

// hash matches what starts with # where set says whether #set may stand here.
func (s *scanner) hash(set bool) (kind, int) {
	text := s.text[s.pos:]
	switch s.byteAt(s.pos + 1) {
	case 's', '{':
		if n := setDirective(text); n > 0 && set {
			return s.set(n)
		}
	case '#':
		if s.state != stateMember && s.state != stateArguments && s.state != stateIndex {
			return s.lineComment(text)
		}
	case '[':
		if len(text) > 2 && text[2] == '[' {
			return verbatim(text)
		}
	case '*':
		return blockComment(text)
	}
	s.enterHash()
	return kindHash, 1
}

func (s *scanner) lineComment(text string) (kind, int) {
	k, n := lineComment(text)
	if k == kindLineComment && s.state == stateReference {
		s.pop()
	}
	return k, n
}
