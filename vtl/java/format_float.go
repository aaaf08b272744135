package java

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

func (s *formatSpec) printFloat(arg any) (string, error) {
	switch n := arg.(type) {
	case float64:
		return s.printDouble(n), nil
	case float32:
		return s.printDouble(float64(n)), nil
	case *Decimal:
		if s.conversion != 'a' {
			return s.printDecimal(n)
		}
	}
	return "", s.mismatch(arg)
}

func (s *formatSpec) printDouble(d float64) string {
	switch {
	case d != d:
		return s.justify(choose(s.upper, "NAN", "NaN"))
	case isInfinite(d):
		before, after := s.signs(d < 0)
		return s.justify(before + choose(s.upper, "INFINITY", "Infinity") + after)
	}
	before, after := s.signs(math.Signbit(d))
	return s.justify(before + s.floatMagnitude(math.Abs(d), len(before)+len(after)) + after)
}

// digitsOf gives the digits from which Java formats: those of Double.toString, but
// always at least two. Zero has the digit 0.
func digitsOf(d float64) decimalDigits {
	if d == 0 {
		zero := decimalDigits{n: 1, exp: 1}
		zero.buf[0] = '0'
		return zero
	}
	return doubleDigits(d, false)
}

func (s *formatSpec) floatMagnitude(d float64, taken int) string {
	precision := choose(s.precision < 0, 6, s.precision)
	switch s.conversion {
	case 'a':
		return s.hexMagnitude(d, taken)
	case 'f':
		digits := digitsOf(d)
		digits.round(digits.exp + precision)
		return s.magnitude(s.point(plainDigits(digits, precision), precision), taken)
	case 'e':
		digits := digitsOf(d)
		digits.round(precision + 1)
		return s.scientific(digits, precision, taken, d == 0)
	}
	return s.generalMagnitude(d, max(precision, 1), taken)
}

func (s *formatSpec) generalMagnitude(d float64, precision, taken int) string {
	if d == 0 {
		return s.magnitude(s.point("0", precision-1), taken)
	}
	digits := digitsOf(d)
	digits.round(precision)
	if digits.exp-1 < -4 || digits.exp-1 >= precision {
		return s.scientific(digits, precision-1, taken, false)
	}
	places := precision - digits.exp
	return s.magnitude(s.point(plainDigits(digits, places), places), taken)
}

// round keeps n digits, half up; a negative n leaves them as they are.
func (d *decimalDigits) round(n int) {
	if n >= d.n || n < 0 {
		return
	}
	up := d.buf[n] >= '5'
	for i := n; i < d.n; i++ {
		d.buf[i] = '0'
	}
	switch {
	case up && n == 0:
		d.buf[0] = '1'
		d.exp++
	case up:
		kept := *d
		kept.n = n
		kept.roundUp()
		copy(d.buf[:n], kept.buf[:n])
		d.exp = kept.exp
	}
}

// plainDigits writes digits without exponent, with at most so many behind the point.
func plainDigits(d decimalDigits, precision int) string {
	digits := string(d.digits())
	if d.exp > 0 {
		if len(digits) <= d.exp {
			return digits + strings.Repeat("0", d.exp-len(digits))
		}
		return strings.TrimSuffix(digits[:d.exp]+"."+digits[d.exp:min(len(digits), d.exp+precision)], ".")
	}
	zeros := max(0, min(-d.exp, precision))
	t := max(0, min(len(digits), precision+d.exp))
	if zeros+t == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", zeros) + digits[:t]
}

// point gives the number so many digits behind the point, and a point without any
// where the flag # asks for one.
func (s *formatSpec) point(number string, precision int) string {
	whole, fraction, _ := strings.Cut(number, ".")
	if precision <= 0 {
		return number + choose(s.flags.alternate && precision == 0 && fraction == "", ".", "")
	}
	return whole + "." + fraction + strings.Repeat("0", max(0, precision-len(fraction)))
}

func (s *formatSpec) scientific(d decimalDigits, precision, taken int, zero bool) string {
	digits := string(d.digits())
	mantissa := digits[:1]
	if t := min(len(digits)-1, precision); t > 0 {
		mantissa += "." + digits[1:t+1]
	}
	exp := d.exp - 1
	if zero {
		exp = 0
	}
	return s.withExponent(s.point(mantissa, precision), exp, taken)
}

func (s *formatSpec) withExponent(mantissa string, exp, taken int) string {
	e := choose(s.upper, "E", "e") + choose(exp < 0, "-", "+")
	if exp = max(exp, -exp); exp < 10 {
		e += "0"
	}
	e += strconv.Itoa(exp)
	return s.magnitude(mantissa, taken+len(e)) + e
}

// hexMagnitude is %a: the digits of Double.toHexString, rounded to the precision.
func (s *formatSpec) hexMagnitude(d float64, taken int) string {
	precision := s.precision
	if precision == 0 {
		precision = 1
	}
	hex := doubleHex(d)[2:]
	if precision > 0 && precision < 13 && d != 0 {
		hex = roundedHex(d, precision)
	}
	pad := s.width - taken - len(hex) - 2 // before the zeros that the precision adds, as Java counts
	mantissa, exponent, _ := strings.Cut(hex, "p")
	if precision > 0 {
		mantissa = s.point(mantissa, precision)
	}
	hex = mantissa + "p" + exponent
	if s.flags.zero && pad > 0 {
		hex = strings.Repeat("0", pad) + hex
	}
	if s.upper {
		return "0X" + strings.ToUpper(hex)
	}
	return "0x" + hex
}

// roundedHex rounds the hexadecimal digits half to even.
func roundedHex(d float64, precision int) string {
	const least = -1022
	frac, exp := math.Frexp(d)
	exp--
	subnormal := exp < least
	if subnormal { // Java rounds these as if they were normal, then scales them back
		frac = math.Ldexp(frac, 0)
	}
	m := math.RoundToEven(math.Ldexp(frac, 1+4*precision))
	rounded := math.Ldexp(m, exp-4*precision)
	if subnormal && rounded != 0 {
		f, e := math.Frexp(m)
		return strings.Replace(doubleHex(f * 2)[2:], "p0", "p"+strconv.Itoa(exp-4*precision+e-1), 1)
	}
	if isInfinite(rounded) {
		return "1.0p1024"
	}
	return doubleHex(rounded)[2:]
}

func (s *formatSpec) printDecimal(d *Decimal) (string, error) {
	before, after := s.signs(d.unscaled.Sign() < 0)
	abs := &Decimal{new(big.Int).Abs(d.unscaled), d.scale}
	precision := choose(s.precision < 0, 6, s.precision)
	taken := len(before) + len(after)
	var text string
	var err error
	switch s.conversion {
	case 'f':
		text, err = s.decimalPlain(abs, precision, taken)
	case 'e':
		text, err = s.decimalScientific(abs, precision, taken)
	default:
		text, err = s.decimalGeneral(abs, max(precision, 1), taken)
	}
	return s.justify(before + text + after), err
}

func (s *formatSpec) decimalPlain(d *Decimal, precision, taken int) (string, error) {
	if int64(d.scale) > int64(precision) {
		var err error
		if d, err = setScale(d, int64(precision), roundHalfUp); err != nil {
			return "", err
		}
	}
	text, err := d.plainText(nil)
	return s.magnitude(s.point(text, precision), taken), err
}

func (s *formatSpec) decimalScientific(d *Decimal, precision, taken int) (string, error) {
	d, err := roundDigits(d, int64(precision)+1)
	if err != nil {
		return "", err
	}
	digits := d.unscaled.String()
	exp := len(digits) - 1 - int(d.scale)
	mantissa := digits[:1]
	if len(digits) > 1 {
		mantissa += "." + digits[1:]
	}
	return s.withExponent(s.point(mantissa, precision), exp, taken), nil
}

func (s *formatSpec) decimalGeneral(d *Decimal, precision, taken int) (string, error) {
	d, err := roundDigits(d, int64(precision))
	if err != nil {
		return "", err
	}
	small, large := &Decimal{big.NewInt(1), 4}, &Decimal{big.NewInt(1), int32(-precision)}
	isZero := d.unscaled.Sign() == 0 && d.scale == 0
	if isZero || d.compare(small) >= 0 && d.compare(large) < 0 {
		e := len(d.unscaled.String()) - 1 - int(d.scale)
		return s.decimalPlain(d, precision-e-1, taken)
	}
	return s.decimalScientific(d, precision-1, taken)
}

// roundDigits keeps so many digits of a number, half up.
func roundDigits(d *Decimal, n int64) (*Decimal, error) {
	for d.precision() > n {
		var err error
		if d, err = setScale(d, int64(d.scale)-(d.precision()-n), roundHalfUp); err != nil {
			return nil, err
		}
	}
	return d, nil
}
