package proof

import (
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/lint"
)

// memberCands are the values of a member of $context or $stageVariables, as far as the
// catalogue says that it can hold them; nil where it is no text. The first is the base
// request's own.
func memberCands(path string, literals []string) []cand {
	if lint.NeverSet(path) {
		return nil
	}
	m, ok := catalog.Lookup(path)
	if ok && m.Result != catalog.Text {
		return nil
	}
	out := []cand{{words: "is as usual", natural: true}}
	if apigw.Optional(path) {
		out = append(out, cand{words: "is missing", missing: true})
	}
	for _, list := range [][]string{hostileTexts, literals} {
		for _, text := range list {
			if text != "" && longEnough(m, text) && apigw.CanHold(path, text) {
				out = append(out, cand{words: "is the text " + shown(text), text: text})
			}
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// longEnough says whether a text has the length that the catalogue promises at least.
func longEnough(m *catalog.Member, text string) bool {
	return m == nil || len([]rune(text)) >= m.Values.Min
}
