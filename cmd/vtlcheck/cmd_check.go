package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// checkCmd takes many samples through every route, with every result of the backend.
type checkCmd struct {
	Sources []string `arg:"" optional:"" name:"source" help:"Templates (.vtl, .vm), API definitions and folders; - is standard input." placeholder:"SOURCE"`
	sourceFlags
	sampleFlags
	ruleFlags
	outputFlags
	All bool `help:"Show every row, not just the first of those whose results are of one kind and show the same." short:"a" group:"Output"`
}

// Help shows examples.
func (checkCmd) Help() string {
	return `Every route and template is rendered on built-in bodies and on samples shaped from what the template reads, in
which each place in turn holds what breaks templates; then with every way in which the backend can answer.
A sample that you give (--event, --body …) is checked too, and the others are made of it. Errors and warnings of lint
about the templates are added where no sample shows the same; what the backend's contract demands is judged by what
was rendered alone.

Examples:
  vtlcheck check template.json
  vtlcheck check template.yaml openapi.json --fail-level warning
  vtlcheck check --request request.vtl --response response.vtl --target StartSyncExecution`
}

// Run checks every source; one that cannot be read does not stop the others.
func (c *checkCmd) Run(io *streams) error {
	k, err := c.checker(io)
	if err != nil {
		return err
	}
	units, unread, failed := c.units(io)
	if failed != nil && len(units) == 0 {
		return c.nothing(io, unread, failed)
	}
	done, err := k.all(io, units)
	if err != nil {
		return err
	}
	all, err := c.print(io, done, unread)
	switch {
	case err != nil:
		return err
	case failed != nil:
		return exit(exitInput)
	}
	if code := exitCode(all, c.FailLevel); code != exitClean {
		return exit(code)
	}
	return nil
}

// checker is what the flags ask for, the same for every unit.
type checker struct {
	cmd    *checkCmd
	target *target.Target
	auto   bool // the target is that of the route
	sample *sample
	config *lint.Config
}

func (c *checkCmd) checker(io *streams) (k checker, err error) {
	k.cmd = c
	if k.target, k.auto, err = chooseTarget(c.Target); err != nil {
		return k, err
	}
	if err = c.checkFlags(); err != nil {
		return k, err
	}
	if k.sample, err = c.request(io); err != nil {
		return k, err
	}
	c.answered = c.Result != "" || c.ResultStatus != 0
	k.config, err = c.config()
	return k, err
}

// all checks the units one after the other, those that the flags fit.
func (k checker) all(io *streams, units []*unit) (done []checked, err error) {
	bar := newProgress(io.err, "checking", len(units))
	defer bar.done()
	var misfit *usageError
	for _, u := range units {
		d, err := k.one(io, u)
		switch {
		case err == nil:
			done = append(done, d)
		case errors.As(err, &misfit) && len(units) > 1:
			reason, _, _ := strings.Cut(misfit.Error(), ";")
			fmt.Fprintf(io.err, "vtlcheck: %s is left out: %s\n", u.name(), reason)
		default:
			return nil, err
		}
		bar.step()
	}
	if len(done) == 0 && misfit != nil {
		return nil, misfit
	}
	return done, nil
}

func (k checker) one(io *streams, u *unit) (checked, error) {
	fitting, err := k.sample.forRoute(u)
	if err != nil {
		return checked{}, err
	}
	d, err := k.check(io, u, fitting)
	if err != nil {
		return checked{}, err
	}
	d.found = findings(u, k.target, k.config, d.exchanges()...)
	d.checks = definitionFindings(u, k.config)
	return d, nil
}

// nothing ends a check that has nothing to check. What each of several sources said is
// on standard error already.
func (c *checkCmd) nothing(io *streams, unread vtl.Diagnostics, failed error) error {
	var usage *usageError
	if errors.As(failed, &usage) {
		return failed
	}
	said := &inputError{message: failed.Error(), problems: unread}
	if err := c.unread(io, "", said); err != said || len(c.Sources) < 2 {
		return err
	}
	return exit(exitInput)
}

// units loads all sources. The error is the last source's that could not be read; all
// of them have been reported, and unread says it for documents.
func (c *checkCmd) units(io *streams) (units []*unit, unread vtl.Diagnostics, failed error) {
	sources := c.Sources
	if len(sources) == 0 {
		sources = []string{""}
	}
	for _, source := range sources {
		us, err := c.load(io, source)
		if err != nil {
			if len(sources) > 1 {
				fmt.Fprintln(io.err, "vtlcheck:", err)
			}
			failed = err
			unread = append(unread, problemsOf(source, err)...)
			continue
		}
		units = append(units, us...)
	}
	return units, unread, failed
}

// check takes one unit through its samples and results.
func (k checker) check(io *streams, u *unit, s *sample) (checked, error) {
	c, t := k.cmd, k.target
	if k.auto {
		ex := u.compiled.Invoke(s.req, nil, &gateway.Options{SkipAPIKey: true})
		t = gateway.InferTarget(u.route, requestOutput(ex))
	}
	broken := map[*vtl.Source]bool{}
	noteBroken(broken, u.problems)
	u.problems, u.reading = configured(k.config, u.problems), configured(k.config, u.reading)
	opts := &gateway.CheckOptions{Base: s.req, BaseName: s.name, NeverSet: lint.NeverSet}
	opts.Judge = func(ds vtl.Diagnostics) vtl.Diagnostics {
		noteBroken(broken, ds)
		return configured(k.config, ds)
	}
	if c.Result != "" {
		result, err := c.result(io, u.route, t)
		if err != nil {
			return checked{}, err
		}
		opts.Results = []target.Result{result}
	} else if t == nil && u.raw && u.has(apigw.ResponsePhase) {
		opts.Results = builtinResults(u.route, nil)
		fmt.Fprintf(io.err, "%s: taken for an answer of %s; --target names another backend\n", u.file, stepFunctions)
	}
	rows := gateway.CheckRoute(u.compiled, t, opts)
	rows = slices.DeleteFunc(rows, func(r gateway.Row) bool {
		if r.Exchange == nil {
			return false // about templates that cannot be parsed
		}
		side := apigw.RequestPhase
		if r.Result != "" {
			side = apigw.ResponsePhase
		}
		return !u.has(side)
	})
	return checked{unit: u, rows: rows, broken: broken, config: k.config, proofs: proof.Route(u.compiled, t, nil)}, nil
}

// print shows the table and the problems, and gives these.
func (c *checkCmd) print(io *streams, done []checked, unread vtl.Diagnostics) (vtl.Diagnostics, error) {
	var all vtl.Diagnostics
	var proofs []proof.Proof
	doc := renderDoc{Version: 1, Renders: []renderEntry{}, Problems: problemEntries(unread)}
	for _, d := range done {
		all = append(all, d.problems()...)
		doc.Problems = append(doc.Problems, problemEntries(d.unshown())...)
		for _, row := range d.rows {
			doc.Renders = append(doc.Renders, rowEntry(d.unit, row))
		}
		proofs = append(proofs, d.proofs...)
	}
	if len(proofs) > 0 {
		doc.Proofs = proofs
	}
	all = all.Sort()
	if c.Format == "json" {
		return all, writeJSON(io.out, doc)
	}
	c.printTable(io, done)
	printVerdicts(io, done)
	st := styleFor(io.out)
	printFull(io.out, st, worstFirst(all))
	fmt.Fprintf(io.out, "\n%s\n", summary(st, done, all))
	return all, nil
}

func rowEntry(u *unit, row gateway.Row) renderEntry {
	phase := apigw.RequestPhase
	if row.Result != "" {
		phase = apigw.ResponsePhase
	}
	ex := row.Exchange
	if ex == nil {
		ex = &gateway.Exchange{Status: row.Status}
	}
	e := newEntry(u, phase, row.Sample, row.Result, ex, row.Problems)
	e.Samples = row.Samples
	return e
}

// printTable prints one line per row: worst first, the rows of one route or file together.
func (c *checkCmd) printTable(io *streams, done []checked) {
	st := styleFor(io.out)
	t := &table{head: []string{"", "route", "result", "status", "why", "where"}}
	lines := tableLines(done)
	if !c.All {
		lines = alike(lines)
	}
	for _, l := range lines {
		t.add(l.cells(st)...)
	}
	t.print(io.out, st)
}

// tableLine is a row with what it is about.
type tableLine struct {
	name string
	row  gateway.Row
	more int // rows that are alike and stand behind it
}

// kindOf is the first word of a result's name: succeeded, failed, err400.
func kindOf(result string) string {
	kind, _, _ := strings.Cut(result, "-")
	return kind
}

// alike puts lines about results of one kind that tell the same, and nothing new, into the first
// of them.
func alike(lines []tableLine) []tableLine {
	var out []tableLine
	for _, l := range lines {
		same := func(o tableLine) bool {
			return o.name == l.name && o.row.Result != "" && kindOf(o.row.Result) == kindOf(l.row.Result) && len(o.row.Problems)+len(l.row.Problems) == 0 &&
				o.row.Status == l.row.Status && o.row.OK == l.row.OK && slices.Equal(o.row.Known, l.row.Known)
		}
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].more++
			out[i].row.Samples += l.row.Samples - 1
			continue
		}
		out = append(out, l)
	}
	return out
}

// tableLines groups the rows by what they are about, that with the worst row first.
func tableLines(done []checked) []tableLine {
	severalFiles := slices.ContainsFunc(done, func(d checked) bool { return d.unit.file != done[0].unit.file })
	var lines []tableLine
	for _, d := range done {
		name := d.unit.name()
		switch {
		case name == "":
			name = d.unit.file
		case severalFiles:
			name = d.unit.file + " " + name
		}
		for _, row := range d.fileRows() {
			lines = append(lines, tableLine{name: row.Route, row: row})
		}
		for _, row := range append(d.extraRows(), d.rows...) {
			lines = append(lines, tableLine{name: name, row: row})
		}
	}
	worst, order := map[string]vtl.Severity{}, map[string]int{}
	for i, l := range lines {
		worst[l.name] = max(worst[l.name], rowWorst(l.row))
		if _, ok := order[l.name]; !ok {
			order[l.name] = i
		}
	}
	slices.SortStableFunc(lines, func(a, b tableLine) int {
		return cmp.Or(cmp.Compare(worst[b.name], worst[a.name]), cmp.Compare(order[a.name], order[b.name]),
			cmp.Compare(rowWorst(b.row), rowWorst(a.row)), cmp.Compare(len(b.row.Problems), len(a.row.Problems)))
	})
	return lines
}

func (l tableLine) cells(st style) []cell {
	worst := rowWorst(l.row)
	status := "–"
	if l.row.Status != 0 {
		status = strconv.Itoa(l.row.Status)
	}
	about := cmp.Or(l.row.Result, "request")
	if l.row.Shaped != "" && l.row.Samples > 1 && len(l.row.Problems) == 0 {
		about = l.row.Shaped + " $…"
	}
	if l.row.Exchange == nil && l.row.Result == "" {
		about = "template" // cannot be parsed
	}
	if l.more > 0 {
		about += fmt.Sprintf(" and %d more", l.more)
	}
	why, where := rowWhy(l.row)
	return []cell{
		{style(false).mark(worst), func(string) string { return st.mark(worst) }},
		plain(l.name), plain(about), plain(status),
		{why, func(s string) string { return st.severity(worst, s) }}, plain(where),
	}
}

// rowWorst counts a row whose errors an earlier row has told as one with errors.
func rowWorst(row gateway.Row) vtl.Severity {
	if !row.OK {
		return vtl.Error
	}
	return row.Problems.Worst()
}

// rowWhy names the worst problem of a row and where it stands.
func rowWhy(row gateway.Row) (why, where string) {
	var first *vtl.Diagnostic
	for i := range row.Problems {
		if first == nil || row.Problems[i].Severity > first.Severity {
			first = &row.Problems[i]
		}
	}
	switch {
	case first != nil:
		why, where = first.Rule, place(*first)
		if n := len(row.Problems); n > 1 {
			why += fmt.Sprintf(" and %d more", n-1)
		}
	case len(row.Known) > 0:
		why = row.Known[0]
		if n := len(row.Known); n > 1 {
			why += fmt.Sprintf(" and %d more", n-1)
		}
		why += ", as above"
	}
	if row.Samples > 1 {
		why = strings.TrimSpace(why + fmt.Sprintf(" (%d samples%s)", row.Samples, spared(row)))
	} else if first != nil && row.Result == "" && row.Exchange != nil {
		why += " (" + row.Sample + ")"
	}
	return why, where
}

// spared says which samples break the contract by themselves.
func spared(row gateway.Row) string {
	if row.Spared == 0 {
		return ""
	}
	return fmt.Sprintf("; %d forgiven: their body is no JSON", row.Spared)
}

// worstFirst puts errors before warnings, and keeps the order by place among them.
func worstFirst(ds vtl.Diagnostics) vtl.Diagnostics {
	out := slices.Clone(ds)
	slices.SortStableFunc(out, func(a, b vtl.Diagnostic) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// printVerdicts tells in a line what was proven; lint --prove tells the reasons.
func printVerdicts(io *streams, done []checked) {
	n := map[proof.Verdict]int{}
	for _, d := range done {
		for _, p := range d.proofs {
			n[p.Verdict]++
		}
	}
	if len(n) > 0 {
		fmt.Fprintf(io.out, "\nproofs for every request and result: %d proven, %d refuted, %d unknown (vtlcheck lint --prove tells why)\n",
			n[proof.Proven], n[proof.Refuted], n[proof.Unknown])
	}
}

func summary(st style, done []checked, all vtl.Diagnostics) string {
	samples := 0
	for _, d := range done {
		for _, row := range d.rows {
			samples += row.Samples
		}
	}
	r := &renderRun{}
	routes := plural(len(done), "route")
	return fmt.Sprintf("%s %s, %s%s", st.mark(all.Worst()), routes, plural(samples, "render"), r.count(all))
}
