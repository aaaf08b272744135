package proof

import "github.com/vtlcheck/vtlcheck/vtl"

// Lists and maps of the template are values of the variables that hold them. That is
// true as long as no two variables, lists or maps hold the same one, and none is changed
// while a loop walks it; else a change ends the proof.

// alias notes that a list or map can be reached in a second way from now on.
func (x *execution) alias(v *value) {
	if v.collection() {
		x.aliased = true
	}
}

func (v *value) collection() bool { return v.kind == valueList || v.kind == valueMap }

// fresh says whether an expression makes a list or map of its own.
func fresh(e vtl.Expr) bool {
	switch e := e.(type) {
	case *vtl.ListLit, *vtl.MapLit, *vtl.RangeLit:
		return true
	case *vtl.Paren:
		return fresh(e.X)
	}
	return false
}

// change follows $list.add(value) and $map.put(key, value) of a variable; ok = false
// where the reference is none of them.
func (x *execution) change(ref *vtl.Reference, w *world) (out []result, ok bool) {
	v, held := w.env[ref.Name]
	if !held || !v.collection() || len(ref.Steps) != 1 {
		return nil, false
	}
	call, isCall := ref.Steps[0].(*vtl.Call)
	switch {
	case !isCall:
		return nil, false
	case v.kind == valueList && call.Name == "add" && len(call.Args) == 1:
		return x.all(call.Args, w, func(w *world, vs []*value) []result {
			return one(x.with(ref, w, vs[0]), constValue(true))
		}), true
	case v.kind == valueMap && call.Name == "put" && len(call.Args) == 2:
		return x.all(call.Args, w, func(w *world, vs []*value) []result {
			old := mapMember(w.env[ref.Name])
			return one(x.with(ref, w, vs[1]), old.settled())
		}), true
	}
	return nil, false
}

// with gives the world in which the variable's list or map has one value more.
func (x *execution) with(ref *vtl.Reference, w *world, added *value) *world {
	if x.aliased || x.walking > 0 {
		x.giveUp(ref, "a list or map that is held or walked elsewhere is changed")
	}
	x.alias(added)
	v := w.held(ref.Name)
	if v.known && len(v.items) < maxUnrolled {
		return w.set(ref.Name, knownList(append(v.items[:len(v.items):len(v.items)], added)))
	}
	elem := v.element()
	if elem == nil {
		elem = added
	} else {
		elem = joinValues(elem, added)
	}
	return w.set(ref.Name, &value{kind: v.kind, elem: elem})
}

// putMember follows #set($map.name = value) and #set($map["name"] = value) of a map of
// the template; ok = false where the target is none.
func (x *execution) putMember(n *vtl.Set, r result) (out []*world, ok bool) {
	v, held := r.w.env[n.Target.Name]
	if !held || v.kind != valueMap || len(n.Target.Steps) != 1 {
		return nil, false
	}
	added := r.v
	if r.void {
		added = anyValue
	}
	switch s := n.Target.Steps[0].(type) {
	case *vtl.Property:
		return []*world{x.with(n.Target, r.w, added)}, true
	case *vtl.Index:
		for _, key := range x.eval(s.Key, r.w) {
			out = append(out, x.with(n.Target, key.w, added))
		}
		return out, true
	}
	return nil, false
}
