package apidef

import (
	"strconv"
	"strings"
)

func quote(s string) string { return strconv.Quote(s) }

// didYouMean puts the closest name before a remedy.
func didYouMean(name string, known []string, remedy string) string {
	if c := closest(name, known); c != "" {
		return "Did you mean " + c + "? " + remedy
	}
	return remedy
}

// closest gives the known name that differs least, "" where none is close.
func closest(name string, known []string) string {
	best, bestDistance := "", len(name)/3+1
	for _, k := range known {
		if d := distance(strings.ToLower(name), strings.ToLower(k), bestDistance); d < bestDistance || best == "" && d == bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// distance is the number of edits from a to b, or more than most.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most || len(a) > 128 {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			edit := diagonal
			if a[i] != b[j] {
				edit++
			}
			diagonal = row[j+1]
			row[j+1] = min(edit, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
