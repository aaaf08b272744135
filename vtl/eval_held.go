package vtl

import (
	"fmt"
	"unsafe"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// What values take in memory, roughly, in bytes.
const (
	bytesOfValue      = 32  // of a small one
	bytesOfCollection = 48  // of an empty one, besides
	bytesOfEntry      = 160 // of a map, without its key and value
)

// checksPerLimit is how often it is looked at what variables hold while they fill from
// nothing to their limit.
const checksPerLimit = 4

// made notes that a value was made. Now and then, by what was made since, it adds up
// what the variables hold: a template can keep a thousand strings that are each
// within their limit.
func (r *run) made(node Node, v any) error {
	if r.unseen -= bytesOfValue + size(v); r.unseen > 0 {
		return nil
	}
	limit := r.limits.HeldBytes
	h := holding{seen: map[any]bool{}, left: limit, levels: r.limits.Depth}
	h.addAll(r.slots)
	h.addAll(r.args)
	h.add(v)
	if h.deep {
		return r.errorAt(node, RuleTooDeep, fmt.Sprintf("a value is nested more than %d levels deep", r.limits.Depth),
			"The engine's stack ends where it prints such a value. Nest less, or raise the limit in Options.", nil)
	}
	if h.left < 0 {
		return r.limitReached(node, &java.LimitError{What: "bytes in all variables together", Max: int64(limit)})
	}
	r.unseen = max(limit/checksPerLimit, (limit-h.left)/2)
	return nil
}

// holding adds up values, large ones once. What hosts keep to themselves is not seen.
type holding struct {
	seen   map[any]bool
	left   int
	levels int  // that may still follow
	deep   bool // there was one more
}

func (h *holding) addAll(values []any) {
	for _, v := range values {
		h.add(v)
	}
}

func (h *holding) add(v any) {
	if h.left < 0 || h.deep {
		return
	}
	h.left -= bytesOfValue
	switch v := v.(type) {
	case string:
		if len(v) > bytesOfValue && h.first(unsafe.StringData(v)) {
			h.left -= len(v)
		}
	case *java.List:
		if h.enter(v) {
			h.addAll(v.Items)
			h.levels++
		}
	case *java.Map:
		if h.enter(v) {
			h.left -= v.Len() * bytesOfEntry
			for key, value := range v.All() {
				h.add(key)
				h.add(value)
			}
			h.levels++
		}
	}
}

// enter goes into a collection that was not seen yet.
func (h *holding) enter(v any) bool {
	if !h.first(v) {
		return false
	}
	h.left -= bytesOfCollection
	h.levels--
	h.deep = h.deep || h.levels < 0
	return true
}

func (h *holding) first(v any) bool {
	if h.seen[v] {
		return false
	}
	h.seen[v] = true
	return true
}
