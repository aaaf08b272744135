package strictjson

import (
	"strings"
	"unicode/utf8"
)

// Position gives the line and column of a byte in text, both from 1, columns in
// Unicode characters. An offset outside the text is moved to its nearer end.
func Position(text string, offset int) (line, column int) {
	before := text[:min(max(offset, 0), len(text))]
	line = strings.Count(before, "\n") + 1
	return line, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
}
