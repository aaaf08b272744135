package tree

import (
	"math/rand"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/hosttest"
)

// FuzzYAML holds the scanner here against the YAML library: both must find the same
// value in every scalar, or its positions would be lost.
func FuzzYAML(f *testing.F) {
	rng := rand.New(rand.NewSource(1))
	for range 40 {
		for _, form := range yamlForms {
			if e, ok := form.write(rng, hosttest.Words(rng, 5), 0, "\n"); ok {
				f.Add("key: !Sub &x " + e.Code + "\nafter: *x\n")
			}
		}
	}
	for _, seed := range yamlSeeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := NewFile("f.yaml", text)
		docs, err := ParseYAML(file)
		if err != nil {
			checkError(t, file, err)
			return
		}
		for _, d := range docs {
			walk(d, 0, new(int), func(n *Node) { checkNode(t, n) })
		}
		checkScalars(t, file)
	})
}

var yamlSeeds = []string{
	"- - key: |2\n       a\n      b\n- >+\n  a\n\n\n  b\n\n", "? |\n  k\n: v\n", "{a: [b, 'c''d', \"e\\\n  f\"], <<: {x: 1}}",
	"a: &a [1]\nb: *a\n--- \nc: !GetAtt A.B\n...\n", "\ufeffa: b\r\nc: |\r\n  d\r\n", "a: \"\\x41\\u00e9\\U0001F600\\N\\_\\L\\P\\e\\0\"", "a: b\u2028c: d",
	"a: |\n\n   \n  x\n\ty\n", "k: !Sub\n  # note\n  |\n  text\n", "a: &x\n  b: *x\n", "x:\n- |1\n a\n- >-\n  b\n  c\n\n\n   d\n  e\n", "a: 'b\n\n  c'\n", "&0:0", "[!a b, c]", "!<x,y> z",
}

func checkError(t *testing.T, f *File, err error) {
	t.Helper()
	e, ok := err.(*SyntaxError)
	if !ok || e.Message == "" || e.Offset < 0 || e.Offset > len(f.Text) {
		t.Fatalf("%q: bad error %#v", f.Text, err)
	}
}

func checkNode(t *testing.T, n *Node) {
	t.Helper()
	if n.Start < 0 || n.End < n.Start || n.End > len(n.File.Text) {
		t.Fatalf("%q: node at [%d, %d)", n.File.Text, n.Start, n.End)
	}
	if !n.IsScalar() {
		return
	}
	text := n.Text()
	if text.String != n.Str {
		t.Fatalf("%q: text %q of scalar %q", n.File.Text, text.String, n.Str)
	}
	last := 0
	for i := range len(text.String) + 1 {
		p := text.Place(i)
		if p.File != n.File || p.Offset < last || p.Offset > len(n.File.Text) {
			t.Fatalf("%q: byte %d of %q at %d, after %d", n.File.Text, i, text.String, p.Offset, last)
		}
		last = p.Offset
	}
	text.Written()
}

// walk visits a bounded number of nodes: aliases can make a small file a huge tree.
func walk(n *Node, depth int, seen *int, visit func(*Node)) {
	if *seen++; *seen > 10_000 || depth > MaxNesting {
		return
	}
	visit(n)
	for _, item := range n.Items {
		walk(item, depth+1, seen, visit)
	}
	for _, m := range n.Members {
		walk(m.Value, depth+1, seen, visit)
	}
}

func checkScalars(t *testing.T, file *File) {
	t.Helper()
	r := &yamlReader{file: file, lines: yamlLines(file.Text)}
	dec := yaml.NewDecoder(strings.NewReader(file.Text))
	for {
		var doc yaml.Node
		if dec.Decode(&doc) != nil {
			return
		}
		visitScalars(&doc, func(y *yaml.Node) {
			s := scalarScanner{file: file, at: skipProperties(file.Text, r.offset(y.Line, y.Column), y.Anchor)}
			if s.scan(y); s.b.sb.String() != y.Value {
				t.Fatalf("%q at %d:%d: the library reads %q, the scanner %q", file.Text, y.Line, y.Column, y.Value, s.b.sb.String())
			}
		})
	}
}

func visitScalars(y *yaml.Node, visit func(*yaml.Node)) {
	if y.Kind == yaml.ScalarNode && y.Value != "" {
		visit(y)
	}
	for _, c := range y.Content {
		visitScalars(c, visit)
	}
}

// FuzzJSON reads anything as JSON and looks at every place.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"a":"\u00e9\ud83d\ude00\n","b":[1,true,null,"😀"]}`, `"\ud800"`, `{"a":1,"a":2}`, `[`, ``} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := NewFile("f.json", text)
		doc, err := ParseJSON(file)
		if err != nil {
			checkError(t, file, err)
			return
		}
		walk(doc, 0, new(int), func(n *Node) { checkNode(t, n) })
	})
}
