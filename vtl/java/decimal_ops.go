package java

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// precision is the number of digits; zero has one.
func (d *Decimal) precision() int64 {
	if d.unscaled.Sign() == 0 {
		return 1
	}
	return int64(len(new(big.Int).Abs(d.unscaled).String()))
}

func setScale(d *Decimal, scale int64, mode rounding) (*Decimal, error) {
	shift := scale - int64(d.scale)
	if shift == 0 {
		return d, nil
	}
	if d.unscaled.Sign() == 0 {
		return withScale(d.unscaled, scale)
	}
	if shift < 0 && -shift > d.precision()+1 { // far more digits go than there are
		shift = -(d.precision() + 1)
	}
	p, err := powerOf10(max(shift, -shift))
	if err != nil {
		return nil, err
	}
	if shift > 0 {
		return withScale(p.Mul(p, d.unscaled), scale)
	}
	n, err := divideRounded(d.unscaled, p, mode)
	if err != nil {
		return nil, err
	}
	return withScale(n, scale)
}

// movePoint moves the point n places left; the result has no negative scale.
func movePoint(d *Decimal, n int64) (*Decimal, error) {
	if n == 0 {
		return d, nil
	}
	moved, err := withScale(d.unscaled, int64(d.scale)+n)
	if err != nil || moved.scale >= 0 {
		return moved, err
	}
	return setScale(moved, 0, roundUnnecessary)
}

// stripZeros takes zeros off the end as long as the scale is above preferred.
func stripZeros(d *Decimal, preferred int64) *Decimal {
	if d.unscaled.Sign() == 0 {
		if preferred == math.MinInt32 {
			return &Decimal{d.unscaled, 0}
		}
		return d
	}
	n, scale := d.unscaled, int64(d.scale)
	digits := n.String()
	zeros := int64(len(digits) - len(strings.TrimRight(digits, "0")))
	zeros = max(min(zeros, scale-preferred), 0)
	if zeros > 0 {
		p, _ := powerOf10(zeros) // no longer than the number itself
		n = new(big.Int).Quo(n, p)
	}
	return &Decimal{n, int32(scale - zeros)}
}

// divideExactly is BigDecimal.divide(BigDecimal).
func divideExactly(a, b *Decimal) (*Decimal, error) {
	preferred := int64(a.scale) - int64(b.scale)
	if b.unscaled.Sign() == 0 {
		return nil, arithmeticException(choose(a.unscaled.Sign() == 0, "Division undefined", "Division by zero"))
	}
	preferred = min(max(preferred, math.MinInt32), math.MaxInt32)
	if a.unscaled.Sign() == 0 {
		return &Decimal{a.unscaled, int32(preferred)}, nil
	}
	q := new(big.Rat).SetFrac(a.unscaled, b.unscaled)
	twos, fives, rest := factors(q.Denom())
	if rest {
		return nil, arithmeticException("Non-terminating decimal expansion; no exact representable decimal result.")
	}
	places := int64(max(twos, fives))
	p, err := powerOf10(places)
	if err != nil {
		return nil, err
	}
	n := p.Quo(p.Mul(p, q.Num()), q.Denom())
	exact, err := withScale(n, preferred+places)
	if err != nil {
		return nil, err
	}
	return stripZeros(exact, preferred), nil
}

// factors counts the factors 2 and 5 of n; rest tells whether there are others.
func factors(n *big.Int) (twos, fives int, rest bool) {
	twos = int(n.TrailingZeroBits())
	n = new(big.Int).Rsh(n, uint(twos))
	five, r := big.NewInt(5), new(big.Int)
	for q := new(big.Int); ; fives++ {
		if q.QuoRem(n, five, r); r.Sign() != 0 {
			break
		}
		n.Set(q)
	}
	return twos, fives, n.Cmp(big.NewInt(1)) != 0
}

// divideToWhole is BigDecimal.divideToIntegralValue.
func divideToWhole(a, b *Decimal) (*Decimal, error) {
	preferred := min(max(int64(a.scale)-int64(b.scale), math.MinInt32), math.MaxInt32)
	if b.unscaled.Sign() == 0 {
		return nil, arithmeticException(choose(a.unscaled.Sign() == 0, "Division undefined", "Division by zero"))
	}
	abs := func(d *Decimal) *Decimal { return &Decimal{new(big.Int).Abs(d.unscaled), d.scale} }
	if a.unscaled.Sign() == 0 || abs(a).compare(abs(b)) < 0 {
		return &Decimal{new(big.Int), int32(preferred)}, nil
	}
	q, err := divideDecimal(a, b, 0, roundDown)
	if err != nil {
		return nil, err
	}
	if preferred >= 0 {
		return setScale(q, preferred, roundUnnecessary)
	}
	return stripZeros(q, preferred), nil
}

func remainderDecimal(a, b *Decimal) (*Decimal, error) {
	q, err := divideToWhole(a, b)
	if err != nil {
		return nil, err
	}
	product, err := multiplication.decimal(q, b)
	if err != nil {
		return nil, err
	}
	return subtraction.decimal(a, product)
}

// maxDecimalPower is the largest exponent that BigDecimal.pow takes.
const maxDecimalPower = 999999999

func powDecimal(d *Decimal, n int) (*Decimal, error) {
	if n < 0 || n > maxDecimalPower {
		return nil, arithmeticException("Invalid operation")
	}
	p, err := powInteger(d.unscaled, n)
	if err != nil {
		return nil, err
	}
	return withScale(p, int64(d.scale)*int64(n))
}

func (d *Decimal) plainText(lim *Limits) (string, error) {
	digits := d.unscaled.String()
	if d.scale == 0 || d.scale < 0 && d.unscaled.Sign() == 0 {
		return digits, nil
	}
	if err := lim.checkString(len(digits) + int(max(d.scale, -d.scale))); err != nil {
		return "", err
	}
	if d.scale < 0 {
		return digits + strings.Repeat("0", -int(d.scale)), nil
	}
	var dst []byte
	if digits[0] == '-' {
		dst = append(dst, '-')
		digits = digits[1:]
	}
	return string(appendPoint(dst, digits, int(d.scale))), nil
}

// engineeringText is BigDecimal.toEngineeringString.
func (d *Decimal) engineeringText() string {
	sign, digits := "", d.unscaled.String()
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	adjusted := int64(len(digits)) - 1 - int64(d.scale)
	if d.scale == 0 || d.scale > 0 && adjusted >= -6 {
		return Text(d)
	}
	sig := int(adjusted % 3)
	if sig < 0 {
		sig += 3
	}
	adjusted -= int64(sig)
	sig++
	if d.unscaled.Sign() == 0 {
		switch sig {
		case 2:
			digits = "0.00"
			adjusted += 3
		case 3:
			digits = "0.0"
			adjusted += 3
		}
	} else if sig >= len(digits) {
		digits += strings.Repeat("0", sig-len(digits))
	} else {
		digits = digits[:sig] + "." + digits[sig:]
	}
	if adjusted == 0 {
		return sign + digits
	}
	return sign + digits + "E" + choose(adjusted > 0, "+", "") + strconv.FormatInt(adjusted, 10)
}
