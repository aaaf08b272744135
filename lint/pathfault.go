package lint

import (
	"fmt"
	"strings"
)

// fault is what is wrong with the text of a JSONPath, and where in it.
type fault struct {
	start, end int
	what       string
	remedy     string // "" is the rule's
}

// pathFault looks for what people get wrong in a path, in the order of its text: it
// knows only what is never right. It says nothing of a path that is wrong in another way.
func pathFault(path string) (fault, bool) {
	if path == "" {
		return fault{what: "it is empty", remedy: "Write '$' for the whole payload."}, true
	}
	w := pathWalker{text: path}
	for w.pos < len(path) {
		if f, found := w.next(); found {
			return f, true
		}
	}
	if len(w.open) > 0 {
		at := w.open[len(w.open)-1]
		return fault{start: at, end: at + 1, what: fmt.Sprintf("%c is not closed: expected %c", path[at], closers[path[at]])}, true
	}
	if strings.HasSuffix(path, ".") {
		return fault{start: len(path) - 1, end: len(path), what: "found a dot at the end, expected a name behind it",
			remedy: "Write '$' for the whole payload, '$.name' for one member of it."}, true
	}
	return fault{}, false
}

var closers = map[byte]byte{'[': ']', '(': ')'}

// pathWalker goes through a path and keeps the brackets that are open.
type pathWalker struct {
	text string
	pos  int
	open []int // places of [ and (
}

func (w *pathWalker) next() (fault, bool) {
	at := w.pos
	w.pos++
	switch c := w.text[at]; c {
	case '[', '(':
		w.open = append(w.open, at)
		return w.subscript(at)
	case ']', ')':
		return w.close(at, c)
	case '\'', '"', '/':
		if len(w.open) > 0 && (c != '/' || strings.Contains(w.text[:at], "=~")) {
			return w.quoted(at, c)
		}
	case ' ':
		if len(w.open) == 0 && strings.TrimRight(w.text[at:], " ") != "" {
			return fault{start: at, end: at + 1, what: "found a blank in a name, expected a dot, a bracket or the end",
				remedy: "Put a name with blanks into brackets and quotes: $['any name']."}, true
		}
	}
	return fault{}, false
}

// subscript looks at what follows an opening bracket.
func (w *pathWalker) subscript(at int) (fault, bool) {
	rest := strings.TrimLeft(w.text[w.pos:], " ")
	first := strings.IndexAny(rest, "]) ")
	if w.text[at] != '[' || rest == "" || len(w.open) > 1 {
		return fault{}, false
	}
	start := len(w.text) - len(rest)
	switch c := rest[0]; {
	case c == ']':
		return fault{start: at, end: start + 1, what: "found nothing between the brackets, expected an index, a name in quotes, * or a filter"}, true
	case isNameStart(c) && first > 0:
		name := rest[:first]
		return fault{start: start, end: start + first, what: fmt.Sprintf("found %s between brackets, expected an index, or a name in quotes", name),
			remedy: fmt.Sprintf("Write ['%s'] for the member of that name.", name)}, true
	}
	return fault{}, false
}

func isNameStart(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func (w *pathWalker) close(at int, c byte) (fault, bool) {
	if len(w.open) == 0 {
		if c == ')' {
			return fault{}, false // a part of a name
		}
		return fault{start: at, end: at + 1, what: "] closes nothing"}, true
	}
	last := w.open[len(w.open)-1]
	if closers[w.text[last]] != c {
		return fault{start: at, end: at + 1, what: fmt.Sprintf("found %c, expected %c", c, closers[w.text[last]])}, true
	}
	w.open = w.open[:len(w.open)-1]
	return fault{}, false
}

// quoted goes over a text in quotes, or a regular expression.
func (w *pathWalker) quoted(at int, quote byte) (fault, bool) {
	for ; w.pos < len(w.text); w.pos++ {
		switch w.text[w.pos] {
		case '\\':
			w.pos++
		case quote:
			w.pos++
			return fault{}, false
		}
	}
	w.pos = len(w.text)
	return fault{start: at, end: at + 1, what: fmt.Sprintf("%c is not closed: expected another %c behind the text", quote, quote)}, true
}
