package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/proof"
	"github.com/vtlcheck/vtlcheck/lint/report"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// prover keeps what the linter opens, and proves it afterwards. A nil prover does nothing.
type prover struct {
	mu       sync.Mutex
	contents []lint.Content
}

func newProver(on bool) *prover {
	if !on {
		return nil
	}
	return &prover{}
}

// watch makes the files tell what they held when the linter opens them.
func (p *prover) watch(files []lint.File) []lint.File {
	if p == nil {
		return files
	}
	p.contents = make([]lint.Content, len(files))
	out := make([]lint.File, len(files))
	for i, f := range files {
		out[i] = lint.File{Path: f.Path, Open: func() lint.Content {
			content := f.Open()
			p.mu.Lock()
			defer p.mu.Unlock()
			p.contents[i] = content
			return content
		}}
	}
	return out
}

// run proves everything on all cores; the proofs are in the order of the files.
func (p *prover) run(s *streams) *proved {
	if p == nil {
		return nil
	}
	found := make([]proved, len(p.contents))
	bar := newProgress(s.err, "proving", len(p.contents))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, content := range p.contents {
		g.Go(func() error {
			found[i] = proveContent(content)
			p.mu.Lock()
			defer p.mu.Unlock()
			bar.step()
			return nil
		})
	}
	_ = g.Wait() // no proof gives an error
	bar.done()
	out := &proved{all: []proof.Proof{}}
	for _, f := range found {
		out.all = append(out.all, f.all...)
		out.routes = append(out.routes, f.routes...)
		out.targets = append(out.targets, f.targets...)
	}
	return out
}

func proveContent(c lint.Content) proved {
	var out proved
	for _, in := range c.Templates {
		if in.GatewayResponse {
			continue // no template: simple substitution
		}
		phase := apigw.RequestPhase
		if in.Phase == lint.ResponsePhase {
			phase = apigw.ResponsePhase
		}
		out.add("", in.Target, proof.Template(proof.Input{Source: in.Source, Phase: phase, Target: in.Target, ContentType: in.ContentType}, nil))
	}
	for _, r := range c.Routes {
		if r.Method == "WS" {
			continue // $context is another one there, and no client sees a status
		}
		compiled, _ := gateway.Compile(r)
		out.add(r.Name(), nil, proof.Route(compiled, nil, nil))
	}
	return out
}

// proved is what proving gave. A nil proved is nothing.
type proved struct {
	all []proof.Proof
	// routes name the route of each proof; "" for templates that stand alone.
	routes []string
	// targets are what was given for templates that stand alone, nil where nothing was.
	targets []*target.Target
}

func (p *proved) add(route string, t *target.Target, proofs []proof.Proof) {
	for _, q := range proofs {
		p.all = append(p.all, q)
		p.routes = append(p.routes, route)
		p.targets = append(p.targets, t)
	}
}

// problems are the refutations and what is unknown, as the configuration wants them. What
// the linter said by the rule of a witness at its place is not said again.
func (p *proved) problems(cfg *lint.Config, said []lint.Problem) []lint.Problem {
	if p == nil {
		return nil
	}
	var out []lint.Problem
	for _, d := range proof.Problems(unsaidProofs(p.all, said)) {
		out = append(out, lint.Problem{Diagnostic: d})
	}
	return cfg.Apply(out)
}

// unsaidProofs leaves out the witnesses that show what the linter said, and proofs of
// which none is left.
func unsaidProofs(proofs []proof.Proof, said []lint.Problem) []proof.Proof {
	var out []proof.Proof
	for _, q := range proofs {
		if q.Verdict != proof.Refuted {
			out = append(out, q)
			continue
		}
		left := slices.DeleteFunc(append([]*proof.Witness{q.Witness}, q.More...), func(w *proof.Witness) bool {
			at := q.Source.Location(w.Reference.Start)
			return slices.ContainsFunc(said, func(p lint.Problem) bool { return p.Rule == w.Rule && p.Start() == at })
		})
		if len(left) > 0 {
			q.Witness, q.More = left[0], left[1:]
			out = append(out, q)
		}
	}
	return out
}

// count says how the obligations ended, for those who do not get to see them.
func (p *proved) count() string {
	n := map[proof.Verdict]int{}
	for _, q := range p.all {
		n[q.Verdict]++
	}
	return fmt.Sprintf("%d proven, %d refuted, %d unknown", n[proof.Proven], n[proof.Refuted], n[proof.Unknown])
}

// write tells a person how every obligation ended: what is wrong has been reported.
func (p *proved) write(w io.Writer) error {
	if p == nil || len(p.all) == 0 {
		return nil
	}
	fmt.Fprintln(w)
	return proof.WriteEvidence(w, p.all)
}

// flow is the way through the template that a refutation's witness takes.
func (p *proved) flow(problem lint.Problem) []report.FlowStep {
	if problem.Rule != proof.RuleRefuted {
		return nil
	}
	for _, q := range p.all {
		if q.Witness != nil && q.Source == problem.Source && q.Span == problem.Subject {
			return flowSteps(q.Source, q.Witness.Flow)
		}
	}
	return nil
}

func flowSteps(src *vtl.Source, steps []proof.Step) []report.FlowStep {
	out := make([]report.FlowStep, len(steps))
	for i, s := range steps {
		out[i] = report.FlowStep{Start: src.Location(s.Span.Start), End: src.Location(s.Span.End), Text: s.Text}
	}
	return out
}
