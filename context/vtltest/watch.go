package vtltest

import (
	"context"
	"fmt"
	"os"
	"time"
)

// watchEvery is how often files are looked at: a rerun starts within this time of a save.
const watchEvery = 40 * time.Millisecond

// findEvery is how many looks pass between searches for new case files, since walking
// folders costs more than looking at known files.
const findEvery = 25

// stamp is what tells a file's versions apart.
type stamp struct {
	time time.Time
	size int64
}

// watch runs again whenever a file that was read changes.
func (r *runner) watch(ctx context.Context) (*Summary, error) {
	var last *Summary
	for {
		s, err := r.once(ctx, newLoader())
		if ctx.Err() != nil {
			return last, nil
		}
		if err != nil {
			return last, err
		}
		last = s
		if !r.waitForChange(ctx, s) {
			return last, nil
		}
		if r.opts.Format == "" || r.opts.Format == "text" {
			fmt.Fprintln(r.out)
		}
	}
}

// waitForChange returns true when a file changed, false when the context ended.
func (r *runner) waitForChange(ctx context.Context, s *Summary) bool {
	before := stamps(s)
	found := fileCount(r.opts.Paths)
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return false
		case <-tick.C:
		}
		if changed(before) || n%findEvery == 0 && fileCount(r.opts.Paths) != found {
			return true
		}
	}
}

func fileCount(paths []string) int {
	found, err := FindFiles(paths...)
	if err != nil {
		return -1
	}
	return len(found)
}

// stamps of everything that a run read.
func stamps(s *Summary) map[string]stamp {
	out := map[string]stamp{}
	for _, f := range s.Files {
		for _, path := range f.Reads {
			out[path] = stampOf(path)
		}
	}
	return out
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.ModTime(), info.Size()}
}

func changed(before map[string]stamp) bool {
	for path, old := range before {
		if stampOf(path) != old {
			return true
		}
	}
	return false
}
