package target

import (
	"math/big"
	"testing"
)

func TestMockStatus(t *testing.T) {
	for _, c := range []struct {
		value  any
		status int
		ok     bool
	}{
		{int32(200), 200, true},
		{int64(404), 404, true},
		{7, 7, true},
		{big.NewInt(503), 503, true},
		{new(big.Int).Lsh(big.NewInt(1), 80), 0, false},
		{200.0, 0, false},
		{"200", 0, false},
		{true, 0, false},
		{nil, 0, false},
	} {
		if status, ok := MockStatus(c.value); ok != c.ok || ok && status != c.status {
			t.Errorf("MockStatus(%v) = %d, %v", c.value, status, ok)
		}
	}
}
