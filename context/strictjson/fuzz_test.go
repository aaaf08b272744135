package strictjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
	"unicode/utf8"
)

// FuzzParse demands encoding/json's verdict (for valid UTF-8), its values, and places
// that lead back to the text.
func FuzzParse(f *testing.F) {
	for _, c := range valid {
		f.Add(c.text)
	}
	for _, c := range broken {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Parse(text)
		if want := json.Valid([]byte(text)) && utf8.ValidString(text); (err == nil) != want {
			t.Fatalf("Parse(%q): %v, but valid = %v", text, err, want)
		}
		if err != nil {
			checkError(t, text, err)
			return
		}
		sameValue(t, text, v)
		eachString(v, func(s *Value) { sameOffsets(t, text, s) })
	})
}

func checkError(t *testing.T, text string, err error) {
	t.Helper()
	var e *SyntaxError
	if !errors.As(err, &e) || e.Message == "" || e.Offset < 0 || e.End < e.Offset || len(text) < e.End {
		t.Fatalf("Parse(%q): %+v", text, err)
	}
}

func sameValue(t *testing.T, text string, v *Value) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	var want any
	if err := dec.Decode(&want); err != nil {
		t.Fatalf("encoding/json on %q: %v", text, err)
	}
	wantText, _ := json.Marshal(want)
	gotText, _ := json.Marshal(toAny(v))
	if string(gotText) != string(wantText) {
		t.Fatalf("Parse(%q) = %s, want %s", text, gotText, wantText)
	}
}

func toAny(v *Value) any {
	switch v.Kind {
	case Bool:
		return v.Bool
	case Number:
		return json.Number(v.Text)
	case String:
		return v.Text
	case Array:
		list := []any{}
		for _, item := range v.Items {
			list = append(list, toAny(item))
		}
		return list
	case Object:
		m := map[string]any{}
		for _, member := range v.Members {
			m[member.Name] = toAny(member.Value)
		}
		return m
	}
	return nil
}

func eachString(v *Value, f func(*Value)) {
	if v.Kind == String {
		f(v)
	}
	for _, item := range v.Items {
		eachString(item, f)
	}
	for _, m := range v.Members {
		eachString(m.Value, f)
	}
}

func sameOffsets(t *testing.T, text string, s *Value) {
	t.Helper()
	at := s.Offsets(text)
	if len(at) != len(s.Text)+1 || at[0] != s.Start+1 || at[len(s.Text)] != s.End-1 {
		t.Fatalf("Offsets in %q: %v for %q at [%d,%d)", text, at, s.Text, s.Start, s.End)
	}
	for i := range at {
		if i > 0 && at[i] < at[i-1] {
			t.Fatalf("Offsets in %q run backwards: %v", text, at)
		}
		if i < 64 && s.SourceOffset(text, i) != at[i] {
			t.Fatalf("SourceOffset(%q, %d) = %d, want %d", text, i, s.SourceOffset(text, i), at[i])
		}
	}
}
