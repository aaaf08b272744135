package java

import (
	"math"
	"math/big"
)

// Equal is Java's a.equals(b): numbers of different classes differ, collections are
// equal by content. Two nulls are equal.
func Equal(a, b any) bool {
	c := comparison{left: maxComparisons}
	return c.equal(a, b, 0)
}

// A collection can hold another many times over, or itself: what one equals or
// hashCode looks at is bounded, and more tightly what the search for a key looks at.
const (
	maxComparisons    = 1_000_000
	maxKeyComparisons = 50_000
)

type comparison struct{ left int }

func (c *comparison) equal(a, b any, depth int) bool {
	if c.left--; c.left < 0 || depth > maxNesting {
		return false
	}
	switch x := a.(type) {
	case float64:
		y, ok := b.(float64)
		return ok && (math.Float64bits(x) == math.Float64bits(y) || x != x && y != y)
	case float32:
		y, ok := b.(float32)
		return ok && (math.Float32bits(x) == math.Float32bits(y) || x != x && y != y)
	case *big.Int:
		y, ok := b.(*big.Int)
		return ok && x.Cmp(y) == 0
	case *Decimal:
		y, ok := b.(*Decimal)
		return ok && x.scale == y.scale && x.unscaled.Cmp(y.unscaled) == 0
	case *List:
		y, ok := b.(*List)
		return ok && (x == y || c.lists(x, y, depth))
	case *Map:
		y, ok := b.(*Map)
		return ok && (x == y || c.maps(x, y, depth))
	case *Entry:
		y, ok := b.(*Entry)
		return ok && (x == y || c.equal(x.Key, y.Key, depth+1) && c.equal(x.Value, y.Value, depth+1))
	case *mapView:
		y, ok := b.(*mapView)
		return ok && (x == y || c.views(x, y, depth))
	case nil, bool, string, int32, int64, int8, int16, Char:
		return a == b
	}
	return sameObject(a, b)
}

// sameObject compares what has no equals of its own.
func sameObject(a, b any) bool {
	if x, ok := a.(interface{ Equal(other any) bool }); ok {
		return x.Equal(b)
	}
	defer func() { _ = recover() }() // types that Go cannot compare differ
	return a == b
}

func (c *comparison) lists(a, b *List, depth int) bool {
	if a.isArray() || b.isArray() || len(a.Items) != len(b.Items) {
		return false
	}
	for i, item := range a.Items {
		if !c.equal(item, b.Items[i], depth+1) {
			return false
		}
	}
	return true
}

func (c *comparison) maps(a, b *Map, depth int) bool {
	if a.Len() != b.Len() {
		return false
	}
	for e := a.first; e != nil; e = e.next {
		other := b.findWith(c, e.Key, depth+1)
		if other == nil || !c.equal(e.Value, other.Value, depth+1) {
			return false
		}
	}
	return true
}

// HashCode is Java's hashCode; null has 0.
func HashCode(v any) int32 {
	c := comparison{left: maxComparisons}
	return c.hash(v, 0)
}

func (c *comparison) hash(v any, depth int) int32 {
	if c.left--; c.left < 0 || depth > maxNesting {
		return 0
	}
	switch x := v.(type) {
	case nil:
		return 0
	case string:
		return hashString(x)
	case bool:
		if x {
			return 1231
		}
		return 1237
	case int32:
		return x
	case int64:
		return hashLong(x)
	case int8:
		return int32(x)
	case int16:
		return int32(x)
	case Char:
		return int32(x)
	case float64:
		return hashLong(int64(doubleBits(x)))
	case float32:
		return int32(floatBits(x))
	case *big.Int:
		return hashBigInt(x)
	case *Decimal:
		return hashDecimal(x)
	case *List:
		return c.hashList(x, depth)
	case *Map:
		return c.hashMap(x, depth)
	case *Entry:
		return c.hash(x.Key, depth+1) ^ c.hash(x.Value, depth+1)
	case *mapView:
		return c.hashView(x, depth)
	case interface{ HashCode() int32 }:
		return x.HashCode()
	}
	return identityHash
}

func (c *comparison) hashList(l *List, depth int) int32 {
	if l.isArray() {
		return identityHash
	}
	h := int32(1)
	for _, item := range l.Items {
		h = 31*h + c.hash(item, depth+1)
	}
	return h
}

func (c *comparison) hashMap(m *Map, depth int) int32 {
	var h int32
	m.fill()
	for e := m.first; e != nil; e = e.next {
		h += c.hash(e.Key, depth+1) ^ c.hash(e.Value, depth+1)
	}
	return h
}

func hashLong(n int64) int32 { return int32(n ^ int64(uint64(n)>>32)) }

// doubleBits is Double.doubleToLongBits: one bit pattern for every NaN.
func doubleBits(d float64) uint64 {
	if d != d {
		return 0x7ff8000000000000
	}
	return math.Float64bits(d)
}

func floatBits(f float32) uint32 {
	if f != f {
		return 0x7fc00000
	}
	return math.Float32bits(f)
}

func hashBigInt(n *big.Int) int32 {
	var h int32
	mag := n.Bytes()
	for len(mag)%4 != 0 {
		mag = append([]byte{0}, mag...)
	}
	for i := 0; i < len(mag); i += 4 {
		word := int32(mag[i])<<24 | int32(mag[i+1])<<16 | int32(mag[i+2])<<8 | int32(mag[i+3])
		h = 31*h + word
	}
	return h * int32(n.Sign())
}

func hashDecimal(d *Decimal) int32 {
	if d.unscaled.IsInt64() && d.unscaled.Int64() != math.MinInt64 {
		n := d.unscaled.Int64()
		u := uint64(max(n, -n))
		h := int32(uint32(u>>32))*31 + int32(uint32(u))
		if n < 0 {
			h = -h
		}
		return 31*h + d.scale
	}
	return 31*hashBigInt(d.unscaled) + d.scale
}
