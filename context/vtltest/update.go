package vtltest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// fix is what would make an expectation right.
type fix struct {
	node   *yaml.Node // the expectation's value; nil for none
	golden string     // the file that holds the expected text
	text   string     // the new text
	scalar string     // the new value as YAML; "" for none
	path   []step     // the place in the JSON
	value  *strictjson.Value
}

// RuleNotUpdated tells of an expectation that --update cannot repair.
const RuleNotUpdated = "case-not-updated"

// update repairs the expectations of the cases that failed. A file in which one edit
// cannot be made is left as it is.
func (r *runner) update(s *Summary) {
	for _, f := range s.Files {
		var failed []*Outcome
		for _, o := range s.Outcomes {
			if o.Case.file == f && len(o.Failures) > 0 {
				failed = append(failed, o)
			}
		}
		written, err := updateCases(f, failed)
		s.Updated = append(s.Updated, written...)
		if err != nil {
			d, ok := err.(vtl.Diagnostic)
			if !ok {
				d = vtl.Diagnostic{Severity: vtl.Error, Rule: RuleNotUpdated, Summary: err.Error(), At: vtl.Location{File: f.Path, Line: 1, Column: 1}}
			}
			s.Problems = append(s.Problems, d)
		}
	}
}

// updateCases writes what the cases of one file should have expected, and gives the
// paths of the files that it wrote.
func updateCases(f *File, failed []*Outcome) (written []string, err error) {
	e := newEditor(f)
	golden := map[string]string{}
	for _, o := range failed {
		for _, failure := range o.Failures {
			if failure.fix == nil {
				return written, notUpdated(o, failure)
			}
			if failure.fix.golden != "" {
				golden[failure.fix.golden] = failure.fix.text
				continue
			}
			if !e.apply(failure.fix) {
				return written, notUpdated(o, failure)
			}
		}
	}
	text, err := e.result()
	if err != nil {
		return written, err
	}
	for path, text := range golden {
		if err := writeAtomic(path, text); err != nil {
			return written, err
		}
		written = append(written, path)
	}
	slices.Sort(written)
	if text != f.text {
		if err := writeAtomic(f.Path, text); err != nil {
			return written, err
		}
		written = append(written, f.Path)
	}
	return written, nil
}

func notUpdated(o *Outcome, f Failure) error {
	at := f.At
	if at.Line == 0 {
		at = o.Case.At
	}
	return vtl.Diagnostic{Severity: vtl.Error, Rule: RuleNotUpdated, At: at,
		Summary: fmt.Sprintf("case %q: what it expects of %s cannot be updated", o.Case.Name, strings.TrimSpace(f.What+" "+f.Path)),
		Detail:  "The file was left as it is. Repair this expectation by hand: want " + f.Want + ", got " + f.Got + "."}
}
