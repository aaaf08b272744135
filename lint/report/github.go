package report

import (
	"io"
	"strings"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// writeGitHub prints the workflow commands that GitHub Actions turns into annotations.
func writeGitHub(out io.Writer, problems []lint.Problem, _ Options) error {
	w := &writer{w: out}
	for _, p := range problems {
		start, end := p.Start(), p.End()
		w.printf("::%s ", githubLevel(p.Severity))
		if start.File != "" {
			w.printf("file=%s,", githubProperty.Replace(start.File))
		}
		if start.Line > 0 {
			w.printf("line=%d,endLine=%d,col=%d,endColumn=%d,", start.Line, end.Line, start.Column, end.Column)
		}
		w.printf("title=%s::%s\n", githubProperty.Replace("vtlcheck "+p.Rule), githubData.Replace(p.Message()))
	}
	return w.err
}

func githubLevel(s vtl.Severity) string {
	if s == vtl.Info {
		return "notice"
	}
	return s.String()
}

// What workflow commands want escaped, in properties and in the message.
var (
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
)
