package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// ruleStaleBaseline reports what a baseline forgives and nobody does any more.
var ruleStaleBaseline = &Rule{
	ID: "stale-baseline", Title: "a baseline entry that no longer fires", Severity: vtl.Warning, Since: "0.1.0",
	Text:     "The baseline forgives a problem that is no longer there. An entry that stays behind would forgive the next problem of the same kind at the same place.",
	Remedy:   "Write the baseline anew with --write-baseline.",
	Evidence: "by definition of the baseline",
}

// Baseline is a list of problems that are known and not reported again. It knows them
// by rule, file, message and the text that is underlined, not by line: code that moves
// stays forgiven, and so many equal problems as there were. Names of files are relative
// to the folder of the baseline, so that it holds in whatever folder vtlcheck runs.
type Baseline struct {
	File    string // where it stands; "" is a file of the working directory
	entries map[baselineKey]int
}

type baselineKey struct{ Rule, File, Print string }

type baselineFile struct {
	Version int             `json:"version"`
	Entries []baselineEntry `json:"entries"`
}

type baselineEntry struct {
	Rule  string `json:"rule"`
	File  string `json:"file"`
	Print string `json:"print"`
	Count int    `json:"count"`
}

// NewBaseline forgives the given problems, in a baseline that will stand in file.
func NewBaseline(file string, problems []Problem) *Baseline {
	b := &Baseline{File: file, entries: map[baselineKey]int{}}
	for _, p := range problems {
		b.entries[b.fingerprint(p)]++
	}
	return b
}

// relative is the name of a file, seen from the folder of the baseline.
func (b *Baseline) relative(file string) string {
	dir, err := filepath.Abs(filepath.Dir(b.File))
	if err != nil {
		return filepath.ToSlash(file)
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return filepath.ToSlash(file)
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(rel)
}

// fingerprint identifies a problem by rule, file, message and the underlined text.
func fingerprint(p Problem) baselineKey {
	text := p.Summary
	if p.Source != nil {
		text += "\n" + p.Source.Slice(p.Subject)
	}
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return baselineKey{p.Rule, filepath.ToSlash(p.Start().File), hex.EncodeToString(sum[:8])}
}

// fingerprint is the problem's, with its file as the baseline names it.
func (b *Baseline) fingerprint(p Problem) baselineKey {
	key := fingerprint(p)
	key.File = b.relative(p.Start().File)
	return key
}

// ReadBaseline reads what Write wrote. The error says what does not fit.
func ReadBaseline(name string, r io.Reader) (*Baseline, error) {
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	var f baselineFile
	if err := decoder.Decode(&f); err != nil {
		return nil, fmt.Errorf("%s: no baseline: %w; write one with lint --write-baseline", name, err)
	}
	if f.Version == 0 {
		return nil, fmt.Errorf("%s: no baseline: found no version, expected \"version\": 1; write one with lint --write-baseline", name)
	}
	if f.Version != 1 {
		return nil, fmt.Errorf("%s: baseline of version %d; this vtlcheck reads version 1", name, f.Version)
	}
	b := &Baseline{File: name, entries: make(map[baselineKey]int, len(f.Entries))}
	for _, e := range f.Entries {
		b.entries[baselineKey{e.Rule, e.File, e.Print}] += max(e.Count, 1)
	}
	return b, nil
}

// Write writes the baseline, sorted, one entry a line.
func (b *Baseline) Write(w io.Writer) error {
	var out strings.Builder
	out.WriteString("{\n  \"version\": 1,\n  \"entries\": [")
	for i, key := range b.sorted() {
		if i > 0 {
			out.WriteByte(',')
		}
		line, err := json.Marshal(baselineEntry{key.Rule, key.File, key.Print, b.entries[key]})
		if err != nil {
			return err
		}
		out.WriteString("\n    ")
		out.Write(line)
	}
	out.WriteString("\n  ]\n}\n")
	_, err := io.WriteString(w, out.String())
	return err
}

func (b *Baseline) sorted() []baselineKey {
	keys := make([]baselineKey, 0, len(b.entries))
	for key := range b.entries {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(x, y baselineKey) int {
		return strings.Compare(x.File+"\x00"+x.Rule+"\x00"+x.Print, y.File+"\x00"+y.Rule+"\x00"+y.Print)
	})
	return keys
}

// Len is the number of problems that the baseline forgives.
func (b *Baseline) Len() int {
	n := 0
	for _, count := range b.entries {
		n += count
	}
	return n
}

// Filter drops the problems that the baseline forgives, and reports its entries that
// none of the problems needs. forgiven is how many it drops.
func (b *Baseline) Filter(problems []Problem) (kept []Problem, forgiven int) {
	left := make(map[baselineKey]int, len(b.entries))
	for key, count := range b.entries {
		left[key] = count
	}
	for _, p := range problems {
		if key := b.fingerprint(p); left[key] > 0 {
			left[key]--
			forgiven++
			continue
		}
		kept = append(kept, p)
	}
	for _, key := range b.sorted() {
		if left[key] > 0 {
			kept = append(kept, b.stale(key, left[key]))
		}
	}
	return kept, forgiven
}

func (b *Baseline) stale(key baselineKey, count int) Problem {
	times := ""
	if count > 1 {
		times = fmt.Sprintf(" %d times", count)
	}
	return Problem{Diagnostic: vtl.Diagnostic{
		Severity: ruleStaleBaseline.Severity, Rule: ruleStaleBaseline.ID,
		Summary: fmt.Sprintf("the baseline forgives %s%s in %s, where it no longer fires", key.Rule, times, filepath.ToSlash(filepath.Join(filepath.Dir(b.File), key.File))),
		Detail:  ruleStaleBaseline.Remedy, At: vtl.Location{File: b.File, Line: 1, Column: 1},
	}}
}
