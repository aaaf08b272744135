package java

import (
	"slices"
	"sync"
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

// foldASCII adds the ASCII letters that differ from a member only in case.
func (s runeSet) foldASCII() runeSet {
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
	return out.normal()
}

// foldUnicode adds, to one code point, all that are equal but for their case; to more,
// every code point whose upper case, or the lower case of that, is a member.
func (s runeSet) foldUnicode() runeSet {
	out := slices.Clone(s)
	if r, ok := s.single(); ok {
		if unicode.ToUpper(r) == r && foldRune(r) == r { // Java takes it for one without case
			return out
		}
		for _, other := range caseKin()[foldRune(r)] {
			out = append(out, other, other)
		}
		return out.normal()
	}
	for folded, kin := range caseKin() {
		for _, r := range kin {
			if s.has(folded) || s.has(unicode.ToUpper(r)) {
				out = append(out, r, r)
			}
		}
	}
	return out.normal()
}

// caseKin gives the code points that are equal but for their case, by foldRune of each.
var caseKin = sync.OnceValue(func() map[rune][]rune {
	kin := map[rune][]rune{}
	for _, c := range unicode.CaseRanges {
		for r := rune(c.Lo); r <= rune(c.Hi); r++ {
			f := foldRune(r)
			if len(kin[f]) == 0 || kin[f][0] != f {
				kin[f] = append([]rune{f}, kin[f]...)
			}
			if r != f {
				kin[f] = append(kin[f], r)
			}
		}
	}
	return kin
})

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
