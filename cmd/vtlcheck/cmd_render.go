package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// renderCmd takes one sample through a template or a route.
type renderCmd struct {
	Source string `arg:"" optional:"" help:"A template (.vtl, .vm) or an API definition (SAM, CloudFormation, OpenAPI, Terraform, Serverless); - is standard input." placeholder:"SOURCE"`
	sourceFlags
	sampleFlags
	ruleFlags
	outputFlags
}

// outputFlags say how to print and when to fail.
type outputFlags struct {
	Format    string    `help:"text or json." enum:"text,json" default:"text" group:"Output"`
	FailLevel failLevel `help:"Lowest severity that makes the exit code 1: info, warning, error, never." enum:"info,warning,error,never" default:"error" group:"Output"`
}

// Help shows examples.
func (renderCmd) Help() string {
	return `Prints the rendered text as it is on standard output and the verdict on standard error. Of a route with both
sides that is the request payload, or with --result (or --phase response) the body that the client gets.
The verdict is about this sample. With it stand the errors that lint finds in the templates that were rendered, and
why a reference printed nothing where lint knows (a misspelt member). For other samples see check.

Examples:
  vtlcheck render request.vtl --body '{"name": "Ada"}'
  vtlcheck render request.vtl --body @order.json
  vtlcheck render template.yaml --route 'POST /orders' --event event.json
  vtlcheck render --request request.vtl --response response.vtl --result failed-plain
  vtlcheck render response.vtl --phase response --result @answer.json --result-status 400
  vtlcheck render template.json --body @order.json --format json`
}

// Run renders and judges.
func (c *renderCmd) Run(io *streams) error {
	t, auto, err := chooseTarget(c.Target)
	if err != nil {
		return err
	}
	if err := c.checkFlags(); err != nil {
		return err
	}
	s, err := c.request(io)
	if err != nil {
		return err
	}
	c.answered = c.Result != "" || c.ResultStatus != 0
	units, err := c.load(io, c.Source)
	if err != nil {
		return c.unread(io, c.Source, err)
	}
	u, err := oneOf(units)
	if err != nil {
		return err
	}
	cfg, err := c.config()
	if err != nil {
		return err
	}
	if s, err = s.forRoute(u); err != nil {
		return err
	}
	u.problems, u.reading = configured(cfg, u.problems), configured(cfg, u.reading)
	r := &renderRun{unit: u, sample: s, target: t, auto: auto, config: cfg, names: c.names()}
	if err := r.invoke(io, &c.sampleFlags); err != nil {
		return err
	}
	return c.print(io, r)
}

// unread ends a command whose source cannot be read; a document says so too.
func (c *outputFlags) unread(io *streams, source string, err error) error {
	if problems := problemsOf(source, err); c.Format == "json" && problems != nil {
		doc := renderDoc{Version: 1, Renders: []renderEntry{}, Problems: problemEntries(problems)}
		if err := writeJSON(io.out, doc); err != nil {
			return err
		}
	}
	return err
}

// renderRun is one sample on its way through one unit.
type renderRun struct {
	unit   *unit
	sample *sample
	target *target.Target
	auto   bool
	config *lint.Config
	names  sampleNames
	result target.Result
	ex     *gateway.Exchange
	// problems of each side are what this sample shows, found what the linter adds.
	problems map[apigw.Phase]vtl.Diagnostics
	found    vtl.Diagnostics
}

// invoke takes the sample through the route. The target is found out first where it is
// not given, since the results belong to it.
func (r *renderRun) invoke(io *streams, f *sampleFlags) error {
	opts := &gateway.Options{Trace: true, SkipAPIKey: true}
	given := r.target
	if r.auto {
		first := r.unit.compiled.Invoke(r.sample.req, nil, opts)
		r.target = gateway.InferTarget(r.unit.route, requestOutput(first))
	}
	result, err := f.result(io, r.unit.route, r.target)
	if err != nil {
		return err
	}
	r.result = result
	r.ex = r.unit.compiled.Invoke(r.sample.req, gateway.ResultBackend(result), opts)
	r.problems = map[apigw.Phase]vtl.Diagnostics{}
	for _, phase := range r.unit.phases {
		problems := r.judge(phase)
		r.problems[phase] = configured(r.config, append(problems, r.refused(phase, problems)...))
	}
	r.found = findings(r.unit, given, r.config, r.ex)
	return nil
}

// judge holds a side against its contract. No target (--target none) drops the contract;
// well-formedness is still judged.
func (r *renderRun) judge(phase apigw.Phase) vtl.Diagnostics {
	if phase == apigw.ResponsePhase {
		return gateway.CheckResponse(r.unit.compiled, r.ex, r.result).Sort()
	}
	return gateway.CheckRequest(r.unit.compiled, r.ex, r.target).Sort()
}

// added are the linter's findings about the given sides that say something new.
func (r *renderRun) added(phases []apigw.Phase, said vtl.Diagnostics) vtl.Diagnostics {
	var out vtl.Diagnostics
	for _, phase := range phases {
		out = append(out, forRendering(r.found, rendering(r.ex, phase))...)
	}
	return unsaid(out, said, r.unit.ownFault...)
}

func requestOutput(ex *gateway.Exchange) string {
	if ex.Request == nil {
		return ""
	}
	return ex.Request.Output
}

// renders says which sides to show: those that exist, and of a route the side that
// --phase names.
func (c *renderCmd) renders(r *renderRun) []apigw.Phase {
	if r.unit.raw || c.Phase == "" {
		return r.unit.phases
	}
	return []apigw.Phase{c.phaseOf("")}
}

func (c *renderCmd) print(io *streams, r *renderRun) error {
	phases := c.renders(r)
	own := r.unit.known()
	var shown vtl.Diagnostics
	doc := renderDoc{Version: 1, Renders: []renderEntry{}}
	for _, phase := range phases {
		shown = append(shown, r.problems[phase]...)
		doc.Renders = append(doc.Renders, r.entry(phase))
	}
	all := append(slices.Clone(own), shown...)
	found := r.added(phases, all)
	all = append(all, found...).Sort()
	if c.Format == "json" {
		doc.Problems = problemEntries(append(unsaid(own, shown), found...).Sort())
		if err := writeJSON(io.out, doc); err != nil {
			return err
		}
	} else {
		c.printText(io, r, phases, found)
		printFull(io.err, styleFor(io.err), all)
	}
	if code := exitCode(all, c.FailLevel); code != exitClean {
		return exit(code)
	}
	return nil
}

// printText prints one text on stdout and the verdict on stderr.
func (c *renderCmd) printText(s *streams, r *renderRun, phases []apigw.Phase, found vtl.Diagnostics) {
	shown := phases[0]
	if len(phases) > 1 && c.Result != "" {
		shown = apigw.ResponsePhase
	}
	if text := r.output(shown); text != nil {
		io.WriteString(s.out, *text)
		if (isTerminal(s.out) || sameFile(s.out, s.err)) && !strings.HasSuffix(*text, "\n") {
			fmt.Fprintln(s.out)
		}
	}
	st := styleFor(s.err)
	if known := r.unit.known(); known.Worst() > vtl.Info {
		fmt.Fprintf(s.err, "%s %s%s\n", st.mark(known.Worst()), st.bold(r.unit.file), r.count(known))
	}
	for _, phase := range phases {
		fmt.Fprintln(s.err, r.verdict(phase, st))
	}
	if len(found) > 0 {
		fmt.Fprintf(s.err, "%s %s%s\n", st.mark(found.Worst()), st.bold("lint"), r.count(found))
	}
}

// output gives what a side printed; nil where it printed nothing because it failed.
func (r *renderRun) output(phase apigw.Phase) *string {
	done := rendering(r.ex, phase)
	if done == nil || done.Err != nil {
		return nil
	}
	return &done.Output
}

// verdict is one line about one side.
func (r *renderRun) verdict(phase apigw.Phase, st style) string {
	problems := r.problems[phase]
	if phase == apigw.RequestPhase {
		name := "no contract"
		if r.target != nil {
			name = r.target.Name
		}
		return fmt.Sprintf("%s %s for %s: %s", st.mark(problems.Worst()), st.bold(r.title("request")), name, r.requestVerdict(problems))
	}
	if r.notAsked() {
		return fmt.Sprintf("– %s: the backend is not called", st.bold(r.title("response")))
	}
	return fmt.Sprintf("%s %s to %s: status %d%s", st.mark(problems.Worst()), st.bold(r.title("response")), r.resultName(), r.ex.Status, r.count(problems))
}

func (r *renderRun) title(side string) string {
	if r.unit.raw {
		return side
	}
	return r.unit.name() + " " + side
}

func (r *renderRun) resultName() string {
	if r.result.Name != "" {
		return r.result.Name
	}
	return r.result.Title
}

func (r *renderRun) requestVerdict(problems vtl.Diagnostics) string {
	switch {
	case r.ex.Request == nil || r.ex.Request.Err != nil:
		return fmt.Sprintf("the client gets %d %s%s", r.ex.Status, r.ex.Body, r.count(problems))
	case r.ex.Request.PassedThrough:
		return "no template applies, the payload passes through" + r.count(problems)
	}
	return fmt.Sprintf("%d bytes%s", len(r.ex.Request.Output), r.count(problems))
}

// count tells how many problems follow.
func (r *renderRun) count(problems vtl.Diagnostics) string {
	n := map[vtl.Severity]int{}
	for _, d := range problems {
		n[d.Severity]++
	}
	var parts []string
	for _, sev := range []vtl.Severity{vtl.Error, vtl.Warning, vtl.Info} {
		if n[sev] > 0 {
			parts = append(parts, plural(n[sev], sev.String()))
		}
	}
	if len(parts) == 0 {
		return ", no problems"
	}
	return ", " + strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	switch {
	case word == "info":
		return fmt.Sprintf("%d info", n)
	case n == 1:
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// entry is the JSON form of one side.
func (r *renderRun) entry(phase apigw.Phase) renderEntry {
	return newEntry(r.unit, phase, r.sample.name, r.resultName(), r.ex, r.problems[phase])
}
