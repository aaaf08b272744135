package tree

import (
	"sort"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Text is a string of which each byte knows where it was written. The zero value is
// the empty text of no place. It is immutable and safe for concurrent use, and it is
// a [vtl.Origin].
type Text struct {
	String string
	runs   []run
	end    point
}

// point is a place in a file.
type point struct {
	file *File
	at   int
}

func (p point) location() vtl.Location {
	if p.file == nil {
		return vtl.Location{}
	}
	return p.file.Locate(p.at)
}

// run says where the bytes of a text from start on were written, until the next run.
type run struct {
	start int
	point
	how  how
	what string // of a stand-in: what it stands for
}

// how tells in which way a run's bytes came out of the file.
type how uint8

const (
	copied  how = iota // byte for byte
	decoded            // all of them out of the one escape at the point
	standIn            // put there by vtlcheck for what the point names
)

// Locate implements [vtl.Origin].
func (t Text) Locate(offset int) vtl.Location {
	p, how := t.point(offset)
	at := p.location()
	at.StandIn = how == standIn
	return at
}

func (t Text) point(offset int) (point, how) {
	r, ok := t.run(offset)
	if !ok {
		return t.end, copied
	}
	return r.point, r.how
}

// run gives the run that the byte at offset belongs to, from that byte on.
func (t Text) run(offset int) (run, bool) {
	if offset >= len(t.String) || len(t.runs) == 0 {
		return run{point: t.end}, false
	}
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].start > offset }) - 1
	r := t.runs[max(i, 0)]
	if r.how == copied {
		r.at += offset - r.start
	}
	return r, true
}

// wholeFile gives the file that the text is, byte for byte.
func (t Text) wholeFile() (*File, bool) {
	if len(t.runs) == 1 && t.runs[0].how == copied && t.runs[0].at == 0 && len(t.runs[0].file.Text) == len(t.String) {
		return t.runs[0].file, true
	}
	return nil, false
}

// Place is a byte offset in a file.
type Place struct {
	File   *File
	Offset int
}

// Place gives where the byte at offset was written, as Locate does.
func (t Text) Place(offset int) Place {
	p, _ := t.point(offset)
	return Place{p.file, p.at}
}

// StandIn is a part of a text that only deployment knows.
type StandIn struct {
	What string // Ref OrdersStateMachine
	Text string
	At   vtl.Location
}

// StandIns lists the parts of the text that only deployment knows.
func (t Text) StandIns() []StandIn {
	var out []StandIn
	for i, r := range t.runs {
		if r.how == standIn {
			at := r.location()
			at.StandIn = true
			out = append(out, StandIn{What: r.what, Text: t.String[r.start:t.runEnd(i)], At: at})
		}
	}
	return out
}

// MapStandIns gives the text with other stand-ins; f is given the text before each.
func (t Text) MapStandIns(f func(before string, s StandIn) string) Text {
	if !t.HasStandIn() {
		return t
	}
	var b Builder
	for i, r := range t.runs {
		piece := t.String[r.start:t.runEnd(i)]
		if r.how == standIn {
			piece = f(t.String[:r.start], StandIn{What: r.what, Text: piece})
		}
		b.add(r, piece)
	}
	b.end = t.end
	return b.Text()
}

// HasStandIn says whether a part of the text is only known after deployment.
func (t Text) HasStandIn() bool {
	for _, r := range t.runs {
		if r.how == standIn {
			return true
		}
	}
	return false
}

// Known says whether the bytes [start, end) hold no stand-in.
func (t Text) Known(start, end int) bool {
	for i, r := range t.runs {
		if r.how == standIn && r.start < end && t.runEnd(i) > start {
			return false
		}
	}
	return true
}

func (t Text) runEnd(i int) int {
	if i+1 < len(t.runs) {
		return t.runs[i+1].start
	}
	return len(t.String)
}

// Slice gives the bytes [start, end) with their places.
func (t Text) Slice(start, end int) Text {
	var b Builder
	b.appendPart(t, start, end)
	b.end, _ = t.point(end)
	return b.Text()
}

// Written gives the text as it stands in the file, escapes and all, from its first
// byte to behind its last. Pieces out of several files follow each other.
func (t Text) Written() string {
	var sb strings.Builder
	for i := 0; i < len(t.runs); {
		first := t.runs[i]
		end, j := first.at, i
		for ; j < len(t.runs) && t.runs[j].file == first.file; j++ {
			end = max(end, t.runs[j].at+t.writtenLen(j))
		}
		if j == len(t.runs) && t.end.file == first.file {
			end = max(end, t.end.at)
		}
		sb.WriteString(first.file.Text[first.at:min(end, len(first.file.Text))])
		i = j
	}
	return sb.String()
}

func (t Text) writtenLen(i int) int {
	if t.runs[i].how == copied {
		return t.runEnd(i) - t.runs[i].start
	}
	return 0
}

// Builder puts a text together. The zero value is ready to use.
type Builder struct {
	sb   strings.Builder
	runs []run
	end  point
}

// Len is the number of bytes until now.
func (b *Builder) Len() int { return b.sb.Len() }

// Copy adds the file's own bytes [start, end).
func (b *Builder) Copy(f *File, start, end int) {
	if f.from != nil {
		b.Append(f.from.Slice(start, end))
		return
	}
	b.add(run{point: point{f, start}, how: copied}, f.Text[start:end])
	b.end = point{f, end}
}

// Decode adds s, which stands for the file's bytes [start, end), an escape.
func (b *Builder) Decode(f *File, start, end int, s string) {
	if f.from != nil {
		b.decodeVirtual(f.from, start, end, s)
		return
	}
	b.add(run{point: point{f, start}, how: decoded}, s)
	b.end = point{f, end}
}

// StandIn adds s in place of what the file's bytes [start, end) name and only
// deployment knows.
func (b *Builder) StandIn(f *File, start, end int, what, s string) {
	if f.from != nil {
		first, last := f.from.Place(start), f.from.Place(end)
		if first.File == nil {
			return
		}
		b.add(run{point: point{first.File, first.Offset}, how: standIn, what: what}, s)
		b.end = point{last.File, last.Offset}
		return
	}
	b.add(run{point: point{f, start}, how: standIn, what: what}, s)
	b.end = point{f, end}
}

// decodeVirtual adds what stands for the bytes [start, end) of a text that was put together.
func (b *Builder) decodeVirtual(t *Text, start, end int, s string) {
	r, _ := t.run(start)
	r.how = decoded
	for _, hidden := range t.Slice(start, end).StandIns() {
		r.how, r.what = standIn, hidden.What
	}
	b.add(r, s)
	b.end, _ = t.point(end)
}

// Append adds a text with its places.
func (b *Builder) Append(t Text) {
	b.appendPart(t, 0, len(t.String))
	if t.end.file != nil {
		b.end = t.end
	}
}

// AppendAt adds a text that takes the place of the file's bytes [start, end): its bytes
// lead there; what is a stand-in stays one.
func (b *Builder) AppendAt(f *File, start, end int, t Text) {
	for i, r := range t.runs {
		piece := t.String[r.start:t.runEnd(i)]
		r.point = point{f, start}
		if r.how == copied {
			r.how = decoded
		}
		b.add(r, piece)
	}
	b.end = point{f, end}
}

func (b *Builder) appendPart(t Text, start, end int) {
	first := sort.Search(len(t.runs), func(i int) bool { return t.runEnd(i) > start })
	for i := first; i < len(t.runs) && t.runs[i].start < end; i++ {
		r := t.runs[i]
		from, to := max(r.start, start), min(t.runEnd(i), end)
		if r.how == copied {
			r.at += from - r.start
		}
		b.add(r, t.String[from:to])
	}
}

// EndAt says where the text ends in its file, where that is behind its last byte:
// at a closing quote behind a skipped line break, or where the text is empty.
func (b *Builder) EndAt(f *File, at int) {
	b.end = point{f, at}
	if f.from != nil {
		b.end, _ = f.from.point(at)
	}
}

// Text gives what was built. The builder must not be used after it.
func (b *Builder) Text() Text { return Text{String: b.sb.String(), runs: b.runs, end: b.end} }

func (b *Builder) add(r run, s string) {
	if s == "" {
		return
	}
	r.start = b.sb.Len()
	b.sb.WriteString(s)
	if n := len(b.runs); n > 0 && b.runs[n-1].continues(r) {
		return
	}
	b.runs = append(b.runs, r)
}

// continues says whether next is only more of r.
func (r run) continues(next run) bool {
	return r.how == copied && next.how == copied && r.file == next.file && r.at+next.start-r.start == next.at
}
