package jsonpath

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// readCase is a text and what the engine made of it: $input.path('$'), $input.json('$')
// and the class, or the exception.
type readCase struct{ Text, Printed, JSON, Class, Error string }

func loadTable(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func TestParseAsTheEngineDoes(t *testing.T) {
	var cases []readCase
	loadTable(t, "read.json", &cases)
	for _, c := range cases {
		v, err := Parse(c.Text)
		if err != nil || c.Error != "" {
			if got := errorText(err); got != c.Error {
				t.Errorf("%q: error %q, want %q", c.Text, got, c.Error)
			}
			continue
		}
		if v == nil { // prints as nothing, and $input.json gives two quotes
			if c.Printed != "" || c.JSON != noJSON {
				t.Errorf("%q: null, want %+v", c.Text, c)
			}
			continue
		}
		got := readCase{Text: c.Text, Printed: java.Text(v), JSON: string(AppendJSON(nil, v)), Class: java.ClassName(v)}
		if got != c {
			t.Errorf("%q:\ngot  %+v\nwant %+v", c.Text, got, c)
		}
	}
}

// Lone surrogates cannot stand in the table.
func TestParseSurrogates(t *testing.T) {
	tests := []struct{ text, want string }{
		{`"\ud83d\ude00"`, "😀"},
		{`"\ud83d"`, "\xed\xa0\xbd"},
		{`"\ude00"`, "\xed\xb8\x80"},
		{`"\ud83dx"`, "\xed\xa0\xbdx"},
		{`"\ude00\ud83d"`, "\xed\xb8\x80\xed\xa0\xbd"},
		{`"\ud83d\ud83d\ude00"`, "\xed\xa0\xbd😀"},
		{`"\😀"`, "\xed\xb8\x80"}, // half of it is the letter of an unknown escape
		{`"\ud83d\😀"`, "😀"},
		{`"\é"`, ""},
	}
	for _, tt := range tests {
		v, err := Parse(tt.text)
		if v != tt.want || err != nil {
			t.Errorf("%s: %q, %v, want %q", tt.text, v, err, tt.want)
		}
	}
}

// API Gateway's own 400 for the body {a, as recorded in 2016.
func TestParseErrorIsAPIGateways(t *testing.T) {
	_, err := Parse("{a")
	const want = "net.minidev.json.parser.ParseException: Unexpected End Of File position 1: null"
	if errorText(err) != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestParseLimits(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	digits := strings.Repeat("1", MaxNumberBytes)
	objects := strings.Repeat(`{"a":`, MaxDepth) + "1" + strings.Repeat("}", MaxDepth)
	tests := []struct{ name, text, want string }{
		{"deepest", deep, ""},
		{"too deep", "[" + deep + "]", "Nesting deeper than 1000 levels at position 1000."},
		{"deepest objects", objects, ""},
		{"objects too deep", `{"a":` + objects + "}", "Nesting deeper than 1000 levels at position 5000."},
		{"longest number", digits, ""},
		{"number too long", digits + "1", "Number of more than 65536 characters before position 65537."},
		{"longest number of a list", "[" + digits + "]", ""},
		{"number of a list too long", "[" + digits + "1]", "Number of more than 65536 characters before position 65538."},
		{"number of an object too long", `{"a":-` + digits + "}", "Number of more than 65536 characters before position 65542."},
		{"many siblings", "[" + strings.Repeat("[],", 100_000) + "[]]", ""},
	}
	for _, tt := range tests {
		_, err := Parse(tt.text)
		got := strings.TrimPrefix(errorText(err), "net.minidev.json.parser.ParseException: ")
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Names keep the place of their first and the value of their last appearance.
func TestParseKeepsOrder(t *testing.T) {
	v, err := Parse(`{"z":1,"a":2,"m":3,"a":4,"b":5,"c":6,"d":7,"e":8,"f":9,"g":10,"z":11}`)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"z":11,"a":4,"m":3,"b":5,"c":6,"d":7,"e":8,"f":9,"g":10}`
	if got := string(AppendJSON(nil, v)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A guess at the size of a collection must not multiply: below one large list many levels
// share its slot.
func TestParseMemory(t *testing.T) {
	text := "[[" + strings.Repeat("1,", 100_000) + "1]" + strings.Repeat(",[1", MaxDepth-1) + strings.Repeat("]", MaxDepth-1) + "]"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Parse(text); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > uint64(60*len(text)) {
		t.Errorf("%d bytes for a text of %d", used, len(text))
	}
}
