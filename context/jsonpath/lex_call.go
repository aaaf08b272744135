package jsonpath

// arguments reads the arguments of a function up to its closing parenthesis. It knows
// two sorts by their first character: JSON ({ " - or a digit) and paths ($ @).
// Characters before one of them mean nothing, so 'text', true and [1] are no arguments.
func (s *scanner) arguments(function string) {
	a := argumentReader{scanner: s, parens: 1}
	for s.pos < len(s.text) && s.err == nil {
		c := s.text[s.pos]
		s.pos++
		if a.next(c) {
			break
		}
	}
	if a.parens != 0 || a.brackets != 0 || a.braces != 0 {
		s.fail("Arguments to function: '%s' are not closed properly.", function)
	}
}

// argumentReader holds what is open while the arguments of a function are read.
type argumentReader struct {
	*scanner
	parens, brackets, braces, quotes int

	kind  argumentKind
	text  []byte
	prior byte // 0 behind an escape
}

type argumentKind int

const (
	noArgument argumentKind = iota
	jsonArgument
	pathArgument
)

// next takes one character and says whether it closed the function.
func (a *argumentReader) next(c byte) (closed bool) {
	if a.kind == noArgument {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			return false
		}
		a.kind = kindOfArgument(c)
	}
	if c == '\\' && a.quotes == 1 && (a.at(a.pos) == ',' || a.at(a.pos) == '"') {
		a.text = append(a.text, a.at(a.pos))
		a.pos++
		a.prior = 0
		return false
	}
	if a.count(c); a.err != nil {
		return true
	}
	switch c {
	case ')':
		if a.parens < 0 || a.prior == '(' {
			a.text = append(a.text, c)
		}
		closed = a.separate(c)
	case ',':
		a.separate(c)
	}
	if a.kind != noArgument && !(c == ',' && a.braces == 0 && a.brackets == 0 && a.parens == 1) {
		a.text = append(a.text, c)
	}
	a.prior = c
	return closed
}

func kindOfArgument(c byte) argumentKind {
	switch {
	case c == '{' || c == '"' || c == '-' || isDigit(c):
		return jsonArgument
	case c == '$' || c == '@':
		return pathArgument
	}
	return noArgument
}

// count opens and closes quotes and brackets; they need not match each other.
func (a *argumentReader) count(c byte) {
	switch c {
	case '"':
		if a.prior != '\\' && a.quotes > 0 {
			a.quotes--
		} else {
			a.quotes++
		}
	case '(':
		a.parens++
	case ')':
		a.parens--
	case '{':
		a.braces++
	case '[':
		a.brackets++
	case '}':
		if a.braces--; a.braces < 0 {
			a.fail("Unexpected close brace '}' at character position: %d", a.units(a.pos))
		}
	case ']':
		if a.brackets--; a.brackets < 0 {
			a.fail("Unexpected close bracket ']' at character position: %d", a.units(a.pos))
		}
	}
}

// separate ends an argument at a comma, at the last parenthesis, and at the parenthesis
// of a function within it.
func (a *argumentReader) separate(c byte) (closed bool) {
	if a.quotes != 0 || a.braces != 0 || a.brackets != 0 {
		return false
	}
	closed = a.parens == 0 && c == ')'
	if !closed && a.parens != 1 {
		return false
	}
	switch a.kind {
	case jsonArgument:
		a.emit(tokenJSON, string(a.text))
	case pathArgument:
		a.emit(tokenPath, string(a.text))
	}
	a.text, a.kind = a.text[:0], noArgument
	return closed
}
