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
		written, problems := updateCases(f, failed)
		s.Updated = append(s.Updated, written...)
		s.Problems = append(s.Problems, problems...)
	}
}

// updateCases writes what the cases of one file should have expected, and gives the
// paths of the files that it wrote. Where an expectation cannot be repaired nothing is
// written, and the problems name every such expectation.
func updateCases(f *File, failed []*Outcome) (written []string, problems vtl.Diagnostics) {
	e := newEditor(f)
	golden := map[string]string{}
	for _, o := range failed {
		for _, failure := range o.Failures {
			switch fix := failure.fix; {
			case fix != nil && fix.golden != "":
				golden[fix.golden] = fix.text
			case fix == nil || !e.apply(fix):
				problems = append(problems, notUpdated(o, failure))
			}
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	written, err := writeUpdates(f, e, golden)
	if err != nil {
		problems = vtl.Diagnostics{{Severity: vtl.Error, Rule: RuleNotUpdated, Summary: "the file cannot be updated: " + err.Error(),
			Detail: "Repair its expectations by hand.", At: vtl.Location{File: f.Path, Line: 1, Column: 1}}}
	}
	return written, problems
}

// writeUpdates writes the golden files, then the case file.
func writeUpdates(f *File, e *editor, golden map[string]string) (written []string, err error) {
	text, err := e.result()
	if err != nil {
		return nil, err
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

func notUpdated(o *Outcome, f Failure) vtl.Diagnostic {
	at := f.At
	if at.Line == 0 {
		at = o.Case.At
	}
	return vtl.Diagnostic{Severity: vtl.Error, Rule: RuleNotUpdated, At: at,
		Summary: fmt.Sprintf("case %q: what it expects of %s cannot be updated", o.Case.Name, strings.TrimSpace(f.What+" "+f.Path)),
		Detail:  "The file was left as it is. Repair this expectation by hand: want " + f.Want + ", got " + f.Got + "."}
}
