package java

import (
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// reSubject is a text that is searched: as a string, where every match lies on byte
// offsets, or as code points.
type reSubject struct {
	s     string
	runes []rune // nil: s is searched
}

func (t *reSubject) slice(from, to int) string {
	if t.runes == nil {
		return t.s[from:to]
	}
	return stringOf(t.runes[from:to])
}

func (t *reSubject) end() int {
	if t.runes == nil {
		return len(t.s)
	}
	return len(t.runes)
}

// reMatch is one match: at holds begin and end of the whole and of every group, -1
// for a group that took no part. It is valid until the next.
type reMatch struct {
	text *reSubject
	at   []int
}

func (m reMatch) group(n int) string {
	if m.at[2*n] < 0 {
		return ""
	}
	return m.text.slice(m.at[2*n], m.at[2*n+1])
}

// each calls use for the first count matches of s (all where count < 0), as
// Matcher.find meets them: an empty match may follow one that is not, and the search
// goes on one UTF-16 unit behind an empty match.
func (re *Regex) each(s string, count int, lim *Limits, use func(reMatch) error) error {
	text := &reSubject{s: s}
	switch {
	case re.isLiteral:
		return re.eachLiteral(text, count, use)
	case !re.usesFast(s) || count != 1 && (re.nullable || re.context && len(s) > maxFastContext):
		return re.eachBack(text, count, lim, use)
	case re.context:
		return re.eachAtOnce(text, count, use)
	}
	return re.eachFast(text, count, lim, use)
}

// eachAtOnce is for patterns that look at what stands before a match: package regexp
// offers no search from a place on.
func (re *Regex) eachAtOnce(text *reSubject, count int, use func(reMatch) error) error {
	for _, at := range re.fast.FindAllStringSubmatchIndex(text.s, count) {
		if err := use(reMatch{text, at}); err != nil {
			return err
		}
	}
	return nil
}

func (re *Regex) eachFast(text *reSubject, count int, lim *Limits, use func(reMatch) error) error {
	deadline := time.Now().Add(lim.regexTime())
	for from := 0; count != 0; count-- {
		if from > 0 && time.Now().After(deadline) {
			return regexLimit(lim)
		}
		at := re.fast.FindStringSubmatchIndex(text.s[from:])
		if at == nil {
			return nil
		}
		for i := range at {
			if at[i] >= 0 {
				at[i] += from
			}
		}
		if err := use(reMatch{text, at}); err != nil {
			return err
		}
		from = at[1]
	}
	return nil
}

func (re *Regex) eachLiteral(text *reSubject, count int, use func(reMatch) error) error {
	at := [2]int{}
	for from := 0; count != 0; count-- {
		i := strings.Index(text.s[from:], re.literal)
		if i < 0 {
			return nil
		}
		at[0], at[1] = from+i, from+i+len(re.literal)
		if err := use(reMatch{text, at[:]}); err != nil {
			return err
		}
		from = at[1]
	}
	return nil
}

func (re *Regex) eachBack(text *reSubject, count int, lim *Limits, use func(reMatch) error) error {
	back, err := re.backtracking(backSearch)
	later, errLater := re.backtracking(backLater)
	if err := firstError(err, errLater); err != nil {
		return backError(err, lim)
	}
	search := withTime(back, lim)
	later = withTime(later, lim)
	back = search
	text.runes = runesOf(text.s)
	if re.nullable && !re.wide {
		text.runes = split(text.runes)
	}
	deadline := time.Now().Add(lim.regexTime())
	at := make([]int, 2*(re.groups+1))
	for from := 0; count != 0 && from <= len(text.runes); count-- {
		if from > 0 && time.Now().After(deadline) {
			return regexLimit(lim)
		}
		found, err := findFrom(back, text.runes, from, at)
		if err != nil || !found {
			return backError(err, lim)
		}
		if err := use(reMatch{text, at}); err != nil {
			return err
		}
		from, back = at[1], search
		if at[0] == at[1] {
			from = text.stepOver(from)
			back = later
		}
	}
	return nil
}

// split gives every surrogate pair as its halves: where a pattern looks at units, it
// can match nothing between them.
func split(runes []rune) []rune {
	if !slices.ContainsFunc(runes, func(r rune) bool { return r >= astralMin }) {
		return runes
	}
	out := make([]rune, 0, len(runes)+8)
	for _, r := range runes {
		if r >= astralMin {
			high, low := splitSurrogates(r)
			out = append(out, high, low)
		} else {
			out = append(out, r)
		}
	}
	return out
}

// stepOver goes one UTF-16 unit on; where that is the middle of a surrogate pair,
// the pair becomes two code points.
func (t *reSubject) stepOver(from int) int {
	if from < len(t.runes) && t.runes[from] >= astralMin {
		high, low := splitSurrogates(t.runes[from])
		t.runes = append(t.runes, 0)
		copy(t.runes[from+1:], t.runes[from:])
		t.runes[from], t.runes[from+1] = high, low
	}
	return from + 1
}

func findFrom(re *regexp2.Regexp, text []rune, from int, at []int) (found bool, err error) {
	err = re.FindRunesMatches(text, from, func(v regexp2.MatchView) bool {
		found = true
		for i := range len(at) / 2 {
			index, length, ok := v.GroupRange(i)
			if !ok {
				index, length = -1, 0
			}
			at[2*i], at[2*i+1] = index, index+length
		}
		return false
	})
	return found, err
}

// ReplaceAll is String.replaceAll: $1 and ${name} in replacement stand for groups, a
// backslash takes the meaning from the next character. The error is an *Exception
// for a wrong replacement (only where something matched), or a *LimitError.
func (re *Regex) ReplaceAll(s, replacement string) (string, error) {
	return re.replace(s, replacement, -1, nil)
}

func (re *Regex) replace(s, replacement string, count int, lim *Limits) (string, error) {
	plain := strings.IndexByte(replacement, '\\') < 0 && strings.IndexByte(replacement, '$') < 0
	switch {
	case re.isLiteral && !strings.Contains(s, re.literal):
		return s, nil
	case re.isLiteral && plain && !hasLoneSurrogate(s) && !hasLoneSurrogate(replacement):
		return re.replaceLiteral(s, replacement, count, lim)
	}
	return re.replaceEach(s, replacement, plain, count, lim)
}

// replaceLiteral is replace where a match is a text, and means a text.
func (re *Regex) replaceLiteral(s, replacement string, count int, lim *Limits) (string, error) {
	n := strings.Count(s, re.literal)
	if count >= 0 {
		n = min(n, count)
	}
	if err := lim.checkString(len(s) + n*(len(replacement)-len(re.literal))); err != nil {
		return "", err
	}
	return strings.Replace(s, re.literal, replacement, n), nil
}

func (re *Regex) replaceEach(s, replacement string, plain bool, count int, lim *Limits) (string, error) {
	var dst []byte
	last := 0
	var text *reSubject
	err := re.each(s, count, lim, func(m reMatch) (err error) {
		text = m.text
		dst = AppendString(dst, m.text.slice(last, m.at[0]))
		if plain {
			dst = AppendString(dst, replacement)
		} else {
			dst, err = re.appendReplacement(dst, replacement, m)
		}
		last = m.at[1]
		if err == nil {
			err = lim.checkString(len(dst))
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if text == nil {
		return s, nil
	}
	dst = AppendString(dst, text.slice(last, text.end()))
	return string(dst), lim.checkString(len(dst))
}

// appendReplacement is Matcher.appendReplacement.
func (re *Regex) appendReplacement(dst []byte, replacement string, m reMatch) ([]byte, error) {
	for i := 0; i < len(replacement); {
		switch c := replacement[i]; c {
		case '\\':
			if i++; i == len(replacement) {
				return nil, illegalArgument("character to be escaped is missing")
			}
			_, size := decodeRune(replacement[i:])
			dst = AppendString(dst, replacement[i:i+size])
			i += size
		case '$':
			n, size, err := re.groupOf(replacement[i+1:])
			if err != nil {
				return nil, err
			}
			dst = AppendString(dst, m.group(n))
			i += 1 + size
		default:
			_, size := decodeRune(replacement[i:])
			dst = AppendString(dst, replacement[i:i+size])
			i += size
		}
	}
	return dst, nil
}

// groupOf reads what follows a "$": the number of a group, as many digits as there
// are groups for, or {name}.
func (re *Regex) groupOf(s string) (n, size int, err error) {
	switch {
	case s == "":
		return 0, 0, illegalArgument("Illegal group reference: group index is missing")
	case s[0] == '{':
		return re.groupNamed(s)
	case s[0] < '0' || s[0] > '9':
		return 0, 0, illegalArgument("Illegal group reference")
	}
	n = int(s[0] - '0')
	for size = 1; size < len(s) && s[size] >= '0' && s[size] <= '9'; size++ {
		longer := n*10 + int(s[size]-'0')
		if longer > re.groups {
			break
		}
		n = longer
	}
	if n > re.groups {
		return 0, 0, &Exception{Class: "java.lang.IndexOutOfBoundsException", Message: "No group " + Text(int32(n))}
	}
	return n, size, nil
}

func (re *Regex) groupNamed(s string) (n, size int, err error) {
	size = 1
	for size < len(s) && isAlnum(rune(s[size])) {
		size++
	}
	name := s[1:size]
	switch {
	case name == "":
		return 0, 0, illegalArgument("named capturing group is missing trailing '}'")
	case size == len(s) || s[size] != '}':
		return 0, 0, illegalArgument("named capturing group is missing trailing '}'")
	case name[0] >= '0' && name[0] <= '9':
		return 0, 0, illegalArgument("capturing group name {" + name + "} starts with digit character")
	}
	n, ok := re.names[name]
	if !ok {
		return 0, 0, illegalArgument("No group with name {" + name + "}")
	}
	return n, size + 1, nil
}

func illegalArgument(message string) error {
	return &Exception{Class: "java.lang.IllegalArgumentException", Message: message}
}

// Split is String.split(pattern, limit): limit > 0 bounds the number of parts, 0
// drops the empty ones at the end, and a negative one keeps them.
func (re *Regex) Split(s string, limit int) ([]string, error) { return re.split(s, limit, nil) }

func (re *Regex) split(s string, limit int, lim *Limits) ([]string, error) {
	var parts []string
	last := 0
	text := &reSubject{s: s}
	err := re.each(s, -1, lim, func(m reMatch) error {
		text = m.text
		switch {
		case limit > 0 && len(parts) == limit-1:
			return errEnough
		case last == 0 && m.at[0] == 0 && m.at[1] == 0: // nothing before an empty match at the start
			return nil
		}
		parts = append(parts, m.text.slice(last, m.at[0]))
		last = m.at[1]
		return lim.checkItems(len(parts))
	})
	if err != nil && err != errEnough {
		return nil, err
	}
	if len(parts) == 0 {
		return []string{s}, nil
	}
	parts = append(parts, text.slice(last, text.end()))
	if limit == 0 {
		for len(parts) > 0 && parts[len(parts)-1] == "" {
			parts = parts[:len(parts)-1]
		}
	}
	return parts, nil
}

// errEnough ends a search early; nobody sees it.
var errEnough = &LimitError{What: "parts"}
