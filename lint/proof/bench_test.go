package proof

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func BenchmarkTemplate(b *testing.B) {
	for _, name := range []string{"article-request", "raw-in-string", "thirty-ifs", "loop-five-deep"} {
		c := readCase(b, filepath.Join(testdata, "proof", name+".txtar"))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Template(c.in, nil)
			}
		})
	}
}

// The cost that this package promises, for each template of testdata.
const (
	medianCost = 50 * time.Millisecond
	worstCost  = 2 * time.Second
)

func timed(in Input) time.Duration {
	in.Source = vtl.NewSource(in.Source.Name, in.Source.Text, nil)
	start := time.Now()
	Template(in, nil)
	return time.Since(start)
}

func TestCost(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	type cost struct {
		name string
		d    time.Duration
	}
	var costs []cost
	add := func(name string, in Input) {
		d := timed(in)
		for range 3 { // a busy machine is not the template's fault
			if d > worstCost/4 {
				d = min(d, timed(in))
			}
		}
		costs = append(costs, cost{name, d})
	}
	for _, c := range suite(t) {
		add(c.name, c.in)
	}
	paths, _ := filepath.Glob(filepath.Join(testdata, "lint", "*", "*.txtar"))
	for _, path := range paths {
		for name, in := range lintInputs(t, path) {
			add(filepath.Base(path)+" "+name, in)
		}
	}
	slices.SortFunc(costs, func(a, b cost) int { return int(a.d - b.d) })
	median, worst := costs[len(costs)/2], costs[len(costs)-1]
	t.Logf("%d templates: median %v, worst %v (%s)", len(costs), median.d, worst.d, worst.name)
	for _, c := range costs[len(costs)-6:] {
		t.Log(c.d, c.name)
	}
	if median.d > medianCost || worst.d > worstCost {
		t.Errorf("median %v, worst %v (%s); promised are %v and %v", median.d, worst.d, worst.name, medianCost, worstCost)
	}
}
