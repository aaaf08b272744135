package vtl

import "strings"

// This file finds the ends of references and directives that have nothing odd about
// them, without cutting them into tokens: the parser does that anyway. Where it is not
// sure that the scanner would be back in text at the same place, it says so.

// plainElement gives the end of the reference, directive or comment at the
// position, or -1 where only the scanner can tell.
func (s *scanner) plainElement() int {
	i := s.pos
	switch s.text[i] {
	case '$':
		return s.plainReference(i + 1)
	case '#':
		return s.plainDirective(i)
	case ' ', '\t':
		return s.plainDirective(skipBlanks(s.text, i))
	}
	return -1
}

// plainReference gives the end of $name.member(…)[…] or ${…}, i behind its $.
func (s *scanner) plainReference(i int) int {
	if s.byteAt(i) == '!' {
		i++
	}
	formal := s.byteAt(i) == '{'
	if formal {
		i++
	}
	i = s.plainName(i)
	member := false
	for i > 0 {
		switch c := s.byteAt(i); {
		case c == '.' && s.letterAt(i+1):
			i, member = s.plainName(i+1), true
		case c == '(' && member:
			i, member = s.plainBrackets(i, '(', ')'), false
		case c == '[':
			i = s.plainBrackets(i, '[', ']')
		case formal && c == '}':
			return i + 1
		case formal || !s.leavesReference(i, member):
			return -1
		default:
			return i
		}
	}
	return -1
}

// plainName gives the end of a name, or -1 where there is none or it is reserved.
func (s *scanner) plainName(i int) int {
	if i >= len(s.text) {
		return -1
	}
	n := identifier(s.text[i:])
	if n == 0 || n == 4 && s.text[i:i+n] == "true" || n == 5 && s.text[i:i+n] == "false" {
		return -1
	}
	return i + n
}

// leavesReference says whether what follows a reference is lexed as it is in text.
func (s *scanner) leavesReference(i int, member bool) bool {
	switch s.byteAt(i) {
	case '{', '}', '\\':
		return false
	case '(':
		return !member
	case '$':
		return !member && emptyIndex(s.text[i:]) == 0
	case '#':
		c := s.byteAt(i + 1)
		return c != '[' && c != '*' && (c != '#' || !member) && setDirective(s.text[i:]) == 0
	case ' ', '\t':
		return setDirective(s.text[skipBlanks(s.text, i):]) == 0
	}
	return true
}

// plainBrackets gives the end of the bracket that opens at i. Strings may hold
// anything; a # or \ outside of them is odd.
func (s *scanner) plainBrackets(i int, open, end byte) int {
	depth := 0
	for ; i < len(s.text); i++ {
		switch c := s.text[i]; c {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			n := strings.IndexByte(s.text[i+1:], c)
			if n < 0 {
				return -1
			}
			i += n + 1
		case '#', '\\':
			return -1
		}
	}
	return -1
}

// plainDirective gives the end of a directive or line comment whose # is at i.
func (s *scanner) plainDirective(i int) int {
	if n := setDirective(s.text[i:]); n > 0 {
		return s.plainParens(i + n - 1)
	}
	if s.byteAt(i+1) == '#' {
		if k, n := lineComment(s.text[i:]); k == kindLineComment {
			return i + n
		}
		return -1
	}
	n := directiveName(s.text[i+1:])
	if n == 0 {
		return -1
	}
	end := i + 1 + n
	switch k, _ := directiveKind(strings.Trim(s.text[i+1:end], "{}"), "", 0, kindWord); k {
	case kindEnd, kindElse:
		return end + lineRest(s.text[end:])
	case kindIf, kindElseIf:
		if s.byteAt(end+spaceRun(s.text[end:])) != '(' {
			return -1
		}
	}
	paren := end + spaceRun(s.text[end:])
	if s.byteAt(paren) == '(' {
		return s.plainParens(paren)
	}
	return end
}

// plainParens gives the end of a directive whose parenthesis is at i, with the line
// end that it swallows.
func (s *scanner) plainParens(i int) int {
	end := s.plainBrackets(i, '(', ')')
	if end < 0 {
		return -1
	}
	return end + lineRest(s.text[end:])
}
