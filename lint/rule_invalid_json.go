package lint

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl"
)

var ruleInvalidJSON = &Rule{
	ID: "invalid-json", Severity: vtl.Error, Since: "0.1.0",
	Shows:    []string{"payload-not-json", "response-not-json"},
	Title:    "what the template writes is no JSON",
	Text:     `Whatever the values are, the text that the template itself writes does not fit together as JSON here. (Only templates whose output starts like JSON are judged.)`,
	Remedy:   "Render the template with `vtlcheck render` to see the text.",
	Evidence: bySpecJSON,
	Bad:      Example{Template: "{\"a\": 1}}\n"},
	Good:     Example{Template: "{\"a\": 1}\n"},
	Run:      runInvalidJSON,
}

// slipWords says what is wrong at a slip.
var slipWords = map[flow.SlipKind]string{
	flow.StrayText:   "this does not belong here",
	flow.BadEscape:   "JSON knows no such escape",
	flow.Apostrophe:  `JSON knows no \'`,
	flow.LineBreak:   "a JSON string ends on the line on which it starts",
	flow.Unquoted:    "JSON takes names and texts in double quotes only",
	flow.UnknownWord: "JSON knows the words true, false and null only",
	flow.WrongEnd:    "another bracket is open here",
	flow.AfterEnd:    "the JSON value has ended before this",
	flow.Unfinished:  "the JSON value does not end",
	flow.NoValue:     "a value is missing before this",
}

func runInvalidJSON(p *Pass) {
	p.slips(func(s flow.Slip) {
		words, ok := slipWords[s.Kind]
		if !ok || s.Kind == flow.NoValue && p.followsBlank(s) {
			return
		}
		where := ""
		if s.Path != "" {
			where = fmt.Sprintf(" (in %s)", s.Path)
		}
		p.reportSlip(p.wordAt(s), words+where, "")
	})
}

// wordAt is the place of a slip, and the rest of the word that starts or ends there.
func (p *Pass) wordAt(s flow.Slip) vtl.Span {
	span := s.Span
	if !s.Sure || s.Kind != flow.Unquoted && s.Kind != flow.UnknownWord {
		return span
	}
	text := p.Source.Text
	if s.Kind == flow.UnknownWord {
		span.End = span.Start
		for span.Start > 0 && isWord(text[span.Start-1]) {
			span.Start--
		}
		return span
	}
	for span.End < len(text) && isWord(text[span.End]) {
		span.End++
	}
	return span
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '\''
}

// followsBlank says whether a reference before the slip printed nothing because it
// leads nowhere: that reference is reported.
func (p *Pass) followsBlank(s flow.Slip) bool {
	for _, m := range p.Flow.Misses {
		if end := m.Ref.Span().End; end <= s.Span.Start && s.Span.Start-end < 8 {
			return true
		}
	}
	return false
}
