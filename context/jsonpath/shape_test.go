package jsonpath

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// The rule for short decimals is a shortcut: what it lets pass Java must write the same.
func TestShortDecimalsStay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	passed := 0
	for range 200_000 {
		whole, digits := r.IntN(10_000_000), 1+r.IntN(9)
		if r.IntN(2) == 0 {
			whole %= 100
		}
		text := fmt.Sprintf("%d.%0*d", whole, digits, r.Int64N(pow10(digits)))
		if !isShortDecimal(text) {
			continue
		}
		passed++
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got := java.Text(f); got != text {
			t.Fatalf("%s is written %s", text, got)
		}
	}
	if passed < 100_000 {
		t.Errorf("only %d numbers were short", passed)
	}
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func TestShape(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth)
	tests := []struct {
		text string
		want shape
	}{
		{deep, canonical},
		{"[" + deep + "]", loose},
		{`[1,-1,12345678901234567890]`, canonical},
		{`[0.5,10.25,-1.0E7,1.0E-4]`, canonical},
		{`[0.0]`, canonical},
		{`[1.50]`, strict},
		{`[1e5]`, strict},
		{`[-0]`, strict},
		{`[01]`, loose},
		{`[1.]`, loose},
		{`[.5]`, loose},
		{`[1e]`, loose},
		{`[1e+]`, loose},
		{`[-]`, loose},
		{`["\u2028\"\\\b\f\n\r\t"]`, canonical},
		{`["\u202f"]`, strict},
		{`["\u202F"]`, canonical},
		{`["\u0041"]`, strict},
		{`["\ud83d\ude00"]`, loose},
		{`["\x41"]`, loose},
		{"[\"\u2028\"]", strict},
		{"[\"\u0080\"]", strict},
		{"[\"\u00a0é😀\"]", canonical},
		{"[\"a\tb\"]", loose},
		{`["a`, loose},
		{`["a\`, loose},
		{`["\u12`, loose},
		{`{"a":1,"b":{"a":2}}`, canonical},
		{`{"a":1,"b":{},"a":2}`, loose},
		{`{"\/":1}`, loose},
		{`{"a"}`, loose},
		{`{"a":}`, loose},
		{`{"a":1,}`, loose},
		{`[1,]`, loose},
		{`[1 2]`, loose},
		{`[`, loose},
		{`nul`, loose},
		{`[true,false,null]`, canonical},
		{` [ 1 , 2 ] `, strict},
		{`[1]]`, loose},
		{``, loose},
	}
	for _, tt := range tests {
		if got := scanShape(tt.text); got != tt.want {
			t.Errorf("%.60s: shape %d, want %d", tt.text, got, tt.want)
		}
	}
}
