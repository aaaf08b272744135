package java

import (
	"fmt"
	"math/big"
)

func bigIntegerMethods() []decl {
	own := []decl{
		{"add(BigInteger) BigInteger", "the sum", 0, bigToBig((*big.Int).Add)},
		{"subtract(BigInteger) BigInteger", "the difference", 0, bigToBig((*big.Int).Sub)},
		{"multiply(BigInteger) BigInteger", "the product", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return noneOnError(mulInteger(recv.(*big.Int), args[0].(*big.Int)))
		}},
		{"divide(BigInteger) BigInteger", "the quotient, cut to a whole number", 0, bigDivision((*big.Int).Quo)},
		{"remainder(BigInteger) BigInteger", "what divide leaves, with the sign of the number", 0, bigDivision((*big.Int).Rem)},
		{"mod(BigInteger) BigInteger", "the remainder that is not negative", 0, func(recv any, args []any, _ *Limits) (any, error) {
			if err := positiveModulus(args[0]); err != nil {
				return nil, err
			}
			return new(big.Int).Mod(recv.(*big.Int), args[0].(*big.Int)), nil
		}},
		{"divideAndRemainder(BigInteger) BigInteger[]", "both in an array", 0, func(recv any, args []any, _ *Limits) (any, error) {
			d := args[0].(*big.Int)
			if d.Sign() == 0 {
				return nil, bigByZero()
			}
			q, r := new(big.Int).QuoRem(recv.(*big.Int), d, new(big.Int))
			return &List{Kind: bigIntegerArray, Items: []any{q, r}}, nil
		}},
		{"modPow(BigInteger, BigInteger) BigInteger", "the power, modulo the second", 0, bigModPow},
		{"modInverse(BigInteger) BigInteger", "the inverse, modulo the argument", 0, bigModInverse},
		{"pow(int) BigInteger", "the power", 0, bigPow},
		{"gcd(BigInteger) BigInteger", "the greatest common divisor", 0, func(recv any, args []any, _ *Limits) (any, error) {
			a, b := new(big.Int).Abs(recv.(*big.Int)), new(big.Int).Abs(args[0].(*big.Int))
			return new(big.Int).GCD(nil, nil, a, b), nil
		}},
		{"abs() BigInteger", "without its sign", 0, bigAlone((*big.Int).Abs)},
		{"negate() BigInteger", "with the other sign", 0, bigAlone((*big.Int).Neg)},
		{"not() BigInteger", "with every bit changed", 0, bigAlone((*big.Int).Not)},
		{"and(BigInteger) BigInteger", "the bits that are 1 in both", 0, bigToBig((*big.Int).And)},
		{"or(BigInteger) BigInteger", "the bits that are 1 in one of them", 0, bigToBig((*big.Int).Or)},
		{"xor(BigInteger) BigInteger", "the bits that differ", 0, bigToBig((*big.Int).Xor)},
		{"andNot(BigInteger) BigInteger", "the bits that are 1 here and 0 there", 0, bigToBig((*big.Int).AndNot)},
		{"max(BigInteger) BigInteger", "the greater", 0, bigToBig(func(_, a, b *big.Int) *big.Int { return choose(a.Cmp(b) > 0, a, b) })},
		{"min(BigInteger) BigInteger", "the less", 0, bigToBig(func(_, a, b *big.Int) *big.Int { return choose(a.Cmp(b) < 0, a, b) })},
		{"signum() int", "-1, 0 or 1 by its sign", 0, bigTo(func(n *big.Int) int32 { return int32(n.Sign()) })},
		{"sqrt() BigInteger", "the root, cut to a whole number", 9, func(recv any, _ []any, _ *Limits) (any, error) {
			n := recv.(*big.Int)
			if n.Sign() < 0 {
				return nil, arithmeticException("Negative BigInteger")
			}
			return new(big.Int).Sqrt(n), nil
		}},
		{"sqrtAndRemainder() BigInteger[]", "the root and what it leaves", 9, bigRootAndRest},
		{"static valueOf(long) BigInteger", "the number as a BigInteger", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return big.NewInt(toLong(args[0])), nil
		}},
		{"static probablePrime(int, Random) BigInteger", "no Random can be had in a template", 0, nil},
		{"toString() String", "the number as text", 0, func(recv any, _ []any, lim *Limits) (any, error) { return noneOnError(TextOf(recv, lim)) }},
		{"toString(int) String", "the number as text in a radix", 0, func(recv any, args []any, _ *Limits) (any, error) {
			radix := number(args, 0)
			if radix < minRadix || radix > maxRadix {
				radix = 10
			}
			return recv.(*big.Int).Text(radix), nil
		}},
	}
	own = append(own, bigBits()...)
	return append(own, ordered("BigInteger", func(a, b any) int { return a.(*big.Int).Cmp(b.(*big.Int)) })...)
}

func bigBits() []decl {
	return []decl{
		{"bitLength() int", "the bits that it needs without its sign", 0, bigTo(bigBitLength)},
		{"bitCount() int", "how many bits differ from its sign", 0, bigTo(func(n *big.Int) int32 { return int32(countOnes(magnitudeBits(n))) })},
		{"getLowestSetBit() int", "the place of the lowest 1, or -1", 0, bigTo(func(n *big.Int) int32 {
			if n.Sign() == 0 {
				return -1
			}
			return int32(n.TrailingZeroBits())
		})},
		{"testBit(int) boolean", "whether the bit at a place is 1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			i := number(args, 0)
			if i < 0 {
				return nil, arithmeticException("Negative bit address")
			}
			return recv.(*big.Int).Bit(i) == 1, nil
		}},
		{"setBit(int) BigInteger", "with the bit at a place 1", 0, bigBit(func(n *big.Int, i int) any { return new(big.Int).SetBit(n, i, 1) })},
		{"clearBit(int) BigInteger", "with the bit at a place 0", 0, bigBit(func(n *big.Int, i int) any { return new(big.Int).SetBit(n, i, 0) })},
		{"flipBit(int) BigInteger", "with the bit at a place changed", 0, bigBit(func(n *big.Int, i int) any { return new(big.Int).SetBit(n, i, n.Bit(i)^1) })},
		{"shiftLeft(int) BigInteger", "the bits moved left", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return shiftBig(recv.(*big.Int), number(args, 0))
		}},
		{"shiftRight(int) BigInteger", "the bits moved right", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return shiftBig(recv.(*big.Int), -number(args, 0))
		}},
		{"toByteArray() byte[]", "its bytes, the highest first", 0, bigTo(func(n *big.Int) any { return byteList(bigBytes(n)) })},
		{"isProbablePrime(int) boolean", "whether it is a prime, most probably", 0, bigIsPrime},
		{"nextProbablePrime() BigInteger", "the next prime, most probably", 0, bigNextPrime},
		{"byteValueExact() byte", "as a byte; throws where it does not fit", 8, bigExact("byte", 8, func(n int64) any { return int8(n) })},
		{"shortValueExact() short", "as a short; throws where it does not fit", 8, bigExact("short", 16, func(n int64) any { return int16(n) })},
		{"intValueExact() int", "as an int; throws where it does not fit", 8, bigExact("int", 32, func(n int64) any { return int32(n) })},
		{"longValueExact() long", "as a long; throws where it does not fit", 8, bigExact("long", 64, func(n int64) any { return n })},
	}
}

func bigToBig(f func(z, a, b *big.Int) *big.Int) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		return f(new(big.Int), recv.(*big.Int), args[0].(*big.Int)), nil
	}
}

func bigDivision(f func(z, a, b *big.Int) *big.Int) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		d := args[0].(*big.Int)
		if d.Sign() == 0 {
			return nil, bigByZero()
		}
		return f(new(big.Int), recv.(*big.Int), d), nil
	}
}

func bigByZero() error { return arithmeticException("BigInteger divide by zero") }

func bigAlone(f func(z, n *big.Int) *big.Int) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) { return f(new(big.Int), recv.(*big.Int)), nil }
}

func bigTo[T any](f func(n *big.Int) T) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) { return f(recv.(*big.Int)), nil }
}

func bigBit(f func(n *big.Int, i int) any) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		i := number(args, 0)
		switch {
		case i < 0:
			return nil, arithmeticException("Negative bit address")
		case i > maxBits:
			return nil, &LimitError{What: "number bits", Max: maxBits}
		}
		return f(recv.(*big.Int), i), nil
	}
}

func positiveModulus(m any) error {
	if m.(*big.Int).Sign() <= 0 {
		return arithmeticException("BigInteger: modulus not positive")
	}
	return nil
}

// maxModPowBits bounds modPow, whose time grows with the cube of the bits.
const maxModPowBits = 8192

func bigModPow(recv any, args []any, _ *Limits) (any, error) {
	n, e, m := recv.(*big.Int), args[0].(*big.Int), args[1].(*big.Int)
	if err := positiveModulus(m); err != nil {
		return nil, err
	}
	if e.BitLen() > maxModPowBits || m.BitLen() > maxModPowBits {
		return nil, &LimitError{What: "number bits", Max: maxModPowBits}
	}
	r := new(big.Int).Exp(new(big.Int).Mod(n, m), e, m)
	if r == nil {
		return nil, arithmeticException("BigInteger not invertible.")
	}
	return r.Mod(r, m), nil
}

func bigModInverse(recv any, args []any, _ *Limits) (any, error) {
	m := args[0].(*big.Int)
	if err := positiveModulus(m); err != nil {
		return nil, err
	}
	if m.IsInt64() && m.Int64() == 1 {
		return new(big.Int), nil
	}
	r := new(big.Int).ModInverse(new(big.Int).Mod(recv.(*big.Int), m), m)
	if r == nil {
		return nil, arithmeticException("BigInteger not invertible.")
	}
	return r, nil
}

func bigPow(recv any, args []any, _ *Limits) (any, error) {
	n, e := recv.(*big.Int), number(args, 0)
	if e < 0 {
		return nil, arithmeticException("Negative exponent")
	}
	return noneOnError(powInteger(n, e))
}

func powInteger(n *big.Int, e int) (*big.Int, error) {
	if n.BitLen() > 1 && n.BitLen()*e > maxBits {
		return nil, &LimitError{What: "number bits", Max: maxBits}
	}
	if n.BitLen() <= 1 { // -1, 0, 1: no need to multiply
		e = min(e, 2+e%2)
	}
	return new(big.Int).Exp(n, big.NewInt(int64(e)), nil), nil
}

func bigRootAndRest(recv any, _ []any, _ *Limits) (any, error) {
	n := recv.(*big.Int)
	if n.Sign() < 0 {
		return nil, arithmeticException("Negative BigInteger")
	}
	root := new(big.Int).Sqrt(n)
	rest := new(big.Int).Sub(n, new(big.Int).Mul(root, root))
	return &List{Kind: bigIntegerArray, Items: []any{root, rest}}, nil
}

func bigBitLength(n *big.Int) int32 { return int32(magnitudeBits(n).BitLen()) }

// magnitudeBits gives the bits that differ from the sign.
func magnitudeBits(n *big.Int) *big.Int {
	if n.Sign() < 0 {
		return new(big.Int).Not(n)
	}
	return n
}

func countOnes(n *big.Int) int {
	count := 0
	for _, b := range n.Bytes() {
		for ; b != 0; b &= b - 1 {
			count++
		}
	}
	return count
}

func shiftBig(n *big.Int, left int) (any, error) {
	if left > 0 && n.Sign() != 0 && n.BitLen()+left > maxBits {
		return nil, &LimitError{What: "number bits", Max: maxBits}
	}
	if left >= 0 {
		return new(big.Int).Lsh(n, uint(min(left, maxBits))), nil
	}
	return new(big.Int).Rsh(n, uint(-left)), nil
}

// bigBytes is BigInteger.toByteArray: two's complement, with room for the sign.
func bigBytes(n *big.Int) []byte {
	size := int(bigBitLength(n))/8 + 1
	b := make([]byte, size)
	if n.Sign() >= 0 {
		return n.FillBytes(b)
	}
	magnitudeBits(n).FillBytes(b)
	for i := range b {
		b[i] = ^b[i]
	}
	return b
}

// maxPrimeBits bounds the tests for primes, which are slow for large numbers.
const maxPrimeBits = 2048

func bigIsPrime(recv any, args []any, _ *Limits) (any, error) {
	n := new(big.Int).Abs(recv.(*big.Int))
	if number(args, 0) <= 0 {
		return true, nil
	}
	if n.BitLen() > maxPrimeBits {
		return nil, &LimitError{What: "number bits", Max: maxPrimeBits}
	}
	return n.ProbablyPrime(20), nil
}

func bigNextPrime(recv any, _ []any, _ *Limits) (any, error) {
	n := recv.(*big.Int)
	switch {
	case n.Sign() < 0:
		return nil, arithmeticException("start < 0: " + n.String())
	case n.BitLen() > maxPrimeBits/4: // many candidates have to be tested
		return nil, &LimitError{What: "number bits", Max: maxPrimeBits / 4}
	}
	next := new(big.Int).Add(n, big.NewInt(1))
	for !next.ProbablyPrime(0) { // Baillie and PSW's test, which no composite is known to pass
		next.Add(next, big.NewInt(1))
	}
	return next, nil
}

func bigExact(name string, bits int, convert func(n int64) any) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) {
		n := recv.(*big.Int)
		if int(bigBitLength(n)) >= bits {
			return nil, arithmeticException(fmt.Sprintf("BigInteger out of %s range", name))
		}
		return convert(n.Int64()), nil
	}
}
