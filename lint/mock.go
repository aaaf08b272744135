package lint

import (
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// member is where a member's value stands in a text.
type member struct {
	start, end int
	quoted     bool
}

var statusCode = regexp.MustCompile(`["']?statusCode["']?\s*:\s*("[^"]*"|'[^']*'|[^,}\s]+)`)

// statusMember finds the statusCode that MOCK's lenient reader would find.
func statusMember(text string) (member, bool) {
	m := statusCode.FindStringSubmatchIndex(text)
	if m == nil {
		return member{}, false
	}
	return member{m[2], m[3], strings.ContainsRune(`"'`, rune(text[m[2]]))}, true
}

// mockText is what a way prints, data as a 0, with a function that leads back to the source.
func mockText(end *flow.End) (text string, at func(start, end int) vtl.Span) {
	out := renderEnd(end, func(*flow.Chunk) string { return "0" })
	return out.text, out.span
}

// rendering is the text of a way with the places of its pieces.
type rendering struct {
	text   string
	starts []int // of each chunk in text
	chunks []*flow.Chunk
}

// renderEnd writes a way out; standIn gives the text for data.
func renderEnd(end *flow.End, standIn func(*flow.Chunk) string) rendering {
	var b strings.Builder
	r := rendering{chunks: end.Chunks()}
	for _, c := range r.chunks {
		r.starts = append(r.starts, b.Len())
		if c.Piece.Data != nil {
			b.WriteString(standIn(c))
		} else {
			b.WriteString(c.Piece.Text)
		}
	}
	r.text = b.String()
	return r
}

// chunk gives the chunk that wrote a byte.
func (r rendering) chunk(offset int) (*flow.Chunk, int) {
	for i := len(r.starts) - 1; i >= 0; i-- {
		if r.starts[i] <= offset {
			return r.chunks[i], offset - r.starts[i]
		}
	}
	return nil, 0
}

// span leads bytes of the text back to the source.
func (r rendering) span(start, end int) vtl.Span {
	first, skip := r.chunk(start)
	if first == nil {
		return vtl.Span{}
	}
	last, reach := r.chunk(max(end-1, start))
	span := first.At.Span()
	if first.Piece.Exact {
		span.Start += first.Piece.Offset + skip
	}
	span.End = last.At.Span().End
	if last.Piece.Exact {
		span.End = last.At.Span().Start + last.Piece.Offset + reach + 1
	}
	return vtl.Span{Start: span.Start, End: max(span.Start, span.End)}
}
