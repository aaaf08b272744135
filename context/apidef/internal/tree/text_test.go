package tree

import (
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// built is "ab" copied, "\n" decoded, a stand-in, and "yz" copied.
func built() (Text, *File) {
	f := NewFile("f", "ab\\n${X}yz")
	var b Builder
	b.Copy(f, 0, 2)
	b.Decode(f, 2, 4, "\n")
	b.StandIn(f, 4, 8, "Ref X", "12345")
	b.Copy(f, 8, 10)
	return b.Text(), f
}

func TestTextPlaces(t *testing.T) {
	text, _ := built()
	if text.String != "ab\n12345yz" {
		t.Fatalf("text %q", text.String)
	}
	for _, c := range []struct {
		offset, column int
		standIn        bool
	}{{0, 1, false}, {1, 2, false}, {2, 3, false}, {3, 5, true}, {7, 5, true}, {8, 9, false}, {9, 10, false}, {10, 11, false}, {99, 11, false}} {
		if at := text.Locate(c.offset); at != (vtl.Location{File: "f", Line: 1, Column: c.column, StandIn: c.standIn}) {
			t.Errorf("Locate(%d) = %+v, want column %d", c.offset, at, c.column)
		}
	}
}

func TestTextParts(t *testing.T) {
	text, _ := built()
	for _, c := range []struct {
		start, end       int
		text, written    string
		standIns, column int
	}{
		{0, 10, "ab\n12345yz", `ab\n${X}yz`, 1, 1},
		{1, 3, "b\n", `b\n`, 0, 2},
		{4, 6, "23", "${X}", 1, 5},
		{8, 9, "y", "y", 0, 9},
		{5, 5, "", "", 0, 5},
	} {
		part := text.Slice(c.start, c.end)
		if part.String != c.text || len(part.StandIns()) != c.standIns || part.Locate(0).Column != c.column {
			t.Errorf("Slice(%d, %d) = %q with %v at %v", c.start, c.end, part.String, part.StandIns(), part.Locate(0))
		}
		if c.standIns == 0 && part.Written() != c.written {
			t.Errorf("Slice(%d, %d) was written %q, want %q", c.start, c.end, part.Written(), c.written)
		}
	}
	if got := text.Written(); got != `ab\n${X}yz` {
		t.Errorf("written %q", got)
	}
}

func TestTextKnown(t *testing.T) {
	text, _ := built()
	for _, c := range []struct {
		start, end int
		want       bool
	}{{0, 3, true}, {0, 4, false}, {7, 9, false}, {8, 10, true}} {
		if got := text.Known(c.start, c.end); got != c.want {
			t.Errorf("Known(%d, %d) = %v", c.start, c.end, got)
		}
	}
}

func TestMapStandIns(t *testing.T) {
	text, _ := built()
	mapped := text.MapStandIns(func(before string, s StandIn) string {
		if before != "ab\n" || s.What != "Ref X" || s.Text != "12345" {
			t.Errorf("asked for %+v behind %q", s, before)
		}
		return "longer than before"
	})
	if mapped.String != "ab\nlonger than beforeyz" || mapped.Locate(22).Column != 10 {
		t.Errorf("got %q, its last byte at %v", mapped.String, mapped.Locate(22))
	}
}

// TestVirtualFile reads JSON out of a text that was put together: places lead through it.
func TestVirtualFile(t *testing.T) {
	f := NewFile("f", `# {"a": "x\\ny", "b": "${V}"}`)
	var b Builder
	b.Copy(f, 2, 10)
	b.Decode(f, 10, 12, `\`)
	b.Copy(f, 12, 23)
	b.StandIn(f, 23, 27, "var.v", "value")
	b.Copy(f, 27, len(f.Text))
	virtual := NewVirtualFile("body", b.Text())
	doc, err := ParseJSON(virtual)
	if err != nil {
		t.Fatalf("%q: %v", virtual.Text, err)
	}
	a := doc.Get("a").Text()
	if a.String != "x\ny" || a.Locate(0).Column != 10 || a.Locate(1).Column != 11 || a.Locate(2).Column != 14 {
		t.Errorf("a = %q at %v %v %v", a.String, a.Locate(0), a.Locate(1), a.Locate(2))
	}
	v := doc.Get("b")
	if len(v.StandIns()) != 1 || v.StandIns()[0].What != "var.v" || v.Text().Locate(2).File != "f" || !v.Text().Locate(2).StandIn {
		t.Errorf("b = %q with %v", v.Str, v.StandIns())
	}
	if whole := NewVirtualFile("body", NewString(wholeOf(f), f, 0, len(f.Text)).Text()); whole != f {
		t.Error("a text that is a whole file is that file")
	}
}

func wholeOf(f *File) Text {
	var b Builder
	b.Copy(f, 0, len(f.Text))
	return b.Text()
}

func TestWriteJSON(t *testing.T) {
	f := NewFile("f", `{"b": ["x<y", 1.50, null, true], "a": "é\"\u2028\\n"}`)
	doc, err := ParseJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		json JSON
		want string
	}{
		{JSON{MaxBytes: 1000}, `{"b":["x<y",1.50,null,true],"a":"é\"\u2028\\n"}`},
		{JSON{Sort: true, HTML: true, MaxBytes: 1000}, `{"a":"é\"\u2028\\n","b":["x\u003cy",1.50,null,true]}`},
	} {
		if got := c.json.Text(doc); got.String != c.want {
			t.Errorf("%+v: got %s, want %s", c.json, got.String, c.want)
		}
	}
}

func TestParseErrorsSayWhere(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		line, column int
	}{
		{"a.json", "{\n  \"a\": 1,\n}", 2, 9},
		{"a.json", "", 1, 1},
		{"a.yaml", "a: 1\n b: 2\n", 2, 2},
		{"a.yaml", "a: \"x\n", 2, 1},
		{"a.yaml", "a: *none\n", 1, 1},
		{"a.yaml", "a: {b: \xff}\n", 1, 8},
	} {
		f := NewFile(c.name, c.text)
		var err error
		if c.name == "a.json" {
			_, err = ParseJSON(f)
		} else {
			_, err = ParseYAML(f)
		}
		e, ok := err.(*SyntaxError)
		if !ok {
			t.Errorf("%q: no syntax error: %v", c.text, err)
			continue
		}
		if at := f.Locate(e.Offset); at.Line != c.line || at.Column != c.column {
			t.Errorf("%q: %q at %d:%d, want %d:%d", c.text, e.Message, at.Line, at.Column, c.line, c.column)
		}
	}
}

func TestShortTagsAreLong(t *testing.T) {
	docs, err := ParseYAML(NewFile("t.yaml", "a: !Sub x\nb: !Ref y\nc: !GetAtt z.Arn\nd: !!str 1\ne: !Join [a, [b]]\nf: ! g\n"))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"a": "Fn::Sub", "b": "Ref", "c": "Fn::GetAtt", "e": "Fn::Join", "d": "", "f": ""} {
		m := docs[0].Get(key).Single()
		if got := m; want == "" && got != nil || want != "" && (got == nil || got.Key != want || !docs[0].Get(key).Short) {
			t.Errorf("%s: %+v, want %s", key, m, want)
		}
	}
}

func TestMergeKeys(t *testing.T) {
	docs, err := ParseYAML(NewFile("t.yaml", "a: &a {x: 1, y: 1}\nb: &b {x: 2, z: 2}\nc: {<<: [*a, *b], y: 3}\nd: {y: 4, <<: *a}\ne: {x: 1, x: 2}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"c": "x=1 z=2 y=3", "d": "x=1 y=4", "e": "x=1 x=2"} {
		got := ""
		for _, m := range docs[0].Get(key).Members {
			got += " " + m.Key + "=" + m.Value.Str
		}
		if got[1:] != want {
			t.Errorf("%s: %s, want %s", key, got[1:], want)
		}
	}
	if d := docs[0].Duplicates(); len(d) != 1 || d[0].At().Line != 5 {
		t.Errorf("duplicates %v", d)
	}
}

func TestByteOrderMark(t *testing.T) {
	for _, parse := range []func(*File) (*Node, error){ParseJSON, func(f *File) (*Node, error) {
		docs, err := ParseYAML(f)
		if err != nil {
			return nil, err
		}
		return docs[0], nil
	}} {
		doc, err := parse(NewFile("t", "\ufeff{\"a\": \"b\"}"))
		if err != nil || doc.Get("a").Text().Locate(0).Column != 9 {
			t.Errorf("a = %v at %v: %v", doc.Get("a").Scalar(), doc.Get("a").Text().Locate(0), err)
		}
	}
}
