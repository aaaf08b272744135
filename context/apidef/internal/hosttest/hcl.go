package hosttest

import (
	"fmt"
	"math/rand"
	"strings"
)

// HCLQuoted writes a quoted HCL template.
func HCLQuoted(rng *rand.Rand, text string) Encoded {
	w := &writer{rng: rng}
	w.raw(`"`)
	for i := 0; i < len(text); {
		size := len(string([]rune(text[i:])[:1]))
		piece := text[i : i+size]
		if opensTemplate(text[i:]) {
			piece = text[i : i+2]
			w.put(piece, piece[:1]+piece)
			i += 2
			continue
		}
		// A $ or % before one that opens would hide the escape of that one.
		if i+1 < len(text) && strings.ContainsAny(piece, "$%") && opensTemplate(text[i+1:]) {
			w.put(piece, fmt.Sprintf(`\u%04x`, piece[0]))
		} else {
			w.put(piece, hclRune(w, piece))
		}
		i += size
	}
	w.end()
	w.raw(`"`)
	return w.done()
}

func opensTemplate(s string) bool { return strings.HasPrefix(s, "${") || strings.HasPrefix(s, "%{") }

func hclRune(w *writer, piece string) string {
	switch piece {
	case "\n":
		return `\n`
	case "\r":
		return `\r`
	case "\t":
		return `\t`
	case `"`, `\`:
		return `\` + piece
	}
	r := []rune(piece)[0]
	if r < ' ' || w.chance(15) {
		if r > 0xffff {
			return fmt.Sprintf(`\U%08x`, r)
		}
		return fmt.Sprintf(`\u%04X`, r)
	}
	return piece
}

// HCLHeredoc writes a heredoc, with <<- indented by a margin; false where the text cannot
// be written so. It ends with a line break.
func HCLHeredoc(rng *rand.Rand, text string, indented bool) (Encoded, bool) {
	if !strings.HasSuffix(text, "\n") || strings.Contains(text, "$${") || strings.Contains(text, "%%{") {
		return Encoded{}, false
	}
	w := &writer{rng: rng}
	marker, margin := "<<EOT", ""
	if indented {
		if marker, margin = "<<-EOT", strings.Repeat(" ", 1+rng.Intn(6)); !flush(text) {
			return Encoded{}, false
		}
	}
	w.raw(marker + "\n")
	for line := range strings.Lines(text) {
		if strings.Trim(line, " \t\n") != "" {
			w.raw(margin)
		}
		heredocLine(w, line)
	}
	w.end()
	w.raw(margin + "EOT\n")
	return w.done(), true
}

// flush says whether a line has no white space before it, so that a margin is all that
// <<- takes away.
func flush(text string) bool {
	for line := range strings.Lines(text) {
		if line[0] != ' ' && line[0] != '\t' && line != "\n" {
			return true
		}
	}
	return false
}

func heredocLine(w *writer, line string) {
	for i := 0; i < len(line); i++ {
		if opensTemplate(line[i:]) {
			w.put(line[i:i+2], line[i:i+1]+line[i:i+2])
			i++
			continue
		}
		w.put(line[i:i+1], line[i:i+1])
	}
}

// HCLTemplate writes a template file; false where the text cannot be written so.
func HCLTemplate(rng *rand.Rand, text string) (Encoded, bool) {
	if strings.Contains(text, "$${") || strings.Contains(text, "%%{") {
		return Encoded{}, false
	}
	w := &writer{rng: rng}
	heredocLine(w, text)
	w.end()
	return w.done(), true
}

// Sub writes a text for Fn::Sub, which takes ${x} and turns ${!x} into it.
func Sub(text string) Encoded {
	w := &writer{}
	for i := 0; i < len(text); i++ {
		end := strings.IndexByte(text[i:], '}')
		if !strings.HasPrefix(text[i:], "${") || end < 0 {
			w.put(text[i:i+1], text[i:i+1])
			continue
		}
		w.put("$", "$")
		w.put("{", "{")
		w.raw("!")
		for _, c := range []byte(text[i+2 : i+end+1]) {
			w.put(string([]byte{c}), string([]byte{c}))
		}
		i += end
	}
	w.end()
	return w.done()
}

// Then gives the places of a text that was first written as e and then, as a whole, as outer.
func (e Encoded) Then(outer Encoded) Encoded {
	at := make([]int, len(e.At))
	for i, inner := range e.At {
		at[i] = outer.At[inner]
	}
	return Encoded{Code: outer.Code, At: at}
}

// In gives the places inside of a file in which head stands before the code.
func (e Encoded) In(head string) Encoded {
	at := make([]int, len(e.At))
	for i, inner := range e.At {
		at[i] = inner + len(head)
	}
	return Encoded{Code: e.Code, At: at}
}
