//go:build !race

package benchcmp

import "testing"

// budgets are the allocations of one render with a scope of its own, which decide its
// speed more than anything else. They may fall; what makes one rise must be worth it.
var budgets = map[string]float64{"short": 11, "full": 21}

// parseBudgets are the allocations of one parse; the frame has nine of them, and a parser that
// the pool forgot some more.
var parseBudgets = map[string]float64{"short": 16, "full": 24, "300 kB": 260}

// TestAllocations is not run with the race detector, under which pools forget at random.
func TestAllocations(t *testing.T) {
	for _, c := range cases(t) {
		budget, ok := budgets[c.ID]
		if !ok {
			continue
		}
		tmpl, req := c.parse(t), c.request()
		got := testing.AllocsPerRun(500, func() {
			if _, err := c.render(tmpl, req); err != nil {
				t.Fatal(err)
			}
		})
		if got > budget {
			t.Errorf("%s allocates %v times a render, budget %v", c.ID, got, budget)
		}
	}
}

func TestParseAllocations(t *testing.T) {
	for _, c := range cases(t) {
		budget, ok := parseBudgets[c.ID]
		if !ok {
			continue
		}
		if got := testing.AllocsPerRun(100, func() { c.parse(t) }); got > budget {
			t.Errorf("%s allocates %v times a parse, budget %v", c.ID, got, budget)
		}
	}
}
