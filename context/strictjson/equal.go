package strictjson

import (
	"math/big"
	"strings"
)

// Equal says whether two values mean the same: numbers by their exact value (1.0 is
// 1e0), objects without regard to order, of a repeated name the last value. Two nils
// are equal.
func Equal(a, b *Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case Bool:
		return a.Bool == b.Bool
	case Number:
		return EqualNumbers(a.Text, b.Text)
	case String:
		return a.Text == b.Text
	case Array:
		return equalItems(a.Items, b.Items)
	case Object:
		return equalObjects(a, b)
	}
	return true
}

func equalItems(a, b []*Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalObjects(a, b *Value) bool {
	lastA, lastB := lastMembers(a), lastMembers(b)
	if len(lastA) != len(lastB) {
		return false
	}
	for name, v := range lastA {
		w, ok := lastB[name]
		if !ok || !Equal(v, w) {
			return false
		}
	}
	return true
}

func lastMembers(v *Value) map[string]*Value {
	last := make(map[string]*Value, len(v.Members))
	for _, m := range v.Members {
		last[m.Name] = m.Value
	}
	return last
}

// maxExponent is the number of digits from which on an exponent is compared as it is
// written: turning millions of digits into a number would take seconds.
const maxExponent = 1000

// EqualNumbers says whether two JSON numbers have the same exact value, however
// large they are. Both must be numbers as RFC 8259 writes them.
func EqualNumbers(a, b string) bool {
	if a == b {
		return true
	}
	x, y := normalNumber(a), normalNumber(b)
	return x.negative == y.negative && x.digits == y.digits && x.exponent.Cmp(y.exponent) == 0
}

// decimal is digits × 10^exponent; the digits neither start nor end with 0, and zero
// has none.
type decimal struct {
	negative bool
	digits   string
	exponent *big.Int
}

func normalNumber(s string) decimal {
	s, negative := strings.CutPrefix(s, "-")
	mantissa, exp, _ := strings.Cut(strings.ToLower(s), "e")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	if digits == "" {
		return decimal{exponent: new(big.Int)}
	}
	if len(exp) > maxExponent {
		return decimal{digits: s, exponent: new(big.Int)}
	}
	exponent, ok := new(big.Int).SetString(exp, 10)
	if !ok {
		exponent = new(big.Int)
	}
	trimmed := strings.TrimRight(digits, "0")
	shift := len(digits) - len(trimmed) - len(fraction)
	return decimal{negative, trimmed, exponent.Add(exponent, big.NewInt(int64(shift)))}
}
