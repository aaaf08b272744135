package cover

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Profile is what the cases reached, ready to be written.
type Profile struct {
	// Cases are the names that the indexes of the counts mean.
	Cases     []string
	Templates []*Template
	Results   []ResultCount
}

// Template is the coverage of one template.
type Template struct {
	Name   string
	Source *vtl.Source
	Lines  []LineCount
	Points []PointCount
	// Renders are the outputs of the cases.
	Renders []Render

	root vtl.Node
}

// LineCount is a line of the template's own text on which something runs.
type LineCount struct {
	Line  int // from 1
	Hits  int
	Cases []int
}

// PointCount is a point with how often it was reached.
type PointCount struct {
	Point
	Hits  int
	Cases []int
}

// ResultCount is one way in which the backend of a route can answer.
type ResultCount struct {
	Route string
	At    vtl.Location
	Class string
	Hits  int
	Cases []int
}

// Render is the output of a template for one case.
type Render struct {
	Case     int
	Output   string
	Segments []vtl.Segment
}

// Profile gives what was collected until now. Templates are in the order of their files
// and places.
func (c *Collector) Profile() *Profile {
	p := &Profile{Cases: slices.Clone(c.cases)}
	for _, t := range c.templates {
		p.Templates = append(p.Templates, t.profile())
	}
	slices.SortStableFunc(p.Templates, func(a, b *Template) int { return comparePlaces(a.Source.Location(0), b.Source.Location(0)) })
	for _, r := range c.routes {
		for i, class := range r.classes {
			p.Results = append(p.Results, ResultCount{r.route.Name(), r.route.At, class, r.counts[i].hits, r.counts[i].cases})
		}
	}
	return p
}

func comparePlaces(a, b vtl.Location) int {
	switch {
	case a.File != b.File:
		if a.File < b.File {
			return -1
		}
		return 1
	case a.Line != b.Line:
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

func (t *templateCount) profile() *Template {
	out := &Template{Name: t.name, Source: t.template.Source, root: t.template.Root}
	for i, p := range t.shape.points {
		if p.Label != "" {
			out.Points = append(out.Points, PointCount{p, t.points[i].hits, t.points[i].cases})
		}
	}
	for line, n := range t.lines {
		out.Lines = append(out.Lines, LineCount{line, n.hits, n.cases})
	}
	slices.SortFunc(out.Lines, func(a, b LineCount) int { return a.Line - b.Line })
	for _, r := range t.renders {
		out.Renders = append(out.Renders, Render{r.caseIndex, r.output, r.segments})
	}
	return out
}

// Place is where a point lies in the file that the person wrote.
func (t *Template) Place(p Point) vtl.Location { return t.Source.Location(p.Span.Start) }

// Ratio is a number of things out of a total. The zero value is all of nothing.
type Ratio struct{ Covered, Total int }

// Percent is 100 where there is nothing to cover.
func (r Ratio) Percent() float64 {
	if r.Total == 0 {
		return 100
	}
	return 100 * float64(r.Covered) / float64(r.Total)
}

func (r *Ratio) add(covered bool) {
	r.Total++
	if covered {
		r.Covered++
	}
}

// Plus adds two ratios.
func (r Ratio) Plus(s Ratio) Ratio { return Ratio{r.Covered + s.Covered, r.Total + s.Total} }

// LineRatio is how many lines ran.
func (t *Template) LineRatio() Ratio {
	var r Ratio
	for _, l := range t.Lines {
		r.add(l.Hits > 0)
	}
	return r
}

// PointRatio is how many points were reached.
func (t *Template) PointRatio() Ratio {
	var r Ratio
	for _, p := range t.Points {
		r.add(p.Hits > 0)
	}
	return r
}

// Lines is how many lines of all templates ran.
func (p *Profile) Lines() Ratio {
	var r Ratio
	for _, t := range p.Templates {
		r = r.Plus(t.LineRatio())
	}
	return r
}

// Points is how many points of all templates were reached.
func (p *Profile) Points() Ratio {
	var r Ratio
	for _, t := range p.Templates {
		r = r.Plus(t.PointRatio())
	}
	return r
}

// ResultRatio is how many ways of answering were tried.
func (p *Profile) ResultRatio() Ratio {
	var r Ratio
	for _, c := range p.Results {
		r.add(c.Hits > 0)
	}
	return r
}

// Percent is what --fail-under compares: the points and results that were reached, in
// percent of all.
func (p *Profile) Percent() float64 { return p.Points().Plus(p.ResultRatio()).Percent() }
