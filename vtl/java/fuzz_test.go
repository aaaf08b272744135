package java

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func FuzzNumberText(f *testing.F) {
	for _, d := range []float64{0, 1, -1.5, 1e7, 1e-3, 1e23, math.MaxFloat64, 5e-324, math.Inf(1), math.NaN()} {
		f.Add(math.Float64bits(d), int64(d), int32(3))
	}
	f.Fuzz(func(t *testing.T, bits uint64, unscaled int64, scale int32) {
		d := math.Float64frombits(bits)
		if back, err := parseDouble(Text(d)); err != nil || !Equal(back, d) {
			t.Errorf("%x is written %s, which is %v, %v", bits, Text(d), back, err)
		}
		g := math.Float32frombits(uint32(bits))
		if back, err := parseFloat(Text(g)); err != nil || !Equal(back, g) {
			t.Errorf("%x is written %s, which is %v, %v", uint32(bits), Text(g), back, err)
		}
		dec := NewDecimal(bigOf(Text(unscaled)), scale)
		if back, err := ParseDecimal(Text(dec)); scale > math.MinInt32+20 && (err != nil || !Equal(back, dec)) {
			t.Errorf("%d, %d is written %s, which is %v, %v", unscaled, scale, Text(dec), back, err)
		}
		if back, err := parseLong(Text(unscaled), 10); err != nil || back != unscaled {
			t.Errorf("%d is written %s", unscaled, Text(unscaled))
		}
	})
}

// expected tells whether an error is one that a caller must reckon with.
func expected(err error) bool {
	var e *Exception
	var l *LimitError
	return err == nil || errors.As(err, &e) || errors.As(err, &l)
}

func FuzzFormat(f *testing.F) {
	for _, format := range []string{
		"%s-%s", "%05d|%-5s|", "%,.2f", "%(e", "%+g", "%x %X %o", "%c%n%%", "%2$s %1$s %<s", "%b %h", "%a", "%tY-%<tm", "%q", "%", "%-d", "%99999999999d", "%.0f",
	} {
		f.Add(format, "text", int64(-42), 1234.5678)
	}
	f.Fuzz(func(t *testing.T, format, text string, n int64, d float64) {
		lim := &Limits{StringBytes: 10_000}
		pool := []any{text, n, d, int32(n), Char(n), bigOf(Text(n)), NewDecimal(bigOf(Text(n)), int32(len(text))), nil, n%2 == 0, NewList(text)}
		for i := range pool {
			got, err := Format(format, pool[i:], lim)
			if !expected(err) {
				t.Errorf("%q: %v", format, err)
			}
			if err == nil && len(got) > 10_000 {
				t.Errorf("%q gave %d bytes", format, len(got))
			}
		}
	})
}

// fuzzPool makes values out of a text and two numbers.
func fuzzPool(s string, n int64, d float64) []any {
	m := mapOf(s, n, "k", s, int32(n), NewList(s, n))
	l := NewList(s, n, d, nil, Char(n), s)
	pool := []any{
		s, n, d, int32(n), int16(n), int8(n), float32(d), Char(n), n%2 == 0, bigOf(Text(n)), NewDecimal(bigOf(Text(n)), int32(n%40)),
		l, m, &Entry{Key: s, Value: n}, &optional{s, optionalClass}, newStream(streamClass, l.Items), NewListOf(immutableKind, []any{s}),
		&mapView{m, viewKeys}, &mapView{m, viewValues}, &mapView{m, viewEntries}, newListIterator(l, 0, listBoth), nil,
		&Class{of: "java.lang.String", class: stringClass}, int32(n % 8), s[:len(s)/2], byMember(viewKeys, compareNatural),
	}
	for _, made := range []struct{ recv, name any }{{s, "toCharArray"}, {s, "getBytes"}, {l, "toArray"}, {s, "chars"}} {
		v, _, _ := Call(made.recv, made.name.(string), nil, nil)
		pool = append(pool, v)
	}
	if len(l.Items) > 3 {
		sub, _ := subList(l, 1, 3)
		pool = append(pool, sub)
	}
	return pool
}

// FuzzCall calls any method with any arguments: nothing may panic, and every error
// must be an exception or a limit.
func FuzzCall(f *testing.F) {
	var names []string
	for _, c := range Classes() {
		for _, m := range c.Methods {
			names = append(names, m.Name)
		}
	}
	for i := range 200 {
		f.Add("a,b😀", int64(i-100), float64(i)/7, uint32(i*7919), uint32(i*104729))
	}
	lim := &Limits{StringBytes: 100_000, Items: 1000, RegexTime: DefaultRegexTime / 10}
	f.Fuzz(func(t *testing.T, s string, n int64, d float64, choice, more uint32) {
		s = stringOf(runesOf(s))
		pool := fuzzPool(s, n, d)
		pick := func() any {
			v := pool[more%uint32(len(pool))]
			more = more*1664525 + 1013904223
			return v
		}
		recv := pick()
		name := names[choice%uint32(len(names))]
		args := make([]any, (choice>>16)%4)
		for i := range args {
			args[i] = pick()
		}
		for range 3 { // the same call again, on what the last one left
			v, found, err := Call(recv, name, args, lim)
			if !expected(err) {
				t.Fatalf("%s(%v): %v", name, args, err)
			}
			if found && err == nil {
				checkValue(t, v)
			}
			checkValue(t, recv)
		}
		_, _, err := Property(recv, name)
		_, _, errIndex := Index(recv, pick())
		if !expected(err) || !expected(errIndex) {
			t.Fatal(err, errIndex)
		}
	})
}

// checkValue uses a value in every way that an evaluator does.
func checkValue(t *testing.T, v any) {
	if text, err := TextOf(v, nil); err == nil && strings.Contains(text, "\xed\xa0\xbd\xed\xb8\x80") {
		t.Errorf("%q holds the halves of a pair side by side", text)
	}
	if ClassName(v) == "" && v != nil {
		t.Errorf("%T has no class name", v)
	}
	HashCode(v)
	Equal(v, v)
	if it, ok := Iterate(v); ok {
		for i := 0; i < 10 && it.HasNext(); i++ {
			if _, err := it.Next(); err != nil {
				break
			}
		}
	}
}
