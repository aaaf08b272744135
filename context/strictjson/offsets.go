package strictjson

import "unicode/utf8"

// Offsets gives, for a String value in text, the byte offset in text of every byte
// of the decoded Text, and of its end: len(Text)+1 numbers. The bytes of an escape
// all lie at its backslash. It is nil for other values; text must be the one that
// the value was parsed from.
func (v *Value) Offsets(text string) []int {
	if !v.Is(String) {
		return nil
	}
	offsets := make([]int, 0, len(v.Text)+1)
	end := v.End - 1
	for i := v.Start + 1; i < end; {
		decoded, width := decodedLen(text[i:end])
		for n := range decoded {
			if width == decoded { // not an escape: byte by byte
				offsets = append(offsets, i+n)
			} else {
				offsets = append(offsets, i)
			}
		}
		i += width
	}
	return append(offsets, end)
}

// SourceOffset gives the one number Offsets(text)[i] without the table. An i outside
// the string is moved to its nearer end.
func (v *Value) SourceOffset(text string, i int) int {
	if !v.Is(String) {
		return v.Start
	}
	pos, end := v.Start+1, v.End-1
	for i > 0 && pos < end {
		decoded, width := decodedLen(text[pos:end])
		if i < decoded {
			if width == decoded {
				pos += i
			}
			return pos
		}
		i -= decoded
		pos += width
	}
	return pos
}

// decodedLen gives the number of bytes that the first character of a string's raw
// text has when decoded, and has in the text.
func decodedLen(raw string) (decoded, width int) {
	if raw[0] != '\\' {
		_, width = utf8.DecodeRuneInString(raw)
		return width, width
	}
	r, width := unescape(raw)
	return utf8.RuneLen(r), width
}
