package lint

import (
	"fmt"
	"strings"
)

// diffContext is how many unchanged lines a diff shows around a change.
const diffContext = 3

// Diff gives the difference of two texts as a unified diff, "" where there is none.
func Diff(name, before, after string) string {
	if before == after {
		return ""
	}
	lines := align(strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n"))
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", name, name)
	for _, h := range hunks(lines) {
		writeHunk(&b, lines, h)
	}
	return b.String()
}

// diffLine is a line of one text or of both, with how many lines of each come before it.
type diffLine struct {
	sign byte // ' ', '-' or '+'
	text string
	a, b int
}

// align pairs the lines of two texts by their longest common subsequence. What is the
// same at both ends is set aside first: fixes change few lines.
func align(a, b []string) []diffLine {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	var lines []diffLine
	i, j := 0, 0
	add := func(sign byte, text string) {
		if text != "" {
			lines = append(lines, diffLine{sign, text, i, j})
		}
		if sign != '+' {
			i++
		}
		if sign != '-' {
			j++
		}
	}
	for i < start {
		add(' ', a[i])
	}
	length := common(a[start:endA], b[start:endB])
	for i < endA || j < endB {
		switch {
		case i < endA && j < endB && a[i] == b[j]:
			add(' ', a[i])
		case j == endB || i < endA && length[i-start+1][j-start] >= length[i-start][j-start+1]:
			add('-', a[i])
		default:
			add('+', b[j])
		}
	}
	for i < len(a) {
		add(' ', a[i])
	}
	return lines
}

// common gives, for each pair of ends of a and b, the length of their longest common
// subsequence.
func common(a, b []string) [][]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	return length
}

// hunks gives ranges of lines: changes with their context.
func hunks(lines []diffLine) (ranges [][2]int) {
	for i, l := range lines {
		if l.sign == ' ' {
			continue
		}
		from, to := max(i-diffContext, 0), min(i+1+diffContext, len(lines))
		if n := len(ranges); n > 0 && from <= ranges[n-1][1] {
			ranges[n-1][1] = to
			continue
		}
		ranges = append(ranges, [2]int{from, to})
	}
	return ranges
}

func writeHunk(b *strings.Builder, lines []diffLine, h [2]int) {
	countA, countB := 0, 0
	for _, l := range lines[h[0]:h[1]] {
		if l.sign != '+' {
			countA++
		}
		if l.sign != '-' {
			countB++
		}
	}
	first := lines[h[0]]
	fmt.Fprintf(b, "@@ -%d,%d +%d,%d @@\n", first.a+1, countA, first.b+1, countB)
	for _, l := range lines[h[0]:h[1]] {
		b.WriteByte(l.sign)
		b.WriteString(l.text)
		if !strings.HasSuffix(l.text, "\n") {
			b.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
