package main

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// checked is what one unit's check gave.
type checked struct {
	unit   *unit
	rows   []gateway.Row
	proofs []proof.Proof
	found  vtl.Diagnostics // by the linter
}

// problems are all that the check found.
func (d checked) problems() vtl.Diagnostics {
	all := slices.Concat(d.unit.problems, d.shown())
	all = append(all, d.added()...)
	return append(all, d.refuted()...)
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
	return unsaid(d.found, slices.Concat(d.unit.problems, d.shown()))
}

// refuted are the refutations that count: those of templates in which the samples found
// no error. In the others they would say the same again.
func (d checked) refuted() vtl.Diagnostics {
	broken := map[*vtl.Source]bool{}
	for _, p := range slices.Concat(d.unit.problems, d.shown()) {
		if p.Severity == vtl.Error && p.Source != nil {
			broken[p.Source] = true
		}
	}
	var all vtl.Diagnostics
	for _, p := range proof.Problems(d.proofs) {
		if p.Severity > vtl.Info && !broken[p.Source] {
			all = append(all, p)
		}
	}
	return all
}

// extraRows are rows for what no sample shows: the definition's own problems, what lint
// adds, and refutations that count.
func (d checked) extraRows() []gateway.Row {
	var rows []gateway.Row
	for _, extra := range []struct {
		name     string
		problems vtl.Diagnostics
	}{{"definition", d.unit.problems}, {"lint", d.added()}, {"proof", d.refuted()}} {
		if extra.problems.Worst() > vtl.Info {
			rows = append(rows, gateway.Row{Result: extra.name, Samples: 1, OK: !extra.problems.HasErrors(), Problems: extra.problems})
		}
	}
	return rows
}
