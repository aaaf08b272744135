package proof

import (
	"fmt"
	"math"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// round is how a loop stands: with which element, whether there is another one behind
// it, and which round it is.
type round struct {
	elem  *value
	more  bool
	first bool
	count *value // from 1
}

// loopNames are the variables that a loop sets besides its element.
var loopNames = []string{"foreach", "velocityCount", "velocityHasNext"}

// foreach follows a loop: not at all, and from every way in which a round can start
// both with and without another element behind it, until no new way appears. So
// hasNext is exact. The cut-off after 1000 items is not followed; see loopLimits.
func (x *execution) foreach(n *vtl.Foreach, w *world) []*world {
	if n.List == nil || n.Extra != nil || n.Parts != 3 || n.Var.Formal || n.Var.Quiet || len(n.Var.Steps) > 0 {
		x.giveUp(n, "a #foreach of another form is not followed")
	}
	key := walk{n, w.key()}
	if out, done := x.walked[key]; done {
		return out
	}
	out := x.walkList(n, w)
	if len(x.walked) < maxWalked {
		x.walked[key] = out
	}
	return out
}

func (x *execution) walkList(n *vtl.Foreach, w *world) []*world {
	var out []*world
	for _, r := range x.eval(n.List, w) {
		if r.v.collection() {
			x.walking++
			defer func() { x.walking-- }()
		}
		switch {
		case r.v.kind == valueList && r.v.known && len(r.v.items) <= maxUnrolled:
			out = append(out, x.unrolled(n, r)...)
		default:
			elem, never := elementOf(r.v)
			out = append(out, r.w)
			if !never {
				out = append(out, x.rounds(n, r.w, elem)...)
			}
		}
	}
	return out
}

// elementOf gives what the elements of a value are; never: it has none.
func elementOf(v *value) (elem *value, never bool) {
	switch v.kind {
	case valueText, valueConst, valueNumber, valueBool, valueDefine, valueLoop, valueEntry:
		return nil, true
	case valueList:
		e := v.element()
		return e, e == nil
	case valueLeaf:
		if v.doc != nil && v.doc.kind != docAny {
			return anyValue, v.doc.kind != docObject
		}
		return leafValue(under(v.id, "[*]")), false
	case valueHost:
		return anyValue, false
	}
	return anyValue, false
}

// under names a part of an input; what has no name has no named parts.
func under(id, part string) string {
	if id == "" {
		return ""
	}
	return id + part
}

// unrolled walks a list of the template's own item by item.
func (x *execution) unrolled(n *vtl.Foreach, r result) []*world {
	list := []*world{r.w}
	var broke []*world
	for i, item := range r.v.items {
		rd := round{item, i+1 < len(r.v.items), i == 0, numberValue(int64(i+1), int64(i+1))}
		var next []*world
		for _, w := range list {
			ends, breaks := x.round(n, w, rd)
			next, broke = append(next, ends...), append(broke, breaks...)
		}
		list = merge(next)
	}
	return x.leave(n, r.w, append(list, broke...))
}

// rounds follows one round and more.
func (x *execution) rounds(n *vtl.Foreach, before *world, elem *value) []*world {
	id := loopID(n)
	if elem.kind == valueLeaf && elem.doc == nil {
		elem = leafValue(id + elem.id)
	} else {
		elem = named(elem, "")
	}
	var out []*world
	known := map[string]bool{}
	merged := map[string]*world{}
	starts := []*world{before}
	for number := 1; len(starts) > 0; number++ {
		var next []*world
		for _, w := range starts {
			w = w.forget(id)
			if number > sharpRounds {
				k := w.loopShape()
				if old := merged[k]; old != nil {
					w = joinWorlds(old, w)
				}
				merged[k] = w
			}
			k := w.key()
			if number > 1 && known[k] {
				continue
			}
			known[k] = number > 1
			if len(known) > maxRounds {
				x.giveUp(n, "the loop never comes to a state that it was in before")
			}
			rd := round{elem, false, number == 1, roundCount(number)}
			ends, broke := x.round(n, w, rd)
			out = append(append(out, ends...), broke...)
			rd.more = true
			ends, broke = x.round(n, w, rd)
			out, next = append(out, broke...), append(next, ends...)
		}
		starts, out = merge(next), merge(out)
	}
	return x.leave(n, before, out)
}

// loopID is part of the names of what is read from a loop's element.
func loopID(n *vtl.Foreach) string { return fmt.Sprintf("#%d;", n.Span().Start) }

// roundCount is $foreach.count: from the second round on any number from 2.
func roundCount(number int) *value {
	if number == 1 {
		return numberValue(1, 1)
	}
	return numberValue(2, math.MaxInt32)
}

// round follows the body once. Its element may be null, which is as if the variable
// had no value; a leaf covers that.
func (x *execution) round(n *vtl.Foreach, w *world, rd round) (ends, broke []*world) {
	c := w.clone()
	c.env[n.Var.Name] = rd.elem
	c.env["#"+n.Var.Name] = emptyText()
	lo, hi, _ := rd.count.bounds()
	c.env["foreach"] = &value{kind: valueLoop, lo: lo, hi: hi, known: rd.more}
	c.env["velocityCount"] = rd.count
	c.env["velocityHasNext"] = constValue(rd.more)
	outer := x.broke
	x.broke = nil
	ends = x.block(n.Body, []*world{c})
	broke, x.broke = x.broke, outer
	return ends, broke
}

// leave puts the loop's variables back to what they were before it.
func (x *execution) leave(n *vtl.Foreach, before *world, list []*world) []*world {
	out := make([]*world, len(list))
	for i, w := range list {
		c := w.forget(loopID(n))
		for _, name := range append([]string{n.Var.Name, "#" + n.Var.Name}, loopNames...) {
			if old, ok := before.env[name]; ok {
				c.env[name] = old
			} else {
				delete(c.env, name)
			}
		}
		out[i] = c
	}
	return merge(out)
}
