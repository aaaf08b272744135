package lint

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// File is something to lint: a raw template, or a definition with routes.
type File struct {
	Path string
	// Open reads the file when its turn comes; it is called once, concurrently with the
	// Open of other files. What it reports itself (a definition that cannot be read, what
	// only the definition shows) joins the problems.
	Open func() Content
}

// Content is what a File holds.
type Content struct {
	Templates []Input
	Routes    []*gateway.Route
	Problems  vtl.Diagnostics
}

// RunFiles judges many files on all cores. The problems come in the order of the files,
// sorted by place within each. progress, where not nil, is called after each file, from
// one goroutine at a time. cfg may be nil.
func RunFiles(files []File, cfg *Config, progress func(done, total int)) []Problem {
	found := make([][]Problem, len(files))
	var next, done atomic.Int64
	var report sync.Mutex
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(files); i = next.Add(1) - 1 {
				found[i] = runFile(files[i], cfg)
				n := int(done.Add(1))
				if progress != nil {
					report.Lock()
					progress(n, len(files))
					report.Unlock()
				}
			}
		})
	}
	wg.Wait()
	var all []Problem
	for _, problems := range found {
		all = append(all, problems...)
	}
	return all
}

func runFile(f File, cfg *Config) []Problem {
	content := f.Open()
	var problems []Problem
	for _, d := range content.Problems {
		problems = append(problems, Problem{Diagnostic: d})
	}
	problems = cfg.apply(f.Path, problems)
	for _, in := range content.Templates {
		problems = append(problems, Run(in, cfg)...)
	}
	for _, route := range content.Routes {
		problems = append(problems, newProblems(content.Problems, RunRoute(route, cfg))...)
	}
	return Sort(problems)
}

// saidBefore pairs rules that a route shows with those by which the check of its
// definition says the same.
var saidBefore = map[string][]string{
	"no-integration-response": {"integration-without-response", "no-default-response"},
	"backend-400-as-success":  {"service-error-as-success"},
	"backend-500-as-success":  {"service-error-as-success"},
}

// newProblems leaves out what the definition's own check has said of the same place.
func newProblems(said vtl.Diagnostics, problems []Problem) []Problem {
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return p.Source == nil && slices.ContainsFunc(said, func(d vtl.Diagnostic) bool {
			return d.Start() == p.Start() && slices.Contains(saidBefore[p.Rule], d.Rule)
		})
	})
}
