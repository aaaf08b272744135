package vtl_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// FuzzRender: no template panics, all end within their limits, and a render depends
// on nothing but its template and scope, traced or not.
func FuzzRender(f *testing.F) {
	for _, text := range fuzzSeeds(f) {
		f.Add(text, "text", int32(7))
	}
	limits := vtl.Limits{Steps: 50_000, OutputBytes: 1 << 20, StringBytes: 1 << 20, Items: 50_000}
	f.Fuzz(func(t *testing.T, text, s string, n int32) {
		watch := time.AfterFunc(20*time.Second*slowness, func() {
			panic(fmt.Sprintf("%q with %q, %d does not end", text, s, n))
		})
		defer watch.Stop()
		tmpl, diags := vtl.Parse("fuzz.vtl", text)
		if diags.HasErrors() {
			return
		}
		scope := func() vtl.Vars {
			m := java.NewMap(1)
			m.PutString("k", s)
			return vtl.Vars{"s": s, "n": n, "l": java.NewList(s, n, m), "m": m}
		}
		first, err1 := tmpl.Render(scope(), &vtl.Options{Limits: limits})
		trace := &vtl.Trace{}
		second, err2 := tmpl.Render(scope(), &vtl.Options{Limits: limits, Trace: trace})
		if first != second || (err1 == nil) != (err2 == nil) {
			t.Fatalf("%q gave %q, %v, then %q, %v", text, first, err1, second, err2)
		}
		if err1 == nil {
			checkSegments(t, trace, second)
		}
	})
}

func checkSegments(t *testing.T, trace *vtl.Trace, out string) {
	end := 0
	for _, s := range trace.Segments {
		if s.Start != end || s.End <= s.Start {
			t.Fatalf("segment %d to %d follows %d", s.Start, s.End, end)
		}
		end = s.End
	}
	if end != len(out) {
		t.Fatalf("segments end at %d of %d", end, len(out))
	}
}

func fuzzSeeds(f *testing.F) (seeds []string) {
	files, err := filepath.Glob("../testdata/conformance/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		for i, c := range readConformance(f, file) {
			if i%7 == 0 {
				seeds = append(seeds, c.Template)
			}
		}
	}
	hostile, err := filepath.Glob("testdata/hostile/*.vtl")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range hostile {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, string(text))
	}
	return seeds
}
