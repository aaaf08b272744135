package java

import (
	"math"
	"math/big"
	"math/bits"
)

// appendDouble appends Double.toString as JDK 17 has it: at least one digit after
// the point, an exponent outside 10^-3 <= |d| < 10^7, and not always the shortest
// digits that read back as d (JDK-4511638): the digits come from the algorithm of
// Steele and White as FloatingDecimal carries it out.
func appendDouble(dst []byte, d float64) []byte {
	switch {
	case math.IsNaN(d):
		return append(dst, "NaN"...)
	case math.IsInf(d, 0) && d > 0:
		return append(dst, "Infinity"...)
	case math.IsInf(d, 0):
		return append(dst, "-Infinity"...)
	}
	if math.Signbit(d) {
		dst = append(dst, '-')
		d = -d
	}
	if d == 0 {
		return append(dst, "0.0"...)
	}
	if d < 1e7 && d == math.Trunc(d) {
		return append(appendUint(dst, uint64(d)), ".0"...)
	}
	return appendFloating(dst, doubleDigits(d, true))
}

// appendFloat is appendDouble for Float.toString.
func appendFloat(dst []byte, f float32) []byte {
	d := float64(f)
	if f != f || math.IsInf(d, 0) || f == 0 {
		return appendDouble(dst, d)
	}
	if f < 0 {
		dst = append(dst, '-')
		f = -f
	}
	return appendFloating(dst, floatDigits(f))
}

func appendUint(dst []byte, n uint64) []byte {
	var buf [20]byte
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return append(dst, buf[i:]...)
		}
	}
}

// decimalDigits is 0.d1d2d3… × 10^exp.
type decimalDigits struct {
	buf [20]byte
	n   int
	exp int
}

func (d *decimalDigits) digits() []byte { return d.buf[:d.n] }

func (d *decimalDigits) add(q uint64) {
	d.buf[d.n] = byte('0' + q)
	d.n++
}

// roundUp adds one to the last digit.
func (d *decimalDigits) roundUp() {
	for i := d.n - 1; i >= 0; i-- {
		if d.buf[i] != '9' {
			d.buf[i]++
			return
		}
		d.buf[i] = '0'
	}
	d.buf[0] = '1'
	d.exp++
}

func appendFloating(dst []byte, d decimalDigits) []byte {
	digits := d.digits()
	switch {
	case d.exp > 0 && d.exp < 8:
		for i := 0; i < d.exp; i++ {
			dst = append(dst, digitAt(digits, i))
		}
		dst = append(dst, '.')
		if len(digits) <= d.exp {
			return append(dst, '0')
		}
		return append(dst, digits[d.exp:]...)
	case d.exp <= 0 && d.exp > -3:
		dst = append(dst, "0."...)
		for i := d.exp; i < 0; i++ {
			dst = append(dst, '0')
		}
		return append(dst, digits...)
	}
	dst = append(dst, digits[0], '.')
	if len(digits) > 1 {
		dst = append(dst, digits[1:]...)
	} else {
		dst = append(dst, '0')
	}
	dst = append(dst, 'E')
	e := d.exp - 1
	if e < 0 {
		dst = append(dst, '-')
		e = -e
	}
	return appendUint(dst, uint64(e))
}

func digitAt(digits []byte, i int) byte {
	if i < len(digits) {
		return digits[i]
	}
	return '0'
}

const (
	doubleFraction = 52
	doubleBias     = 1023
	floatFraction  = 23
	floatBias      = 127
)

// doubleDigits gives the digits of a finite d > 0. plain tells that numbers near 1
// are written without exponent, where one digit may be enough.
func doubleDigits(d float64, plain bool) decimalDigits {
	b := math.Float64bits(d)
	exp, fract := int(b>>doubleFraction), b&(1<<doubleFraction-1)
	significant := doubleFraction + 1
	if exp == 0 {
		shift := bits.LeadingZeros64(fract) - (63 - doubleFraction)
		fract <<= shift
		exp = 1 - shift
		significant -= shift
	} else {
		fract |= 1 << doubleFraction
	}
	return binaryDigits(exp-doubleBias, fract, significant, plain)
}

func floatDigits(f float32) decimalDigits {
	b := math.Float32bits(f)
	exp, fract := int(b>>floatFraction), uint64(b&(1<<floatFraction-1))
	significant := floatFraction + 1
	if exp == 0 {
		shift := bits.LeadingZeros64(fract) - (63 - floatFraction)
		fract <<= shift
		exp = 1 - shift
		significant -= shift
	} else {
		fract |= 1 << floatFraction
	}
	return binaryDigits(exp-floatBias, fract<<(doubleFraction-floatFraction), significant, true)
}

// binaryDigits gives the digits of fract × 2^(exp-52), fract with its highest bit at 52.
func binaryDigits(exp int, fract uint64, significant int, plain bool) decimalDigits {
	tail := bits.TrailingZeros64(fract)
	fractBits := doubleFraction + 1 - tail
	tiny := max(0, fractBits-exp-1)
	if tiny == 0 && exp <= 62 && exp >= 0 {
		return wholeDigits(exp, fract, significant)
	}
	s := scaled{decExp: estimateExponent(fract, exp)}
	s.b5 = max(0, -s.decExp)
	s.b2 = s.b5 + tiny + exp
	s.s5 = max(0, s.decExp)
	s.s2 = s.s5 + tiny
	s.m5, s.m2 = s.b5, s.b2-significant
	s.fract = fract >> tail
	s.b2 -= fractBits - 1
	common := min(s.b2, s.s2)
	s.b2, s.s2, s.m2 = s.b2-common, s.s2-common, s.m2-common
	if fractBits == 1 { // the next smaller number is only half as far away
		s.m2--
	}
	if s.m2 < 0 {
		s.b2, s.s2, s.m2 = s.b2-s.m2, s.s2-s.m2, 0
	}
	numerator := fractBits + s.b2 + bitsOf5(s.b5)
	tenDenominators := s.s2 + 1 + bitsOf5(s.s5+1)
	switch {
	case numerator < 32 && tenDenominators < 32:
		return smallDigits[int32](s, plain)
	case numerator < 64 && tenDenominators < 64:
		return smallDigits[int64](s, plain)
	}
	return bigDigits(s, plain)
}

// scaled is a number as fract·5^b5·2^b2 / (5^s5·2^s2), and half the distance to its
// neighbour as 5^m5·2^m2 over the same.
type scaled struct {
	fract                  uint64
	decExp                 int
	b2, b5, s2, s5, m2, m5 int
}

var powersOf5 = func() (p [28]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 5 * p[i-1]
	}
	return p
}()

func bitsOf5(n int) int {
	if n < len(powersOf5) {
		return bits.Len64(powersOf5[n])
	}
	return 3 * n
}

// estimateExponent gives floor(log10(d)), now and then one too small.
func estimateExponent(fract uint64, exp int) int {
	d2 := math.Float64frombits(doubleBias<<doubleFraction | fract&(1<<doubleFraction-1))
	d := (d2-1.5)*0.289529654 + 0.176091259 + float64(exp)*0.301029995663981
	return int(math.Floor(d))
}

// wholeDigits gives the digits of a whole number, without those that the precision
// of the number does not hold.
func wholeDigits(exp int, fract uint64, significant int) decimalDigits {
	n := fract
	if exp >= doubleFraction {
		n <<= exp - doubleFraction
	} else {
		n >>= doubleFraction - exp
	}
	drop := 0
	if exp > significant {
		drop = digitsBelow(exp - significant - 1)
	}
	var d decimalDigits
	if drop > 0 {
		pow := powersOf5[drop] << drop
		rest := n % pow
		n /= pow
		if rest >= pow/2 {
			n++
		}
	}
	text := appendUint(d.buf[:0], n)
	d.n = len(text)
	d.exp = d.n + drop
	for d.n > 1 && d.buf[d.n-1] == '0' {
		d.n--
	}
	return d
}

// digitsBelow is how many decimal digits 2^p leaves without meaning.
func digitsBelow(p int) int {
	if p <= 1 || p > 63 {
		return 0
	}
	return len(appendUint(make([]byte, 0, 20), 1<<p)) - 1
}

// smallDigits makes the digits in the width that Java uses, so that overflow has the same effect.
func smallDigits[T int32 | int64](s scaled, plain bool) decimalDigits {
	b := T(s.fract*powersOf5[s.b5]) << s.b2
	den := T(powersOf5[s.s5]) << s.s2
	m := T(powersOf5[s.m5]) << s.m2
	tens := den * 10
	var d decimalDigits
	q := b / den
	b = 10 * (b % den)
	m *= 10
	low, high := b < m, b+m > tens
	if q == 0 && !high {
		s.decExp--
	} else {
		d.add(uint64(q))
	}
	if !plain || s.decExp < -3 || s.decExp >= 8 {
		low, high = false, false
	}
	for !low && !high {
		q = b / den
		b = 10 * (b % den)
		m *= 10
		if m > 0 {
			low, high = b < m, b+m > tens
		} else {
			low, high = true, true
		}
		d.add(uint64(q))
	}
	d.exp = s.decExp + 1
	finishDigits(&d, low, high, func() int { return sign(int64(b<<1 - tens)) })
	return d
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// finishDigits rounds the last digit: high says that the digits plus one unit would
// read back as the number, low that the digits themselves would.
func finishDigits(d *decimalDigits, low, high bool, half func() int) {
	if !high {
		return
	}
	if low {
		switch h := half(); {
		case h < 0, h == 0 && d.buf[d.n-1]&1 == 0:
			return
		}
	}
	d.roundUp()
}

func bigDigits(s scaled, plain bool) decimalDigits {
	den := scaledInt(1, s.s5, s.s2)
	b := scaledInt(s.fract, s.b5, s.b2)
	m := scaledInt(10, s.m5, s.m2)
	tens := scaledInt(10, s.s5, s.s2)
	ten := big.NewInt(10)
	sum := new(big.Int)
	quotient := new(big.Int)
	digit := func() uint64 {
		quotient.QuoRem(b, den, b)
		b.Mul(b, ten)
		return quotient.Uint64()
	}
	ends := func() (low, high bool) { return b.Cmp(m) < 0, tens.Cmp(sum.Add(b, m)) <= 0 }
	var d decimalDigits
	q := digit()
	low, high := ends()
	if q == 0 && !high {
		s.decExp--
	} else {
		d.add(q)
	}
	if !plain || s.decExp < -3 || s.decExp >= 8 {
		low, high = false, false
	}
	for !low && !high {
		q = digit()
		m.Mul(m, ten)
		low, high = ends()
		d.add(q)
	}
	d.exp = s.decExp + 1
	finishDigits(&d, low, high, func() int { return b.Lsh(b, 1).Cmp(tens) })
	return d
}

func scaledInt(n uint64, fives, twos int) *big.Int {
	x := new(big.Int).Exp(big.NewInt(5), big.NewInt(int64(fives)), nil)
	x.Mul(x, new(big.Int).SetUint64(n))
	return x.Lsh(x, uint(twos))
}
