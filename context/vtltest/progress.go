package vtltest

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress counts cases on one line that it writes over; nil writes nothing.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	total int
	done  int
	next  time.Time
	shown bool
}

// progressEvery is how often the line changes: as fast as a person can read.
const progressEvery = 100 * time.Millisecond

func (r *runner) progress(total int) *progress {
	if !r.opts.Progress || r.errOut == nil {
		return nil
	}
	return &progress{w: r.errOut, total: total, next: time.Now().Add(progressEvery)}
}

func (p *progress) step() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if now := time.Now(); now.After(p.next) {
		p.next, p.shown = now.Add(progressEvery), true
		fmt.Fprintf(p.w, "\r%d of %d cases", p.done, p.total)
	}
}

// end takes the line away.
func (p *progress) end() {
	if p != nil && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
