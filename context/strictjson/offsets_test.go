package strictjson

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var offsetCases = []struct {
	text string
	want []int
}{
	{`""`, []int{1}},
	{`  "ab"`, []int{3, 4, 5}},
	{`"é"`, []int{1, 2, 3}},
	{`"a\nb"`, []int{1, 2, 4, 5}},
	{`"\u0041x"`, []int{1, 7, 8}},
	{`"\u20ac."`, []int{1, 1, 1, 7, 8}},
	{`"\ud83d\ude00."`, []int{1, 1, 1, 1, 13, 14}},
	{`"\ud83d."`, []int{1, 1, 1, 7, 8}},
	{`"\\\""`, []int{1, 3, 5}},
}

func TestOffsets(t *testing.T) {
	for _, c := range offsetCases {
		v, err := Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.want, v.Offsets(c.text)); d != "" {
			t.Errorf("Offsets of %s (-want +got):\n%s", c.text, d)
		}
		for i, want := range c.want {
			if got := v.SourceOffset(c.text, i); got != want {
				t.Errorf("SourceOffset(%s, %d) = %d, want %d", c.text, i, got, want)
			}
		}
		if got := v.SourceOffset(c.text, 1000); got != v.End-1 {
			t.Errorf("SourceOffset(%s, 1000) = %d, want %d", c.text, got, v.End-1)
		}
	}
	if got := (&Value{Kind: Number}).Offsets("1"); got != nil {
		t.Errorf("Offsets of a number = %v, want nil", got)
	}
}

// TestOffsetsOfNestedText leads a place in the JSON inside a string back to the text.
func TestOffsetsOfNestedText(t *testing.T) {
	text := `{"input": "{\"é\":\"it\\u0027s\",\"n\":12}"}`
	v, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	input := v.Get("input")
	inner, err := Parse(input.Text)
	if err != nil {
		t.Fatal(err)
	}
	n := inner.Get("n")
	at := input.Offsets(text)
	if got := text[at[n.Start]:at[n.End]]; got != "12" {
		t.Errorf("n lies at %q, want 12", got)
	}
}

func TestPosition(t *testing.T) {
	for _, c := range []struct {
		text               string
		offset, line, colm int
	}{
		{"", 0, 1, 1},
		{"ab", 2, 1, 3},
		{"a\nb", 1, 1, 2},
		{"a\nb", 2, 2, 1},
		{"é€x", 5, 1, 3},
		{"a\r\nb", 3, 2, 1},
		{"ab", -1, 1, 1},
		{"ab", 99, 1, 3},
	} {
		if line, column := Position(c.text, c.offset); line != c.line || column != c.colm {
			t.Errorf("Position(%q, %d) = %d:%d, want %d:%d", c.text, c.offset, line, column, c.line, c.colm)
		}
	}
}
