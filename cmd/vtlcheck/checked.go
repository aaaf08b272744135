package main

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// checked is what one unit's check gave.
type checked struct {
	unit   *unit
	rows   []gateway.Row
	proofs []proof.Proof
	found  vtl.Diagnostics // by the linter, in the templates
	checks vtl.Diagnostics // by the linter, in the definition around them
	// broken are the templates in which samples found an error, whatever the configuration
	// makes of it.
	broken map[*vtl.Source]bool
	config *lint.Config
}

// problems are all that the check found.
func (d checked) problems() vtl.Diagnostics {
	all := slices.Concat(d.unit.known(), d.around(), d.shown())
	all = append(all, d.added()...)
	return append(all, d.refuted()...)
}

// unshown are the problems that no row of a render has.
func (d checked) unshown() vtl.Diagnostics {
	all := slices.Concat(unsaid(d.unit.known(), d.shown()), d.around(), d.added())
	return all.Sort()
}

// around are the linter's findings about the definition that no result shows.
func (d checked) around() vtl.Diagnostics {
	return slices.DeleteFunc(slices.Clone(d.checks), func(f vtl.Diagnostic) bool {
		return slices.ContainsFunc(d.shown(), func(s vtl.Diagnostic) bool { return slices.Contains(resultsShow[f.Rule], s.Rule) })
	})
}

// resultsShow maps rules about a definition to those by which a result shows the same.
var resultsShow = map[string][]string{
	"service-error-as-success": {target.RuleBackend400AsSuccess.ID, target.RuleBackend500AsSuccess.ID},
	"no-default-response":      {target.RuleNoIntegrationResponse.ID},
	"no-method-response":       {"response-configuration"},
}

// shown are the problems that samples and results show.
func (d checked) shown() vtl.Diagnostics {
	var all vtl.Diagnostics
	for _, row := range d.rows {
		all = append(all, row.Problems...)
	}
	return all
}

// exchanges are the calls that were made.
func (d checked) exchanges() []*gateway.Exchange {
	var all []*gateway.Exchange
	for _, row := range d.rows {
		if row.Exchange != nil {
			all = append(all, row.Exchange)
		}
	}
	return all
}

// added are the linter's findings that nothing else says.
func (d checked) added() vtl.Diagnostics {
	return unsaid(d.found, slices.Concat(d.unit.problems, d.shown()), d.unit.ownFault...)
}

// refuted are the refutations that count: those of templates in which the samples found
// no error. In the others they would say the same again.
func (d checked) refuted() vtl.Diagnostics {
	var all vtl.Diagnostics
	for _, p := range configured(d.config, proof.Problems(d.proofs)) {
		if p.Severity > vtl.Info && !d.broken[p.Source] {
			all = append(all, p)
		}
	}
	return all
}

// noteBroken keeps the templates that have an error.
func noteBroken(broken map[*vtl.Source]bool, problems vtl.Diagnostics) {
	for _, p := range problems {
		if p.Severity == vtl.Error && p.Source != nil {
			broken[p.Source] = true
		}
	}
}

// extraRows are rows for what no sample shows: what lint says of the definition and of the
// templates, and refutations that count.
func (d checked) extraRows() []gateway.Row {
	var rows []gateway.Row
	for _, extra := range []struct {
		name     string
		problems vtl.Diagnostics
	}{{"definition", d.around()}, {"lint", d.added()}, {"proof", d.refuted()}} {
		if extra.problems.Worst() > vtl.Info {
			rows = append(rows, gateway.Row{Result: extra.name, Samples: 1, OK: !extra.problems.HasErrors(), Problems: extra.problems})
		}
	}
	return rows
}

// fileRows are rows about the files that were read on the way to the unit: Route is the file.
func (d checked) fileRows() []gateway.Row {
	var rows []gateway.Row
	for _, p := range d.unit.reading {
		i := slices.IndexFunc(rows, func(r gateway.Row) bool { return r.Route == p.Start().File })
		if i < 0 {
			i, rows = len(rows), append(rows, gateway.Row{Route: p.Start().File, Result: "definition", Samples: 1, OK: true})
		}
		rows[i].Problems = append(rows[i].Problems, p)
		rows[i].OK = !rows[i].Problems.HasErrors()
	}
	return slices.DeleteFunc(rows, func(r gateway.Row) bool { return r.Problems.Worst() <= vtl.Info })
}
