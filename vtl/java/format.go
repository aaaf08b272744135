package java

import (
	"strconv"
	"strings"
)

// Format is String.format, with the words of English and, for dates, UTC. The error
// is an *Exception (an IllegalFormatException of some kind) or a *LimitError.
func Format(format string, args []any, lim *Limits) (string, error) {
	specs, err := parseFormat(format)
	if err != nil {
		return "", err
	}
	var dst []byte
	ordinary, last := -1, -1
	for i := range specs {
		s := &specs[i]
		var arg any
		if s.takesArgument() {
			switch {
			case s.previous:
			case s.index > 0:
				last = s.index - 1
			default:
				ordinary++
				last = ordinary
			}
			if last < 0 || last >= len(args) {
				return "", formatError("MissingFormatArgumentException", "Format specifier '"+s.text+"'")
			}
			arg = args[last]
		}
		if s.width > lim.stringBytes() || s.precision > lim.stringBytes() {
			return "", lim.checkString(max(s.width, s.precision))
		}
		piece, err := s.print(arg, lim)
		if err != nil {
			return "", err
		}
		dst = AppendString(dst, piece)
		if err := lim.checkString(len(dst)); err != nil {
			return "", err
		}
	}
	return string(dst), nil
}

func formatError(class, message string) error {
	return &Exception{Class: "java.util." + class, Message: message}
}

// formatSpec is one piece of a format: text, or %[index$][flags][width][.precision]conversion.
type formatSpec struct {
	text       string // the text itself, or the specifier as written
	literal    bool
	index      int  // 1 and up where given
	previous   bool // %<s
	flags      formatFlags
	width      int // -1: none
	precision  int // -1: none
	date       bool
	conversion byte // in lower case
	upper      bool
}

type formatFlags struct {
	left, alternate, plus, space, zero, group, parentheses bool
}

func (s *formatSpec) takesArgument() bool {
	return !s.literal && (s.date || s.conversion != 'n' && s.conversion != '%')
}

func parseFormat(format string) ([]formatSpec, error) {
	var specs []formatSpec
	for format != "" {
		i := strings.IndexByte(format, '%')
		if i < 0 {
			return append(specs, formatSpec{text: format, literal: true}), nil
		}
		if i > 0 {
			specs = append(specs, formatSpec{text: format[:i], literal: true})
		}
		s, rest, err := parseSpec(format[i:])
		if err != nil {
			return nil, err
		}
		specs = append(specs, s)
		format = rest
	}
	return specs, nil
}

// parseSpec reads a specifier that begins with "%".
func parseSpec(format string) (s formatSpec, rest string, err error) {
	s = formatSpec{width: -1, precision: -1}
	p := specReader{s: format, i: 1}
	unknown := func() error {
		r, size := decodeRune(format[min(1, len(format)-1):])
		_ = r
		return formatError("UnknownFormatConversionException", "Conversion = '"+format[min(1, len(format)-1):][:size]+"'")
	}
	if n, ok := p.number(); ok {
		if p.next('$') {
			if s.index = n; n <= 0 {
				return s, "", formatError("IllegalFormatArgumentIndexException", "Illegal format argument index = "+strconv.Itoa(n))
			}
		} else {
			p.i = 1
		}
	}
	if err := p.flags(&s); err != nil {
		return s, "", err
	}
	if n, ok := p.number(); ok {
		s.width = n
	}
	if p.next('.') {
		n, ok := p.number()
		if !ok {
			return s, "", unknown()
		}
		s.precision = n
	}
	if p.next('t') {
		s.date = true
	} else if p.next('T') {
		s.date, s.upper = true, true
	}
	if p.i >= len(format) || !isAlpha(rune(format[p.i])) && format[p.i] != '%' {
		return s, "", unknown()
	}
	s.conversion = format[p.i]
	p.i++
	s.text = format[:p.i]
	switch {
	case s.width == tooWide:
		return s, "", formatError("IllegalFormatWidthException", "-2147483648")
	case s.precision == tooWide:
		return s, "", formatError("IllegalFormatPrecisionException", "-2147483648")
	}
	return s, format[p.i:], s.check()
}

// tooWide stands for a number that no int holds.
const tooWide = -2

type specReader struct {
	s string
	i int
}

func (p *specReader) next(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

func (p *specReader) number() (n int, ok bool) {
	start := p.i
	for p.i < len(p.s) && isDigit(rune(p.s[p.i])) {
		p.i++
	}
	if p.i == start {
		return 0, false
	}
	v, err := strconv.ParseInt(p.s[start:p.i], 10, 32)
	if err != nil {
		return tooWide, true
	}
	return int(v), true
}

func (p *specReader) flags(s *formatSpec) error {
	for ; p.i < len(p.s); p.i++ {
		flag := s.flags.named(p.s[p.i])
		if p.s[p.i] == '<' {
			flag = &s.previous
		}
		if flag == nil {
			return nil
		}
		if *flag {
			return formatError("DuplicateFormatFlagsException", "Flags = '"+p.s[p.i:p.i+1]+"'")
		}
		*flag = true
	}
	return nil
}

func (f *formatFlags) named(c byte) *bool {
	switch c {
	case '-':
		return &f.left
	case '#':
		return &f.alternate
	case '+':
		return &f.plus
	case ' ':
		return &f.space
	case '0':
		return &f.zero
	case ',':
		return &f.group
	case '(':
		return &f.parentheses
	}
	return nil
}

// justify pads with blanks to the width, counted in UTF-16 units.
func (s *formatSpec) justify(text string) string {
	pad := s.width - Length(text)
	switch {
	case pad <= 0:
		return text
	case s.flags.left:
		return text + strings.Repeat(" ", pad)
	}
	return strings.Repeat(" ", pad) + text
}
