package benchcmp

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

var (
	engine  = flag.String("engine", "", "program to compare with")
	renders = flag.Int("renders", 100_000, "how often the other engine renders the short templates")
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func BenchmarkRender(b *testing.B) {
	for _, c := range cases(b) {
		b.Run(c.ID, c.benchRender)
	}
}

func BenchmarkParse(b *testing.B) {
	for _, c := range cases(b) {
		b.Run(c.ID, c.benchParse)
	}
}

func (c *benchCase) benchRender(b *testing.B) {
	tmpl, req := c.parse(b), c.request()
	out, err := c.render(tmpl, req)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(out)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.render(tmpl, req); err != nil {
			b.Fatal(err)
		}
	}
}

func (c *benchCase) benchParse(b *testing.B) {
	b.SetBytes(int64(len(c.Template)))
	b.ReportAllocs()
	for b.Loop() {
		if _, diags := vtl.Parse("bench.vtl", c.Template); diags.HasErrors() {
			b.Fatal(diags)
		}
	}
}

// TestCompare prints how many times faster than the other engine this one is: as it
// comes, and, as roomy, with memory to spare.
func TestCompare(t *testing.T) {
	if *engine == "" {
		t.Skip("-engine names no program to compare with")
	}
	if err := flag.Set("test.benchtime", "300ms"); err != nil {
		t.Fatal(err)
	}
	t.Logf("%-14s %10s %10s %8s %7s %7s %10s %10s %7s %7s", "case", "render ns", "theirs", "MB/s", "ratio", "roomy", "parse ns", "theirs", "ratio", "roomy")
	for _, c := range cases(t) {
		theirs := c.askEngine(t)
		render, parse := best(c.benchRender), best(c.benchParse)
		old := debug.SetGCPercent(roomyGC)
		roomyRender, roomyParse := best(c.benchRender), best(c.benchParse)
		debug.SetGCPercent(old)
		t.Logf("%-14s %10d %10.0f %8.0f %6.1fx %6.1fx %10d %10.0f %6.1fx %6.1fx   %d allocs, %d B a render",
			c.ID, render.NsPerOp(), theirs.render, mbPerSecond(render), ratio(theirs.render, render), ratio(theirs.render, roomyRender),
			parse.NsPerOp(), theirs.parse, ratio(theirs.parse, parse), ratio(theirs.parse, roomyParse),
			render.AllocsPerOp(), render.AllocedBytesPerOp())
	}
}

// roomyGC lets the heap grow to 20 MB before it is cleaned, instead of 4: the engine to
// compare with has a gigabyte, and hardly ever cleans.
const roomyGC = 400

func ratio(theirs float64, ours testing.BenchmarkResult) float64 {
	return theirs / float64(ours.NsPerOp())
}

// best is the fastest of some rounds, as the other engine counts: what else the
// machine does slows the others down.
func best(bench func(*testing.B)) testing.BenchmarkResult {
	var fastest testing.BenchmarkResult
	for i := range 7 {
		if r := testing.Benchmark(bench); i == 0 || r.NsPerOp() < fastest.NsPerOp() {
			fastest = r
		}
	}
	return fastest
}

func mbPerSecond(r testing.BenchmarkResult) float64 {
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

type engineTimes struct{ render, parse float64 }

var timesIn = regexp.MustCompile(`render=(\d+) ns.*parse=(\d+) ns`)

func (c *benchCase) askEngine(t *testing.T) engineTimes {
	text, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "case.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	n := *renders
	if len(c.Template)+len(c.Body) > 10_000 {
		n /= 100
	}
	said, err := exec.Command(*engine, "bench", file, strconv.Itoa(n)).CombinedOutput()
	found := timesIn.FindSubmatch(said)
	if err != nil || found == nil {
		t.Fatalf("%s: %v\n%s", *engine, err, said)
	}
	render, _ := strconv.ParseFloat(string(found[1]), 64)
	parse, _ := strconv.ParseFloat(string(found[2]), 64)
	return engineTimes{render, parse}
}
