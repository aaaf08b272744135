package jsonpath

import (
	"runtime"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// documentPaths are asked in every order by the tests below.
var documentPaths = []string{
	"$", "$.a", "$.b", "$.a.b", "$.a[0]", "$.a[-1]", "$['a/b']", "$['é']", "$.n", "$[0]", "$[1].a", "$.a.b.c", "$..a", "$.a[*]", "x", "$[",
}

var documentTexts = []string{
	`{}`, `[]`, `null`, ` null `, `"x"`, `5`, `10.00`, `1.5`, `-0`, `1e5`, `1.0E7`, `true`, ``, ` `, `x`, `{a:1}`, `{"a":1`,
	`{"a":1,"b":{"c":[1,2.5,"x"]},"n":null}`, `{"a": 1, "b": [ ] }`, `{"a":{"b":{"c":"x\ty"}}}`, `{"a":[1,2,{"b":10.00}]}`,
	`{"a":1,"a":2}`, `{"a":{"b":1,"b":2}}`, `{"a/b":"c/d","é":"ü","a":"\u2028"}`, `{"a":"\u00e9"}`, `{"\u0061":1}`, `{"a":"\/"}`,
	"{\"a\":\"\u2028\"}", "{\"a\":\"\x7f\"}", "{\"a\":\"\x7f\\n\"}", "{\"a\":\"\u0085\"}", "{\"a\":\"\x1a\"}", `{"a":"\ud83d\ude00"}`, `{"a":"\ud83d"}`,
	`{"a":"\u001f","b":"\u001F"}`, `{"a":"\u000a"}`, `[1,{"a":2}]`, `[1,{"a":2}] x`, `{"a":[{"b":1}]}}`, `{"a":01}`, `{"a":1.}`, `{"a":12345678901234567890.5}`,
	`{"a":1.7976931348623157e308}`, `{"a":1E+2}`, `{"a":0.0001}`, `{"a":1.0E-4}`, `{"a":NaN}`, `{"a":tru}`, `{"a":1,}`, `[1,,2]`, `['a']`,
}

// plainJSON is what $input.json gives without a Document.
func plainJSON(text, path string) (string, error) {
	doc, err := Parse(text)
	if err != nil {
		return noJSON, err
	}
	v, err := readPath(doc, path)
	if v == nil || err != nil {
		return noJSON, err
	}
	return string(AppendJSON(nil, v)), nil
}

func plainText(text, path string) (string, error) {
	doc, err := Parse(text)
	if err != nil {
		return "", err
	}
	v, err := readPath(doc, path)
	return java.ClassName(v) + java.Text(v), err
}

// checkDocument asks one document for paths, by Read and JSON in turn, and compares with
// the slow way.
func checkDocument(t *testing.T, text string, paths []string) {
	t.Helper()
	d := NewDocument(text)
	for _, path := range paths {
		got, gotErr := d.JSON(path)
		want, wantErr := plainJSON(text, path)
		if got != want || errorText(gotErr) != errorText(wantErr) {
			t.Errorf("%q JSON(%q) = %s, %v, want %s, %v", text, path, got, gotErr, want, wantErr)
		}
		v, _, gotErr := d.Read(path)
		got = java.ClassName(v) + java.Text(v)
		want, wantErr = plainText(text, path)
		if gotErr == nil && got != want || errorText(gotErr) != errorText(wantErr) {
			t.Errorf("%q Read(%q) = %s, %v, want %s, %v", text, path, got, gotErr, want, wantErr)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestDocumentIsParseAndRead(t *testing.T) {
	for _, text := range documentTexts {
		for i := range documentPaths {
			checkDocument(t, text, append(documentPaths[i:len(documentPaths):len(documentPaths)], documentPaths[:i]...))
		}
	}
}

func TestDocumentShowsChanges(t *testing.T) {
	d := NewDocument(`{"a":{"b":1},"l":[1]}`)
	if got, err := d.JSON("$"); got != `{"a":{"b":1},"l":[1]}` || err != nil {
		t.Fatalf("before: %s, %v", got, err)
	}
	v, _, err := d.Read("$.a")
	if err != nil {
		t.Fatal(err)
	}
	v.(*java.Map).PutString("c", "new")
	tests := []struct{ path, want string }{
		{"$", `{"a":{"b":1,"c":"new"},"l":[1]}`},
		{"$.a.c", `"new"`},
		{"$.l.append(2)", `[1,2]`},
		{"$.l", `[1,2]`},
	}
	for _, tt := range tests {
		if got, err := d.JSON(tt.path); got != tt.want || err != nil {
			t.Errorf("JSON(%q) = %s, %v, want %s", tt.path, got, err, tt.want)
		}
	}
}

// An appending path changes the document although nothing was handed out.
func TestDocumentShowsAppend(t *testing.T) {
	for _, path := range []string{"$.l.append(2)", "$.l.append($.n).length()", "$['l'].append(-1)"} {
		d := NewDocument(`{"l":[1],"n":2}`)
		if _, err := d.JSON(path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		value, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		want := string(AppendJSON(nil, value))
		if want == d.Text() {
			t.Errorf("%s left the document as it was", path)
		}
		if got, err := d.JSON("$"); got != want || err != nil {
			t.Errorf("%s: JSON($) = %s, %v, want %s", path, got, err, want)
		}
	}
}

func TestDocumentPassesTextThrough(t *testing.T) {
	tests := []struct {
		text, path string
		want       shape
	}{
		{`{"a":[1,2.5,"x/y",true,null]}`, "$", canonical},
		{`{"a": 1}`, "$", strict},
		{`{"a":10.00}`, "$", strict},
		{`{"a":"\/"}`, "$", strict},
		{`{"a":1,"a":1}`, "$", loose},
		{`{"\u0061":1}`, "$", loose},
		{`{a:1}`, "$", loose},
		{`{"a":1} x`, "$", loose},
	}
	for _, tt := range tests {
		d := NewDocument(tt.text)
		if _, err := d.JSON(tt.path); err != nil {
			t.Fatal(err)
		}
		if d.shape != tt.want || d.parsed != (tt.want == loose) {
			t.Errorf("%s: shape %d, read %v, want shape %d", tt.text, d.shape, d.parsed, tt.want)
		}
	}
}

// Four times the body takes four times the memory, read and written.
func TestDocumentIsLinear(t *testing.T) {
	small, large := allocated(t, orders(200_000)), allocated(t, orders(800_000))
	if large > 5*small {
		t.Errorf("%d bytes, then %d for a body four times as large", small, large)
	}
}

func allocated(t *testing.T, body string) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d := NewDocument(body)
	if _, err := d.Value(); err != nil {
		t.Fatal(err)
	}
	if text, err := d.JSON("$"); err != nil || text != body {
		t.Fatalf("%d bytes of JSON, %v", len(text), err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// JSON that is canonical passes through without a copy.
func TestDocumentPassThroughDoesNotCopy(t *testing.T) {
	body := orders(100_000)
	if n := testing.AllocsPerRun(10, func() {
		d := Document{text: body}
		if _, err := d.JSON("$"); err != nil {
			t.Fatal(err)
		}
	}); n > 1 {
		t.Errorf("%v allocations", n)
	}
}
