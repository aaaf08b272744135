package vtl

import (
	"strings"
	"unicode/utf8"
)

// match gives the longest token at the position that the state knows, and its
// length. The text is not at its end.
func (s *scanner) match() (kind, int) {
	switch s.state {
	case stateText:
		return s.matchText()
	case stateReference, stateMember:
		return s.matchReference()
	case stateArguments:
		return s.matchArgument()
	case stateIndex:
		return s.matchIndex()
	case stateHash:
		return s.matchHash()
	}
	return s.matchDirective()
}

func (s *scanner) matchText() (kind, int) {
	switch s.text[s.pos] {
	case '$':
		if n := emptyIndex(s.text[s.pos:]); n > 0 {
			return kindEmptyIndex, n
		}
		return s.dollar(s.pos)
	case '#':
		return s.hash(true)
	case '\\':
		return s.backslash()
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
	}
	return kindText, textRun(s.text[s.pos:])
}

// textRun is the number of bytes before the next $ # or \.
func textRun(text string) int {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == '$' || c == '#' || c == '\\' {
			return i
		}
	}
	return len(text)
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

// dollar matches \\\$ and \\\$\\! at offset i, and gives an illegal token where
// no $ is there.
func (s *scanner) dollar(i int) (kind, int) {
	i = s.skipSlashes(i)
	if i >= len(s.text) || s.text[i] != '$' {
		return kindIllegal, 1
	}
	bang := skipByte(s.text, i+1, '\\')
	if bang < len(s.text) && s.text[bang] == '!' {
		return kindDollarBang, bang + 1 - s.pos
	}
	return kindDollar, i + 1 - s.pos
}

func skipByte(text string, i int, c byte) int {
	for i < len(text) && text[i] == c {
		i++
	}
	return i
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
	if end < len(s.text) {
		switch s.text[end] {
		case '$':
			return s.dollar(s.pos)
		case '#':
			if w := directiveName(s.text[end+1:]); w > 0 && n%2 == 1 {
				return kindEscapeDirective, n + 1 + w
			}
		}
	}
	if n > 1 {
		return kindDoubleEscape, 2
	}
	return kindEscape, 1
}

// directiveName is the length of name or {name} at the start of text, else 0.
func directiveName(text string) int {
	if n := word(text); n > 0 {
		return n
	}
	return bracketedWord(text)
}

// word is the length of a directive's name at the start of text, else 0.
func word(text string) int {
	if text == "" || !isLetter(text[0]) && text[0] != '_' && text[0] != '@' {
		return 0
	}
	i := 1
	for i < len(text) && isWordByte(text[i]) {
		i++
	}
	return i
}

// bracketedWord is the length of {name} at the start of text, else 0.
func bracketedWord(text string) int {
	if len(text) < 3 || text[0] != '{' || text[1] == '@' {
		return 0
	}
	n := word(text[1:])
	if n == 0 || n+1 >= len(text) || text[n+1] != '}' {
		return 0
	}
	return n + 2
}

// setAfterBlanks is the length of #set( with the blanks before it, else 0.
func (s *scanner) setAfterBlanks() int {
	i := skipBlanks(s.text, s.pos)
	if n := setDirective(s.text[i:]); n > 0 {
		return i - s.pos + n
	}
	return 0
}

func skipBlanks(text string, i int) int {
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	return i
}

// setDirective is the length of #set( or #{set}( at the start of text, else 0.
func setDirective(text string) int {
	n := 0
	switch {
	case strings.HasPrefix(text, "#set"):
		n = len("#set")
	case strings.HasPrefix(text, "#{set}"):
		n = len("#{set}")
	default:
		return 0
	}
	n = skipByte(text, n, ' ')
	if n < len(text) && text[n] == '(' {
		return n + 1
	}
	return 0
}

// hash matches what starts with # where set says whether #set may stand here.
func (s *scanner) hash(set bool) (kind, int) {
	text := s.text[s.pos:]
	if len(text) < 2 {
		return kindHash, 1
	}
	switch text[1] {
	case 's', '{':
		if n := setDirective(text); n > 0 && set {
			return kindSet, n
		}
	case '#':
		if s.state != stateMember && s.state != stateArguments && s.state != stateIndex {
			return lineComment(text)
		}
	case '[':
		if len(text) > 2 && text[2] == '[' {
			return verbatim(text)
		}
	case '*':
		return blockComment(text)
	}
	return kindHash, 1
}

// identifier is the length of a reference's name at the start of text, else 0.
func identifier(text string) int {
	if text == "" || !isLetter(text[0]) && text[0] != '_' {
		return 0
	}
	i := 1
	for i < len(text) && isIdentifierByte(text[i]) {
		i++
	}
	return i
}

func (s *scanner) matchReference() (kind, int) {
	c := s.text[s.pos]
	if isLetter(c) || c == '_' {
		return s.matchIdentifier()
	}
	switch c {
	case '{':
		return kindLCurly, 1
	case '}':
		return kindRCurly, 1
	case '[':
		return kindIndexOpen, 1
	case '.':
		if s.letterAt(s.pos + 1) {
			return s.matchMember()
		}
	case '(':
		if s.state == stateMember {
			return kindLParen, 1
		}
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
	case '$':
		if n := emptyIndex(s.text[s.pos:]); n > 0 && s.state == stateReference {
			return kindEmptyIndex, n
		}
		return s.dollar(s.pos)
	case '\\':
		if k, n := s.dollar(s.pos); k != kindIllegal {
			return k, n
		}
	case '#':
		return s.hash(true)
	}
	return kindTerminator, 0
}

func (s *scanner) letterAt(i int) bool { return i < len(s.text) && isLetter(s.text[i]) }

func (s *scanner) matchIdentifier() (kind, int) {
	n := identifier(s.text[s.pos:])
	switch s.text[s.pos : s.pos+n] {
	case "true":
		return kindTrue, n
	case "false":
		return kindFalse, n
	}
	return kindIdentifier, n
}

// matchMember matches .name.
func (s *scanner) matchMember() (kind, int) {
	n := identifier(s.text[s.pos+1:])
	switch s.text[s.pos+1 : s.pos+1+n] {
	case "true", "false":
		return kindDot, 1
	}
	return kindMember, 1 + n
}

func (s *scanner) matchArgument() (kind, int) {
	c := s.text[s.pos]
	if isLetter(c) || c == '_' {
		return s.matchIdentifier()
	}
	switch c {
	case ' ', '\t':
		if n := s.setAfterBlanks(); n > 0 {
			return kindSet, n
		}
		return kindSpace, spaceRun(s.text[s.pos:])
	case '\n', '\r':
		return kindSpace, spaceRun(s.text[s.pos:])
	case ')':
		return kindArgsClose, 1
	case '.':
		if s.letterAt(s.pos + 1) {
			return s.matchMember()
		}
	case '#':
		return s.hash(true)
	}
	return s.matchValue()
}

func spaceRun(text string) int {
	i := 0
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// matchValue matches what arguments and directives have in common.
func (s *scanner) matchValue() (kind, int) {
	c := s.text[s.pos]
	if isDigit(c) || c == '-' || c == '.' {
		if k, n := number(s.text[s.pos:]); n > 0 {
			return k, n
		}
	}
	switch c {
	case '"', '\'':
		return s.matchString()
	case '[':
		return kindLBracket, 1
	case ']':
		return kindRBracket, 1
	case '{':
		return kindLBrace, 1
	case '}':
		return kindRBrace, 1
	case ',':
		return kindComma, 1
	case ':':
		return kindColon, 1
	case '.':
		if s.byteAt(s.pos+1) == '.' {
			return kindRange, 2
		}
	case '$', '\\':
		return s.dollar(s.pos)
	}
	return s.illegal()
}

func (s *scanner) dollarOrIllegal() (kind, int) {
	return s.dollar(s.pos)
}

func (s *scanner) illegal() (kind, int) {
	_, n := utf8.DecodeRuneInString(s.text[s.pos:])
	return kindIllegal, n
}

// byteAt is 0 behind the end.
func (s *scanner) byteAt(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

func (s *scanner) matchIndex() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		return kindSpace, spaceRun(text)
	case c == ']':
		return kindIndexClose, 1
	case c == '"' || c == '\'':
		return s.matchString()
	case c == '$' || c == '\\':
		return s.dollar(s.pos)
	case c == '#':
		return s.hash(false)
	case strings.HasPrefix(text, "true"):
		return kindTrue, len("true")
	case strings.HasPrefix(text, "false"):
		return kindFalse, len("false")
	}
	if k, n := number(text); n > 0 {
		return k, n
	}
	return s.illegal()
}

func (s *scanner) matchHash() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; {
	case isLetter(c) || c == '_' || c == '@':
		n := word(text)
		return directiveKind(text[:n], text, n, kindWord)
	case c == '{':
		if n := bracketedWord(text); n > 0 {
			return directiveKind(text[1:n-1], text, n, kindBracketedWord)
		}
	case c == '$':
		return s.dollar(s.pos)
	case c == '\\':
		if k, n := s.dollar(s.pos); k != kindIllegal {
			return k, n
		}
	case c == '#':
		return s.hash(false)
	default:
		if k, n := number(text); n > 0 {
			return k, n
		}
	}
	return kindTerminator, 0
}

// directiveKind tells the built-in directives from other words. n is the length
// of the word in text; #else and #end take the rest of an empty line with them.
func directiveKind(name, text string, n int, other kind) (kind, int) {
	switch name {
	case "if":
		return kindIf, n
	case "elseif":
		return kindElseIf, n
	case "else":
		return kindElse, n + lineRest(text[n:])
	case "end":
		return kindEnd, n + lineRest(text[n:])
	}
	return other, n
}

// lineRest is the length of blanks and one line end at the start of text, 0 where
// anything else is on the line.
func lineRest(text string) int {
	i := skipBlanks(text, 0)
	if i >= len(text) {
		return 0
	}
	switch text[i] {
	case '\n':
		return i + 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return i + 2
		}
		return i + 1
	}
	return 0
}

func (s *scanner) matchDirective() (kind, int) {
	text := s.text[s.pos:]
	switch c := text[0]; c {
	case ' ', '\t', '\n', '\r':
		return kindSpace, spaceRun(text)
	case '(':
		return kindLParen, 1
	case ')':
		return kindRParen, 1 + lineRest(text[1:])
	case '#':
		return s.hash(false)
	case '{':
		if n := bracketedWord(text); n > 0 {
			return kindBracketedWord, n
		}
		return kindLBrace, 1
	default:
		if n := word(text); n > 0 {
			return wordKind(text[:n]), n
		}
	}
	if k, n := operator(text); n > 0 {
		return k, n
	}
	return s.matchValue()
}

// wordKind tells the words that mean something inside of a directive from others.
func wordKind(name string) kind {
	switch name {
	case "true":
		return kindTrue
	case "false":
		return kindFalse
	case "and":
		return kindAnd
	case "or":
		return kindOr
	case "not":
		return kindNot
	case "eq":
		return kindEq
	case "ne":
		return kindNe
	case "lt":
		return kindLt
	case "le":
		return kindLe
	case "gt":
		return kindGt
	case "ge":
		return kindGe
	}
	return kindWord
}

// operator matches the operators that are signs; -1 is a number.
func operator(text string) (kind, int) {
	follows := byte(0)
	if len(text) > 1 {
		follows = text[1]
	}
	switch text[0] {
	case '=':
		return either(follows == '=', kindEq, kindAssign)
	case '!':
		return either(follows == '=', kindNe, kindNot)
	case '<':
		return either(follows == '=', kindLe, kindLt)
	case '>':
		return either(follows == '=', kindGe, kindGt)
	case '&':
		if follows == '&' {
			return kindAnd, 2
		}
	case '|':
		if follows == '|' {
			return kindOr, 2
		}
	case '+':
		return kindPlus, 1
	case '*':
		return kindTimes, 1
	case '/':
		return kindDivide, 1
	case '%':
		return kindModulo, 1
	case '-':
		if _, n := number(text); n == 0 {
			return kindMinus, 1
		}
	}
	return kindIllegal, 0
}

func either(long bool, two, one kind) (kind, int) {
	if long {
		return two, 2
	}
	return one, 1
}

// number matches an integer or a decimal at the start of text. 1.. is the integer 1
// and what follows it.
func number(text string) (kind, int) {
	i := 0
	if text[0] == '-' {
		i = 1
	}
	whole := digits(text, i)
	if whole > i {
		if strings.HasPrefix(text[whole:], "..") {
			return kindInteger, whole
		}
		if whole < len(text) && text[whole] == '.' {
			end := digits(text, whole+1)
			return kindFloat, exponent(text, end)
		}
		if end := exponent(text, whole); end > whole {
			return kindFloat, end
		}
		return kindInteger, whole
	}
	if i < len(text) && text[i] == '.' {
		if end := digits(text, i+1); end > i+1 {
			return kindFloat, exponent(text, end)
		}
	}
	return kindIllegal, 0
}

func digits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// exponent gives the end of e12, E+1 or e-1 at offset i, or i where none is there.
func exponent(text string, i int) int {
	j := i
	if j >= len(text) || text[j] != 'e' && text[j] != 'E' {
		return i
	}
	j++
	if j < len(text) && (text[j] == '+' || text[j] == '-') {
		j++
	}
	if end := digits(text, j); end > j {
		return end
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' || c == '@' }

func isIdentifierByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' || c == '-' }
