package lint

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// The rules about suppressions themselves.
var (
	ruleUnusedSuppression = &Rule{
		ID: "unused-suppression", Title: "an ignore comment that suppresses nothing", Severity: vtl.Warning, Since: "0.1.0",
		Text:     "A vtlcheck:ignore comment names a rule that reports nothing on the next line (or, with ignore-file, in the file). The mistake has been repaired, or has moved away from the comment; what stays behind would hide the next one.",
		Remedy:   "Delete the comment, or move it to the line above the problem.",
		Evidence: "by definition of the comment",
		Bad:      Example{Template: "## vtlcheck:ignore map-printed the list is short\n{\"a\": 1}\n"},
		Good:     Example{Template: "{\"a\": 1}\n"},
		Fix:      "deletes the comment",
	}
	ruleBadSuppression = &Rule{
		ID: "bad-suppression", Title: "an ignore comment that cannot be understood", Severity: vtl.Warning, Since: "0.1.0",
		Text:     "A comment starts with vtlcheck: and is neither ignore nor ignore-file, or does not name a rule that exists. It suppresses nothing.",
		Remedy:   "Write `## vtlcheck:ignore rule-id reason` above the line, or `## vtlcheck:ignore-file rule-id reason` anywhere in the file.",
		Evidence: "by definition of the comment",
		Bad:      Example{Template: "## vtlcheck:ignore no-such-rule because\n{\"a\": 1}\n"},
		Good:     Example{Template: "## a plain comment\n{\"a\": 1}\n"},
	}
)

const suppressMark = "vtlcheck:"

// suppression is an ignore comment.
type suppression struct {
	rules []string
	file  bool // the whole file
	line  int  // the line that it is about
	span  vtl.Span
	used  bool
}

// suppress drops what ignore comments of the source speak of, and adds what is wrong
// with the comments.
func suppress(src *vtl.Source, problems []Problem) []Problem {
	if !strings.Contains(src.Text, suppressMark) {
		return problems
	}
	list, bad := suppressions(src)
	kept := problems[:0]
	for _, p := range problems {
		if !suppressed(list, src, p) {
			kept = append(kept, p)
		}
	}
	for _, s := range list {
		if !s.used {
			kept = append(kept, unusedSuppression(src, s))
		}
	}
	return append(kept, bad...)
}

func suppressed(list []*suppression, src *vtl.Source, p Problem) bool {
	if p.Source != src {
		return false
	}
	line, _ := src.LineColumn(p.Subject.Start)
	hit := false
	for _, s := range list {
		for _, rule := range s.rules {
			if rule == p.Rule && (s.file || s.line == line) {
				s.used, hit = true, true
			}
		}
	}
	return hit
}

func unusedSuppression(src *vtl.Source, s *suppression) Problem {
	end := s.span.End
	if end < len(src.Text) && src.Text[end] == '\n' {
		end++
	}
	where := "the next line"
	if s.file {
		where = "this file"
	}
	return Problem{
		Diagnostic: vtl.Diagnostic{
			Severity: ruleUnusedSuppression.Severity, Rule: ruleUnusedSuppression.ID,
			Summary: fmt.Sprintf("%s reports nothing on %s", strings.Join(s.rules, ", "), where),
			Detail:  ruleUnusedSuppression.Remedy, Source: src, Subject: s.span,
		},
		Fixes: []Fix{replace("delete the comment", vtl.Span{Start: s.span.Start, End: end}, "")},
	}
}

// suppressions finds the ignore comments of a source, line by line: they work in
// templates that do not parse, too.
func suppressions(src *vtl.Source) (list []*suppression, bad []Problem) {
	offset := 0
	for number, line := range strings.SplitAfter(src.Text, "\n") {
		start := strings.Index(line, "##")
		if start >= 0 {
			comment := strings.TrimRight(line[start:], "\r\n")
			body := strings.TrimSpace(strings.TrimLeft(comment, "#"))
			if strings.HasPrefix(body, suppressMark) {
				span := vtl.Span{Start: offset + start, End: offset + start + len(comment)}
				s, problem := readSuppression(src, body, span)
				if problem != nil {
					bad = append(bad, *problem)
				} else {
					s.line = number + 2
					list = append(list, s)
				}
			}
		}
		offset += len(line)
	}
	stack(list)
	return list, bad
}

// stack makes ignore comments on lines one below the other speak of the first line
// below them all.
func stack(list []*suppression) {
	for i := len(list) - 2; i >= 0; i-- {
		next := list[i+1]
		if !list[i].file && !next.file && list[i].line == next.line-1 {
			list[i].line = next.line
		}
	}
}

func readSuppression(src *vtl.Source, body string, span vtl.Span) (*suppression, *Problem) {
	words := strings.Fields(strings.TrimPrefix(body, suppressMark))
	complain := func(summary string) *Problem {
		return &Problem{Diagnostic: vtl.Diagnostic{
			Severity: ruleBadSuppression.Severity, Rule: ruleBadSuppression.ID, Summary: summary,
			Detail: ruleBadSuppression.Remedy, Source: src, Subject: span,
		}}
	}
	if len(words) == 0 || words[0] != "ignore" && words[0] != "ignore-file" {
		return nil, complain("neither vtlcheck:ignore nor vtlcheck:ignore-file")
	}
	if len(words) == 1 {
		return nil, complain("no rule is named")
	}
	s := &suppression{file: words[0] == "ignore-file", span: span, rules: strings.Split(words[1], ",")}
	for _, id := range s.rules {
		if !KnownRule(id) {
			return nil, complain(fmt.Sprintf("there is no rule %q%s", id, didYouMean(SuggestRule(id))))
		}
	}
	return s, nil
}
