package java

import "strings"

// TextFunc is what a method that makes a text of a text does, and all that it does: it
// looks at nothing but s. It appends the result to dst, without looking at what is
// there, or says that s itself is the result and leaves dst as it is.
type TextFunc func(dst []byte, s string) (out []byte, changed bool, err error)

// TextMethods is an Object with methods of one String that are a TextFunc, which a
// program can carry out without making a value in between.
type TextMethods interface {
	Object
	// TextMethod gives the method of that name, nil where there is none or where it
	// is more than that. Call must do the same for a string.
	TextMethod(name string) TextFunc
}

// BindText gives a method of String with constant arguments as a function of the
// string, nil where it is none or where nothing is won: so far replaceAll of a pattern
// that is a plain text, by one that makes the result at most twice as long. It is
// called for calls that may never happen, so it looks at short patterns only and
// compiles nothing.
func BindText(name string, args []any) TextFunc {
	if name != "replaceAll" || len(args) != 2 {
		return nil
	}
	pattern, ok := args[0].(string)
	by, isText := args[1].(string)
	if !ok || !isText || strings.ContainsAny(by, `\$`) || hasLoneSurrogate(by) {
		return nil
	}
	literal, ok := literalPattern(pattern)
	if !ok || len(by) > 2*len(literal) {
		return nil
	}
	return func(dst []byte, s string) ([]byte, bool, error) {
		i := indexOf(s, literal)
		switch {
		case i < 0:
			return dst, false, nil
		case hasLoneSurrogate(s): // halves that come to stand side by side are joined
			return appendJoining(dst, s, literal, by), true, nil
		}
		return appendReplaced(dst, s, i, literal, by), true, nil
	}
}

// maxBoundPattern bounds the patterns that are looked at, in bytes: those of plain
// texts are a few characters long.
const maxBoundPattern = 64

// literalPattern gives the text that a pattern matches, if it is nothing but a text.
func literalPattern(pattern string) (text string, ok bool) {
	if len(pattern) > maxBoundPattern {
		return "", false
	}
	tree, _, err := parseRegex(pattern)
	if err != nil {
		return "", false
	}
	return literalOf(tree)
}

// appendJoining is appendReplaced for a text with halves of surrogate pairs.
func appendJoining(dst []byte, s, old, by string) []byte {
	return append(dst, joinHalves(strings.Split(s, old), by)...)
}

// longText is from where on strings.Index stops at every first byte.
const longText = 65

// appendReplaced is replaceAll of a plain text that first stands at i.
func appendReplaced(dst []byte, s string, i int, old, by string) []byte {
	for i >= 0 {
		dst = append(append(dst, s[:i]...), by...)
		s = s[i+len(old):]
		i = indexOf(s, old)
	}
	return append(dst, s...)
}

// indexOf is strings.Index, quicker for two bytes in a long text: it looks for the
// second one, since the first of what templates take out is a backslash, of which there
// are many.
func indexOf(s, old string) int {
	if len(old) != 2 || len(s) < longText {
		return strings.Index(s, old)
	}
	for from := 1; from < len(s); {
		i := strings.IndexByte(s[from:], old[1])
		if i < 0 {
			return -1
		}
		if i += from; s[i-1] == old[0] {
			return i - 1
		}
		from = i + 1
	}
	return -1
}
