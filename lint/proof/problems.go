package proof

import (
	"fmt"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// The rules of the problems that proofs make.
const (
	RuleRefuted     = "proof-refuted" // error: a witness breaks an obligation
	RuleForeach1000 = "foreach-1000"  // warning: more than 1000 items break it
	RuleUnknown     = "proof-unknown" // info: neither proven nor refuted
)

// Problems makes problems of proofs: each refutation is an error, a loop that is cut off
// a warning, what is unknown an info. Obligations that one witness breaks at one place
// are one problem.
func Problems(proofs []Proof) vtl.Diagnostics {
	var out vtl.Diagnostics
	type key struct {
		source *vtl.Source
		span   vtl.Span
		body   string
	}
	at := map[key]int{}
	for _, p := range proofs {
		switch p.Verdict {
		case Refuted:
			for _, w := range p.More {
				out = append(out, refutation(p, w))
			}
			k := key{p.Source, p.Span, p.Witness.Paste()}
			if i, ok := at[k]; ok {
				before, _, _ := strings.Cut(out[i].Detail, ":")
				out[i].Detail = before + ", " + refutation(p, p.Witness).Detail // the contract knows more
				continue
			}
			at[k] = len(out)
			out = append(out, refutation(p, p.Witness))
		case Unknown:
			if refutedAt(proofs, p) {
				continue
			}
			out = append(out, vtl.Diagnostic{
				Severity: vtl.Info, Rule: RuleUnknown, Source: p.Source, Subject: p.Span,
				Summary: fmt.Sprintf("%s (%s) is neither proven nor refuted: %s", p.Obligation, p.Obligation.Title(), p.Reason),
				Detail:  p.Remedy,
			})
		}
		if p.LoopLimit != nil {
			out = append(out, loopLimit(p))
		}
	}
	return out
}

// refutedAt says whether another obligation is refuted at the place that stopped the
// proof of this one: then nothing new is to be told.
func refutedAt(proofs []Proof, p Proof) bool {
	for _, other := range proofs {
		if other.Verdict == Refuted && other.Source == p.Source && other.Span == p.Span {
			return true
		}
	}
	return false
}

func refutation(p Proof, w *Witness) vtl.Diagnostic {
	severity := vtl.Error
	if w.Result == nil && clientsFault(w.Request, w.Rule) {
		severity = vtl.Info
	}
	return vtl.Diagnostic{
		Severity: severity, Rule: RuleRefuted, Source: p.Source, Subject: w.Reference,
		Summary: fmt.Sprintf("%s: %s when %s", brokenWords[p.Obligation], w.Reason, joined(w.Path)),
		Detail:  fmt.Sprintf("%s: try it with %s. %s", p.Obligation, pasted(w), w.Remedy),
	}
}

// pasted is what a person pastes, as far as it fits into a sentence.
func pasted(w *Witness) string {
	if text := w.Paste(); text != "" {
		return cutInput(text)
	}
	return "an empty body"
}

func loopLimit(p Proof) vtl.Diagnostic {
	return vtl.Diagnostic{
		Severity: vtl.Warning, Rule: RuleForeach1000, Source: p.Source, Subject: p.LoopLimit.Reference,
		Summary: fmt.Sprintf("%s for more than 1000 items: #foreach stops after 1000, and hasNext is still true then", brokenWords[p.Obligation]),
		Detail:  "Refuse longer lists with a request validator (maxItems), or print the list as a whole with $input.json.",
	}
}

var brokenWords = map[Obligation]string{
	Renders:    "the template fails",
	WellFormed: "the output is not well-formed",
	Contract:   "the target refuses the request",
	Contained:  "a client's text leaves its slot",
	Answers:    "the answer is wrong",
}

// joined lists phrases as a person does.
func joined(list []string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// Paste is what a person pastes to see it happen: the body, or the backend's answer.
func (w *Witness) Paste() string {
	if w.Result != nil {
		return w.Result.Body
	}
	return w.Request.Body
}
