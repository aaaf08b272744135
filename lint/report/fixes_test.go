package report

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// shifted leads a template to lines further down in a definition.
type shifted struct{ own *vtl.Source }

func (s shifted) Locate(offset int) vtl.Location {
	line, column := s.own.LineColumn(offset)
	return vtl.Location{File: "api.yaml", Line: line + 9, Column: column + 4}
}

// TestFixesOfDefinitions: --fix is offered where it mends, and programs get edits that
// can be made as they are.
func TestFixesOfDefinitions(t *testing.T) {
	const text = "{\"a\": $ctx.x}"
	own := vtl.NewSource("a.vtl", text, nil)
	for _, c := range []struct {
		src  *vtl.Source
		want bool
	}{{own, true}, {vtl.NewSource("api.yaml", text, shifted{own}), false}} {
		problems := lint.Run(lint.Input{Source: c.src}, nil)
		for format, sign := range map[string]string{"text": "--fix: ", "json": "newText", "sarif": "insertedContent"} {
			var out strings.Builder
			if err := Write(&out, format, problems, Options{}); err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(out.String(), sign); got != c.want {
				t.Errorf("%s of %s: a fix is there: %v, want %v\n%s", format, c.src.Name, got, c.want, out.String())
			}
		}
	}
}
