package jsonpath

// appendCompact appends strict JSON as AppendJSON would write its value: without blanks,
// names as they are, numbers and strings rewritten where Java writes them otherwise.
func appendCompact(dst []byte, text string) []byte {
	s := shapeScanner{text: text}
	for s.pos < len(text) {
		switch c := text[s.pos]; {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			s.pos++
		case c == '"':
			dst = s.appendToken(dst, (*shapeScanner).string)
		case c == '-' || isDigit(c):
			dst = s.appendToken(dst, (*shapeScanner).number)
		default:
			dst = append(dst, c)
			s.pos++
		}
	}
	return dst
}

// appendToken appends the string or the number at the current place.
func (s *shapeScanner) appendToken(dst []byte, scan func(*shapeScanner)) []byte {
	start := s.pos
	s.shape = canonical
	scan(s)
	token := s.text[start:s.pos]
	if s.shape == canonical {
		return append(dst, token...)
	}
	v, _ := Parse(token) // strict: never an error
	return appendValue(dst, v, plainSlash)
}
