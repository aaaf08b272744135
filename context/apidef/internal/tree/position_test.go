package tree

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/hosttest"
)

const rounds = 3000

// scalarForm writes a text in one syntax, as the value of a key in a block indented by
// outer; ok is false where the syntax cannot hold the text.
type scalarForm struct {
	name  string
	plain bool
	write func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool)
}

var yamlForms = []scalarForm{
	{"double", false, func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool) {
		return hosttest.YAMLDouble(rng, text, outer+1, eol), true
	}},
	{"single", false, func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool) {
		return hosttest.YAMLSingle(rng, text, outer+1, eol)
	}},
	{"plain", true, func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool) {
		return hosttest.YAMLPlain(rng, text, outer+1, eol)
	}},
	{"literal", false, func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool) {
		return hosttest.YAMLBlock(rng, text, outer, eol, false)
	}},
	{"folded", false, func(rng *rand.Rand, text string, outer int, eol string) (hosttest.Encoded, bool) {
		return hosttest.YAMLBlock(rng, text, outer, eol, true)
	}},
}

// TestYAMLPositions writes random texts in every style of YAML and asks where each byte is.
func TestYAMLPositions(t *testing.T) {
	for _, form := range yamlForms {
		t.Run(form.name, func(t *testing.T) {
			rng := rand.New(rand.NewSource(7))
			seen := 0
			for range rounds {
				text := hosttest.Text(rng, 14, true)
				if form.plain {
					text = hosttest.Words(rng, 8)
				}
				eol := []string{"\n", "\n", "\r\n"}[rng.Intn(3)]
				outer := rng.Intn(3) * 2
				e, ok := form.write(rng, text, outer, eol)
				if !ok {
					continue
				}
				seen++
				checkYAML(t, rng, text, outer, eol, e)
			}
			t.Logf("%s: %d texts", form.name, seen)
			if seen < rounds/20 {
				t.Errorf("only %d of %d texts could be written", seen, rounds)
			}
		})
	}
}

func checkYAML(t *testing.T, rng *rand.Rand, text string, outer int, eol string, e hosttest.Encoded) {
	t.Helper()
	head := "# é 😀" + eol
	for i := range outer / 2 {
		head += strings.Repeat("  ", i) + fmt.Sprintf("k%d:", i) + eol
	}
	head += strings.Repeat(" ", outer) + "key: " + []string{"", "&anchor ", "!Sub ", "!Sub &x "}[rng.Intn(4)]
	tail := eol + strings.Repeat(" ", outer) + "after: 1" + eol
	if strings.HasSuffix(e.Code, eol) && e.Code[0] != '"' && e.Code[0] != '\'' {
		tail = tail[len(eol):]
	}
	f := NewFile("f.yaml", head+e.Code+tail)
	docs, err := ParseYAML(f)
	if err != nil {
		t.Fatalf("%q: %v", f.Text, err)
	}
	n := docs[0]
	for i := range outer / 2 {
		n = n.Get(fmt.Sprintf("k%d", i))
	}
	n = n.Get("key")
	if m := n.Single(); m != nil {
		n = m.Value
	}
	checkPlaces(t, f, n, text, len(head), e)
}

func checkPlaces(t *testing.T, f *File, n *Node, text string, base int, e hosttest.Encoded) {
	t.Helper()
	got := n.Text()
	if got.String != text || n.Str != text {
		t.Fatalf("text in %q\n got %q\nwant %q", f.Text, got.String, text)
	}
	for i := range len(text) + 1 {
		if p := got.Place(i); p.File != f || p.Offset != base+e.At[i] {
			t.Fatalf("byte %d of %q in %q: at %d, want %d", i, text, f.Text, p.Offset, base+e.At[i])
		}
	}
}

// TestJSONPositions does the same for JSON strings.
func TestJSONPositions(t *testing.T) {
	rng := rand.New(rand.NewSource(8))
	for range rounds {
		text := hosttest.Text(rng, 14, true)
		e := hosttest.JSON(rng, text)
		head := "{\"é😀\": {\"x\": [1, "
		f := NewFile("f.json", head+e.Code+"]}}\n")
		doc, err := ParseJSON(f)
		if err != nil {
			t.Fatalf("%q: %v", f.Text, err)
		}
		checkPlaces(t, f, doc.Get("é😀").Get("x").Items[1], text, len(head), e)
	}
}

func TestLocateCountsCharacters(t *testing.T) {
	long := strings.Repeat("é😀x", 3000)
	f := NewFile("f", "a\n"+long+"\nb")
	for _, c := range []struct{ offset, line, column int }{
		{0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {4, 2, 2}, {8, 2, 3}, {9, 2, 4},
		{2 + len(long), 2, 9001}, {3 + len(long), 3, 1}, {-1, 1, 1}, {1 << 30, 3, 2},
	} {
		if at := f.Locate(c.offset); at.Line != c.line || at.Column != c.column {
			t.Errorf("Locate(%d) = %d:%d, want %d:%d", c.offset, at.Line, at.Column, c.line, c.column)
		}
	}
}
