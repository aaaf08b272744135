package java

import (
	"math"
	"math/big"
)

// base is the class in which two numbers meet.
type base int

const (
	baseLong base = iota
	baseFloat
	baseDouble
	baseBigInteger
	baseBigDecimal
)

// baseOf chooses as Velocity 1.7's MathUtils.findCalculationBase does. ok = false
// where one of them is no number.
func baseOf(a, b any) (base, bool) {
	if !isNumber(a) || !isNumber(b) {
		return 0, false
	}
	ra, wholeA := wholeRank(a)
	rb, wholeB := wholeRank(b)
	bigA, bigB := wholeA && ra < 0, wholeB && rb < 0
	switch {
	case isDecimal(a) || isDecimal(b), !(wholeA && wholeB) && (bigA || bigB):
		return baseBigDecimal, true
	case wholeA && wholeB && (bigA || bigB):
		return baseBigInteger, true
	case wholeA && wholeB:
		return baseLong, true
	case isDouble(a) || isDouble(b):
		return baseDouble, true
	}
	return baseFloat, true
}

func isDecimal(v any) bool { _, ok := v.(*Decimal); return ok }
func isDouble(v any) bool  { _, ok := v.(float64); return ok }

// wrap gives n in the class of the larger operand, or in a larger one where it does not fit.
func wrap(n int64, a, b any) any {
	ra, _ := wholeRank(a)
	rb, _ := wholeRank(b)
	rank := max(ra, rb)
	switch {
	case rank == 0 && n == int64(int8(n)):
		return int8(n)
	case rank <= 1 && n == int64(int16(n)):
		return int16(n)
	case rank <= 2 && n == int64(int32(n)):
		return int32(n)
	}
	return n
}

// Add is a + b as Velocity 1.7 has it: numbers meet in the larger class and grow
// where they overflow, and text is joined where one of them is a String. ok = false
// where there is no result. The error is an *Exception or a *LimitError.
func Add(a, b any, lim *Limits) (sum any, ok bool, err error) {
	x, intA := a.(int32)
	y, intB := b.(int32)
	if intA && intB {
		return wrap(int64(x)+int64(y), a, b), true, nil
	}
	_, textA := a.(string)
	_, textB := b.(string)
	if (textA || textB) && a != nil && b != nil {
		return addText(a, b, lim)
	}
	return arithmetic(a, b, addition)
}

func addText(a, b any, lim *Limits) (any, bool, error) {
	s, err := TextOf(a, lim)
	if err != nil {
		return nil, false, err
	}
	t, err := TextOf(b, lim)
	if err != nil {
		return nil, false, err
	}
	if err := lim.checkString(len(s) + len(t)); err != nil {
		return nil, false, err
	}
	return Concat(s, t), true, nil
}

// Sub is a - b; see [Add]. Text has no difference.
func Sub(a, b any) (any, bool, error) { return arithmetic(a, b, subtraction) }

// Mul is a * b; see [Add].
func Mul(a, b any) (any, bool, error) { return arithmetic(a, b, multiplication) }

// Div is a / b; see [Add]. Whole numbers are truncated; ok = false where b is zero.
func Div(a, b any) (any, bool, error) {
	if isZero(b) {
		return nil, false, nil
	}
	return arithmetic(a, b, division)
}

// Mod is a % b; see [Add]. ok = false where b is zero; BigDecimals throw.
func Mod(a, b any) (any, bool, error) {
	if isZero(b) {
		return nil, false, nil
	}
	return arithmetic(a, b, remainder)
}

// operation is one operator in each class.
type operation struct {
	long    func(a, b int64) (result int64, overflow bool)
	double  func(a, b float64) float64
	float   func(a, b float32) float32
	integer func(a, b *big.Int) (*big.Int, error)
	decimal func(a, b *Decimal) (*Decimal, error)
}

func arithmetic(a, b any, op operation) (any, bool, error) {
	base, ok := baseOf(a, b)
	if !ok {
		return nil, false, nil
	}
	switch base {
	case baseLong:
		if n, overflow := op.long(toLong(a), toLong(b)); !overflow {
			return wrap(n, a, b), true, nil
		}
		return orNothing(op.integer(toBigInt(a), toBigInt(b)))
	case baseFloat:
		return op.float(toFloat(a), toFloat(b)), true, nil
	case baseDouble:
		return op.double(toDouble(a), toDouble(b)), true, nil
	case baseBigInteger:
		return orNothing(op.integer(toBigInt(a), toBigInt(b)))
	}
	x, err := toDecimal(a)
	if err != nil {
		return nil, false, err
	}
	y, err := toDecimal(b)
	if err != nil {
		return nil, false, err
	}
	return orNothing(op.decimal(x, y))
}

func orNothing[T any](v T, err error) (any, bool, error) {
	if err != nil {
		return nil, false, err
	}
	return v, true, nil
}

// toDecimal is MathUtils.toBigDecimal: what is no big number goes through a double.
func toDecimal(v any) (*Decimal, error) {
	switch n := v.(type) {
	case *Decimal:
		return n, nil
	case *big.Int:
		return &Decimal{n, 0}, nil
	}
	return exactDecimal(toDouble(v))
}

func isZero(v any) bool {
	switch n := v.(type) {
	case *big.Int:
		return n.Sign() == 0
	case *Decimal:
		return n.unscaled.Sign() == 0
	}
	return isNumber(v) && toDouble(v) == 0
}

var addition = operation{
	long: func(a, b int64) (int64, bool) {
		n := a + b
		return n, (n^a) < 0 && (n^b) < 0
	},
	double: func(a, b float64) float64 { return a + b },
	float:  func(a, b float32) float32 { return a + b },
	integer: func(a, b *big.Int) (*big.Int, error) {
		return new(big.Int).Add(a, b), nil
	},
	decimal: addDecimal,
}

var subtraction = operation{
	long: func(a, b int64) (int64, bool) {
		n := a - b
		return n, (n^a) < 0 && (n^^b) < 0
	},
	double: func(a, b float64) float64 { return a - b },
	float:  func(a, b float32) float32 { return a - b },
	integer: func(a, b *big.Int) (*big.Int, error) {
		return new(big.Int).Sub(a, b), nil
	},
	decimal: func(a, b *Decimal) (*Decimal, error) {
		return addDecimal(a, &Decimal{new(big.Int).Neg(b.unscaled), b.scale})
	},
}

var multiplication = operation{
	long: func(a, b int64) (int64, bool) {
		n := a * b
		return n, b != 0 && n/b != a
	},
	double:  func(a, b float64) float64 { return a * b },
	float:   func(a, b float32) float32 { return a * b },
	integer: mulInteger,
	decimal: func(a, b *Decimal) (*Decimal, error) {
		n, err := mulInteger(a.unscaled, b.unscaled)
		if err != nil {
			return nil, err
		}
		return withScale(n, int64(a.scale)+int64(b.scale))
	},
}

var division = operation{
	long:   func(a, b int64) (int64, bool) { return a / b, false },
	double: func(a, b float64) float64 { return a / b },
	float:  func(a, b float32) float32 { return a / b },
	integer: func(a, b *big.Int) (*big.Int, error) {
		return new(big.Int).Quo(a, b), nil
	},
	decimal: func(a, b *Decimal) (*Decimal, error) { return divideDecimal(a, b, int64(a.scale), roundHalfDown) },
}

var remainder = operation{
	long:   func(a, b int64) (int64, bool) { return a % b, false },
	double: math.Mod,
	float:  func(a, b float32) float32 { return float32(math.Mod(float64(a), float64(b))) },
	integer: func(a, b *big.Int) (*big.Int, error) {
		if b.Sign() < 0 {
			return nil, arithmeticException("BigInteger: modulus not positive")
		}
		return new(big.Int).Mod(a, b), nil
	},
	decimal: func(_, _ *Decimal) (*Decimal, error) {
		return nil, arithmeticException("Cannot calculate the modulo of BigDecimals.")
	},
}

func arithmeticException(message string) error {
	return &Exception{Class: "java.lang.ArithmeticException", Message: message}
}

func mulInteger(a, b *big.Int) (*big.Int, error) {
	if a.BitLen()+b.BitLen() > maxBits {
		return nil, &LimitError{What: "number bits", Max: maxBits}
	}
	return new(big.Int).Mul(a, b), nil
}

func addDecimal(a, b *Decimal) (*Decimal, error) {
	x, y, scale, err := align(a, b)
	if err != nil {
		return nil, err
	}
	return &Decimal{new(big.Int).Add(x, y), scale}, nil
}

func withScale(n *big.Int, scale int64) (*Decimal, error) {
	if scale != int64(int32(scale)) {
		return nil, arithmeticException("Overflow")
	}
	return &Decimal{n, int32(scale)}, nil
}

// Compare is CompareOf without the error: numbers that Java cannot compare have no order.
func Compare(a, b any) (order int, ok bool) {
	order, ok, err := CompareOf(a, b)
	return order, ok && err == nil
}

// CompareOf orders two numbers as Velocity 1.7 does for == < > and so on; a NaN is
// equal to everything. ok = false where one of them is no number. The error is a
// NumberFormatException, where an infinite double or a NaN meets a big number.
func CompareOf(a, b any) (order int, ok bool, err error) {
	base, ok := baseOf(a, b)
	if !ok {
		return 0, false, nil
	}
	switch base {
	case baseLong:
		x, y := toLong(a), toLong(b)
		return order3(x < y, x > y), true, nil
	case baseFloat:
		x, y := toFloat(a), toFloat(b)
		return order3(x < y, x > y), true, nil
	case baseDouble:
		x, y := toDouble(a), toDouble(b)
		return order3(x < y, x > y), true, nil
	case baseBigInteger:
		return toBigInt(a).Cmp(toBigInt(b)), true, nil
	}
	x, errX := toDecimal(a)
	y, errY := toDecimal(b)
	if err := firstError(errX, errY); err != nil {
		return 0, true, err
	}
	return x.compare(y), true, nil
}

func order3(less, greater bool) int {
	switch {
	case less:
		return -1
	case greater:
		return 1
	}
	return 0
}
