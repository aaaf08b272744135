package jsonpath

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// FuzzParse: what is read and written again says the same when it is read once more, a
// scan of the text is right about its shape, and valid JSON is never refused.
func FuzzParse(f *testing.F) {
	var cases []readCase
	loadTable(f, "read.json", &cases)
	for _, c := range cases {
		f.Add(c.Text)
	}
	for _, text := range documentTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Parse(text)
		if err != nil {
			if json.Valid([]byte(text)) && !refusable(text) {
				t.Fatalf("valid JSON refused: %v", err)
			}
			return
		}
		b, err := AppendChecked(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		if scanShape(text) == canonical && string(b) != text {
			t.Fatalf("canonical, but written as %s", b)
		}
		settles(t, string(b))
		_ = java.Text(v)
	})
}

// settles: a text that is read and written again and again comes back to one that was
// there before. It need not do so at once: 1E-22 becomes 1.0E-22, a number of 18
// characters or more a BigDecimal, whose text can be shorter and a Double again, whose
// text can be longer (the engine does the same).
func settles(t *testing.T, text string) {
	t.Helper()
	seen := []string{text}
	for range 5 {
		next := rewrite(t, seen[len(seen)-1])
		if slices.Contains(seen, next) {
			return
		}
		seen = append(seen, next)
	}
	t.Fatalf("does not settle: %s", strings.Join(seen, ", then "))
}

func rewrite(t *testing.T, text string) string {
	v, err := Parse(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return string(AppendJSON(nil, v))
}

// refusable sees valid JSON that json-smart or we may refuse: U+001A in a string with
// escapes, exponents out of BigDecimal's range, MaxDepth and MaxNumberBytes.
func refusable(text string) bool {
	return strings.Contains(text, "\x1a") || longExponent.MatchString(text) || len(text) > MaxNumberBytes ||
		strings.Count(text, "[")+strings.Count(text, "{") > MaxDepth
}

var longExponent = regexp.MustCompile(`[eE][+-]?\d{9,}`)

// FuzzCompile: no path panics, hangs or takes more than its share; the same path gives
// the same twice.
func FuzzCompile(f *testing.F) {
	var table struct {
		Document json.RawMessage
		Cases    []pathCase
	}
	loadTable(f, "paths.json", &table)
	for _, c := range table.Cases {
		f.Add(c.Path, string(table.Document))
	}
	for _, path := range append(documentPaths, benchPaths...) {
		f.Add(path, newerBody)
	}
	f.Fuzz(func(t *testing.T, path, body string) {
		if len(body) > 4096 {
			return
		}
		doc, err := Parse(body)
		if err != nil {
			return
		}
		p, err := Compile(path)
		if err != nil {
			return
		}
		v, _, err := p.Read(doc)
		if err != nil || p.prog.changes {
			return
		}
		w, _, err := p.Read(doc)
		if err != nil || !java.Equal(v, w) && !hasNaN(v) {
			t.Fatalf("first %s, then %s, %v", java.Text(v), java.Text(w), err)
		}
	})
}

// hasNaN sees values that are not equal to themselves.
func hasNaN(v any) bool { return strings.Contains(java.Text(v), "NaN") }

// FuzzDocument: the fast ways of a document give what the slow way gives.
func FuzzDocument(f *testing.F) {
	for _, text := range documentTexts {
		f.Add(text, "$.a", "$")
	}
	f.Fuzz(func(t *testing.T, text, first, second string) {
		if len(text) > 4096 || strings.Contains(first+second, "append") {
			return
		}
		checkDocument(t, text, []string{first, second, first})
	})
}

// FuzzWrite: a string survives writing and reading, in both styles.
func FuzzWrite(f *testing.F) {
	for _, s := range []string{"", "a/b", "\"\\\b\f\n\r\t", "\x00\x1a\x7f", "é\u2028😀", "\xed\xa0\xbd", "\xed\xa0\xbd\xed\xb8\x80", "\xc2", "\xe2\x80", "'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, style := range []*escapeTable{plainSlash, slashEscaped} {
			b := appendValue(nil, s, style)
			v, err := Parse(string(b))
			if err != nil {
				t.Fatalf("%s: %v", b, err)
			}
			if v != s {
				t.Fatalf("%q came back as %q", s, v)
			}
		}
	})
}
