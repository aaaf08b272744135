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
// stays forgiven, and so many equal problems as there were.
type Baseline struct {
	File    string // where it was read from; for messages
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

// NewBaseline forgives the given problems.
func NewBaseline(problems []Problem) *Baseline {
	b := &Baseline{entries: map[baselineKey]int{}}
	for _, p := range problems {
		b.entries[fingerprint(p)]++
	}
	return b
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

// ReadBaseline reads what Write wrote. The error says what does not fit.
func ReadBaseline(name string, r io.Reader) (*Baseline, error) {
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	var f baselineFile
	if err := decoder.Decode(&f); err != nil {
		return nil, fmt.Errorf("%s: no baseline: %w", name, err)
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
// none of the problems needs.
func (b *Baseline) Filter(problems []Problem) []Problem {
	left := make(map[baselineKey]int, len(b.entries))
	for key, count := range b.entries {
		left[key] = count
	}
	var kept []Problem
	for _, p := range problems {
		if key := fingerprint(p); left[key] > 0 {
			left[key]--
			continue
		}
		kept = append(kept, p)
	}
	for _, key := range b.sorted() {
		if left[key] > 0 {
			kept = append(kept, b.stale(key, left[key]))
		}
	}
	return kept
}

func (b *Baseline) stale(key baselineKey, count int) Problem {
	times := ""
	if count > 1 {
		times = fmt.Sprintf(" %d times", count)
	}
	return Problem{Diagnostic: vtl.Diagnostic{
		Severity: ruleStaleBaseline.Severity, Rule: ruleStaleBaseline.ID,
		Summary: fmt.Sprintf("the baseline forgives %s%s in %s, where it no longer fires", key.Rule, times, key.File),
		Detail:  ruleStaleBaseline.Remedy, At: vtl.Location{File: b.File, Line: 1, Column: 1},
	}}
}
