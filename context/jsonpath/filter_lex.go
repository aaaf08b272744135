package jsonpath

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// filterState reads the next token of a filter and gives what may follow; nil ends.
type filterState func(*filterScanner) filterState

// filterScanner cuts a filter into tokens; parens and nots count what is open.
type filterScanner struct {
	*scanner
	parens, nots int
}

// lexFilter cuts a filter into tokens.
func lexFilter(s *scanner) {
	f := &filterScanner{scanner: s}
	for state := filterState(beforeRelation); state != nil && s.err == nil; {
		f.skipSpaces()
		state = state(f)
	}
}

func (f *filterScanner) skipSpaces() {
	for f.at(f.pos) == ' ' {
		f.pos++
	}
}

// beforeRelation reads opening parentheses, negations and the left operand.
func beforeRelation(f *filterScanner) filterState {
	switch c := f.at(f.pos); {
	case f.parens+f.nots > MaxFilterDepth:
		f.fail("Filters nest deeper than %d levels", MaxFilterDepth)
	case c == '(':
		f.parens++
		f.sign(filterLeftParen, "(")
		return beforeRelation
	case c == '!' && !f.pathFollows():
		f.nots++
		f.sign(filterNot, "!")
		return beforeRelation
	default:
		f.nots = 0
		f.operand()
		return behindLeft
	}
	return nil
}

// behindLeft reads the operator and the right operand, where there are some.
func behindLeft(f *filterScanner) filterState {
	if f.jointFollows() {
		return behindRelation
	}
	f.operator()
	f.skipSpaces()
	if f.err == nil {
		f.operand()
	}
	return behindRelation
}

// behindRelation reads closing parentheses, && and ||.
func behindRelation(f *filterScanner) filterState {
	rest := f.text[min(f.pos, len(f.text)):]
	switch {
	case rest == "":
	case rest[0] == ')':
		f.parens--
		f.sign(filterRightParen, ")")
		return behindRelation
	case strings.HasPrefix(rest, "&&"):
		f.sign(filterAnd, "&&")
		return beforeRelation
	case strings.HasPrefix(rest, "||"):
		f.sign(filterOr, "||")
		return beforeRelation
	default:
		f.fail("Failed to parse filter: %s, error on position: %d, char: %c", f.text, f.units(f.pos), rest[0])
	}
	return nil
}

func (f *filterScanner) jointFollows() bool {
	rest := f.text[min(f.pos, len(f.text)):]
	return rest == "" || rest[0] == ')' || strings.HasPrefix(rest, "&&") || strings.HasPrefix(rest, "||")
}

// pathFollows says whether a path stands behind the current character.
func (f *filterScanner) pathFollows() bool {
	c := f.at(f.nextSolid(f.pos))
	return c == '$' || c == '@'
}

func (f *filterScanner) sign(kind lexer.TokenType, text string) {
	f.emit(kind, text)
	f.pos += len(text)
}

// operator reads < <= == =~ … or a word up to the next space.
func (f *filterScanner) operator() {
	end := f.pos
	if isComparison(f.at(end)) {
		for isComparison(f.at(end)) {
			end++
		}
	} else {
		for end < len(f.text) && f.text[end] != ' ' {
			end++
		}
	}
	text := f.text[f.pos:end]
	if _, ok := operators[strings.ToUpper(text)]; !ok {
		f.fail("Filter operator %s is not supported!", text)
		return
	}
	f.sign(filterOperator, text)
}

func isComparison(c byte) bool { return c != 0 && strings.IndexByte("<>=~!", c) >= 0 }

// operand reads a path or a literal.
func (f *filterScanner) operand() {
	switch c := f.at(f.pos); c {
	case '$', '@':
		f.path(filterPath)
	case '!':
		if !f.pathFollows() {
			f.fail("Unexpected character: !")
			return
		}
		f.pos = f.nextSolid(f.pos)
		f.path(filterNotPath)
	case '\'', '"':
		f.enclosed(filterQuoted, f.unescaped(f.pos, c), "String literal does not have matching quotes. Expected %c in %s", c)
	case '{':
		f.enclosed(filterJSON, f.matching(f.pos, '{', '}', false), "JSON not closed. Expected %c in %s", '}')
	case '[':
		f.enclosed(filterJSON, f.matching(f.pos, '[', ']', false), "JSON not closed. Expected %c in %s", ']')
	case '/':
		f.regex()
	case 't':
		f.word(filterBool, "true")
	case 'f':
		f.word(filterBool, "false")
	case 'n':
		f.word(filterNull, "null")
	default:
		f.number()
	}
}

// enclosed emits the literal from here to end.
func (f *filterScanner) enclosed(kind lexer.TokenType, end int, problem string, missing byte) {
	if end < 0 {
		f.fail(problem, missing, f.text)
		return
	}
	f.sign(kind, f.text[f.pos:end+1])
}

func (f *filterScanner) word(kind lexer.TokenType, word string) {
	if !strings.HasPrefix(f.text[f.pos:], word) {
		f.fail("Expected <%s> value", word)
		return
	}
	f.sign(kind, word)
}

// number reads digits, points, minus signs and an exponent; what they mean is seen later.
func (f *filterScanner) number() {
	end := f.pos
	for c := f.at(end); isDigit(c) || c == '-' || c == '.'; c = f.at(end) {
		end++
	}
	if end > f.pos && f.at(end)|0x20 == 'e' {
		end++
		for c := f.at(end); isDigit(c) || c == '-' || c == '+'; c = f.at(end) {
			end++
		}
	}
	if end == f.pos {
		f.fail("Failed to parse filter: %s, error on position: %d", f.text, f.units(f.pos))
		return
	}
	f.sign(filterNumber, f.text[f.pos:end])
}

// regex reads /pattern/ and the letters behind it.
func (f *filterScanner) regex() {
	end := f.unescaped(f.pos, '/')
	if end < 0 {
		f.fail("Pattern not closed. Expected / in %s", f.text)
		return
	}
	for c := f.at(end + 1); c|0x20 >= 'a' && c|0x20 <= 'z'; c = f.at(end + 1) {
		end++
	}
	f.sign(filterRegex, f.text[f.pos:end+1])
}

// path reads a path up to a space, a comparison or the parenthesis that ends the
// relation. The character behind a closing bracket belongs to the path unread, and so
// does && without a space before it.
func (f *filterScanner) path(kind lexer.TokenType) {
	end := f.pos + 1
	for end < len(f.text) {
		if f.text[end] == '[' {
			if end = f.matching(end, '[', ']', false); end < 0 {
				f.fail("Square brackets does not match in filter %s", f.text)
				return
			}
			end++
		}
		c := f.at(end)
		if c == 0 || c == ' ' || isComparison(c) || c == ')' && !f.closesCall(end) {
			break
		}
		end++
	}
	end = min(end, len(f.text))
	f.sign(kind, f.text[f.pos:end])
}

// closesCall says whether the parenthesis at pos ends a function without arguments.
func (f *filterScanner) closesCall(pos int) bool {
	for pos--; f.at(pos) == ' '; pos-- {
	}
	return f.at(pos) == '(' && pos > f.pos && strings.Contains(f.text[f.pos+1:pos], ".")
}
