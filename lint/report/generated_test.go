package report

import (
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// at leads every byte to one place, as templates do that are made for it.
type at vtl.Location

func (a at) Locate(int) vtl.Location { return vtl.Location(a) }

func TestGenerated(t *testing.T) {
	const text = "\n#set($a = 1)"
	place := vtl.Location{File: "serverless.yml", Line: 10, Column: 13}
	later := place
	later.StandIn = true
	for _, c := range []struct {
		name string
		src  *vtl.Source
		want bool
	}{
		{"made", vtl.NewSource("s", text, at(place)), true},
		{"known after deployment", vtl.NewSource("s", text, at(later)), false},
		{"a file", vtl.NewSource("a.vtl", text, nil), false},
		{"one character", vtl.NewSource("s", "x", at(place)), false},
		{"none", nil, false},
	} {
		if got := IsGenerated(c.src); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	made := vtl.NewSource("s", text, at(place))
	for _, c := range []struct{ span, want vtl.Span }{
		{vtl.Span{}, vtl.Span{Start: 1, End: 1}},
		{vtl.Span{Start: 0, End: 1}, vtl.Span{Start: 1, End: 1}},
		{vtl.Span{Start: 6, End: 8}, vtl.Span{Start: 6, End: 8}},
		{vtl.Span{Start: len(text), End: len(text)}, vtl.Span{Start: len(text), End: len(text)}},
	} {
		if got := Shown(made, c.span); got != c.want {
			t.Errorf("Shown(%v) = %v, want %v", c.span, got, c.want)
		}
	}
}
