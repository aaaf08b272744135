package java

import "slices"

// The sizes of a java.util.HashMap's table: it begins with 16 buckets and doubles
// when it is more than three quarters full.
const (
	firstTable = 16
	maxTable   = 1 << 30
)

// growTable grows the table for the n-th mapping.
func (a *mapAids) growTable(n int) {
	if a.table == 0 {
		a.table = firstTable
	}
	if n > a.table*3/4 && a.table < maxTable {
		a.table *= 2
	}
}

// reserve grows the table as HashMap.putAll does before it adds n mappings.
func (a *mapAids) reserve(n int) {
	if a.table == 0 {
		want := int(float32(n)/0.75 + 1)
		for a.table = 1; a.table < want && a.table < maxTable; {
			a.table *= 2
		}
		return
	}
	for n > a.table*3/4 && a.table < maxTable {
		a.table *= 2
	}
}

// hashOrder gives the entries in the order of HashMap's buckets. In one bucket they
// keep the order in which they came. (Java turns a bucket of more than eight into a
// tree, which changes its order; that is not modelled.)
func (m *Map) hashOrder() []*Entry {
	a := m.aid()
	if order := a.order.Load(); order != nil {
		return *order
	}
	type slot struct {
		bucket uint32
		entry  *Entry
	}
	slots := make([]slot, 0, m.n)
	for e := m.first; e != nil; e = e.next {
		h := uint32(HashCode(e.Key))
		slots = append(slots, slot{(h ^ h>>16) & uint32(a.table-1), e})
	}
	slices.SortStableFunc(slots, func(a, b slot) int { return int(int64(a.bucket) - int64(b.bucket)) })
	order := make([]*Entry, len(slots))
	for i, s := range slots {
		order[i] = s.entry
	}
	a.order.Store(&order)
	return order
}
