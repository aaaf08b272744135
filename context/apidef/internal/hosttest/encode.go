// Package hosttest writes texts in the string syntaxes of definition formats, in random
// ways, and remembers where each byte went. Tests compare that with what the readers say.
package hosttest

import (
	"fmt"
	"math/rand"
	"strings"
	"unicode/utf8"
)

// Encoded is a text in some host syntax. At[i] is the offset in Code at which byte i of
// the text was written; At[len(text)] is where the text ends.
type Encoded struct {
	Code string
	At   []int
}

// writer builds an Encoded.
type writer struct {
	rng *rand.Rand
	sb  strings.Builder
	at  []int
}

// put writes code for text, all of whose bytes lead to the start of code; where code is
// text itself each byte leads to its own place.
func (w *writer) put(text, code string) {
	for i := range len(text) {
		at := w.sb.Len()
		if text == code {
			at += i
		}
		w.at = append(w.at, at)
	}
	w.sb.WriteString(code)
}

func (w *writer) raw(code string) { w.sb.WriteString(code) }

func (w *writer) done() Encoded {
	return Encoded{Code: w.sb.String(), At: w.at}
}

// end notes where the text ends.
func (w *writer) end() { w.at = append(w.at, w.sb.Len()) }

func (w *writer) chance(n int) bool { return w.rng.Intn(n) == 0 }

// JSON writes a JSON string with quotes.
func JSON(rng *rand.Rand, text string) Encoded {
	w := &writer{rng: rng}
	w.raw(`"`)
	for _, r := range text {
		w.put(string(r), jsonRune(w, r))
	}
	w.end()
	w.raw(`"`)
	return w.done()
}

var jsonShort = map[rune]string{'\n': `\n`, '\t': `\t`, '\r': `\r`, '\b': `\b`, '\f': `\f`, '"': `\"`, '\\': `\\`, '/': `\/`}

func jsonRune(w *writer, r rune) string {
	short, hasShort := jsonShort[r]
	switch {
	case w.chance(12):
		return jsonUnicode(r)
	case hasShort && (r != '/' || w.chance(2)):
		return short
	case r < ' ':
		return jsonUnicode(r)
	}
	return string(r)
}

func jsonUnicode(r rune) string {
	if r >= 0x10000 {
		r -= 0x10000
		return fmt.Sprintf(`\u%04x\u%04X`, 0xd800+r>>10, 0xdc00+r&0x3ff)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// YAMLDouble writes a double-quoted YAML scalar whose lines after the first have at least
// that indentation.
func YAMLDouble(rng *rand.Rand, text string, indent int, eol string) Encoded {
	w := &writer{rng: rng}
	w.raw(`"`)
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		solid := i > 0 && i+1 < len(runes) && !blankOrBreak(runes[i-1]) && !blankOrBreak(runes[i+1])
		switch {
		case r == ' ' && solid && w.chance(6):
			w.put(" ", eol)
			w.raw(w.margin(indent))
		case r == '\n' && solid && w.chance(3):
			w.raw(eol)
			w.put("\n", eol)
			w.raw(w.margin(indent))
		default:
			continued := w.chance(15)
			if continued {
				w.raw(`\` + eol + w.margin(indent))
			}
			w.put(string(r), yamlRune(w, r, continued))
		}
	}
	w.end()
	w.raw(`"`)
	return w.done()
}

func blankOrBreak(r rune) bool { return strings.ContainsRune(" \t\n\r\u0085\u2028\u2029", r) }

func (w *writer) margin(indent int) string { return strings.Repeat(" ", indent+w.rng.Intn(3)) }

var yamlShort = map[rune]string{
	0: `\0`, '\a': `\a`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\v': `\v`, '\f': `\f`, '\r': `\r`, 0x1b: `\e`,
	'"': `\"`, '\\': `\\`, 0x85: `\N`, 0xa0: `\_`, 0x2028: `\L`, 0x2029: `\P`,
}

// yamlRune escapes what must be and, now and then, what need not be. Behind a continued
// line a blank would be taken for its margin.
func yamlRune(w *writer, r rune, continued bool) string {
	short, hasShort := yamlShort[r]
	switch {
	case hasShort && (r != 0xa0 && r != '\t' || continued || w.chance(2)):
		return short
	case r == ' ' && (continued || w.chance(12)):
		return `\ `
	case r < ' ' || r == 0x7f || r == 0xfeff || w.chance(14):
		return yamlCode(r)
	}
	// Whether a blank may stand at a line's end is for the caller: none does here.
	return string(r)
}

func yamlCode(r rune) string {
	switch {
	case r < 0x100:
		return fmt.Sprintf(`\x%02x`, r)
	case r < 0x10000:
		return fmt.Sprintf(`\u%04X`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

// YAMLSingle writes a single-quoted scalar; false where the text cannot be written so.
func YAMLSingle(rng *rand.Rand, text string, indent int, eol string) (Encoded, bool) {
	return yamlFlow(rng, text, indent, eol, "'")
}

// YAMLPlain writes a plain scalar; false where the text cannot be written so.
func YAMLPlain(rng *rand.Rand, text string, indent int, eol string) (Encoded, bool) {
	if text == "" || text == "~" || strings.ContainsAny(text[:1], "-?:,[]{}#&*!|>'\"%@`~=") ||
		strings.ContainsAny(text, "#:[]{},?") || strings.Trim(text, " \t\n") != text {
		return Encoded{}, false
	}
	return yamlFlow(rng, text, indent, eol, "")
}

func yamlFlow(rng *rand.Rand, text string, indent int, eol, quote string) (Encoded, bool) {
	w := &writer{rng: rng}
	w.raw(quote)
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		solid := i > 0 && i+1 < len(runes) && !blankOrBreak(runes[i-1]) && !blankOrBreak(runes[i+1])
		switch {
		case !printable(r):
			return Encoded{}, false
		case r == '\n':
			end := i
			for end < len(runes) && runes[end] == '\n' {
				end++
			}
			if i == 0 || end == len(runes) || blankOrBreak(runes[i-1]) || blankOrBreak(runes[end]) {
				return Encoded{}, false
			}
			w.raw(eol)
			for ; i < end; i++ {
				w.put("\n", eol)
			}
			i--
			w.raw(w.margin(indent))
		case r == ' ' && solid && w.chance(5):
			w.put(" ", eol)
			w.raw(w.margin(indent))
		case r == '\'' && quote != "":
			w.put("'", "''")
		default:
			w.put(string(r), string(r))
		}
	}
	w.end()
	w.raw(quote)
	return w.done(), true
}

// printable says whether YAML takes a character as it stands.
func printable(r rune) bool {
	return r == '\t' || r == '\n' || r >= ' ' && r != 0x7f && r != 0x85 && r != 0x2028 && r != 0x2029 &&
		r != 0xfeff && (r < 0x80 || r > 0x9f) && utf8.ValidRune(r)
}

// YAMLBlock writes a literal (|) or folded (>) scalar behind a key of a block that is
// indented by outer; false where the text cannot be written so. It ends with a line break.
func YAMLBlock(rng *rand.Rand, text string, outer int, eol string, folded bool) (Encoded, bool) {
	for _, r := range text {
		if !printable(r) {
			return Encoded{}, false
		}
	}
	b := &block{writer: writer{rng: rng}, eol: eol, folded: folded}
	step := 1 + rng.Intn(4)
	b.indent = strings.Repeat(" ", outer+step)
	body := strings.TrimRight(text, "\n")
	b.header(text, body, step)
	b.body(body)
	b.tail(body, len(text)-len(body))
	if text == "" {
		b.at = []int{0}
	}
	return b.done(), true
}

type block struct {
	writer
	eol, indent string
	folded      bool
}

func (b *block) header(text, body string, step int) {
	b.raw(map[bool]string{false: "|", true: ">"}[b.folded])
	digit := ""
	if first := strings.TrimLeft(text, "\n"); strings.HasPrefix(first, " ") || strings.HasPrefix(first, "\t") || b.chance(4) {
		digit = fmt.Sprint(step)
	}
	chomp := map[int]string{0: "-", 1: ""}
	sign, ok := chomp[len(text)-len(body)]
	if !ok || body == "" && text != "" {
		sign = "+"
	}
	if b.chance(2) {
		b.raw(digit + sign)
	} else {
		b.raw(sign + digit)
	}
	if b.chance(5) {
		b.raw(" # a comment")
	}
	b.raw(b.eol)
}

func (b *block) body(body string) {
	if body == "" {
		return
	}
	lines := strings.Split(body, "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" { // only empty lines at the very start
			b.put("\n", b.eol)
			continue
		}
		b.line(lines[i])
		next := i + 1
		for next < len(lines) && lines[next] == "" {
			next++
		}
		if next >= len(lines) {
			return
		}
		if b.folded && !startsBlank(lines[i]) && !startsBlank(lines[next]) {
			b.raw(b.eol)
		}
		for ; i < next; i++ {
			b.put("\n", b.eol)
		}
		i--
	}
}

func startsBlank(line string) bool {
	return strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
}

// line writes one line of the text, which folding may spread over several.
func (b *block) line(line string) {
	b.raw(b.indent)
	for i := 0; i < len(line); i++ {
		solid := i > 0 && i+1 < len(line) && !strings.ContainsRune(" \t", rune(line[i-1])) && !strings.ContainsRune(" \t", rune(line[i+1]))
		if b.folded && !startsBlank(line) && line[i] == ' ' && solid && b.chance(4) {
			b.put(" ", b.eol)
			b.raw(b.indent)
			continue
		}
		b.put(line[i:i+1], line[i:i+1])
	}
}

// tail writes the line breaks at the end of the text, and one more where chomping drops it.
func (b *block) tail(body string, breaks int) {
	for range breaks {
		b.put("\n", b.eol)
	}
	b.end()
	if breaks == 0 && body != "" {
		b.raw(b.eol)
	}
}
