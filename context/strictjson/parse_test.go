package strictjson

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// valid are texts that the reader takes, with what it read.
var valid = []struct{ text, want string }{
	{`null`, `null`},
	{` true `, `true`},
	{"\t\r\n false", `false`},
	{`0`, `0`},
	{`-0.0`, `-0.0`},
	{`12345678901234567890`, `12345678901234567890`},
	{`1e400`, `1e400`},
	{`1.5E+3`, `1.5E+3`},
	{`-1e-7`, `-1e-7`},
	{`""`, `""`},
	{`"a b"`, `"a b"`},
	{`"é€😀"`, `"é€😀"`},
	{`"\"\\\/\b\f\n\r\t"`, `"\"\\/\b\f\n\r\t"`},
	{`"\u00e9\u20AC\ud83d\ude00"`, `"é€😀"`},
	{`"\u2028"`, `"\u2028"`},
	{`"\u0000"`, `"\x00"`},
	{`"\ud800"`, `"�"`},
	{`"\ud800x"`, `"�x"`},
	{`"\ud800\u0041"`, `"�A"`},
	{`"\udc00\ud800"`, `"��"`},
	{"\"\x7f\"", `"\x7f"`},
	{`[]`, `[]`},
	{`[ 1 , "a" , [ ] ]`, `[1 "a" []]`},
	{`{}`, `{}`},
	{`{ "a" : 1 , "b" : { "c" : null } }`, `{a:1 b:{c:null}}`},
	{`{"a":1,"a":2}`, `{a:1 a!:2}`},
	{`{"":0}`, `{:0}`},
	{`{"\u0061":1,"a":2}`, `{a:1 a!:2}`},
}

func TestParse(t *testing.T) {
	for _, c := range valid {
		v, err := Parse(c.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.text, err)
			continue
		}
		if got := dump(v); got != c.want {
			t.Errorf("Parse(%q) = %s, want %s", c.text, got, c.want)
		}
		checkPlaces(t, c.text, v)
	}
}

// dump writes a value as the table above has it; ! marks a duplicate.
func dump(v *Value) string {
	var parts []string
	switch v.Kind {
	case Null:
		return "null"
	case Bool:
		return fmt.Sprint(v.Bool)
	case Number:
		return v.Text
	case String:
		return fmt.Sprintf("%q", v.Text)
	case Array:
		for _, item := range v.Items {
			parts = append(parts, dump(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	for _, m := range v.Members {
		mark := ""
		if m.Duplicate {
			mark = "!"
		}
		parts = append(parts, m.Name+mark+":"+dump(m.Value))
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// checkPlaces parses the text at each value's place again: it must be that value.
func checkPlaces(t *testing.T, text string, v *Value) {
	t.Helper()
	again, err := Parse(text[v.Start:v.End])
	if err != nil || dump(again) != dump(v) {
		t.Errorf("in %q: the text at [%d,%d) is %q, want %s", text, v.Start, v.End, text[v.Start:v.End], dump(v))
	}
	for _, item := range v.Items {
		checkPlaces(t, text, item)
	}
	for _, m := range v.Members {
		name, err := Parse(text[m.NameStart:m.NameEnd])
		if err != nil || name.Text != m.Name {
			t.Errorf("in %q: the name at [%d,%d) is %q, want %q", text, m.NameStart, m.NameEnd, text[m.NameStart:m.NameEnd], m.Name)
		}
		checkPlaces(t, text, m.Value)
	}
}

// broken are texts that are no JSON: what the error points at, its hint and message.
var broken = []struct{ text, at, hint, message string }{
	{``, ``, HintBlank, "found an empty text, expected a JSON value"},
	{" \n\t", " \n\t", HintBlank, "found blanks only, expected a JSON value"},
	{"\ufeff{}", "\ufeff", HintByteOrderMark, "found a byte order mark (U+FEFF), expected a value"},

	{`{"s":"it\'s"}`, `\'`, HintApostrophe, `found \' in a string, expected ' alone: JSON does not escape the apostrophe`},
	{`{"s\'":1}`, `\'`, HintApostrophe, `found \' in a string, expected ' alone: JSON does not escape the apostrophe`},
	{`"\x41"`, `\x`, HintBadEscape, `found \x in a string, expected one of \" \\ \/ \b \f \n \r \t \u, or \\ for a backslash`},
	{`"\é"`, `\é`, HintBadEscape, `found \é in a string, expected one of \" \\ \/ \b \f \n \r \t \u, or \\ for a backslash`},
	{`"\u12g4"`, `\u12g4`, HintBadEscape, `found \u12g4 in a string, expected \u and four hexadecimal digits`},
	{`"\u12`, `\u12`, HintBadEscape, `found \u12 in a string, expected \u and four hexadecimal digits`},
	{"\"a\nb\"", "\n", HintControl, `found a raw line break (U+000A) in a string, expected the escape \n`},
	{"\"a\rb\"", "\r", HintControl, `found a raw line break (U+000D) in a string, expected the escape \r`},
	{"\"a\tb\"", "\t", HintControl, `found a raw tab (U+0009) in a string, expected the escape \t`},
	{"\"a\x01b\"", "\x01", HintControl, `found a raw control character (U+0001) in a string, expected the escape \u0001`},
	{"\"a\xffb\"", "\xff", HintUTF8, "found the byte 0xFF, expected UTF-8"},
	{"\xff", "\xff", HintUTF8, "found the byte 0xFF, expected a value"},
	{`"abc`, ``, HintUnclosed, `found the end of the text in a string, expected the '"' that ends the string of line 1, column 1`},
	{`"abc\`, ``, HintUnclosed, `found the end of the text in a string, expected the '"' that ends the string of line 1, column 1`},

	{`{"a":1,}`, `,`, HintTrailingComma, "found a comma before '}', expected another member or no comma"},
	{"[1 ,\n]", `,`, HintTrailingComma, "found a comma before ']', expected another value or no comma"},
	{`{"a":1 "b":2}`, `"`, HintMissingComma, `found '"' after a value, expected ',' or '}'`},
	{`{"a":"x" "b":2}`, `"`, HintMissingComma, `found '"' after a value, expected ',' or '}'`},
	{`[1 2]`, `2`, HintMissingComma, `found '2' after a value, expected ',' or ']'`},
	{`{"a":}`, `}`, HintMissingValue, "found '}', expected a value"},
	{`{"a":,"b":1}`, `,`, HintMissingValue, "found ',', expected a value"},
	{`[1,,2]`, `,`, HintMissingValue, "found ',', expected a value"},
	{`{"a" 1}`, `1`, "", `found '1' after the name "a", expected ':'`},
	{`{"a"}`, `}`, "", `found '}' after the name "a", expected ':'`},
	{`{,}`, `,`, "", `found ',', expected a member's name in double quotes or '}'`},
	{`{1:2}`, `1`, "", `found '1', expected a member's name in double quotes or '}'`},
	{`{`, ``, HintUnclosed, "found the end of the text, expected a member's name in double quotes or '}'"},
	{`{"a":1`, ``, HintUnclosed, "found the end of the text, expected ',' or '}' to end the object that starts at line 1, column 1"},
	{"\n[[1]", ``, HintUnclosed, "found the end of the text, expected ',' or ']' to end the array that starts at line 2, column 1"},
	{`[`, ``, HintUnclosed, "found the end of the text, expected a value"},
	{`{"a":[1}`, `}`, "", "found '}' after a value, expected ',' or ']'"},

	{`{a=1, b=2}`, `a=1, b=2}`, HintJavaMap, "found the text of a Java map, {a=1, b=2}, expected a member's name in double quotes or '}'"},
	{`{"x":{my-key=1}}`, `my-key=1}`, HintJavaMap, "found the text of a Java map, {my-key=1}, expected a member's name in double quotes or '}'"},
	{`{a:1}`, `a`, HintUnquotedWord, "found the word a, expected a member's name in double quotes or '}'"},
	{`{"a":1, b:2}`, `b`, HintUnquotedWord, "found the word b, expected a member's name in double quotes"},
	{`{"a":None}`, `None`, HintUnquotedWord, "found the word None, expected a value"},
	{`truely`, `truely`, HintUnquotedWord, "found the word truely, expected a value"},
	{`not some json`, `not`, HintUnquotedWord, "found the word not, expected a value"},
	{`[NaN]`, `NaN`, HintUnquotedWord, "found the word NaN, expected a value"},
	{`{'a':1}`, `'a'`, HintSingleQuotes, "found the single-quoted 'a', expected a member's name in double quotes or '}'"},
	{`['a`, `'a`, HintSingleQuotes, "found the single-quoted 'a, expected a value"},
	{`{"a":$foo}`, `$foo`, HintReference, "found the reference $foo, expected a value"},
	{`{"a":$input.path('$.x').y,"b":1}`, `$input.path('$.x').y`, HintReference, "found the reference $input.path('$.x').y, expected a value"},
	{`{"a":${x.y}}`, `${x.y}`, HintReference, "found the reference ${x.y}, expected a value"},
	{`{"a":$!{x}}`, `$!{x}`, HintReference, "found the reference $!{x}, expected a value"},
	{`{$k:1}`, `$k`, HintReference, "found the reference $k, expected a member's name in double quotes or '}'"},
	{`[$5]`, `$`, "", "found '$', expected a value"},
	{`{ { "a":1 } }`, `{`, HintDoubledBrace, "found '{', expected a member's name in double quotes or '}'"},
	{`{} {}`, `{`, HintTrailingData, "found '{' after the value, expected the end of the text"},
	{`1,`, `,`, HintTrailingData, "found ',' after the value, expected the end of the text"},
	{`"a" x`, `x`, HintUnescapedQuote, "found the word x after the value, expected the end of the text"},
	{`{"a":"say "hi""}`, `hi`, HintUnescapedQuote, "found the word hi after a value, expected ',' or '}'"},
	{`{"input":"{"a":1}"}`, `a`, HintUnescapedQuote, "found the word a after a value, expected ',' or '}'"},
	{`{"a":"x" y"}`, `y`, HintUnescapedQuote, "found the word y after a value, expected ',' or '}'"},
	{`{"a":""x"}`, `x`, HintUnescapedQuote, "found the word x after a value, expected ',' or '}'"},
	{`{"a":1} // x`, `//`, HintTrailingData, "found a comment after the value, expected the end of the text"},
	{`{/* x */}`, `/*`, HintComment, "found a comment, expected a member's name in double quotes or '}'"},
	{"[\u00a01]", "\u00a0", "", "found the character U+00A0, expected a value"},
	{`[“a”]`, `“`, "", "found '“', expected a value"},

	{`01`, `01`, HintBadNumber, "found 01, expected a number without a leading zero"},
	{`-`, `-`, HintBadNumber, "found -, expected a number such as 12, -0.5 or 1e3"},
	{`-a`, `-a`, HintUnquotedWord, "found -a, expected a number or a string in double quotes"},
	{`1.`, `1.`, HintBadNumber, "found 1., expected a number such as 12, -0.5 or 1e3"},
	{`1.2.3`, `1.2.3`, HintBadNumber, "found 1.2.3, expected a number such as 12, -0.5 or 1e3"},
	{`1e`, `1e`, HintBadNumber, "found 1e, expected a number such as 12, -0.5 or 1e3"},
	{`.5`, `.5`, HintBadNumber, "found .5, expected a value"},
	{`+1`, `+1`, HintBadNumber, "found +1, expected a value"},
	{`{"a":12abc}`, `12abc`, HintUnquotedWord, "found 12abc, expected a number or a string in double quotes"},
	{`{"id":6f1c-22}`, `6f1c-22`, HintUnquotedWord, "found 6f1c-22, expected a number or a string in double quotes"},
}

func TestParseErrors(t *testing.T) {
	for _, c := range broken {
		v, err := Parse(c.text)
		var e *SyntaxError
		if v != nil || !errors.As(err, &e) {
			t.Errorf("Parse(%q) = %v, %v, want a *SyntaxError", c.text, v, err)
			continue
		}
		got := []string{c.text[e.Offset:e.End], e.Hint, e.Error()}
		if d := cmp.Diff([]string{c.at, c.hint, c.message}, got); d != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", c.text, d)
		}
	}
}

func TestEveryHintIsShown(t *testing.T) {
	seen := map[string]bool{HintTooDeep: true} // TestDepth
	for _, c := range broken {
		seen[c.hint] = true
	}
	for _, hint := range hints() {
		if !seen[hint] {
			t.Errorf("no case in the table has hint %q", hint)
		}
	}
}

func hints() []string {
	return []string{HintApostrophe, HintTrailingComma, HintMissingComma, HintMissingValue, HintJavaMap, HintReference, HintBlank,
		HintTrailingData, HintDoubledBrace, HintUnquotedWord, HintSingleQuotes, HintUnescapedQuote, HintControl, HintBadEscape,
		HintBadNumber, HintUnclosed, HintComment, HintByteOrderMark, HintUTF8, HintTooDeep}
}

func TestDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`} {
		shut := map[string]string{"[": "]", `{"a":`: "}"}[open]
		nested := func(n int) string { return strings.Repeat(open, n-1) + open + "1" + strings.Repeat(shut, n) }
		if _, err := Parse(nested(MaxDepth)); err != nil {
			t.Errorf("%s × MaxDepth: %v", open, err)
		}
		_, err := Parse(nested(MaxDepth + 1))
		var e *SyntaxError
		if !errors.As(err, &e) || e.Hint != HintTooDeep || e.Offset != MaxDepth*len(open) {
			t.Errorf("%s × (MaxDepth+1): %+v, want too-deep at %d", open, e, MaxDepth*len(open))
		}
	}
	if _, err := Parse(strings.Repeat("[", 10_000_000)); err == nil {
		t.Error("ten million brackets were read")
	}
}

func TestDuplicatesOfManyMembers(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"dup":0`)
	for i := range 1000 {
		fmt.Fprintf(&b, `,"n%d":%d`, i, i)
	}
	b.WriteString(`,"dup":1,"n7":8}`)
	v, err := Parse(b.String())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range v.Members {
		if m.Duplicate {
			got = append(got, m.Name)
		}
	}
	if d := cmp.Diff([]string{"dup", "n7"}, got); d != "" {
		t.Errorf("duplicates (-want +got):\n%s", d)
	}
	if got := v.Get("dup").Text; got != "1" {
		t.Errorf("Get of a repeated name = %s, want the last, 1", got)
	}
}

func TestGetOfNothing(t *testing.T) {
	var none *Value
	if none.Get("a") != nil || (&Value{Kind: Array}).Get("a") != nil || none.Lookup("/a") != nil {
		t.Error("Get of nil or of an array gave something")
	}
}

// TestSameVerdictAsStandard compares with encoding/json on the tables above.
func TestSameVerdictAsStandard(t *testing.T) {
	for _, c := range valid {
		if !json.Valid([]byte(c.text)) {
			t.Errorf("encoding/json rejects %q", c.text)
		}
	}
	for _, c := range broken {
		if c.hint != HintUTF8 && json.Valid([]byte(c.text)) {
			t.Errorf("encoding/json takes %q", c.text)
		}
	}
}
