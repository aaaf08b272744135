package gateway

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestSharedLimit: many templates take no longer than one of their length together.
func TestSharedLimit(t *testing.T) {
	of := func(n, bytes int) int {
		templates := make([]reachedTemplate, n)
		for i := range templates {
			templates[i].parsed = &vtl.Template{Source: vtl.NewSource("t", strings.Repeat(" ", bytes), nil)}
		}
		return sharedLimit(templates)
	}
	for _, tt := range []struct{ n, bytes, want int }{
		{0, 0, maxShaped},
		{1, 100, maxShaped},
		{4, 100, maxShaped / 4},
		{2, 1 << 13, (shapedBytes >> 14) / 2},
		{1000, 100, minShaped},
	} {
		if got := of(tt.n, tt.bytes); got != tt.want {
			t.Errorf("%d templates of %d bytes: %d, want %d", tt.n, tt.bytes, got, tt.want)
		}
	}
}
