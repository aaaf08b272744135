package java

import "math/big"

// rounding is a java.math.RoundingMode with the number that BigDecimal's old methods take.
type rounding int

const (
	roundUp rounding = iota
	roundDown
	roundCeiling
	roundFloor
	roundHalfUp
	roundHalfDown
	roundHalfEven
	roundUnnecessary
)

// divideDecimal gives a / b at a scale.
func divideDecimal(a, b *Decimal, scale int64, mode rounding) (*Decimal, error) {
	if b.unscaled.Sign() == 0 {
		return nil, arithmeticException("/ by zero")
	}
	x, y := a.unscaled, b.unscaled
	shift := scale - int64(a.scale) + int64(b.scale)
	p, err := powerOf10(max(shift, -shift))
	if err != nil {
		return nil, err
	}
	if shift >= 0 {
		x = p.Mul(p, x)
	} else {
		y = p.Mul(p, y)
	}
	n, err := divideRounded(x, y, mode)
	if err != nil {
		return nil, err
	}
	return withScale(n, scale)
}

// divideRounded gives x / y as a whole number.
func divideRounded(x, y *big.Int, mode rounding) (*big.Int, error) {
	q, r := new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() == 0 {
		return q, nil
	}
	if mode == roundUnnecessary {
		return nil, arithmeticException("Rounding necessary")
	}
	away := x.Sign() * y.Sign()
	half := r.Lsh(r.Abs(r), 1).CmpAbs(y)
	if mode.awayFromZero(away, half, q.Bit(0) == 1) {
		q.Add(q, big.NewInt(int64(away)))
	}
	return q, nil
}

// awayFromZero tells whether a quotient is rounded away from zero: sign is its sign,
// half compares what is cut off with a half, odd tells its last digit.
func (m rounding) awayFromZero(sign, half int, odd bool) bool {
	switch m {
	case roundUp:
		return true
	case roundCeiling:
		return sign > 0
	case roundFloor:
		return sign < 0
	case roundHalfUp:
		return half >= 0
	case roundHalfDown:
		return half > 0
	case roundHalfEven:
		return half > 0 || half == 0 && odd
	}
	return false
}
