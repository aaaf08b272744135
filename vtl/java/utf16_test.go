package java

import (
	"strings"
	"testing"
	"unicode/utf16"
)

const (
	highHalf = "\xed\xa0\xbd" // U+D83D, the first half of U+1F600
	lowHalf  = "\xed\xb8\x80" // U+DE00, the second
)

// samples are texts of every kind that indexes can trip over.
var samples = []string{
	"", "a", "abc", "é", "日本", "😀", "a😀b", "😀😀", highHalf, lowHalf, highHalf + "x", "x" + lowHalf, lowHalf + highHalf,
	"a" + highHalf + "é" + lowHalf + "😀", strings.Repeat("x", 70) + "é", "\u2028\u0000\u007f\u0080\u07ff\u0800\uffff\U00010000\U0010ffff",
}

func TestUnits(t *testing.T) {
	for _, s := range samples {
		us := units(s)
		if got := fromUnits(us); got != s {
			t.Errorf("fromUnits(units(%q)) = %q", s, got)
		}
		if got := Length(s); got != len(us) {
			t.Errorf("Length(%q) = %d, want %d", s, got, len(us))
		}
		if got := stringOf(runesOf(s)); got != s {
			t.Errorf("stringOf(runesOf(%q)) = %q", s, got)
		}
		for i := range us {
			if got := unitAt(s, i); uint16(got) != us[i] {
				t.Errorf("unitAt(%q, %d) = %x, want %x", s, i, got, us[i])
			}
			for j := i; j <= len(us); j++ {
				if got, want := slice(s, i, j), fromUnits(us[i:j]); got != want {
					t.Errorf("slice(%q, %d, %d) = %q, want %q", s, i, j, got, want)
				}
			}
		}
	}
}

func TestConcatJoinsHalves(t *testing.T) {
	for _, a := range samples {
		for _, b := range samples {
			want := fromUnits(append(units(a), units(b)...))
			if got := Concat(a, b); got != want {
				t.Errorf("Concat(%q, %q) = %q, want %q", a, b, got, want)
			}
			if got := string(AppendString([]byte(a), b)); got != want {
				t.Errorf("AppendString(%q, %q) = %q, want %q", a, b, got, want)
			}
		}
	}
}

// TestSearchAgainstUnits compares every search with the same on arrays of units.
func TestSearchAgainstUnits(t *testing.T) {
	for _, s := range samples {
		for _, u := range samples {
			us, uu := units(s), units(u)
			for from := -1; from <= len(us)+1; from++ {
				if got, want := indexFromUnit(s, u, from), indexUnitsFrom(us, uu, min(max(from, 0), len(us))); got != want {
					t.Errorf("indexFromUnit(%q, %q, %d) = %d, want %d", s, u, from, got, want)
				}
				if got, want := lastIndexFrom(s, u, from), lastIndexUnits(us, uu, from); got != want {
					t.Errorf("lastIndexFrom(%q, %q, %d) = %d, want %d", s, u, from, got, want)
				}
			}
			if got, want := compareStrings(s, u), compareUnits(us, uu); got != want {
				t.Errorf("compareStrings(%q, %q) = %d, want %d", s, u, got, want)
			}
		}
	}
}

func lastIndexUnits(s, t []uint16, from int) int {
	for i := min(from, len(s)-len(t)); i >= 0; i-- {
		if compareUnits(s[i:i+len(t)], t) == 0 {
			return i
		}
	}
	return -1
}

func TestValidUTF8(t *testing.T) {
	for s, want := range map[string]string{
		"a😀": "a😀", highHalf: "?", "x" + lowHalf + "y": "x?y", highHalf + "a" + lowHalf: "?a?", "\xff": "?", "\ufffd": "\ufffd",
	} {
		if got := ValidUTF8(s); got != want {
			t.Errorf("ValidUTF8(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzUnits(f *testing.F) {
	for _, s := range samples {
		f.Add(s, s, 0, 1)
	}
	f.Fuzz(func(t *testing.T, a, b string, from, to int) {
		a, b = stringOf(runesOf(a)), stringOf(runesOf(b)) // invalid bytes are U+FFFD
		us := units(a)
		if !strings.ContainsRune(a, 0xFFFD) && !hasLoneSurrogate(a) {
			if want := utf16.Encode([]rune(a)); compareUnits(us, want) != 0 {
				t.Errorf("units(%q) = %x, want %x", a, us, want)
			}
		}
		if got := fromUnits(us); got != a {
			t.Errorf("fromUnits(units(%q)) = %q", a, got)
		}
		if from >= 0 && from <= to && to <= len(us) {
			if got, want := slice(a, from, to), fromUnits(us[from:to]); got != want {
				t.Errorf("slice(%q, %d, %d) = %q, want %q", a, from, to, got, want)
			}
		}
		if got, want := indexFromUnit(a, b, from), indexUnitsFrom(us, units(b), min(max(from, 0), len(us))); got != want {
			t.Errorf("indexFromUnit(%q, %q, %d) = %d, want %d", a, b, from, got, want)
		}
		if got, want := Concat(a, b), fromUnits(append(us, units(b)...)); got != want {
			t.Errorf("Concat(%q, %q) = %q, want %q", a, b, got, want)
		}
	})
}
