package vtl

import (
	"strings"
	"unicode/utf8"
)

// readers match the longest token at the position that their state knows, and change
// the state to what it is behind that token. They get the class of the first byte, and
// give the token's kind and length.
var readers = [...]func(s *scanner, c class) (kind, int){
	stateText:      (*scanner).readText,
	stateReference: (*scanner).readReference,
	stateMember:    (*scanner).readReference,
	stateArguments: (*scanner).readArgument,
	stateIndex:     (*scanner).readIndex,
	stateHash:      (*scanner).readHash,
	stateDirective: (*scanner).readDirective,
}

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
	i := skipBlanks(s.text, s.pos)
	if s.byteAt(i) != '#' {
		return 0
	}
	if n := setDirective(s.text[i:]); n > 0 {
		return i - s.pos + n
	}
	return 0
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

func (s *scanner) letterAt(i int) bool { return i < len(s.text) && isLetter(s.text[i]) }

// byteAt is 0 behind the end.
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
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

func (s *scanner) readArgument(c class) (kind, int) {
	switch c {
	case classLetter, classUnderline:
		return s.identifier()
	case classBlank:
		if n := s.setAfterBlanks(); n > 0 {
			return s.set(n)
		}
		return kindSpace, spaceRun(s.text[s.pos:])
	case classLineEnd:
		return kindSpace, spaceRun(s.text[s.pos:])
	case classRParen:
		s.state = stateReference
		return kindArgsClose, 1
	case classDot:
		if s.letterAt(s.pos + 1) {
			return s.member()
		}
	case classHash:
		return s.hash(true)
	}
	return s.value(c)
}

// value matches what arguments and directives have in common.
func (s *scanner) value(c class) (kind, int) {
	switch c {
	case classDollar:
		if s.letterAt(s.pos + 1) {
			return s.plainName()
		}
		return s.dollar()
	case classBackslash:
		return s.dollar()
	case classQuote:
		return s.matchString()
	case classComma:
		return kindComma, 1
	case classColon:
		return kindColon, 1
	case classLBracket:
		return kindLBracket, 1
	case classRBracket:
		return kindRBracket, 1
	case classLBrace:
		return kindLBrace, 1
	case classRBrace:
		return kindRBrace, 1
	case classDigit, classMinus, classDot:
		if k, n := s.number(); n > 0 {
			return k, n
		}
		if c == classDot && s.byteAt(s.pos+1) == '.' {
			return kindRange, 2
		}
	}
	return s.illegal()
}

func (s *scanner) illegal() (kind, int) {
	_, n := utf8.DecodeRuneInString(s.text[s.pos:])
	return kindIllegal, n
}

func (s *scanner) readIndex(c class) (kind, int) {
	text := s.text[s.pos:]
	switch c {
	case classBlank, classLineEnd:
		return kindSpace, spaceRun(text)
	case classRBracket:
		s.pop()
		return kindIndexClose, 1
	case classQuote:
		return s.matchString()
	case classDollar, classBackslash:
		return s.dollar()
	case classHash:
		return s.hash(false)
	case classLetter:
		switch {
		case strings.HasPrefix(text, "true"):
			return kindTrue, len("true")
		case strings.HasPrefix(text, "false"):
			return kindFalse, len("false")
		}
	case classDigit, classMinus, classDot:
		if k, n := s.number(); n > 0 {
			return k, n
		}
	}
	return s.illegal()
}

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
