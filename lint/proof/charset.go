package proof

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// charSet is a set of characters: each of ASCII by itself, all others as one.
type charSet struct {
	lo, hi uint64
	wide   bool // everything above U+007F
}

var (
	allChars = charSet{^uint64(0), ^uint64(0), true}
	noChars  = charSet{}

	digitChars  = charsOf("0123456789")
	numberChars = digitChars.union(charsOf("+-.eE"))
	letterChars = charsOf("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	formChars   = letterChars.union(digitChars).union(charsOf(".*_-+%"))
	base64Chars = letterChars.union(digitChars).union(charsOf("+/="))
	blankChars  = charsOf(" \t\r\n")
	printable   = charSet{0xFFFFFFFF00000000, ^uint64(0), false}
	// breaksString are the characters that cannot stand in a JSON string as they are,
	// breaksForm those that end or change a form's value.
	breaksString = charSet{lo: 1<<32 - 1}.union(charsOf(`"\`))
	breaksForm   = charsOf("&=+% \t\r\n#;\"<>").union(charSet{lo: 1<<32 - 1, wide: true})
	// escapedChars are those that escapeJavaScript changes.
	escapedChars = charSet{lo: 1<<32 - 1, wide: true}.union(charsOf(`'"\/`))
)

func charsOf(s string) charSet {
	var c charSet
	for _, r := range s {
		c.add(r)
	}
	return c
}

func (c *charSet) add(r rune) {
	switch {
	case r < 64:
		c.lo |= 1 << r
	case r < 128:
		c.hi |= 1 << (r - 64)
	default:
		c.wide = true
	}
}

func (c charSet) has(r rune) bool {
	switch {
	case r < 64:
		return c.lo>>r&1 != 0
	case r < 128:
		return c.hi>>(r-64)&1 != 0
	}
	return c.wide
}

func (c charSet) union(d charSet) charSet { return charSet{c.lo | d.lo, c.hi | d.hi, c.wide || d.wide} }

func (c charSet) without(d charSet) charSet {
	return charSet{c.lo &^ d.lo, c.hi &^ d.hi, c.wide && !d.wide}
}

func (c charSet) common(d charSet) charSet {
	return charSet{c.lo & d.lo, c.hi & d.hi, c.wide && d.wide}
}

func (c charSet) empty() bool { return c == noChars }

func (c charSet) within(d charSet) bool { return c.without(d).empty() }

// words names the first few of a set's characters.
func (c charSet) words() string {
	var list []string
	for _, known := range []struct {
		r    rune
		name string
	}{{'"', "a quote"}, {'\\', "a backslash"}, {'\'', "an apostrophe"}, {'\n', "a line break"}, {'&', "an ampersand"}, {'+', "a plus sign"}, {'%', "a percent sign"}} {
		if c.has(known.r) && len(list) < 3 {
			list = append(list, known.name)
		}
	}
	if len(list) == 0 {
		for r := rune(0); r < 128 && len(list) < 3; r++ {
			if c.has(r) {
				list = append(list, fmt.Sprintf("%q", r))
			}
		}
	}
	if len(list) == 0 {
		return "letters beyond ASCII"
	}
	return strings.Join(list, ", ")
}

func (c charSet) key() string {
	if c == allChars {
		return "*"
	}
	return fmt.Sprintf("%x.%x.%t", c.lo, c.hi, c.wide)
}

// alphabetChars gives the set of a catalogue's alphabet.
func alphabetChars(a catalog.Alphabet) charSet {
	if a.Any() {
		return allChars
	}
	var c charSet
	ranges := a.Ranges()
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], 128); r++ {
			c.add(r)
		}
		if ranges[i+1] >= 128 {
			c.wide = true
		}
	}
	return c
}
