package vtltest

import (
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// updateFlag is the name of the flag with which golden files are written.
const updateFlag = "update"

// updating says whether the test binary runs with -update.
func updating() bool {
	f := flag.Lookup(updateFlag)
	if f == nil {
		return false
	}
	g, ok := f.Value.(flag.Getter)
	if !ok {
		return false
	}
	on, _ := g.Get().(bool)
	return on
}

// RequireGolden fails the test unless the output is the text of a file. Under go test
// -update it writes the file instead. The test package declares that flag, as for other
// golden files:
//
//	var _ = flag.Bool("update", false, "rewrite the golden files")
func (r *Rendered) RequireGolden(t testing.TB, path string) {
	t.Helper()
	got := r.Output(t)
	if updating() {
		if err := writeAtomic(path, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("the golden file cannot be read: %v; go test -update writes it", err)
	}
	if got != string(want) {
		t.Fatalf("%s differs (-want +got):\n%s%s", path, cmp.Diff(string(want), got),
			origins(originsAt(r.rendering(), firstDifference(string(want), got))))
	}
}
