package catalog

import (
	"slices"
	"strings"
)

// maxSuggestions is how many names a "did you mean" shows.
const maxSuggestions = 3

// Suggest gives paths of template members that are close to one that does not exist,
// best first: the same name elsewhere, other letter case, few typing slips.
func Suggest(path string) []string {
	path = "$" + strings.TrimLeft(path, "$!{")
	path = strings.TrimSuffix(path, "}")
	type candidate struct {
		path  string
		score int
	}
	var found []candidate
	for _, list := range [][]*Member{all, loopMembers} {
		for _, m := range list {
			if !m.InTemplates() || strings.Contains(m.Path, "<") {
				continue
			}
			if score, ok := closeness(path, m.Path); ok {
				found = append(found, candidate{m.Path, score})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.score - b.score })
	var paths []string
	for _, c := range found {
		if len(paths) < maxSuggestions && !slices.Contains(paths, c.path) {
			paths = append(paths, c.path)
		}
	}
	return paths
}

// closeness scores a name for one that was meant; less is closer.
func closeness(wrong, right string) (score int, ok bool) {
	if strings.EqualFold(wrong, right) {
		return 0, true
	}
	wrongName, rightName := lastName(wrong), lastName(right)
	sameRoot := rootName(wrong) == rootName(right)
	if sameRoot && strings.Contains(right, ".") && strings.EqualFold(wrongName, rightName) {
		return 1, true
	}
	limit := 1 + len(wrongName)/5
	if d := distance(strings.ToLower(wrong), strings.ToLower(right), limit); d <= limit {
		return 2 + d, true
	}
	return 0, false
}

func lastName(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

func rootName(path string) string { root, _, _ := strings.Cut(path, "."); return root }

// Distance is the number of letters to insert, delete, replace or swap with their
// neighbour to turn a into b; limit+1 where it is more than limit.
func Distance(a, b string, limit int) int { return distance(a, b, limit) }

func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > limit {
			return limit + 1
		}
		before, row, next = row, next, before
	}
	return min(row[len(b)], limit+1)
}
