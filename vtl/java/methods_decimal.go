package java

import (
	"math/big"
)

func bigDecimalMethods() []decl {
	own := []decl{
		{"add(BigDecimal) BigDecimal", "the sum", 0, decimals(addDecimal)},
		{"subtract(BigDecimal) BigDecimal", "the difference", 0, decimals(subtraction.decimal)},
		{"multiply(BigDecimal) BigDecimal", "the product", 0, decimals(multiplication.decimal)},
		{"divide(BigDecimal) BigDecimal", "the quotient; throws where it has no end", 0, decimals(divideExactly)},
		{"divide(BigDecimal, int) BigDecimal", "the quotient at this scale, rounded by a mode from 0 to 7", 0, func(recv any, args []any, _ *Limits) (any, error) {
			d := recv.(*Decimal)
			return divideAt(d, args[0].(*Decimal), int64(d.scale), number(args, 1))
		}},
		{"divide(BigDecimal, int, int) BigDecimal", "the quotient at a scale, rounded by a mode from 0 to 7", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return divideAt(recv.(*Decimal), args[0].(*Decimal), int64(number(args, 1)), number(args, 2))
		}},
		{"divideToIntegralValue(BigDecimal) BigDecimal", "the whole part of the quotient", 0, decimals(divideToWhole)},
		{"remainder(BigDecimal) BigDecimal", "what divideToIntegralValue leaves", 0, decimals(remainderDecimal)},
		{"divideAndRemainder(BigDecimal) BigDecimal[]", "both in an array", 0, func(recv any, args []any, _ *Limits) (any, error) {
			a, b := recv.(*Decimal), args[0].(*Decimal)
			q, err := divideToWhole(a, b)
			if err != nil {
				return nil, err
			}
			r, err := remainderDecimal(a, b)
			return &List{Kind: bigDecimalArray, Items: []any{q, r}}, err
		}},
		{"pow(int) BigDecimal", "the power", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return noneOnError(powDecimal(recv.(*Decimal), number(args, 0)))
		}},
		{"abs() BigDecimal", "without its sign", 0, decimalTo(func(d *Decimal) any { return &Decimal{new(big.Int).Abs(d.unscaled), d.scale} })},
		{"negate() BigDecimal", "with the other sign", 0, decimalTo(func(d *Decimal) any { return &Decimal{new(big.Int).Neg(d.unscaled), d.scale} })},
		{"plus() BigDecimal", "the number itself", 0, itself},
		{"signum() int", "-1, 0 or 1 by its sign", 0, decimalTo(func(d *Decimal) any { return int32(d.unscaled.Sign()) })},
		{"max(BigDecimal) BigDecimal", "the greater", 0, decimals(func(a, b *Decimal) (*Decimal, error) { return choose(a.compare(b) >= 0, a, b), nil })},
		{"min(BigDecimal) BigDecimal", "the less", 0, decimals(func(a, b *Decimal) (*Decimal, error) { return choose(a.compare(b) <= 0, a, b), nil })},
		{"scale() int", "how many digits stand after the point", 0, decimalTo(func(d *Decimal) any { return d.scale })},
		{"precision() int", "how many digits it has", 0, decimalTo(func(d *Decimal) any { return int32(d.precision()) })},
		{"unscaledValue() BigInteger", "its digits as a whole number", 0, decimalTo(func(d *Decimal) any { return d.unscaled })},
		{"ulp() BigDecimal", "one unit in the last place", 0, decimalTo(func(d *Decimal) any { return &Decimal{big.NewInt(1), d.scale} })},
		{"setScale(int) BigDecimal", "with so many digits after the point; throws where it would have to round", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return noneOnError(setScale(recv.(*Decimal), int64(number(args, 0)), roundUnnecessary))
		}},
		{"setScale(int, int) BigDecimal", "the same, rounded by a mode from 0 to 7 (4 is half up)", 0, func(recv any, args []any, _ *Limits) (any, error) {
			mode, err := roundingMode(number(args, 1))
			if err != nil {
				return nil, err
			}
			return noneOnError(setScale(recv.(*Decimal), int64(number(args, 0)), mode))
		}},
		{"movePointLeft(int) BigDecimal", "with the point moved left", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return noneOnError(movePoint(recv.(*Decimal), int64(number(args, 0))))
		}},
		{"movePointRight(int) BigDecimal", "with the point moved right", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return noneOnError(movePoint(recv.(*Decimal), -int64(number(args, 0))))
		}},
		{"scaleByPowerOfTen(int) BigDecimal", "times a power of ten", 0, func(recv any, args []any, _ *Limits) (any, error) {
			d := recv.(*Decimal)
			return noneOnError(withScale(d.unscaled, int64(d.scale)-int64(number(args, 0))))
		}},
		{"stripTrailingZeros() BigDecimal", "without zeros at the end", 0, decimalTo(func(d *Decimal) any { return stripZeros(d, -1<<31) })},
		{"static valueOf(long) BigDecimal", "the number as a BigDecimal", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return &Decimal{big.NewInt(toLong(args[0])), 0}, nil
		}},
		{"static valueOf(long, int) BigDecimal", "the number at a scale", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return &Decimal{big.NewInt(toLong(args[0])), int32(toLong(args[1]))}, nil
		}},
		{"static valueOf(double) BigDecimal", "the number that its text writes", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return noneOnError(ParseDecimal(Text(toDouble(args[0]))))
		}},
	}
	own = append(own, decimalConversions()...)
	own = append(own, decimalUnreachable()...)
	return append(own, ordered("BigDecimal", func(a, b any) int { return a.(*Decimal).compare(b.(*Decimal)) })...)
}

func decimalConversions() []decl {
	return []decl{
		{"toPlainString() String", "the number without exponent", 0, func(recv any, _ []any, lim *Limits) (any, error) {
			return noneOnError(recv.(*Decimal).plainText(lim))
		}},
		{"toEngineeringString() String", "the number with an exponent that is a multiple of 3", 0, decimalTo(func(d *Decimal) any { return d.engineeringText() })},
		{"toBigInteger() BigInteger", "the whole part", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return noneOnError(recv.(*Decimal).bigInt())
		}},
		{"toBigIntegerExact() BigInteger", "the whole part; throws where there is more", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return noneOnError(wholeExactly(recv.(*Decimal)))
		}},
		{"byteValueExact() byte", "as a byte; throws where it does not fit", 0, decimalExact(8, func(n int64) any { return int8(n) })},
		{"shortValueExact() short", "as a short; throws where it does not fit", 0, decimalExact(16, func(n int64) any { return int16(n) })},
		{"intValueExact() int", "as an int; throws where it does not fit", 0, decimalExact(32, func(n int64) any { return int32(n) })},
		{"longValueExact() long", "as a long; throws where it does not fit", 0, decimalExact(64, func(n int64) any { return n })},
	}
}

// decimalUnreachable lists the overloads whose arguments no template can make.
func decimalUnreachable() []decl {
	const why = "no MathContext or RoundingMode can be had in a template"
	var out []decl
	for _, sig := range [...]string{
		"abs(MathContext) BigDecimal", "add(BigDecimal, MathContext) BigDecimal", "divide(BigDecimal, int, RoundingMode) BigDecimal",
		"divide(BigDecimal, MathContext) BigDecimal", "divide(BigDecimal, RoundingMode) BigDecimal",
		"divideAndRemainder(BigDecimal, MathContext) BigDecimal[]", "divideToIntegralValue(BigDecimal, MathContext) BigDecimal",
		"multiply(BigDecimal, MathContext) BigDecimal", "negate(MathContext) BigDecimal", "plus(MathContext) BigDecimal",
		"pow(int, MathContext) BigDecimal", "remainder(BigDecimal, MathContext) BigDecimal", "round(MathContext) BigDecimal",
		"setScale(int, RoundingMode) BigDecimal", "sqrt(MathContext) BigDecimal", "subtract(BigDecimal, MathContext) BigDecimal",
	} {
		out = append(out, decl{sig: sig, doc: why})
	}
	return out
}

func decimals(f func(a, b *Decimal) (*Decimal, error)) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		return noneOnError(f(recv.(*Decimal), args[0].(*Decimal)))
	}
}

func decimalTo(f func(d *Decimal) any) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) { return f(recv.(*Decimal)), nil }
}

func roundingMode(mode int) (rounding, error) {
	if mode < int(roundUp) || mode > int(roundUnnecessary) {
		return 0, illegalArgument("Invalid rounding mode")
	}
	return rounding(mode), nil
}

func divideAt(a, b *Decimal, scale int64, mode int) (any, error) {
	m, err := roundingMode(mode)
	if err != nil {
		return nil, err
	}
	return noneOnError(divideDecimal(a, b, scale, m))
}

func decimalExact(bits int, convert func(n int64) any) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) {
		d := recv.(*Decimal)
		if d.unscaled.Sign() != 0 && d.magnitude() > 19 {
			return nil, arithmeticException("Overflow")
		}
		n, err := wholeExactly(d)
		if err != nil {
			return nil, err
		}
		if int(bigBitLength(n)) >= bits {
			return nil, arithmeticException("Overflow")
		}
		return convert(n.Int64()), nil
	}
}

func wholeExactly(d *Decimal) (*big.Int, error) {
	w, err := setScale(d, 0, roundUnnecessary)
	if err != nil {
		return nil, err
	}
	return w.unscaled, nil
}
