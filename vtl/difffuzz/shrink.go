package main

import (
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// shrink cuts each difference down to the shortest template that still shows one. All
// are tried together, a round of candidates in one call of the program.
func shrink(engine string, diffs []difference) ([]difference, error) {
	sizes := make([]int, len(diffs)) // of the pieces to leave out next; 0: done
	for i, d := range diffs {
		sizes[i] = utf8.RuneCountInString(d.Template) / 2
	}
	for {
		var tries []testCase
		var owner []int
		for i, d := range diffs {
			if sizes[i] == 0 {
				continue
			}
			for _, text := range append(unwrapped(d.Template), without(d.Template, sizes[i])...) {
				tries = append(tries, testCase{ID: d.ID, Template: text, Vars: d.Vars})
				owner = append(owner, i)
			}
		}
		if len(tries) == 0 {
			return diffs, nil
		}
		better, err := firstDifferences(engine, tries, owner)
		if err != nil {
			return nil, err
		}
		for i := range diffs {
			if d, ok := better[i]; ok {
				diffs[i] = d
				sizes[i] = min(sizes[i], utf8.RuneCountInString(d.Template)/2)
				if sizes[i] == 0 && len(d.Template) > 1 {
					sizes[i] = 1
				}
			} else {
				sizes[i] /= 2
			}
		}
	}
}

// firstDifferences gives for each owner the shortest of its tries that differs.
func firstDifferences(engine string, tries []testCase, owner []int) (map[int]difference, error) {
	theirs, err := askEngine(engine, tries)
	if err != nil {
		return nil, err
	}
	better := map[int]difference{}
	for i, c := range tries {
		if old, ok := better[owner[i]]; ok && len(old.Template) <= len(c.Template) {
			continue
		}
		if ours := renderCase(c); differ(ours, theirs[i]) {
			better[owner[i]] = newDifference(c, ours, theirs[i])
		}
	}
	return better, nil
}

// without gives text with each piece of size characters left out.
func without(text string, size int) []string {
	chars := []rune(text)
	var out []string
	for at := 0; at < len(chars); at += max(1, size/2) {
		end := min(at+size, len(chars))
		if end-at < len(chars) {
			out = append(out, string(chars[:at])+string(chars[end:]))
		}
	}
	return out
}

// unwrapped gives text with each block directive replaced by one of its bodies.
func unwrapped(text string) (out []string) {
	t, _ := vtl.Parse("shrink", text)
	vtl.Walk(t.Root, func(n vtl.Node) bool {
		for _, body := range bodies(n) {
			if body != nil {
				out = append(out, text[:n.Span().Start]+t.Source.Slice(body.Span())+text[n.Span().End:])
			}
		}
		return true
	})
	return out
}

func bodies(n vtl.Node) (list []*vtl.Block) {
	switch n := n.(type) {
	case *vtl.If:
		for _, arm := range n.Arms {
			list = append(list, arm.Body)
		}
	case *vtl.Foreach:
		list = append(list, n.Body)
	case *vtl.Define:
		list = append(list, n.Body)
	}
	return list
}
