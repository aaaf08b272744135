package java

import "testing"

func TestDoubleText(t *testing.T) {
	for _, c := range []struct {
		d    float64
		want string
	}{
		{1e8, "1.0E8"}, {1, "1.0"}, {0.1, "0.1"}, {1e7, "1.0E7"}, {9999999, "9999999.0"}, {0.001, "0.001"}, {0.0001, "1.0E-4"},
		{2e-3, "0.002"}, {4.9e-324, "4.9E-324"}, {1.7976931348623157e308, "1.7976931348623157E308"},
		{123456789.125, "1.23456789125E8"}, {2.2250738585072014e-308, "2.2250738585072014E-308"},
	} {
		if got := Text(c.d); got != c.want {
			t.Errorf("Text(%g) = %s, want %s", c.d, got, c.want)
		}
	}
}
