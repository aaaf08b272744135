package hosttest

import (
	"math/rand"
	"strings"
)

// pieces are what templates and hostile texts are made of.
var pieces = []string{
	"#set($x = $input.json('$'))", "$input.path('$.a.b')", "$util.escapeJavaScript($x).replaceAll(\"\\\\'\",\"'\")",
	"#if($a == \"b\" && !$c)", "#else", "#end", "{\"input\": \"$x\"}", "${x}", "$!{x.y}", "#foreach($i in [1..3])", "## note",
	"'", "\"", "\\", "\\\\", "\\\"", "/", "{", "}", "a", "b c", "word", "x: y", "- z", "1", "é", "ß", "😀", "日本", "&", "<", ">", "%", "@",
	" ", "  ", "\n", "\n\n", "\n  ", "\t", ",", "[", "]", "~", "`", "|",
}

// rare ones cannot be written in every syntax.
var rare = []string{"\r", "\u2028", "\u0085", "\u00a0", "\ufeff", "\x00", "\x1b", "\x7f", "\u2029", "\f"}

// Text makes up a text of at most n pieces. Where wild it holds characters that
// some syntaxes can only escape.
func Text(rng *rand.Rand, n int, wild bool) string {
	var sb strings.Builder
	for range rng.Intn(n + 1) {
		if wild && rng.Intn(12) == 0 {
			sb.WriteString(rare[rng.Intn(len(rare))])
			continue
		}
		sb.WriteString(pieces[rng.Intn(len(pieces))])
	}
	return sb.String()
}

// Words makes up a text that a plain YAML scalar can hold.
func Words(rng *rand.Rand, n int) string {
	words := []string{"$x", "$input.body", "a", "it's", "b\"c", "é", "😀", "\\n", "x&y", "(1)", "$util.urlEncode($x)", "!", "*", "-", "|"}
	var sb strings.Builder
	sb.WriteString("w")
	for range rng.Intn(n + 1) {
		sb.WriteString([]string{" ", "  ", "\n", "\n\n", "\t", ""}[rng.Intn(6)])
		sb.WriteString(words[rng.Intn(len(words))])
	}
	return sb.String()
}
