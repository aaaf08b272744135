package tree

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// columnStride is the distance in bytes between the places at which a File remembers
// how many characters came before, so that a column in a line of many megabytes
// costs no more than in a short one.
const columnStride = 1024

// File is a text with an index of its lines. It is immutable and safe for concurrent use.
type File struct {
	Name string
	Text string

	lines []int // byte offset at which each line starts
	runes []int // characters before each multiple of columnStride
	from  *Text // of a file that was put together: where its bytes were written
}

// NewVirtualFile gives a file for a text that was put together, such as an OpenAPI document
// that a template wrote. Places in it are those of the text.
func NewVirtualFile(name string, t Text) *File {
	if f, ok := t.wholeFile(); ok {
		return f
	}
	return &File{Name: name, Text: t.String, lines: []int{0}, runes: []int{0}, from: &t}
}

// NewFile indexes a text. Only line feeds count as the end of a line, as in an editor.
func NewFile(name, text string) *File {
	f := &File{Name: name, Text: text, lines: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		f.lines = append(f.lines, at)
	}
	f.countRunes()
	return f
}

func (f *File) countRunes() {
	n := 0
	for at := 0; at < len(f.Text); at += columnStride {
		f.runes = append(f.runes, n)
		n += runeStarts(f.Text[at:min(at+columnStride, len(f.Text))])
	}
	f.runes = append(f.runes, n)
}

// runeStarts counts the bytes that start a character, so that counts of pieces add up.
func runeStarts(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

func (f *File) runesBefore(offset int) int {
	i := offset / columnStride
	return f.runes[i] + runeStarts(f.Text[i*columnStride:offset])
}

// Locate gives the place of the character that the byte at offset belongs to; the offset
// is moved into the text if need be.
func (f *File) Locate(offset int) vtl.Location {
	offset = min(max(offset, 0), len(f.Text))
	if f.from != nil {
		return f.from.Locate(offset)
	}
	for offset > 0 && offset < len(f.Text) && !utf8.RuneStart(f.Text[offset]) {
		offset--
	}
	line := sort.SearchInts(f.lines, offset+1)
	return vtl.Location{
		File:   f.Name,
		Line:   line,
		Column: f.runesBefore(offset) - f.runesBefore(f.lines[line-1]) + 1,
	}
}
