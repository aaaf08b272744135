package java

import (
	"strings"
	"sync"
	"unicode"
)

// posixSets are the POSIX classes of US-ASCII.
var posixSets = map[string]runeSet{
	"ASCII":  setOf(0, 0x7F),
	"Alnum":  setOf('0', '9', 'A', 'Z', 'a', 'z'),
	"Alpha":  setOf('A', 'Z', 'a', 'z'),
	"Blank":  setOf('\t', '\t', ' ', ' '),
	"Cntrl":  setOf(0, 0x1F, 0x7F, 0x7F),
	"Digit":  asciiDigits,
	"Graph":  setOf('!', '~'),
	"Lower":  setOf('a', 'z'),
	"Print":  setOf(' ', '~'),
	"Punct":  setOf('!', '/', ':', '@', '[', '`', '{', '~'),
	"Space":  asciiSpace,
	"Upper":  setOf('A', 'Z'),
	"XDigit": setOf('0', '9', 'A', 'F', 'a', 'f'),
}

// javaSet gives the classes that ask a method of java.lang.Character.
func javaSet(name string) (runeSet, bool) {
	switch name {
	case "javaLowerCase":
		return unicodeClassSet("lower"), true
	case "javaUpperCase":
		return unicodeClassSet("upper"), true
	case "javaAlphabetic":
		return unicodeClassSet("alpha"), true
	case "javaTitleCase":
		return tableSet(unicode.Lt), true
	case "javaDigit":
		return tableSet(unicode.Nd), true
	case "javaDefined":
		return unicodeClassSet("assigned"), true
	case "javaLetter":
		return tableSet(unicode.L), true
	case "javaLetterOrDigit":
		return tableSet(unicode.L, unicode.Nd), true
	case "javaSpaceChar":
		return tableSet(unicode.Z), true
	case "javaWhitespace":
		return tableSet(unicode.Z).intersect(setOf(0xA0, 0xA0, 0x2007, 0x2007, 0x202F, 0x202F).negate()).union(setOf('\t', '\r', 0x1C, 0x1F)), true
	case "javaISOControl":
		return setOf(0, 0x1F, 0x7F, 0x9F), true
	case "javaIdeographic":
		return tableSet(unicode.Ideographic), true
	case "javaJavaIdentifierStart":
		return tableSet(unicode.L, unicode.Nl, unicode.Sc, unicode.Pc), true
	}
	return nil, false
}

// blocks are the Unicode blocks that patterns name most, without blanks, "-" and "_".
var blocks = map[string][2]rune{
	"basiclatin": {0, 0x7F}, "latin1supplement": {0x80, 0xFF}, "latinextendeda": {0x100, 0x17F},
	"latinextendedb": {0x180, 0x24F}, "ipaextensions": {0x250, 0x2AF}, "spacingmodifierletters": {0x2B0, 0x2FF},
	"combiningdiacriticalmarks": {0x300, 0x36F}, "greek": {0x370, 0x3FF}, "greekandcoptic": {0x370, 0x3FF},
	"cyrillic": {0x400, 0x4FF}, "armenian": {0x530, 0x58F}, "hebrew": {0x590, 0x5FF}, "arabic": {0x600, 0x6FF},
	"devanagari": {0x900, 0x97F}, "thai": {0xE00, 0xE7F}, "georgian": {0x10A0, 0x10FF}, "hanguljamo": {0x1100, 0x11FF},
	"latinextendedadditional": {0x1E00, 0x1EFF}, "greekextended": {0x1F00, 0x1FFF}, "generalpunctuation": {0x2000, 0x206F},
	"currencysymbols": {0x20A0, 0x20CF}, "letterlikesymbols": {0x2100, 0x214F}, "arrows": {0x2190, 0x21FF},
	"mathematicaloperators": {0x2200, 0x22FF}, "boxdrawing": {0x2500, 0x257F}, "dingbats": {0x2700, 0x27BF},
	"cjksymbolsandpunctuation": {0x3000, 0x303F}, "hiragana": {0x3040, 0x309F}, "katakana": {0x30A0, 0x30FF},
	"cjkunifiedideographs": {0x4E00, 0x9FFF}, "hangulsyllables": {0xAC00, 0xD7AF}, "highsurrogates": {0xD800, 0xDB7F},
	"lowsurrogates": {0xDC00, 0xDFFF}, "privateusearea": {0xE000, 0xF8FF}, "variationselectors": {0xFE00, 0xFE0F},
	"halfwidthandfullwidthforms": {0xFF00, 0xFFEF}, "specials": {0xFFF0, 0xFFFF}, "emoticons": {0x1F600, 0x1F64F},
	"miscellaneoussymbolsandpictographs": {0x1F300, 0x1F5FF}, "transportandmapsymbols": {0x1F680, 0x1F6FF},
}

// propertyNamed gives the set of \p{name}.
func propertyNamed(name string, f reFlags) (runeSet, bool) {
	if key, value, ok := strings.Cut(name, "="); ok {
		return propertyOfKind(strings.ToLower(key), value, f)
	}
	if rest, ok := strings.CutPrefix(name, "In"); ok {
		return blockSet(rest)
	}
	if rest, ok := strings.CutPrefix(name, "Is"); ok {
		return isProperty(rest, f)
	}
	if s, ok := posixSets[name]; ok {
		if f.unicodeClass {
			return unicodeClassSet(strings.ToLower(name)), true
		}
		if f.fold && (name == "Lower" || name == "Upper") {
			return posixSets["Alpha"], true
		}
		return s, true
	}
	if s, ok := javaSet(name); ok {
		return s, true
	}
	return categorySet(name, f)
}

// propertyOfKind is sc=, script=, blk=, block=, gc=, general_category=.
func propertyOfKind(key, value string, f reFlags) (runeSet, bool) {
	switch key {
	case "sc", "script":
		return scriptSet(value)
	case "blk", "block":
		return blockSet(value)
	case "gc", "general_category":
		return categorySet(value, f)
	}
	return nil, false
}

// isProperty is \p{IsName}: a binary property, a category or a script.
func isProperty(name string, f reFlags) (runeSet, bool) {
	if isBinaryProperty(strings.ToLower(name)) {
		lower := strings.ToLower(name)
		if f.fold && (lower == "lowercase" || lower == "uppercase" || lower == "titlecase") {
			return unicodeClassSet("lowercase").union(unicodeClassSet("uppercase")).union(unicodeClassSet("titlecase")), true
		}
		return unicodeClassSet(lower), true
	}
	if s, ok := categorySet(name, f); ok {
		return s, true
	}
	return scriptSet(name)
}

func blockSet(name string) (runeSet, bool) {
	b, ok := blocks[strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))]
	return setOf(b[0], b[1]), ok
}

func scriptSet(name string) (runeSet, bool) {
	for known, table := range unicode.Scripts {
		if strings.EqualFold(known, name) {
			return cachedSet("script "+known, func() runeSet { return tableSet(table) }), true
		}
	}
	return nil, false
}

// categorySet is a general category, or one of Java's own groups of them.
func categorySet(name string, f reFlags) (runeSet, bool) {
	if f.fold && (name == "Lu" || name == "Ll" || name == "Lt") {
		name = "LC"
	}
	switch name {
	case "LC":
		return tableSet(unicode.Lu, unicode.Ll, unicode.Lt), true
	case "LD":
		return tableSet(unicode.L, unicode.Nd), true
	case "L1":
		return setOf(0, 0xFF), true
	case "all":
		return setOf(0, maxRune), true
	case "Cn":
		return unicodeClassSet("assigned").negate(), true
	case "Cs":
		return setOf(surrogateMin, surrogateMax), true
	case "C":
		return tableSet(unicode.Cc, unicode.Cf, unicode.Co).union(setOf(surrogateMin, surrogateMax)).union(unicodeClassSet("assigned").negate()), true
	}
	table, ok := unicode.Categories[name]
	if !ok || len(name) > 2 {
		return nil, false
	}
	return cachedSet("category "+name, func() runeSet { return tableSet(table) }), true
}

var binaryProperties = map[string]string{
	"alphabetic": "alpha", "letter": "letter", "ideographic": "ideographic", "lowercase": "lower", "uppercase": "upper",
	"titlecase": "title", "whitespace": "white", "white_space": "white", "control": "cntrl", "punctuation": "punct",
	"hexdigit": "xdigit", "hex_digit": "xdigit", "assigned": "assigned", "noncharactercodepoint": "nonchar",
	"noncharacter_code_point": "nonchar", "digit": "digit", "alnum": "alnum", "blank": "blank", "graph": "graph",
	"print": "print", "word": "word", "joincontrol": "join", "join_control": "join",
}

func isBinaryProperty(name string) bool { return binaryProperties[name] != "" }

// setCache keeps sets that are costly to make; the names are few.
var setCache sync.Map // string to runeSet

func cachedSet(name string, make func() runeSet) runeSet {
	if s, ok := setCache.Load(name); ok {
		return s.(runeSet)
	}
	s := make()
	setCache.Store(name, s)
	return s
}

// unicodeClassSet is what a class means under (?U), or what \p{IsName} means.
func unicodeClassSet(name string) runeSet {
	if full, ok := binaryProperties[name]; ok {
		name = full
	}
	return cachedSet("unicode "+name, func() runeSet { return makeUnicodeClass(name) })
}

func makeUnicodeClass(name string) runeSet {
	switch name {
	case "alpha":
		return tableSet(unicode.L, unicode.Nl, unicode.Other_Alphabetic)
	case "letter":
		return tableSet(unicode.L)
	case "ideographic":
		return tableSet(unicode.Ideographic)
	case "lower":
		return tableSet(unicode.Ll, unicode.Other_Lowercase)
	case "upper":
		return tableSet(unicode.Lu, unicode.Other_Uppercase)
	case "title":
		return tableSet(unicode.Lt)
	case "white", "space":
		return tableSet(unicode.White_Space)
	case "cntrl":
		return tableSet(unicode.Cc)
	case "punct":
		return tableSet(unicode.P)
	case "xdigit":
		return tableSet(unicode.Nd, unicode.Hex_Digit)
	case "nonchar":
		return tableSet(unicode.Noncharacter_Code_Point)
	case "digit":
		return tableSet(unicode.Nd)
	case "ascii":
		return setOf(0, 0x7F)
	case "join":
		return tableSet(unicode.Join_Control)
	}
	return makeDerivedClass(name)
}

func makeDerivedClass(name string) runeSet {
	switch name {
	case "alnum":
		return unicodeClassSet("alpha").union(unicodeClassSet("digit"))
	case "blank":
		return tableSet(unicode.Zs).union(setOf('\t', '\t'))
	case "assigned":
		return tableSet(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf, unicode.Co).union(setOf(surrogateMin, surrogateMax))
	case "graph":
		return unicodeClassSet("white").union(tableSet(unicode.Cc)).union(setOf(surrogateMin, surrogateMax)).negate().intersect(unicodeClassSet("assigned"))
	case "print":
		return unicodeClassSet("graph").union(unicodeClassSet("blank")).intersect(tableSet(unicode.Cc).negate())
	case "word":
		return unicodeClassSet("alpha").union(tableSet(unicode.M, unicode.Nd, unicode.Pc, unicode.Join_Control))
	}
	return nil
}
