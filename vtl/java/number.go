package java

import (
	"math"
	"math/big"
)

// isNumber tells whether v is a java.lang.Number.
func isNumber(v any) bool {
	switch v.(type) {
	case int32, int64, float64, *big.Int, *Decimal, int8, int16, float32:
		return true
	}
	return false
}

// wholeRank orders the whole numbers by size as Velocity's MathUtils does: Byte,
// Short, Integer, Long are 0 to 3. A BigInteger is -1, ok tells whole numbers.
func wholeRank(v any) (rank int, ok bool) {
	switch v.(type) {
	case int8:
		return 0, true
	case int16:
		return 1, true
	case int32:
		return 2, true
	case int64:
		return 3, true
	case *big.Int:
		return -1, true
	}
	return 0, false
}

// toLong is Number.longValue.
func toLong(v any) int64 {
	switch n := v.(type) {
	case int32:
		return int64(n)
	case int64:
		return n
	case int16:
		return int64(n)
	case int8:
		return int64(n)
	case float64:
		return saturate(n)
	case float32:
		return saturate(float64(n))
	case *big.Int:
		return lowBits(n)
	case *Decimal:
		if n.scale <= -64 {
			return 0
		}
		if i, err := n.bigInt(); err == nil {
			return lowBits(i)
		}
	}
	return 0
}

// lowBits is BigInteger.longValue: the lowest 64 bits.
func lowBits(n *big.Int) int64 {
	if n.IsInt64() {
		return n.Int64()
	}
	low := new(big.Int).And(n, new(big.Int).SetUint64(math.MaxUint64))
	return int64(low.Uint64())
}

// saturate is Java's narrowing of a double to a long.
func saturate(d float64) int64 {
	switch {
	case d != d:
		return 0
	case d >= 1<<63:
		return math.MaxInt64
	case d <= -1<<63:
		return math.MinInt64
	}
	return int64(d)
}

// toDouble is Number.doubleValue.
func toDouble(v any) float64 {
	switch n := v.(type) {
	case int32:
		return float64(n)
	case int64:
		return float64(n)
	case float64:
		return n
	case float32:
		return float64(n)
	case int16:
		return float64(n)
	case int8:
		return float64(n)
	case *big.Int:
		f, _ := new(big.Float).SetInt(n).Float64()
		return f
	case *Decimal:
		return n.Float64()
	}
	return 0
}

// toFloat is Number.floatValue.
func toFloat(v any) float32 {
	switch n := v.(type) {
	case int64:
		return float32(n)
	case *big.Int:
		f, _ := new(big.Float).SetInt(n).Float32()
		return f
	case *Decimal:
		return n.float32()
	}
	return float32(toDouble(v))
}

// toBigInt is BigInteger for the whole numbers.
func toBigInt(v any) *big.Int {
	if n, ok := v.(*big.Int); ok {
		return n
	}
	return big.NewInt(toLong(v))
}
