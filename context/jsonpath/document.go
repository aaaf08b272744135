package jsonpath

import (
	"strings"

	"github.com/tidwall/gjson"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Document is a text that is read as JSON when it is asked for, as $input does with a
// body. All calls share one value: what a template changes in a list or a map that it
// got, later calls see.
//
// Until a list or a map was handed out the text itself still tells everything. Then
// plain paths ($.a.b[0]) are looked up in the text; JSON that is already written as
// AppendJSON would write it is passed through, other strict JSON copied token by token,
// without being decoded.
//
// The zero value is an empty text. Not safe for concurrent use.
type Document struct {
	text string

	value  any
	err    error
	parsed bool
	lent   bool // a list or a map was handed out

	scanned bool
	shape   shape  // what a scan of the text found
	compact string // the text's JSON, once it was asked for
	lookups int    // searches in the text
}

// maxLookups bounds how often a document is searched as text; from then on it pays to
// read it once.
const maxLookups = 4

// NewDocument gives a document of a text. It is not looked at yet.
func NewDocument(text string) *Document { return &Document{text: text} }

// Reset makes d the document of another text.
func (d *Document) Reset(text string) { *d = Document{text: text} }

// Text gives the text, unchanged.
func (d *Document) Text() string { return d.text }

// Value reads the text and gives the value that all calls share. The error is that of
// [Parse].
func (d *Document) Value() (any, error) {
	v, err := d.tree()
	d.lend(v)
	return v, err
}

// Read applies a path as $input.path does; see [Path.Read]. A text that is null has
// nothing for any path, not even for one that cannot be compiled. The error is that of
// [Parse], [Compile] or [Path.Read].
func (d *Document) Read(path string) (value any, found bool, err error) {
	if !d.parsed && path != "$" { // nearly always a list or a map
		if raw, found, ok := d.lookup(path); ok && !isContainer(raw) {
			return scalar(raw), found, nil
		}
	}
	value, found, err = d.search(path)
	d.lend(value)
	return value, found, err
}

// JSON gives what $input.json gives: the JSON of what a path finds, and two quotes where
// that is nothing or null. The error is that of [Document.Read] or [AppendChecked].
func (d *Document) JSON(path string) (string, error) {
	if text, ok := d.textJSON(path); ok {
		return text, nil
	}
	v, _, err := d.search(path)
	if v == nil || err != nil {
		return noJSON, err
	}
	return textOf(v)
}

// textJSON gives the JSON out of the text. ok = false: ask the tree.
func (d *Document) textJSON(path string) (text string, ok bool) {
	if path == "$" && !d.lent {
		return d.wholeJSON()
	}
	raw, found, ok := d.lookup(path)
	switch {
	case !ok:
		return "", false
	case !found || raw == "null":
		return noJSON, true
	case d.shape != canonical:
		raw, _ = compactJSON(raw)
	}
	return raw, true
}

// wholeJSON looks at the text once and keeps its JSON.
func (d *Document) wholeJSON() (text string, ok bool) {
	if d.compact == "" && (!d.scanned || d.shape != loose) {
		d.compact, d.shape = compactJSON(d.text)
		d.scanned = true
	}
	if strings.Trim(d.text, blanks) == "null" { // 1e999 is written as null too
		return noJSON, true
	}
	return d.compact, d.shape != loose
}

const (
	noJSON = `""` // the JSON of nothing
	blanks = " \t\r\n"
)

// search applies a path to the value.
func (d *Document) search(path string) (value any, found bool, err error) {
	doc, err := d.tree()
	if doc == nil || err != nil {
		return nil, false, err
	}
	p, err := Compile(path)
	if err != nil {
		return nil, false, err
	}
	d.lent = d.lent || p.prog.changes
	return p.Read(doc)
}

// tree reads the text once.
func (d *Document) tree() (any, error) {
	if !d.parsed {
		d.value, d.err = Parse(d.text)
		d.parsed = true
	}
	return d.value, d.err
}

func (d *Document) lend(v any) {
	switch v.(type) {
	case nil, string, bool, int32, int64, float64, float32, *java.Decimal:
	default:
		d.lent = true
	}
}

// lookup finds the text of what a plain path leads to. ok = false: ask the tree.
func (d *Document) lookup(path string) (raw string, found, ok bool) {
	if d.lent {
		return "", false, false
	}
	p, err := Compile(path)
	if err != nil || !p.prog.plain || len(p.prog.steps) > 0 && d.lookups >= maxLookups {
		return "", false, false
	}
	if !d.scanned {
		d.shape, d.scanned = scanShape(d.text), true
	}
	text := strings.Trim(d.text, blanks)
	if d.shape == loose || text == "null" {
		return "", false, false
	}
	if len(p.prog.steps) == 0 {
		return text, true, true
	}
	d.lookups++
	raw, found = lookupText(text, p.prog)
	return raw, found, true
}

// lookupText follows a plain program through JSON whose names are unique.
func lookupText(text string, p *program) (raw string, found bool) {
	v := gjson.Parse(text)
	for _, st := range p.steps {
		switch st := st.(type) {
		case *propertyStep:
			v, found = memberText(v, st.quoted)
		case *indexStep:
			v, found = itemText(v, st.indexes[0])
		}
		if !found {
			return "", false
		}
	}
	return v.Raw, true
}

// memberText gives a member by its name in quotes.
func memberText(v gjson.Result, quoted string) (member gjson.Result, found bool) {
	if !v.IsObject() {
		return v, false
	}
	v.ForEach(func(key, value gjson.Result) bool {
		if found = key.Raw == quoted; found {
			member = value
		}
		return !found
	})
	return member, found
}

func itemText(v gjson.Result, n int) (item gjson.Result, found bool) {
	if !v.IsArray() {
		return v, false
	}
	if n < 0 {
		v.ForEach(func(_, _ gjson.Result) bool { n++; return true })
		if n < 0 {
			return v, false
		}
	}
	v.ForEach(func(_, value gjson.Result) bool {
		if found = n == 0; found {
			item = value
		}
		n--
		return !found
	})
	return item, found
}

func isContainer(raw string) bool { return raw != "" && (raw[0] == '{' || raw[0] == '[') }

// scalar reads JSON that is no list or map.
func scalar(raw string) any {
	if raw == "" {
		return nil
	}
	v, _ := Parse(raw)
	return v
}
