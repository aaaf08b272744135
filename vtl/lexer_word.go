package vtl

import (
	"math/bits"
	"strings"
)

// This file has the words, numbers and operators, each at the start of a text.

// textRun is the number of bytes before the next $ # or \, eight at a time.
func textRun(text string) int {
	i := 0
	for ; i+8 <= len(text); i += 8 {
		b := text[i : i+8]
		eight := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		if found := holds(eight, '$') | holds(eight, '#') | holds(eight, '\\'); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(text); i++ {
		if c := text[i]; c == '$' || c == '#' || c == '\\' {
			return i
		}
	}
	return len(text)
}

// holds sets the top bit of the first of eight bytes that is c, and perhaps of some
// behind it.
func holds(eight uint64, c byte) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	eight ^= ones * uint64(c)
	return (eight - ones) &^ eight & tops
}

func skipByte(text string, i int, c byte) int {
	for i < len(text) && text[i] == c {
		i++
	}
	return i
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
	for i < len(text) && wordBytes[text[i]] {
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

// identifier is the length of a reference's name at the start of text, else 0.
func identifier(text string) int {
	if text == "" || !isLetter(text[0]) && text[0] != '_' {
		return 0
	}
	i := 1
	for i < len(text) && nameBytes[text[i]] {
		i++
	}
	return i
}

func spaceRun(text string) int {
	i := 0
	for i < len(text) && isSpace(text[i]) {
		i++
	}
	return i
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

// operator matches the operators that are signs, but for the minus sign.
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
