package java

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// engine gives what a search with one engine finds: every match with its groups.
func engine(re *Regex, back bool, s string) ([]string, error) {
	var found []string
	use := func(m reMatch) error {
		for n := range re.groups + 1 {
			found = append(found, m.group(n))
		}
		return nil
	}
	if back {
		return found, re.eachBack(&reSubject{s: s}, -1, nil, use)
	}
	return found, re.each(s, -1, nil, use)
}

var regexTable = []struct{ pattern, text string }{
	{`a+`, "baaac"}, {`[^a-z]`, "aB1"}, {`(\w)(\w)`, "abcde"}, {`^\s+|\s+$`, "  x \t"}, {`\bfoo\b`, "foo food foo"},
	{`(?i)straSSe`, "STRASSE"}, {`[a-z&&[^aeiou]]+`, "hello"}, {`\p{L}+`, "héllo wörld"}, {`\d{2,3}?`, "12345"},
	{`a|ab|abc`, "abcabc"}, {`(a|b)*c`, "ababc"}, {`\$\{(\w+)\}`, "x ${y} z"}, {`"`, `say "hi"`}, {`\\'`, `it\'s`},
	{`.`, "a\n😀"}, {`(?s).+`, "a\nb"}, {`[\[\]]`, "a[b]"}, {`\Qa.b\E`, "a.b axb"}, {`\.$`, "a."}, {`\n`, "a\nb"},
	{`[\x00-\x1f]`, "a\tb"}, {`[^\x00-\x7F]`, "aé😀"}, {`(x)|(y)`, "yx"}, {`\R`, "a\r\nb\nc"}, {`\h+`, "a \tb"},
	{`(?:ab){2,}`, "ababab"}, {`[\w.+-]+@[\w-]+\.[\w.]+`, "me@example.com"}, {`\D+`, "a1b2"}, {`(?m)^a`, "a\na"},
	{`a{2}{3}`, "aaaaaaa"}, {`[a-]`, "a-b"}, {`[]a]`, "]a"}, {`(?x) a b # c`, "ab"}, {`\u0041\x42\0103`, "ABC"},
}

// TestEnginesAgree runs the table, where RE2 takes part, through both engines.
func TestEnginesAgree(t *testing.T) {
	for _, c := range regexTable {
		re, err := CompileRegex(c.pattern)
		if err != nil {
			t.Errorf("%s: %v", c.pattern, err)
			continue
		}
		one, errOne := engine(re, false, c.text)
		two, errTwo := engine(re, true, c.text)
		if !slices.Equal(one, two) || errOne != nil || errTwo != nil {
			t.Errorf("%s in %q: %q, %v against %q, %v", c.pattern, c.text, one, errOne, two, errTwo)
		}
	}
}

func TestRegexErrors(t *testing.T) {
	for _, pattern := range []string{
		"[", "(", ")", "*", "+a", "a**", "a{", "a{,2}", "a{2,1}", "a{99999999999}", "[z-a]", "[a-\\d]", `\`, `\y`, `\p{Foo}`, `\p`, `\p{`,
		"(?<n>a)(?<n>b)", `\k<n>`, "(?<1>a)", "(?z)", "(?<=a+)b", `\x{110000}`, `\u12`, `\x1`, `\0`, "(?", "[a&&", "[]", `\c`, `\N{SPACE}`,
		strings.Repeat("(", 1000), strings.Repeat("[", 1000),
	} {
		re, err := CompileRegex(pattern)
		var e *Exception
		if !errors.As(err, &e) {
			t.Errorf("%.20q: %v, %v", pattern, re, err)
		}
	}
}

func TestRegexUse(t *testing.T) {
	re, err := CompileRegex(`(?<word>[a-z]+)=(\d+)`)
	if err != nil {
		t.Fatal(err)
	}
	if re.Groups() != 2 || re.String() != `(?<word>[a-z]+)=(\d+)` {
		t.Errorf("%d groups in %s", re.Groups(), re)
	}
	for text, want := range map[string][2]bool{"a=1": {true, true}, "xa=1x": {false, true}, "a=": {false, false}, "": {false, false}} {
		whole, err1 := re.Matches(text)
		part, err2 := re.Find(text)
		if whole != want[0] || part != want[1] || err1 != nil || err2 != nil {
			t.Errorf("%q: matches %v, finds %v", text, whole, part)
		}
	}
	got, err := re.ReplaceAll("a=1, b=22", `${word}\$$2`)
	if got != "a$1, b$22" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range []string{"$", "$x", "${", "${}", "${1}", "${none}", "$3", `\`} {
		if got, err := re.ReplaceAll("a=1", bad); err == nil {
			t.Errorf("replacement %q gave %q", bad, got)
		}
		if got, err := re.ReplaceAll("none", bad); err != nil || got != "none" {
			t.Errorf("replacement %q is looked at without a match: %v", bad, err)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text, pattern string
		limit         int
		want          []string
	}{
		{"a,b,,c,,", ",", 0, []string{"a", "b", "", "c"}},
		{"a,b,,c,,", ",", -1, []string{"a", "b", "", "c", "", ""}},
		{"a,b,,c,,", ",", 3, []string{"a", "b", ",c,,"}},
		{"a,b", ",", 1, []string{"a,b"}},
		{"", ",", 0, []string{""}},
		{",", ",", 0, []string{}},
		{",a", ",", 0, []string{"", "a"}},
		{"abc", "", 0, []string{"a", "b", "c"}},
		{"😀a", "", 0, []string{highHalf, lowHalf, "a"}},
		{"a1b22c", `\d+`, 0, []string{"a", "b", "c"}},
		{"abc", "x", 0, []string{"abc"}},
	} {
		re, err := CompileRegex(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := re.Split(c.text, c.limit); !slices.Equal(got, c.want) || err != nil {
			t.Errorf("split(%q, %q, %d) = %q, %v, want %q", c.text, c.pattern, c.limit, got, err, c.want)
		}
	}
}

// TestRegexTime has patterns on which engines hang.
func TestRegexTime(t *testing.T) {
	many := strings.Repeat("a", 100_000)
	for _, c := range []struct{ pattern, text string }{
		{`(a+)+$`, strings.Repeat("a", 40) + "!"},
		{`(a*)*\1b`, strings.Repeat("a", 40)},
		{`(?=(a+)+$)b`, strings.Repeat("a", 40) + "!"},
		{`(x+x+)+y`, strings.Repeat("x", 50_000)},
		{`a(.*)!|a`, many},
		{`(a+)!`, strings.Repeat(many, 10)},
		{`^(([a-z])+.)+[A-Z]([a-z])+$`, many},
		{strings.Repeat(`(a?){50}`, 50) + `a*`, many},
		{strings.Repeat(`\p{L}`, 2000), many},
		{`(?iu)[` + strings.Repeat(`a-zé`, 2000) + `]`, many},
		{`((((a{1,100}){1,100}){1,100}){1,100}){1,100}b`, many},
	} {
		start := time.Now()
		re, err := CompileRegex(c.pattern)
		if err == nil {
			_, err = re.replace(c.text, "x", -1, &Limits{RegexTime: 100 * time.Millisecond})
		}
		var e *LimitError
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%.40s: %v", c.pattern, err)
		}
		if d := time.Since(start); d > time.Minute { // milliseconds; without a bound, years
			t.Errorf("%.40s took %v", c.pattern, d)
		}
	}
}

// TestKnownDifferences holds where java.util.regex does otherwise: it keeps what a
// group caught within an atomic or possessive part that failed in the end. The texts
// in the comments are Java's.
func TestKnownDifferences(t *testing.T) {
	for _, c := range []struct{ text, pattern, by, want string }{
		{"ax", `(a)?+b|a`, "[$1]", "[]x"},       // [a]x
		{"xx", `(?>(\w))\.|\w\1`, "<$0>", "xx"}, // <xx>
	} {
		re, err := CompileRegex(c.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := re.ReplaceAll(c.text, c.by); got != c.want {
			t.Errorf("%q, %s by %s: got %q, want %q", c.text, c.pattern, c.by, got, c.want)
		}
	}
}

func TestRegexCacheIsBounded(t *testing.T) {
	for i := range 3 * maxCached {
		if _, err := CompileRegex("a" + Text(int32(i))); err != nil {
			t.Fatal(err)
		}
	}
	regexCache.RLock()
	defer regexCache.RUnlock()
	if n := len(regexCache.m); n > maxCached {
		t.Errorf("%d patterns are kept", n)
	}
}

// FuzzRegex compiles and uses any pattern: nothing may panic or take long, and where
// both engines can find the matches they must agree.
func FuzzRegex(f *testing.F) {
	for _, c := range regexTable {
		f.Add(c.pattern, c.text)
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 200 || len(text) > 200 {
			return
		}
		pattern, text = stringOf(runesOf(pattern)), stringOf(runesOf(text))
		re, err := CompileRegex(pattern)
		if err != nil {
			return
		}
		one, errOne := engine(re, false, text)
		two, errTwo := engine(re, true, text)
		if errOne == nil && errTwo == nil && !slices.Equal(one, two) {
			t.Errorf("%q in %q: %q against %q", pattern, text, one, two)
		}
		if _, err := re.Matches(text); err != nil {
			return
		}
		_, _ = re.ReplaceAll(text, text)
		_, _ = re.Split(text, len(pattern)-5)
	})
}
