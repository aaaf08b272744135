package jsonpath

import "strings"

// Nearly every document is JSON as the standard has it. What follows reads that, by
// positions instead of a current byte; whatever is not plainly so it leaves to the
// permissive reader, which starts again. Both give the same value for the same text.

// gaveUp is the position behind what is not strict JSON.
const gaveUp = -1

// strict reads the object or array that the text starts with. ok = false: it is none,
// or the permissive reader has to look at it.
func (r *reader) strict() (v any, ok bool) {
	i := r.blanks(0)
	if c := r.at(i); c != '{' && c != '[' {
		return nil, false
	}
	if v, i = r.strictValue(i); i != gaveUp {
		return v, true
	}
	clear(r.open)
	r.open, r.depth, r.err = r.open[:0], 0, nil
	return nil, false
}

func (r *reader) at(i int) byte    { return byteAt(r.text, i) }
func (r *reader) blanks(i int) int { return skipBlanks(r.text, i) }

// byteAt gives the byte of a text at i, 0 behind its end.
func byteAt(text string, i int) byte {
	if i < len(text) {
		return text[i]
	}
	return 0
}

// skipBlanks gives the position of the first byte from i on that is no whitespace.
func skipBlanks(text string, i int) int {
	for i < len(text) && isBlank(text[i]) {
		i++
	}
	return i
}

// isBlank knows what JSON calls whitespace.
func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// strictValue reads the value at i and gives the position behind it, or gaveUp.
func (r *reader) strictValue(i int) (v any, next int) {
	switch c := r.at(i); c {
	case '"':
		s, next := r.strictText(i)
		return r.slab.Text(s), next
	case '{', '[':
		if r.depth++; r.depth > MaxDepth {
			return nil, gaveUp
		}
		if c == '{' {
			v, next = r.strictObject(i)
		} else {
			v, next = r.strictArray(i)
		}
		r.depth--
		return v, next
	case 't':
		return true, r.constant(i, "true")
	case 'f':
		return false, r.constant(i, "false")
	case 'n':
		return nil, r.constant(i, "null")
	}
	return r.strictNumber(i)
}

func (r *reader) constant(i int, word string) (next int) {
	if !strings.HasPrefix(r.text[i:], word) {
		return gaveUp
	}
	return i + len(word)
}

// strictNumber reads a whole number; others it hands over.
func (r *reader) strictNumber(i int) (v any, next int) {
	start := i
	if r.at(i) == '-' {
		i++
	}
	if !isDigit(r.at(i)) {
		return nil, gaveUp
	}
	for isDigit(r.at(i)) {
		i++
	}
	switch r.at(i) {
	case ',', '}', ']', ' ', '\n', '\r', '\t':
		if i-start <= MaxNumberBytes {
			return wholeNumber(r.text[start:i]), i
		}
	case '.', 'e', 'E':
		r.jump(start)
		if v = r.number(stopInObject | stopInArray); r.err == nil {
			return v, r.pos
		}
	}
	return nil, gaveUp
}

// strictText reads the text in double quotes at i.
func (r *reader) strictText(i int) (s string, next int) {
	for end := i + 1; end < len(r.text) && end-i <= shortText; end++ {
		switch r.text[end] {
		case '"':
			return r.text[i+1 : end], end + 1
		case '\\':
			return r.textAt(i)
		}
	}
	return r.textAt(i)
}

// textAt reads the text in quotes at i as the permissive reader does.
func (r *reader) textAt(i int) (s string, next int) {
	r.jump(i)
	if s = r.longText('"', i+1); r.err != nil {
		return "", gaveUp
	}
	return s, r.pos
}

func (r *reader) strictObject(i int) (v any, next int) {
	m := r.slab.NewMapOf(ObjectKind)
	if i = r.blanks(i + 1); r.at(i) == '}' {
		return m, i + 1
	}
	for r.at(i) == '"' {
		var name string
		if name, i = r.strictText(i); i == gaveUp {
			break
		}
		if i = r.blanks(i); r.at(i) != ':' {
			break
		}
		if v, i = r.strictValue(r.blanks(i + 1)); i == gaveUp {
			break
		}
		r.slab.PutText(m, r.keys.boxed(name, &r.slab), v)
		i = r.blanks(i)
		switch r.at(i) {
		case '}':
			return m, i + 1
		case ',':
			i = r.blanks(i + 1)
		default:
			return nil, gaveUp
		}
	}
	return nil, gaveUp
}

func (r *reader) strictArray(i int) (v any, next int) {
	first := len(r.open)
	if i = r.blanks(i + 1); r.at(i) == ']' {
		return r.closeArray(first), i + 1
	}
	for {
		if v, i = r.strictValue(i); i == gaveUp {
			return nil, gaveUp
		}
		r.open = append(r.open, v)
		i = r.blanks(i)
		switch r.at(i) {
		case ']':
			return r.closeArray(first), i + 1
		case ',':
			i = r.blanks(i + 1)
		default:
			return nil, gaveUp
		}
	}
}
