package java

import (
	"slices"
	"unicode"
)

// runeSet is a set of code points as sorted ranges that neither touch nor overlap:
// low, high, low, high, … Surrogates are members like any other.
type runeSet []rune

const maxRune = 0x10FFFF

func setOf(ranges ...rune) runeSet { return runeSet(ranges).normal() }

// normal sorts and joins ranges.
func (s runeSet) normal() runeSet {
	type span struct{ lo, hi rune }
	spans := make([]span, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		spans = append(spans, span{s[i], s[i+1]})
	}
	slices.SortFunc(spans, func(a, b span) int { return int(a.lo - b.lo) })
	out := make(runeSet, 0, len(s))
	for _, sp := range spans {
		if n := len(out); n > 0 && sp.lo <= out[n-1]+1 {
			out[n-1] = max(out[n-1], sp.hi)
			continue
		}
		out = append(out, sp.lo, sp.hi)
	}
	return out
}

func (s runeSet) union(t runeSet) runeSet {
	return append(slices.Clone(s), t...).normal()
}

func (s runeSet) negate() runeSet {
	out := make(runeSet, 0, len(s)+2)
	next := rune(0)
	for i := 0; i < len(s); i += 2 {
		if next < s[i] {
			out = append(out, next, s[i]-1)
		}
		next = s[i+1] + 1
	}
	if next <= maxRune {
		out = append(out, next, maxRune)
	}
	return out
}

func (s runeSet) intersect(t runeSet) runeSet { return s.negate().union(t.negate()).negate() }

func (s runeSet) has(r rune) bool {
	i, found := slices.BinarySearch(s, r)
	return found || i%2 == 1
}

// single gives the only member of a set.
func (s runeSet) single() (rune, bool) {
	if len(s) == 2 && s[0] == s[1] {
		return s[0], true
	}
	return 0, false
}

// fold adds what differs only in case: of ASCII letters, or of all letters.
func (s runeSet) fold(all bool) runeSet {
	out := slices.Clone(s)
	for r := 'A'; r <= 'Z'; r++ {
		lower := r + 'a' - 'A'
		if s.has(r) {
			out = append(out, lower, lower)
		}
		if s.has(lower) {
			out = append(out, r, r)
		}
	}
	if all {
		out = append(out, s.foldUnicode()...)
	}
	return out.normal()
}

// foldUnicode gives every code point whose upper case, or the lower case of that, is in s.
func (s runeSet) foldUnicode() runeSet {
	var out runeSet
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi); r++ {
			up := unicode.ToUpper(r)
			if s.has(up) || s.has(unicode.ToLower(up)) {
				out = append(out, r, r)
			}
		}
	}
	for i := 0; i < len(s); i += 2 {
		if s[i+1]-s[i] > maxFoldRange {
			continue
		}
		for r := s[i]; r <= s[i+1]; r++ {
			up := unicode.ToUpper(r)
			low := unicode.ToLower(up)
			out = append(out, up, up, low, low)
		}
	}
	return out
}

// maxFoldRange bounds the ranges whose members are folded one by one; a larger one
// holds whole scripts, which foldUnicode meets from the other side.
const maxFoldRange = 2048

// tableSet gives the members of a Unicode table.
func tableSet(tables ...*unicode.RangeTable) runeSet {
	var s runeSet
	for _, t := range tables {
		for _, r := range t.R16 {
			s = appendStride(s, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			s = appendStride(s, rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return s.normal()
}

func appendStride(s runeSet, lo, hi, stride rune) runeSet {
	if stride == 1 {
		return append(s, lo, hi)
	}
	for r := lo; r <= hi; r += stride {
		s = append(s, r, r)
	}
	return s
}
