package java

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is a java.math.BigDecimal: unscaled × 10^-scale. It is immutable. The zero
// value is no valid Decimal.
type Decimal struct {
	unscaled *big.Int
	scale    int32
}

// NewDecimal gives unscaled × 10^-scale; it keeps unscaled.
func NewDecimal(unscaled *big.Int, scale int32) *Decimal { return &Decimal{unscaled, scale} }

// maxDecimalDigits bounds the digits that a Decimal is written or computed with.
const maxDecimalDigits = maxBits / 3

// ParseDecimal reads what BigDecimal's constructor reads: an optional sign, digits
// with at most one point, an optional exponent. The error is a NumberFormatException.
func ParseDecimal(text string) (*Decimal, error) {
	mantissa, exponent := text, int64(0)
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		e, err := strconv.ParseInt(text[i+1:], 10, 32)
		if err != nil || strings.Contains(text[i+1:], "_") {
			return nil, numberFormat(text)
		}
		mantissa, exponent = text[:i], e
	}
	digits := mantissa
	scale := int64(0)
	if i := strings.IndexByte(mantissa, '.'); i >= 0 {
		digits = mantissa[:i] + mantissa[i+1:]
		scale = int64(len(mantissa) - i - 1)
	}
	scale -= exponent
	if !isSignedDigits(digits) || scale != int64(int32(scale)) {
		return nil, numberFormat(text)
	}
	if len(digits) > maxDecimalDigits {
		return nil, &LimitError{What: "number digits", Max: maxDecimalDigits}
	}
	unscaled, _ := new(big.Int).SetString(digits, 10)
	return &Decimal{unscaled, int32(scale)}, nil
}

func isSignedDigits(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func numberFormat(text string) error {
	return &Exception{Class: "java.lang.NumberFormatException", Message: "For input string: \"" + text + "\""}
}

// exactDecimal is new BigDecimal(double): every binary digit.
func exactDecimal(d float64) (*Decimal, error) {
	if math.IsNaN(d) || math.IsInf(d, 0) {
		return nil, &Exception{Class: "java.lang.NumberFormatException", Message: "Infinite or NaN"}
	}
	m, e := math.Frexp(d)
	n := big.NewInt(int64(m * (1 << 53)))
	e -= 53
	if zeros := int(n.TrailingZeroBits()); n.Sign() != 0 {
		n.Rsh(n, uint(zeros))
		e += zeros
	}
	switch {
	case n.Sign() == 0:
		return &Decimal{n, 0}, nil
	case e >= 0:
		return &Decimal{n.Lsh(n, uint(e)), 0}, nil
	}
	return &Decimal{n.Mul(n, new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(-e)), nil)), int32(-e)}, nil
}

func (d *Decimal) appendText(dst []byte) []byte {
	digits := d.unscaled.String()
	if d.scale == 0 {
		return append(dst, digits...)
	}
	if digits[0] == '-' {
		dst = append(dst, '-')
		digits = digits[1:]
	}
	adjusted := int64(len(digits)) - 1 - int64(d.scale)
	if d.scale > 0 && adjusted >= -6 {
		return appendPoint(dst, digits, int(d.scale))
	}
	dst = append(dst, digits[0])
	if len(digits) > 1 {
		dst = append(append(dst, '.'), digits[1:]...)
	}
	if adjusted == 0 {
		return dst
	}
	dst = append(dst, 'E')
	if adjusted > 0 {
		dst = append(dst, '+')
	}
	return strconv.AppendInt(dst, adjusted, 10)
}

// appendPoint appends digits with a point before the last scale of them.
func appendPoint(dst []byte, digits string, scale int) []byte {
	if len(digits) > scale {
		dst = append(dst, digits[:len(digits)-scale]...)
		return append(append(dst, '.'), digits[len(digits)-scale:]...)
	}
	dst = append(dst, "0."...)
	for range scale - len(digits) {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

// Float64 gives the nearest double.
func (d *Decimal) Float64() float64 {
	f, _ := strconv.ParseFloat(string(d.appendText(nil)), 64)
	return f
}

func (d *Decimal) float32() float32 {
	f, _ := strconv.ParseFloat(string(d.appendText(nil)), 32)
	return float32(f)
}

// bigInt gives the whole part.
func (d *Decimal) bigInt() (*big.Int, error) {
	if d.scale == 0 {
		return d.unscaled, nil
	}
	if d.scale < 0 {
		p, err := powerOf10(-int64(d.scale))
		if err != nil {
			return nil, err
		}
		return p.Mul(p, d.unscaled), nil
	}
	if int(d.scale) > len(d.unscaled.String()) {
		return new(big.Int), nil
	}
	p, err := powerOf10(int64(d.scale))
	if err != nil {
		return nil, err
	}
	return p.Quo(d.unscaled, p), nil
}

func powerOf10(n int64) (*big.Int, error) {
	if n > maxDecimalDigits {
		return nil, &LimitError{What: "number digits", Max: maxDecimalDigits}
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(n), nil), nil
}

// align gives the unscaled values of both at the larger scale.
func align(a, b *Decimal) (x, y *big.Int, scale int32, err error) {
	if a.scale == b.scale {
		return a.unscaled, b.unscaled, a.scale, nil
	}
	if a.scale < b.scale {
		p, err := powerOf10(int64(b.scale) - int64(a.scale))
		if err != nil {
			return nil, nil, 0, err
		}
		return p.Mul(p, a.unscaled), b.unscaled, b.scale, nil
	}
	y, x, scale, err = align(b, a)
	return x, y, scale, err
}

func (d *Decimal) compare(o *Decimal) int {
	if s, t := d.unscaled.Sign(), o.unscaled.Sign(); s != t || s == 0 {
		return sign(int64(s - t))
	}
	if m, n := d.magnitude(), o.magnitude(); m != n {
		return sign(m-n) * d.unscaled.Sign()
	}
	x, y, _, err := align(d, o)
	if err != nil {
		return 0
	}
	return x.Cmp(y)
}

// magnitude is the number of digits before the point.
func (d *Decimal) magnitude() int64 {
	digits := len(d.unscaled.String())
	if d.unscaled.Sign() < 0 {
		digits--
	}
	return int64(digits) - int64(d.scale)
}
