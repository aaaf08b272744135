// Difffuzz renders random templates with package vtl and with another program, and
// prints where the two differ, cut down to the shortest template that still does.
//
//	go run ./vtl/difffuzz -engine PROGRAM [-corpus DIR] [-seed N] [-cases N] [-batch N] [-out FILE]
//
// PROGRAM is called as
//
//	PROGRAM batch cases.json out.json
//
// where cases.json is a list of {"id", "template", "vars"} and out.json must become a
// list of {"id", "output"} or {"id", "error"} in the same order. Any engine of
// Velocity 1.7 will do that takes a reference to nothing for the empty string.
//
// DIR holds conformance cases, of whose templates new ones are made as well.
// The same seed (and corpus) gives the same cases. The exit status is 1 where there is a difference.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"
)

type options struct {
	engine       string
	corpus       string
	seed         uint64
	cases, batch int
	out          string
	show, each   int
}

func main() {
	var o options
	flag.StringVar(&o.engine, "engine", "", "program to compare with")
	flag.StringVar(&o.corpus, "corpus", "", "folder of conformance cases to vary")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the first batch; each further batch adds 1")
	flag.IntVar(&o.cases, "cases", 5000, "how many templates in all")
	flag.IntVar(&o.batch, "batch", 5000, "templates in one call of the program")
	flag.StringVar(&o.out, "out", "", "file for the differences that were found, cut down")
	flag.IntVar(&o.show, "show", 40, "differences of one batch to cut down and print")
	flag.IntVar(&o.each, "each", 3, "differences of one kind to cut down and print")
	flag.Parse()
	if o.engine == "" {
		fmt.Fprintln(os.Stderr, "difffuzz: -engine names no program to compare with")
		os.Exit(2)
	}
	found, err := o.run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "difffuzz:", err)
		os.Exit(2)
	}
	if found > 0 {
		os.Exit(1)
	}
}

// run compares batch by batch and tells how many differences there were.
func (o *options) run() (found int, err error) {
	var all []difference
	corpus, err := readCorpus(o.corpus)
	if err != nil {
		return 0, err
	}
	for done := 0; done < o.cases; done += o.batch {
		seed := o.seed + uint64(done/o.batch)
		started := time.Now()
		diffs, refused, err := compare(o.engine, generate(corpus, seed, min(o.batch, o.cases-done)))
		if err != nil {
			return found, err
		}
		found += len(diffs)
		fmt.Printf("seed %d: %d templates, %d of them refused, %d differences, %v\n",
			seed, min(o.batch, o.cases-done), refused, len(diffs), time.Since(started).Round(time.Second))
		diffs = perKind(diffs, o.each)
		if diffs, err = shrink(o.engine, diffs[:min(len(diffs), o.show)]); err != nil {
			return found, err
		}
		diffs = perKind(diffs, o.each)
		for _, d := range diffs {
			fmt.Println(d)
		}
		all = append(all, diffs...)
		if err := o.save(all); err != nil {
			return found, err
		}
	}
	fmt.Printf("%d templates, seeds from %d, %d differences\n", o.cases, o.seed, found)
	return found, nil
}

// save writes the differences as conformance cases: what the engine gave is expected.
func (o *options) save(all []difference) error {
	if o.out == "" || len(all) == 0 {
		return nil
	}
	text, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, text, 0o644)
}
