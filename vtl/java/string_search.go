package java

import "strings"

// maxIndex is beyond every index of a string.
const maxIndex = 1<<31 - 1

// indexFromUnit gives the first UTF-16 index of t in s from index from on, or -1. An
// empty t is found at from, or at the end.
func indexFromUnit(s, t string, from int) int {
	n := Length(s)
	from = min(max(from, 0), n)
	if hasSurrogateEdge(t) {
		return indexUnitsFrom(units(s), units(t), from)
	}
	offset, middle := offsetOf(s, from)
	if middle {
		_, size := decodeRune(s[offset:])
		offset += size
		if t == "" {
			return from
		}
	}
	i := strings.Index(s[offset:], t)
	if i < 0 {
		return -1
	}
	return Length(s[:offset+i])
}

// hasSurrogateEdge tells texts that can match in the middle of a surrogate pair.
func hasSurrogateEdge(t string) bool { return startsLow(t) || endsHigh(t) }

func indexUnitsFrom(s, t []uint16, from int) int {
	for i := from; i+len(t) <= len(s); i++ {
		if compareUnits(s[i:i+len(t)], t) == 0 {
			return i
		}
	}
	return -1
}

// lastIndexFrom gives the last UTF-16 index of t in s that is not beyond from, or -1.
func lastIndexFrom(s, t string, from int) int {
	last := Length(s) - Length(t)
	if from = min(from, last); from < 0 {
		return -1
	}
	if from == last && !hasSurrogateEdge(t) {
		i := strings.LastIndex(s, t)
		if i < 0 {
			return -1
		}
		return Length(s[:i])
	}
	us, ut := units(s), units(t)
	for i := from; i >= 0; i-- {
		if compareUnits(us[i:i+len(ut)], ut) == 0 {
			return i
		}
	}
	return -1
}

// codeText gives the text of a code point; ok = false where there is no such.
func codeText(code int) (t string, ok bool) {
	if code < 0 || code > maxRune {
		return "", false
	}
	return string(appendRune(nil, rune(code))), true
}

func indexOfCode(s string, code, from int) int {
	t, ok := codeText(code)
	if !ok || from >= Length(s) && from > 0 {
		return -1
	}
	return indexFromUnit(s, t, from)
}

func lastIndexOfCode(s string, code, from int) int {
	t, ok := codeText(code)
	if !ok {
		return -1
	}
	return lastIndexFrom(s, t, from)
}

func unitsPrefix(s, t string) bool {
	if !endsHigh(t) {
		return strings.HasPrefix(s, t)
	}
	return unitsAt(s, t, 0)
}

func unitsSuffix(s, t string) bool {
	if !startsLow(t) {
		return strings.HasSuffix(s, t)
	}
	return unitsAt(s, t, Length(s)-Length(t))
}

// unitsAt tells whether the units of t stand in s at index at.
func unitsAt(s, t string, at int) bool {
	us, ut := units(s), units(t)
	return at >= 0 && at+len(ut) <= len(us) && compareUnits(us[at:at+len(ut)], ut) == 0
}

func stringStartsAt(recv any, args []any, _ *Limits) (any, error) {
	at := number(args, 1)
	if args[0] == nil && at >= 0 {
		return nil, nullPointer()
	}
	s, _ := recv.(string)
	t, _ := args[0].(string)
	if at < 0 || at > Length(s)-Length(t) {
		return false, nil
	}
	return unitsAt(s, t, at), nil
}

func regionMatches(s string, at int, t string, from, n int, fold bool) bool {
	if from < 0 || at < 0 || at > Length(s)-n || from > Length(t)-n {
		return false
	}
	if n <= 0 {
		return true
	}
	a, b := slice(s, at, at+n), slice(t, from, from+n)
	return a == b || fold && compareFold(a, b) == 0
}

func stringMatches(recv any, args []any, lim *Limits) (any, error) {
	re, err := CompileRegex(text(args, 0))
	if err != nil {
		return nil, err
	}
	return noneOnError(re.matches(recv.(string), lim))
}

func replaceMatches(count int) impl {
	return func(recv any, args []any, lim *Limits) (any, error) {
		re, err := CompileRegex(text(args, 0))
		if err != nil {
			return nil, err
		}
		s := recv.(string)
		if args[1] == nil {
			return replaceByNull(re, s)
		}
		out, err := re.replace(s, text(args, 1), count, lim)
		switch {
		case err != nil:
			return nil, err
		case out == s:
			return recv, nil
		}
		return out, nil
	}
}

// replaceByNull throws where there is anything to replace.
func replaceByNull(re *Regex, s string) (any, error) {
	found, err := re.Find(s)
	if found {
		err = nullPointer()
	}
	return s, err
}

func stringSplit(s, pattern string, limit int, lim *Limits) (any, error) {
	re, err := CompileRegex(pattern)
	if err != nil {
		return nil, err
	}
	parts, err := re.split(s, limit, lim)
	if err != nil {
		return nil, err
	}
	return stringList(stringArray, parts), nil
}

func stringList(kind *ListKind, texts []string) *List {
	items := make([]any, len(texts))
	for i, t := range texts {
		items[i] = t
	}
	return &List{Kind: kind, Items: items}
}

// replaceText is String.replace: an empty target stands before every unit and at the end.
func replaceText(s, target, by string, lim *Limits) (string, error) {
	if target == "" || hasSurrogateEdge(target) {
		return replaceBetweenUnits(s, target, by, lim)
	}
	n := strings.Count(s, target)
	if n == 0 {
		return s, nil
	}
	if err := lim.checkString(len(s) + n*(len(by)-len(target))); err != nil {
		return "", err
	}
	if hasSurrogateEdge(by) {
		return joinHalves(strings.Split(s, target), by), nil
	}
	return joinSurrogateText(strings.ReplaceAll(s, target, by)), nil
}

func replaceBetweenUnits(s, target, by string, lim *Limits) (string, error) {
	us, ut, ub := units(s), units(target), units(by)
	if err := lim.checkString((len(us) + 1) * max(1, len(by))); len(ut) == 0 && err != nil {
		return "", err
	}
	var out []uint16
	for i := 0; i <= len(us); i++ {
		switch {
		case len(ut) == 0:
			out = append(out, ub...)
		case i+len(ut) <= len(us) && compareUnits(us[i:i+len(ut)], ut) == 0:
			out = append(out, ub...)
			i += len(ut) - 1
			continue
		}
		if i < len(us) {
			out = append(out, us[i])
		}
	}
	r := fromUnits(out)
	return r, lim.checkString(len(r))
}

// joinHalves joins parts as Concat does.
func joinHalves(parts []string, sep string) string {
	var dst []byte
	for i, p := range parts {
		if i > 0 {
			dst = AppendString(dst, sep)
		}
		dst = AppendString(dst, p)
	}
	return string(dst)
}

// joinSurrogateText joins halves of surrogate pairs that have come to stand side by side.
func joinSurrogateText(s string) string {
	if !hasLoneSurrogate(s) {
		return s
	}
	return stringFromRunes(s)
}

func stringFromRunes(s string) string { return stringOf(runesOf(s)) }

func replaceUnits(s string, old, by Char) string {
	us := units(s)
	for i, u := range us {
		if u == uint16(old) {
			us[i] = uint16(by)
		}
	}
	return fromUnits(us)
}
