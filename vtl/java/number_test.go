package java

import (
	"bufio"
	"fmt"
	"math"
	"math/big"
	"os"
	"testing"
)

func TestNumberText(t *testing.T) {
	f, err := os.Open("testdata/numbers.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for ; lines.Scan(); n++ {
		var kind, want string
		var bits uint64
		if _, err := fmt.Sscanf(lines.Text(), "%s %x %s", &kind, &bits, &want); err != nil {
			t.Fatal(err)
		}
		var v any = math.Float64frombits(bits)
		if kind == "f" {
			v = math.Float32frombits(uint32(bits))
		}
		if got := Text(v); got != want {
			t.Errorf("%s %x: got %s, want %s", kind, bits, got, want)
		}
	}
	if n < 3000 {
		t.Errorf("only %d numbers", n)
	}
}

func bigOf(text string) *big.Int {
	n, _ := new(big.Int).SetString(text, 10)
	return n
}

func decOf(text string) *Decimal {
	d, err := ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return d
}

// The expectations are those of the engine: numbers meet in the larger class.
func TestArithmetic(t *testing.T) {
	const none, thrown = "<none>", "<thrown>"
	ops := map[string]func(a, b any) (any, bool, error){
		"+": func(a, b any) (any, bool, error) { return Add(a, b, nil) }, "-": Sub, "*": Mul, "/": Div, "%": Mod,
	}
	for _, c := range []struct {
		a    any
		op   string
		b    any
		want string
	}{
		{int32(2), "+", int32(3), "5 java.lang.Integer"},
		{int32(math.MaxInt32), "+", int32(1), "2147483648 java.lang.Long"},
		{int64(math.MaxInt64), "+", int32(1), "9223372036854775808 java.math.BigInteger"},
		{int64(math.MinInt64), "-", int32(1), "-9223372036854775809 java.math.BigInteger"},
		{int64(math.MinInt64), "*", int32(-1), "-9223372036854775808 java.lang.Long"}, // the engine sees no overflow here
		{int64(math.MaxInt64), "*", int32(2), "18446744073709551614 java.math.BigInteger"},
		{int8(100), "+", int8(100), "200 java.lang.Short"},
		{int16(30000), "+", int8(100), "30100 java.lang.Short"},
		{int32(5), "/", int32(2), "2 java.lang.Integer"},
		{int32(-5), "/", int32(2), "-2 java.lang.Integer"},
		{int32(-5), "%", int32(3), "-2 java.lang.Integer"},
		{int32(5), "/", int32(0), none},
		{int32(5), "%", int32(0), none},
		{5.0, "/", 0.0, none},
		{0.1, "+", 0.2, "0.30000000000000004 java.lang.Double"},
		{int32(1), "+", 1.5, "2.5 java.lang.Double"},
		{float32(0.5), "+", int32(1), "1.5 java.lang.Float"},
		{float32(0.5), "+", 0.1, "0.6 java.lang.Double"},
		{5.5, "%", int32(2), "1.5 java.lang.Double"},
		{bigOf("100000000000000000000"), "+", int32(1), "100000000000000000001 java.math.BigInteger"},
		{bigOf("100000000000000000000"), "+", 1.5, "100000000000000000001.5 java.math.BigDecimal"},
		{bigOf("-7"), "%", int32(3), "2 java.math.BigInteger"},
		{bigOf("7"), "%", int32(-3), thrown},
		{decOf("1.50"), "+", int32(1), "2.50 java.math.BigDecimal"},
		{decOf("1.50"), "*", decOf("2.0"), "3.000 java.math.BigDecimal"},
		{decOf("1.00"), "/", int32(3), "0.33 java.math.BigDecimal"},
		{decOf("0.05"), "/", int32(10), "0.00 java.math.BigDecimal"}, // half down
		{decOf("1.5"), "%", int32(2), thrown},
		{decOf("1.5"), "+", math.Inf(1), thrown},
		{"a", "+", int32(1), "a1 java.lang.String"},
		{1.0, "+", "x", "1.0x java.lang.String"},
		{"a", "-", int32(1), none},
		{true, "+", int32(1), none},
		{NewList("a"), "+", "b", "[a]b java.lang.String"},
		{NewList("a"), "+", int32(1), none},
	} {
		v, ok, err := ops[c.op](c.a, c.b)
		got := Text(v) + " " + ClassName(v)
		switch {
		case err != nil:
			got = thrown
		case !ok:
			got = none
		}
		if got != c.want {
			t.Errorf("%v %s %v = %s, want %s", Text(c.a), c.op, Text(c.b), got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b any
		want int
		ok   bool
	}{
		{int32(1), int64(1), 0, true},
		{int32(1), 1.0, 0, true},
		{int32(1), float32(1.5), -1, true},
		{1.5, int32(1), 1, true},
		{math.NaN(), 5.0, 0, true},
		{bigOf("9223372036854775808"), int64(math.MaxInt64), 1, true},
		{decOf("1.0"), int32(1), 0, true},
		{decOf("1.10"), decOf("1.1"), 0, true},
		{decOf("1E+50"), decOf("1E-50"), 1, true},
		{decOf("-1E+50"), decOf("1E-50"), -1, true},
		{decOf("0"), decOf("0E+9"), 0, true},
		{"1", int32(1), 0, false},
		{nil, int32(1), 0, false},
		{decOf("1"), math.Inf(1), 0, false},
	} {
		if got, ok := Compare(c.a, c.b); got != c.want || ok != c.ok {
			t.Errorf("Compare(%v, %v) = %d, %v, want %d, %v", Text(c.a), Text(c.b), got, ok, c.want, c.ok)
		}
	}
}

func TestLooseEqual(t *testing.T) {
	view := func(m *Map) any { return &mapView{m, viewKeys} }
	m := NewMap(1)
	m.Put("a", int32(1))
	for _, c := range []struct {
		a, b any
		want bool
	}{
		{int32(1), "1", true}, // by text
		{int32(1), 1.0, true},
		{"a", "a", true},
		{"", nil, false},
		{nil, nil, true},
		{true, "true", true},
		{NewList("a"), "[a]", true},
		{NewList("a"), NewList("a"), true},
		{NewList(int32(1)), NewList(int64(1)), false}, // one class: equals
		{NewList(int32(1)), NewListOf(immutableKind, []any{int64(1)}), true},
		{m, "{a=1}", true},
		{view(m), NewList("a"), true},
		{Char('a'), "a", true},
	} {
		if got := LooseEqual(c.a, c.b); got != c.want {
			t.Errorf("LooseEqual(%s, %s) = %v", Text(c.a), Text(c.b), got)
		}
		if got := LooseEqual(c.b, c.a); got != c.want {
			t.Errorf("LooseEqual(%s, %s) = %v", Text(c.b), Text(c.a), got)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "-0": "0", "1.50": "1.50", "+1.5": "1.5", ".5": "0.5", "5.": "5", "1e3": "1E+3", "1E-7": "1E-7",
		"0.000001": "0.000001", "0.0000001": "1E-7", "123e-2": "1.23", "-1.5E+10": "-1.5E+10", "00012": "12",
	} {
		if d, err := ParseDecimal(text); err != nil || Text(d) != want {
			t.Errorf("ParseDecimal(%q) = %v, %v, want %s", text, d, err, want)
		}
	}
	for _, text := range []string{"", ".", "-", "1.2.3", "1e", "e5", "1e99999999999", "0x1", "1_0", " 1", "NaN", "1e1_0"} {
		if d, err := ParseDecimal(text); err == nil {
			t.Errorf("ParseDecimal(%q) = %s", text, Text(d))
		}
	}
}
