package vtltest

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Origin is a place in a template that had a part in some bytes of its output.
type Origin struct {
	At vtl.Location
	// Text is the template text there, shortened, on one line.
	Text string
	// Made says that the bytes were not printed there but put into a variable that
	// another place printed.
	Made bool
}

// String is file:line:column: text.
func (o Origin) String() string {
	what := "printed by"
	if o.Made {
		what = "made by"
	}
	return fmt.Sprintf("%s %s:%d:%d: %s", what, o.At.File, o.At.Line, o.At.Column, o.Text)
}

// originsAt leads the output's byte at offset back to the template: the place that
// printed it and, where that is a variable, the text in its assignments which holds
// one of the marks (what is known about the bytes, the most telling first).
func originsAt(r *gateway.Rendering, offset int, marks ...string) []Origin {
	if r == nil || r.Trace == nil || r.Template == nil {
		return nil
	}
	seg, ok := r.Trace.SegmentAt(offset)
	if !ok {
		if n := len(r.Trace.Segments); n > 0 && offset >= len(r.Output) {
			seg = r.Trace.Segments[n-1]
		} else {
			return nil
		}
	}
	t := tracer{r: r, marks: marks, seen: map[vtl.Node]bool{}}
	out := []Origin{t.origin(t.spanAt(seg, offset), false)}
	if ref, ok := seg.Node.(*vtl.Reference); ok {
		out = append(out, t.made(ref)...)
	}
	return out
}

// tracer follows variables back to their assignments.
type tracer struct {
	r     *gateway.Rendering
	marks []string
	seen  map[vtl.Node]bool
}

// maxExcerpt bounds the template text that an origin shows, in characters.
const maxExcerpt = 60

func (t *tracer) origin(span vtl.Span, made bool) Origin {
	src := t.r.Template.Source
	text, _, _ := strings.Cut(src.Slice(span), "\n")
	if r := []rune(text); len(r) > maxExcerpt {
		text = string(r[:maxExcerpt]) + "…"
	}
	return Origin{At: src.Location(span.Start), Text: text, Made: made}
}

// spanAt narrows a segment to its byte: text from there to the end of its line, a
// reference as a whole.
func (t *tracer) spanAt(seg vtl.Segment, offset int) vtl.Span {
	span := seg.Node.Span()
	text, ok := seg.Node.(*vtl.Text)
	if !ok || text.Value == "" || offset < seg.Start {
		return span
	}
	if at := strings.Index(t.r.Template.Source.Slice(span), text.Value); at >= 0 {
		span.Start += at + (offset-seg.Start)%len(text.Value)
	}
	return span
}

// made finds the literal in the assignments behind a reference that holds a mark.
func (t *tracer) made(ref *vtl.Reference) []Origin {
	lits := t.literals(ref, 0)
	for _, mark := range t.marks {
		for _, lit := range lits {
			at := strings.Index(t.r.Template.Source.Slice(lit.Span()), mark)
			if mark == "" || at < 0 {
				continue
			}
			span := lit.Span()
			span.Start += at
			span.End = max(span.End-1, span.Start)
			return []Origin{t.origin(span, true)}
		}
	}
	return nil
}

// maxFollowed bounds how many assignments are followed one after another.
const maxFollowed = 10

// literals lists the string literals of the assignments behind a reference, the last
// assignment first.
func (t *tracer) literals(ref *vtl.Reference, depth int) []*vtl.StringLit {
	if depth > maxFollowed {
		return nil
	}
	var out []*vtl.StringLit
	events := t.r.Trace.Events
	for i := len(events) - 1; i >= 0; i-- {
		set, ok := events[i].Node.(*vtl.Set)
		if events[i].Kind != vtl.EventSet || !ok || set.Target.Name != ref.Name || t.seen[set] {
			continue
		}
		t.seen[set] = true
		var refs []*vtl.Reference
		vtl.Walk(set.Value, func(n vtl.Node) bool {
			switch n := n.(type) {
			case *vtl.StringLit:
				out = append(out, n)
			case *vtl.Reference:
				refs = append(refs, n)
			}
			return true
		})
		for _, r := range refs {
			out = append(out, t.literals(r, depth+1)...)
		}
	}
	return out
}
