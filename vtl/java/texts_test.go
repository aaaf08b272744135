package java

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestTexts: every text stays what it was, whatever follows it.
func TestTexts(t *testing.T) {
	var texts Texts
	var want []string
	var got []any
	room := make([]byte, 0, 1000)
	for i := range 2000 {
		room = append(room[:0], strings.Repeat(fmt.Sprint(i), i%90)...)
		want = append(want, string(room))
		got = append(got, texts.Of(room))
	}
	for i, v := range got {
		if v != any(want[i]) {
			t.Fatalf("text %d is %q, want %q", i, v, want[i])
		}
	}
}

// TestTextsAreBounded: pieces end where they could hold too much together.
func TestTextsAreBounded(t *testing.T) {
	var texts Texts
	for range allPieces / 8 {
		texts.Of([]byte("twelve bytes"))
	}
	if texts.total > allPieces+4096 {
		t.Errorf("pieces of %d bytes", texts.total)
	}
	if v := texts.Of([]byte("one more")); v != any("one more") {
		t.Errorf("then %q", v)
	}
}

func BenchmarkTexts(b *testing.B) {
	text := bytes.Repeat([]byte("x"), 25)
	b.ReportAllocs()
	for b.Loop() {
		var texts Texts
		for range 10 {
			texts.Of(text)
		}
	}
}
