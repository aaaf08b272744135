package vtltest

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// Options of a run. The zero value runs every case file below the working folder and
// prints a text for people.
type Options struct {
	// Paths are case files and folders; nil is the working folder.
	Paths []string
	// Match is a regular expression that the names "file: case" have to match.
	Match string
	// Format is one of Formats; "" is text.
	Format string
	Colour bool
	// Verbose lists the cases that passed as well (format text).
	Verbose bool
	// Progress writes a line to the error stream that counts the cases.
	Progress bool
	// Update repairs the expectations of cases that fail, in the case files and the
	// golden files.
	Update bool
	// Watch runs again whenever a file that was read changes, until the context ends.
	Watch bool
	// Jobs is the number of cases that run at once; 0 is the number of processors.
	Jobs int
	// Trace keeps the traces of all renders, for coverage.
	Trace bool
	// Done is called after each run, before the report is printed, with what came of it.
	Done func(*Summary)
}

// Formats lists what Options.Format can be.
func Formats() []string { return []string{"text", "json", "junit", "tap", "github"} }

// Summary is what came of a run.
type Summary struct {
	// Files are the case files, in the order of their paths.
	Files []*File
	// Outcomes are those of all cases, in the order of the files.
	Outcomes []*Outcome
	// Problems are what is wrong with the case files themselves; a file that has an
	// error runs no case.
	Problems vtl.Diagnostics
	// Updated are the files that Options.Update wrote.
	Updated                 []string
	Passed, Failed, Skipped int
	// Unmatched is how many cases Options.Match left out.
	Unmatched int
	// Only says that cases marked only kept the others from running.
	Only    bool
	Elapsed time.Duration
}

// OK says that every case that ran passed, and that all files could be read.
func (s *Summary) OK() bool { return s.Failed == 0 && !s.Problems.HasErrors() }

// OptionsError is an option that cannot be followed.
type OptionsError struct{ Message string }

func (e *OptionsError) Error() string { return e.Message }

// Run finds and runs case files, and prints a report to out. The error is an
// *OptionsError, or what kept the report from being written; failing cases are in the
// summary. With Options.Watch it returns when the context ends.
func Run(ctx context.Context, opts Options, out, errOut io.Writer) (*Summary, error) {
	r, err := newRunner(opts, out, errOut)
	if err != nil {
		return nil, err
	}
	if opts.Watch {
		return r.watch(ctx)
	}
	return r.once(ctx, newLoader())
}

// runner is a run with its options checked.
type runner struct {
	opts        Options
	match       *regexp.Regexp
	report      reporter
	out, errOut io.Writer
}

func newRunner(opts Options, out, errOut io.Writer) (*runner, error) {
	r := &runner{opts: opts, out: out, errOut: errOut}
	if opts.Match != "" {
		re, err := regexp.Compile(opts.Match)
		if err != nil {
			return nil, &OptionsError{fmt.Sprintf("the pattern for names is no regular expression: %v", err)}
		}
		r.match = re
	}
	if r.report = reporters[opts.Format]; r.report == nil {
		return nil, &OptionsError{fmt.Sprintf("there is no format %q; allowed are %s", opts.Format, strings.Join(Formats(), ", "))}
	}
	return r, nil
}

// once runs everything and reports.
func (r *runner) once(ctx context.Context, l *loader) (*Summary, error) {
	s, err := r.run(ctx, l)
	if err != nil {
		return nil, err
	}
	if r.opts.Done != nil {
		r.opts.Done(s)
	}
	return s, r.report(r.out, s, r.opts)
}

func (r *runner) run(ctx context.Context, l *loader) (*Summary, error) {
	start := time.Now()
	paths, err := FindFiles(r.opts.Paths...)
	if err != nil {
		return nil, &OptionsError{err.Error()}
	}
	s := &Summary{}
	s.Files = make([]*File, len(paths))
	problems := make([]vtl.Diagnostics, len(paths))
	r.parallel(ctx, len(paths), func(i int) { s.Files[i], problems[i] = readFile(paths[i], l) })
	if ctx.Err() != nil {
		return s, ctx.Err()
	}
	for _, p := range problems {
		s.Problems = append(s.Problems, p...)
	}
	r.cases(ctx, s, problems)
	if ctx.Err() != nil {
		return s, ctx.Err()
	}
	s.count()
	if r.opts.Update {
		r.update(s)
	}
	s.Elapsed = time.Since(start)
	return s, nil
}

// cases runs the cases of all files that are in order.
func (r *runner) cases(ctx context.Context, s *Summary, problems []vtl.Diagnostics) {
	var cases []*Case
	for i, f := range s.Files {
		if !problems[i].HasErrors() {
			cases = append(cases, f.Cases...)
		}
	}
	all := len(cases)
	cases = slices.DeleteFunc(cases, func(c *Case) bool {
		return r.match != nil && !r.match.MatchString(c.file.Path+": "+c.Name)
	})
	s.Unmatched = all - len(cases)
	s.Only = slices.ContainsFunc(cases, func(c *Case) bool { return c.Only })
	s.Outcomes = make([]*Outcome, len(cases))
	p := r.progress(len(cases))
	r.parallel(ctx, len(cases), func(i int) {
		s.Outcomes[i] = r.one(cases[i], s.Only)
		p.step()
	})
	p.end()
}

func (r *runner) one(c *Case, only bool) *Outcome {
	switch {
	case c.Skip != "":
		return &Outcome{Case: c, Skipped: c.Skip}
	case only && !c.Only:
		return &Outcome{Case: c, Skipped: "another case has only"}
	}
	return c.run(r.opts.Trace)
}

// parallel calls f for 0 to n-1 on several processors, until the context ends.
func (r *runner) parallel(ctx context.Context, n int, f func(int)) {
	jobs := r.opts.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
}

func (s *Summary) count() {
	for _, o := range s.Outcomes {
		switch {
		case o.Skipped != "":
			s.Skipped++
		case o.Passed():
			s.Passed++
		default:
			s.Failed++
		}
	}
}

// caseFileEndings are how the names of case files end.
var caseFileEndings = []string{".vtltest.yaml", ".vtltest.yml", ".vtltest.json"}

// IsCaseFile says whether a path is that of a case file, by its ending.
func IsCaseFile(path string) bool {
	return slices.ContainsFunc(caseFileEndings, func(end string) bool { return strings.HasSuffix(path, end) })
}

// FindFiles gives the case files among paths and below those that are folders, sorted;
// without paths those below the working folder. Folders whose names start with a dot,
// and node_modules, are left out. A path that is a file is a case file whatever its name.
func FindFiles(paths ...string) ([]string, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var found []string
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s cannot be read: %s", p, reason(err))
		case !info.IsDir():
			found = append(found, p)
		default:
			below, err := findBelow(p)
			if err != nil {
				return nil, err
			}
			found = append(found, below...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

func findBelow(root string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return filepath.SkipDir
		case !d.IsDir() && IsCaseFile(path):
			found = append(found, path)
		}
		return nil
	})
	return found, err
}
