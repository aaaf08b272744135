package java

import (
	"math/big"
	"strconv"
	"strings"
)

// print gives what a piece of a format prints.
func (s *formatSpec) print(arg any, lim *Limits) (string, error) {
	switch {
	case s.literal:
		return s.text, nil
	case s.date:
		return s.printDate(arg)
	}
	switch s.conversion {
	case '%':
		return s.justify("%"), nil
	case 'n':
		return "\n", nil
	case 'b':
		b, isBool := arg.(bool)
		return s.general(strconv.FormatBool(arg != nil && (!isBool || b))), nil
	case 's':
		return s.printText(arg, lim)
	case 'h':
		if arg == nil {
			return s.general("null"), nil
		}
		return s.general(strconv.FormatUint(uint64(uint32(HashCode(arg))), 16)), nil
	}
	if arg == nil {
		return s.general("null"), nil
	}
	switch s.conversion {
	case 'c':
		return s.printCharacter(arg)
	case 'd', 'o', 'x':
		return s.printInteger(arg)
	}
	return s.printFloat(arg)
}

// general cuts a text to the precision, in upper case where that is wanted.
func (s *formatSpec) general(text string) string {
	if s.precision >= 0 && s.precision < Length(text) {
		text = slice(text, 0, s.precision)
	}
	if s.upper {
		text = toUpper(text)
	}
	return s.justify(text)
}

func (s *formatSpec) printText(arg any, lim *Limits) (string, error) {
	if s.flags.alternate {
		return "", s.forbid("#")
	}
	text, err := TextOf(arg, lim)
	return s.general(text), err
}

func (s *formatSpec) mismatch(arg any) error {
	return formatError("IllegalFormatConversionException", string(rune(s.conversion))+" != "+ClassName(arg))
}

func (s *formatSpec) printCharacter(arg any) (string, error) {
	switch arg.(type) {
	case Char, int8, int16, int32:
	default:
		return "", s.mismatch(arg)
	}
	code := int(codeArgument(arg))
	text, ok := codeText(code)
	if !ok {
		return "", formatError("IllegalFormatCodePointException", "Code point = 0x"+strconv.FormatUint(uint64(uint32(code)), 16))
	}
	if s.upper {
		text = toUpper(text)
	}
	return s.justify(text), nil
}

func (s *formatSpec) printInteger(arg any) (string, error) {
	switch n := arg.(type) {
	case int8:
		return s.printWhole(int64(n), 8)
	case int16:
		return s.printWhole(int64(n), 16)
	case int32:
		return s.printWhole(int64(n), 32)
	case int64:
		return s.printWhole(n, 64)
	case *big.Int:
		return s.printBig(n), nil
	}
	return "", s.mismatch(arg)
}

// printWhole writes a number of so many bits; octal and hexadecimal show the bits.
func (s *formatSpec) printWhole(n int64, bits int) (string, error) {
	if s.conversion == 'd' {
		return s.printBig(big.NewInt(n)), nil
	}
	if err := s.forbid("( +"); err != nil {
		return "", err
	}
	mask := ^uint64(0) >> (64 - bits)
	return s.justify(s.bitsText("", strconv.FormatUint(uint64(n)&mask, s.radix()), "")), nil
}

func (s *formatSpec) radix() int {
	switch s.conversion {
	case 'o':
		return 8
	case 'x':
		return 16
	}
	return 10
}

func (s *formatSpec) printBig(n *big.Int) string {
	before, after := s.signs(n.Sign() < 0)
	digits := new(big.Int).Abs(n).Text(s.radix())
	if s.conversion == 'd' {
		return s.justify(before + s.magnitude(digits, len(before)+len(after)) + after)
	}
	return s.justify(s.bitsText(before, digits, after))
}

// bitsText writes octal or hexadecimal digits with their prefix, padded with zeros.
func (s *formatSpec) bitsText(before, digits, after string) string {
	prefix := ""
	if s.flags.alternate {
		prefix = choose(s.conversion == 'o', "0", "0x")
	}
	if pad := s.width - len(before+prefix+digits+after); s.flags.zero && pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	if s.upper {
		prefix, digits = strings.ToUpper(prefix), strings.ToUpper(digits)
	}
	return before + prefix + digits + after
}

// signs gives what stands before and after the digits.
func (s *formatSpec) signs(negative bool) (before, after string) {
	switch {
	case negative && s.flags.parentheses:
		return "(", ")"
	case negative:
		return "-", ""
	case s.flags.plus:
		return "+", ""
	case s.flags.space:
		return " ", ""
	}
	return "", ""
}

// magnitude groups the digits before the point, and pads with zeros so that with
// taken other characters the width is filled.
func (s *formatSpec) magnitude(digits string, taken int) string {
	whole, fraction := digits, ""
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		whole, fraction = digits[:i], digits[i:]
	}
	if s.flags.group {
		whole = grouped(whole)
	}
	if pad := s.width - taken - len(whole) - len(fraction); s.flags.zero && pad > 0 {
		whole = strings.Repeat("0", pad) + whole
	}
	return whole + fraction
}

func grouped(digits string) string {
	var b strings.Builder
	for i := range len(digits) {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(digits[i])
	}
	return b.String()
}
