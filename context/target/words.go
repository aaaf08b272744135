package target

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxShown bounds what a message quotes of a payload.
const maxShown = 60

// quoted puts a text into quotes for a message, shortened and on one line.
func quoted(s string) string {
	if utf8.RuneCountInString(s) > maxShown {
		s = string([]rune(s[:min(len(s), 4*maxShown)])[:maxShown]) + "…"
	}
	return strconv.Quote(s)
}

// list joins words: a, b or c.
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// closest gives the candidate that a person most likely meant by name, or "".
func closest(name string, candidates []string) string {
	best, bestDistance := "", min(len(name)/3+1, 4)
	for _, c := range candidates {
		if d := distance(strings.ToLower(name), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// maxName bounds the names that are compared: longer ones are no slips of the pen.
const maxName = 64

// distance counts the letters to add, drop, change or swap between a and b.
func distance(a, b string) int {
	if len(a) > maxName || len(b) > maxName {
		return maxName
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
