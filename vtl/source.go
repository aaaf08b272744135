package vtl

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Span is a half-open range of bytes in a source's text. The zero value is the
// empty span at the start of the text.
type Span struct{ Start, End int }

// Contains says whether offset lies in the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Location is a place in a file as a person names it. Lines and columns count
// from 1, columns in Unicode characters. The zero value is no place.
type Location struct {
	File   string
	Line   int
	Column int
	// StandIn says that the text at this place is only known after deployment, and
	// what the reader sees was put there by vtlcheck.
	StandIn bool
}

// Origin leads a template's bytes back to the file that the person wrote, where
// the template was taken out of a larger file in another language. It must be safe for
// concurrent use.
type Origin interface {
	// Locate gives the place of the byte at offset; offset may equal the length of the text.
	Locate(offset int) Location
}

// Source is a template's text with its name. Create it with NewSource; it is
// immutable and safe for concurrent use.
type Source struct {
	Name   string
	Text   string
	origin Origin
	// starts are the byte offsets at which the lines start. Most templates have no
	// diagnostics that ask for them.
	starts     []int
	findStarts sync.Once
}

// NewSource gives a source for text. A nil origin means that text is a whole
// file of that name.
func NewSource(name, text string, origin Origin) *Source {
	return &Source{Name: name, Text: text, origin: origin}
}

// lines gives the byte offsets at which the lines start.
func (s *Source) lines() []int {
	s.findStarts.Do(func() {
		s.starts = append(make([]int, 0, 1+strings.Count(s.Text, "\n")), 0)
		for i, c := range []byte(s.Text) {
			if c == '\n' {
				s.starts = append(s.starts, i+1)
			}
		}
	})
	return s.starts
}

// LineColumn gives the place of a byte in the source's own text, from 1.
// An offset outside the text is moved to its nearer end.
func (s *Source) LineColumn(offset int) (line, column int) {
	offset = min(max(offset, 0), len(s.Text))
	lines := s.lines()
	line = sort.SearchInts(lines, offset+1)
	return line, utf8.RuneCountInString(s.Text[lines[line-1]:offset]) + 1
}

// Location gives the place of a byte in the file that the person wrote.
func (s *Source) Location(offset int) Location {
	if s.origin != nil {
		return s.origin.Locate(min(max(offset, 0), len(s.Text)))
	}
	line, column := s.LineColumn(offset)
	return Location{File: s.Name, Line: line, Column: column}
}

// Slice gives the text of a span, cut to the source.
func (s *Source) Slice(span Span) string {
	start := min(max(span.Start, 0), len(s.Text))
	return s.Text[start:min(max(span.End, start), len(s.Text))]
}
