package proof

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// transformer is an operation on texts with its image: what is known of the result, from
// what is known of the operand. PROOF.md carries this table; a test holds it against it.
type transformer struct {
	name string
	// image says it in words.
	image string
	// throws says that some texts make it throw.
	throws bool
	apply  func(s str) str
}

// transformers are the operations that need no constant arguments.
var transformers = []transformer{
	{"$util.escapeJavaScript", "each piece by itself: constants are computed, texts without ' \" \\ / control and non-ASCII characters stay, " +
		"all others become an escaped piece that remembers what it escapes", false, escapeJS},
	{"$util.urlEncode", "letters, digits and . * _ - + %", false, func(s str) str { return image(s, formChars) }},
	{"$util.urlDecode", "any text; throws for a broken %XX", true, func(s str) str { return anyText(allChars, false) }},
	{"$util.base64Encode", "letters, digits and + / =", false, func(s str) str { return image(s, base64Chars) }},
	{"$util.base64Decode", "any text; throws for what is no base64", true, func(s str) str { return anyText(allChars, false) }},
	{"toLowerCase", "the same characters and all letters", false, cased},
	{"toUpperCase", "the same characters and all letters", false, cased},
	{"trim", "the same characters, or nothing", false, func(s str) str { return anyText(s.chars(), false) }},
	{"toString", "the same text", false, func(s str) str { return s }},
}

// fixedTransformers are those with constant arguments, for the page.
var fixedTransformers = []transformer{
	{name: `replaceAll("\\'", "'")`, image: "an escaped piece becomes the inside of a JSON string that decodes to what was escaped; see replaceLiteral"},
	{name: "replaceAll, replace, replaceFirst", image: "a literal pattern of one character leaves the set and the replacement's characters enter it; of another " +
		"pattern the replacement's characters are added; constants are computed"},
	{name: "substring, charAt", image: "the same characters, or nothing", throws: true},
	{name: "split", image: "a list of texts of the same characters"},
	{name: "concat, +, \"$a$b\"", image: "the pieces of the one, then those of the other"},
	{name: "$util.parseJson", image: "JSON text of an input gives that input's value; any other text gives any value or nothing"},
	{name: "$input.json", image: "RFC 8259 JSON text of one value"},
	{name: "length, size, indexOf", image: "digits and -, or nothing where the value has no such method"},
	{name: "contains, equals, startsWith, endsWith, isEmpty, matches", image: "true or false, or nothing where the value has no such method"},
}

// transform applies the transformer of that name.
func transform(name string, s str) (out str, throws, ok bool) {
	for i := range transformers {
		if t := &transformers[i]; t.name == name {
			return t.apply(s), t.throws, true
		}
	}
	return nil, false, false
}

// image is a text of a fixed set of characters that is empty only where s is.
func image(s str, set charSet) str { return anyText(set, !s.mayBeEmpty()) }

// cased: outside of ASCII a letter's other case can be an ASCII letter, or several.
func cased(s str) str {
	set := s.chars()
	if !set.common(letterChars).empty() || set.wide {
		set = set.union(letterChars)
		set.wide = true
	}
	return anyText(set, false)
}

// escapeJS is $util.escapeJavaScript, which takes one character at a time.
func escapeJS(s str) str {
	var out str
	for _, p := range s {
		switch {
		case p.kind == pieceConst:
			out = concat(out, constant(apigw.EscapeJavaScript(p.text)))
		case p.chars().common(escapedChars).empty():
			out = concat(out, str{p})
		default:
			out = append(out[:len(out):len(out)], piece{kind: pieceJS, inner: str{p}, span: p.span})
		}
	}
	return out
}

// replaceLiteral replaces a text by another, wherever it occurs.
func replaceLiteral(s str, old, new string) str {
	switch {
	case old == new || len(s) == 0:
		return s
	case old == "":
		return anyText(s.chars().union(charsOf(new)), false)
	case len(old) == 1:
		return replaceChar(s, old, new)
	case len(old) == 2 && !acrossPieces(s, old[0], old[1]):
		if out, ok := replacePair(s, old, new); ok {
			return out
		}
	}
	if c, ok := s.isConst(); ok {
		return constant(strings.ReplaceAll(c, old, new))
	}
	if !charsOf(old).within(s.chars()) {
		return s
	}
	return anyText(s.chars().union(charsOf(new)), false)
}

// replaceChar needs no look at neighbours.
func replaceChar(s str, old, new string) str {
	var out str
	for _, p := range s {
		switch {
		case p.kind == pieceConst:
			out = concat(out, constant(strings.ReplaceAll(p.text, old, new)))
		case !p.chars().has(rune(old[0])):
			out = concat(out, str{p})
		default:
			out = concat(out, anyText(p.chars().without(charsOf(old)).union(charsOf(new)), !p.mayBeEmpty() && new != "").at(p.span))
		}
	}
	return out
}

// acrossPieces says whether the two characters can meet where two pieces do.
func acrossPieces(s str, first, second byte) bool {
	for i := range s {
		if !s[i].mayEndWith(first) {
			continue
		}
		for j := i + 1; j < len(s); j++ {
			if s[j].mayStartWith(second) {
				return true
			}
			if !s[j].mayBeEmpty() {
				break
			}
		}
	}
	return false
}

// replacePair replaces two characters piece by piece: in constants, and of \' by ' in
// what escapeJavaScript gave. There an apostrophe follows no other backslash than its
// own, since each backslash of the operand is doubled. ok = false where a piece that is
// not constant could hold the pair.
func replacePair(s str, old, new string) (str, bool) {
	var out str
	for _, p := range s {
		switch {
		case p.kind == pieceConst:
			out = concat(out, constant(strings.ReplaceAll(p.text, old, new)))
			continue
		case p.kind == pieceJS && old == `\'` && new == "'":
			p.kind = pieceString
		case !charsOf(old).within(p.chars()):
		default:
			return nil, false
		}
		out = append(out[:len(out):len(out)], p)
	}
	return out, true
}

// literalPattern gives the text that a regular expression stands for, where it is no
// more than a text.
func literalPattern(re string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(re); i++ {
		c := re[i]
		switch {
		case c == '\\':
			if i++; i == len(re) || letterChars.has(rune(re[i])) || digitChars.has(rune(re[i])) {
				return "", false
			}
			b.WriteByte(re[i])
		case strings.IndexByte(`.[]{}()*+?^$|`, c) >= 0:
			return "", false
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

// literalReplacement gives the text that a replacement of replaceAll stands for.
func literalReplacement(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '$' {
			return "", false
		}
		if s[i] == '\\' {
			if i++; i == len(s) {
				return "", false
			}
		}
		b.WriteByte(s[i])
	}
	return b.String(), true
}
