package main

import (
	"fmt"
	"io"
	"time"
)

// progress is a line on a terminal that tells how far long work has come; in a pipe it
// is silent.
type progress struct {
	w        io.Writer
	verb     string
	n, total int
	started  time.Time
	shown    bool
}

// progressDelay keeps quick work quiet.
const progressDelay = 300 * time.Millisecond

func newProgress(w io.Writer, verb string, total int) *progress {
	if !isTerminal(w) {
		w = nil
	}
	return &progress{w: w, verb: verb, total: total, started: time.Now()}
}

func (p *progress) step() { p.at(p.n + 1) }

// at says how many are done.
func (p *progress) at(n int) {
	p.n = n
	if p.w == nil || time.Since(p.started) < progressDelay {
		return
	}
	p.shown = true
	fmt.Fprintf(p.w, "\r%s %d of %d\x1b[K", p.verb, p.n, p.total)
}

// done takes the line away.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
