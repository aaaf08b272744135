package cover

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

//go:embed page.js
var pageJS string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// page is what page.html shows.
type page struct {
	CSS                    template.CSS
	JS                     template.JS
	Total                  pageRatio
	Points, Results, Lines string
	Cases                  int
	MissingResults         []string
	Templates              []*pageTemplateView
	Data                   map[string]any
}

// pageRatio is a percentage as the page shows it.
type pageRatio struct {
	Text, Class string
	Width       int
}

func ratioView(percentage float64) pageRatio {
	class := "bad"
	if percentage == 100 {
		class = "good"
	}
	return pageRatio{percent(percentage), class, int(percentage)}
}

// pageTemplateView is one template on the page.
type pageTemplateView struct {
	Index                         int
	Name, Place, Points, LineText string
	Ratio                         pageRatio
	Gaps                          []pageGap
	Rows                          []pageRow
	Renders                       []string
}

type pageGap struct {
	Index, Line int
	Label       string
}

// Anchor is the id of the row of a gap, without its first letter.
func (page) Anchor(g pageGap) string { return fmt.Sprintf("%dl%d", g.Index, g.Line) }

type pageRow struct {
	Line               int
	Class, Hits, Cases string
	Title              string
	Pieces             []pagePiece
}

// pagePiece is a run of template text: of one node that prints, of a branch that was
// never reached, of a stand-in, or of none of them.
type pagePiece struct {
	Text, Title  string
	Piece        int
	Gap, StandIn bool
}

// HasPiece says whether the text can print something.
func (p pagePiece) HasPiece() bool { return p.Piece >= 0 }

// Tagged says whether the text needs an element of its own.
func (p pagePiece) Tagged() bool { return p.Piece >= 0 || p.Gap || p.StandIn }

// Class are the classes of the element.
func (p pagePiece) Class() string {
	var out []string
	if p.Piece >= 0 {
		out = append(out, "p")
	}
	if p.Gap {
		out = append(out, "gap")
	}
	if p.StandIn {
		out = append(out, "standin")
	}
	return strings.Join(out, " ")
}

// maxPageOutput bounds what the page holds of one output, in bytes; a page with all
// cases has to stay one that a browser opens at once.
const maxPageOutput = 100_000

// WriteHTML writes a page that needs nothing else: each template as the person wrote it,
// coloured by what was reached, with the cases behind each line and their outputs.
func WriteHTML(w io.Writer, p *Profile) error {
	v := page{CSS: template.CSS(pageCSS), JS: template.JS(pageJS), Total: ratioView(p.Percent()),
		Points: fraction(p.Points()), Results: fraction(p.ResultRatio()), Lines: fraction(p.Lines()), Cases: len(p.Cases),
		Data: map[string]any{"cases": p.Cases}}
	for _, r := range p.Results {
		if r.Hits == 0 {
			v.MissingResults = append(v.MissingResults, r.Route+": "+r.Class)
		}
	}
	for i, t := range p.Templates {
		b := newPageBuilder(p, t, i)
		v.Templates = append(v.Templates, b.view())
		v.Data[strconv.Itoa(i)] = map[string]any{"renders": b.renders()}
	}
	return pageTemplate.Execute(w, v)
}

// pageBuilder makes the view of one template.
type pageBuilder struct {
	p     *Profile
	t     *Template
	index int
	// piece numbers the spans of nodes that print.
	piece map[vtl.Span]int
	// of and gap tell for each byte of the text which piece it belongs to (-1: none), and
	// which point that was never reached (0: none, else its index + 1).
	of  []int
	gap []int
}

func newPageBuilder(p *Profile, t *Template, index int) *pageBuilder {
	b := &pageBuilder{p: p, t: t, index: index, piece: map[vtl.Span]int{},
		of: make([]int, len(t.Source.Text)), gap: make([]int, len(t.Source.Text))}
	for i := range b.of {
		b.of[i] = -1
	}
	vtl.Walk(t.root, func(n vtl.Node) bool {
		if block, ok := n.(*vtl.Block); ok {
			b.printers(block)
		}
		_, macro := n.(*vtl.Macro)
		return !macro
	})
	for i, pt := range t.Points {
		if pt.Hits == 0 {
			for at := pt.Span.Start; at < pt.Span.End; at++ {
				b.gap[at] = i + 1
			}
		}
	}
	return b
}

// printers numbers the nodes of a block that write output.
func (b *pageBuilder) printers(block *vtl.Block) {
	for _, n := range block.Nodes {
		switch n.(type) {
		case *vtl.Text, *vtl.Verbatim, *vtl.Escape, *vtl.Reference:
			id := len(b.piece)
			b.piece[n.Span()] = id
			for at := n.Span().Start; at < n.Span().End; at++ {
				b.of[at] = id
			}
		}
	}
}

func (b *pageBuilder) view() *pageTemplateView {
	t := b.t
	at := t.Source.Location(0)
	v := &pageTemplateView{Index: b.index, Name: t.Name, Place: fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column),
		Points: fraction(t.PointRatio()), LineText: fraction(t.LineRatio()), Ratio: ratioView(t.PointRatio().Percent())}
	for _, p := range t.Points {
		if p.Hits == 0 {
			line, _ := t.Source.LineColumn(p.Span.Start)
			v.Gaps = append(v.Gaps, pageGap{b.index, line, p.Label})
		}
	}
	v.Rows = b.rows()
	for _, r := range t.Renders {
		v.Renders = append(v.Renders, b.p.Cases[r.Case])
	}
	return v
}

func (b *pageBuilder) rows() []pageRow {
	var out []pageRow
	at := 0
	for i, line := range strings.SplitAfter(b.t.Source.Text, "\n") {
		text := strings.TrimRight(line, "\r\n")
		if line == "" && i > 0 {
			break
		}
		out = append(out, b.row(i+1, at, at+len(text)))
		at += len(line)
	}
	return out
}

func (b *pageBuilder) row(number, start, end int) pageRow {
	r := pageRow{Line: number, Pieces: b.pieces(start, end)}
	i, ok := slices.BinarySearchFunc(b.t.Lines, number, func(l LineCount, n int) int { return l.Line - n })
	if !ok {
		return r
	}
	l := b.t.Lines[i]
	r.Hits, r.Class = strconv.Itoa(l.Hits), "miss"
	if l.Hits > 0 {
		r.Class = "hit"
		if slices.ContainsFunc(r.Pieces, func(p pagePiece) bool { return p.Gap }) {
			r.Class = "part"
		}
		names := make([]string, len(l.Cases))
		cases := make([]string, len(l.Cases))
		for i, c := range l.Cases {
			names[i], cases[i] = b.p.Cases[c], strconv.Itoa(c)
		}
		r.Cases = strings.Join(cases, ",")
		r.Title = strings.Join(names[:min(len(names), 10)], "\n")
	}
	return r
}

// pieces cuts a line where its bytes begin to belong to something else.
func (b *pageBuilder) pieces(start, end int) []pagePiece {
	var out []pagePiece
	for from := start; from < end; {
		to := from + 1
		standIn := b.standIn(from)
		for to < end && b.of[to] == b.of[from] && b.gap[to] == b.gap[from] && b.standIn(to) == standIn {
			to++
		}
		p := pagePiece{Text: b.t.Source.Text[from:to], Piece: b.of[from], Gap: b.gap[from] > 0, StandIn: standIn}
		switch {
		case p.Gap:
			p.Title = "never: " + b.t.Points[b.gap[from]-1].Label
		case standIn:
			p.Title = "only known after deployment: vtlcheck put this here"
		}
		out = append(out, p)
		from = to
	}
	return out
}

// standIn says whether a byte of the template is only known after deployment.
func (b *pageBuilder) standIn(at int) bool { return b.t.Source.Location(at).StandIn }

// pageRender is an output as the page's script reads it.
type pageRender struct {
	Case int      `json:"case"`
	Out  [][3]any `json:"out"` // text, piece, whether it is data
}

func (b *pageBuilder) renders() []pageRender {
	out := []pageRender{}
	for _, r := range b.t.Renders {
		pr := pageRender{Case: r.Case, Out: [][3]any{}}
		for _, s := range r.Segments {
			if s.Start >= maxPageOutput {
				pr.Out = append(pr.Out, [3]any{fmt.Sprintf("… %d bytes more", len(r.Output)-s.Start), -1, false})
				break
			}
			id, ok := b.piece[s.Node.Span()]
			if !ok {
				id = -1
			}
			_, isData := s.Node.(*vtl.Reference)
			text := r.Output[s.Start:min(s.End, s.Start+maxPageOutput)]
			pr.Out = append(pr.Out, [3]any{text, id, isData})
		}
		out = append(out, pr)
	}
	return out
}
