package cover

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// fileLines sums up the templates of one file by the file's own lines: several lines of
// a template can stand on one line of a definition.
type fileLines struct {
	path     string
	hits     map[int]int
	branches []fileBranch
}

// fileBranch is a point at a line of the file.
type fileBranch struct {
	line, group int
	hits        int
	reached     bool // the group was evaluated at all
}

// files groups the templates of a profile by file, in order.
func (p *Profile) files() []*fileLines {
	var out []*fileLines
	groups := 0
	for _, t := range p.Templates {
		path := t.Source.Location(0).File
		i := slices.IndexFunc(out, func(f *fileLines) bool { return f.path == path })
		if i < 0 {
			i = len(out)
			out = append(out, &fileLines{path: path, hits: map[int]int{}})
		}
		groups += out[i].add(t, groups)
	}
	return out
}

// add adds a template; groups are numbered from first on. It gives how many there are.
func (f *fileLines) add(t *Template, first int) int {
	for _, l := range t.Lines {
		line := t.Source.Location(lineOffset(t.Source.Text, l.Line)).Line
		f.hits[line] = max(f.hits[line], l.Hits)
	}
	most := 0
	for _, p := range t.Points {
		most = max(most, p.Group+1)
		if p.Kind == Entry {
			continue
		}
		f.branches = append(f.branches, fileBranch{t.Place(p.Point).Line, first + p.Group, p.Hits, reachedGroup(t, p.Group)})
		line := t.Place(p.Point).Line
		f.hits[line] = max(f.hits[line], p.Hits)
	}
	return most
}

func reachedGroup(t *Template, group int) bool {
	return slices.ContainsFunc(t.Points, func(p PointCount) bool { return p.Group == group && p.Hits > 0 })
}

// lineOffset is the first byte of a line that is no blank, else the line's first.
func lineOffset(text string, line int) int {
	at := 0
	for ; line > 1; line-- {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	for i := at; i < len(text) && text[i] != '\n'; i++ {
		if text[i] != ' ' && text[i] != '\t' {
			return i
		}
	}
	return at
}

// lines lists the lines of the file in order.
func (f *fileLines) lines() []int {
	out := make([]int, 0, len(f.hits))
	for line := range f.hits {
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// WriteLCOV writes a tracefile as geninfo(1) of LCOV describes it; lines are those of
// the files that people wrote.
func WriteLCOV(w io.Writer, p *Profile) error {
	var b strings.Builder
	for _, f := range p.files() {
		fmt.Fprintf(&b, "TN:\nSF:%s\n", f.path)
		hit, inGroup := 0, map[int]int{}
		for _, br := range f.branches {
			taken := "-"
			if br.reached {
				taken = fmt.Sprint(br.hits)
			}
			if br.hits > 0 {
				hit++
			}
			fmt.Fprintf(&b, "BRDA:%d,%d,%d,%s\n", br.line, br.group, inGroup[br.group], taken)
			inGroup[br.group]++
		}
		fmt.Fprintf(&b, "BRF:%d\nBRH:%d\n", len(f.branches), hit)
		ran := 0
		for _, line := range f.lines() {
			fmt.Fprintf(&b, "DA:%d,%d\n", line, f.hits[line])
			if f.hits[line] > 0 {
				ran++
			}
		}
		fmt.Fprintf(&b, "LF:%d\nLH:%d\nend_of_record\n", len(f.hits), ran)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
