package java

import "slices"

// collectionMethods are those of a map's values; a keySet and an entrySet have more.
func collectionMethods() []decl {
	return append([]decl{
		{"size() int", "the number of members", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asView(recv).m.n, nil }},
		{"isEmpty() boolean", "whether there is no member", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asView(recv).m.n == 0, nil }},
		{"contains(Object) boolean", "whether a member equals the argument", 0, func(recv any, args []any, _ *Limits) (any, error) { return asView(recv).find(args[0]) != nil, nil }},
		{"containsAll(Collection) boolean", "whether every item of the argument is a member", 0, func(recv any, args []any, _ *Limits) (any, error) {
			wanted, err := drain(args[0])
			if err != nil {
				return nil, err
			}
			return !slices.ContainsFunc(wanted, func(v any) bool { return asView(recv).find(v) == nil }), nil
		}},
		{"iterator() Iterator", "an iterator over the members", 0, func(recv any, _ []any, _ *Limits) (any, error) { return newViewIterator(asView(recv)), nil }},
		{"toArray() Object[]", "the members in an array", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return &List{Kind: objectArray, Items: asView(recv).items()}, nil
		}},
		{"toArray(Object[]) Object[]", "the members in the array, or in a new one where they do not fit", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return toArray(asView(recv).items(), args[0].(*List))
		}},
		{"add(Object) boolean", "throws: a view cannot grow", 0, func(any, []any, *Limits) (any, error) { return nil, unsupported() }},
		{"addAll(Collection) boolean", "throws: a view cannot grow", 0, func(recv any, args []any, _ *Limits) (any, error) {
			items, err := drain(args[0])
			if err == nil && (len(items) > 0 || asView(recv).readOnly()) {
				err = unsupported()
			}
			return false, err
		}},
		{"remove(Object) boolean", "takes a member out, of the map too", 0, changingView(func(v *mapView, args []any) (any, error) {
			e := v.find(args[0])
			if e != nil {
				v.m.remove(e)
			}
			return e != nil, nil
		})},
		{"removeAll(Collection) boolean", "takes every member out that the argument holds", 0, keepMembers(false)},
		{"retainAll(Collection) boolean", "takes every member out that the argument does not hold", 0, keepMembers(true)},
		{"clear() void", "takes every member out", 0, changingView(func(v *mapView, _ []any) (any, error) {
			v.m.Clear()
			return nil, nil
		})},
		{"toString() String", "the members in brackets", 0, func(recv any, _ []any, lim *Limits) (any, error) {
			return noneOnError(TextOf(recv, lim))
		}},
	}, collectionExtras()...)
}

func asView(recv any) *mapView { return recv.(*mapView) }

func changingView(f func(v *mapView, args []any) (any, error)) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		if asView(recv).readOnly() {
			return nil, unsupported()
		}
		return f(asView(recv), args)
	}
}

func keepMembers(keep bool) impl {
	return changingView(func(v *mapView, args []any) (any, error) {
		holds, err := holder(args[0])
		if err != nil {
			return nil, err
		}
		changed := false
		for e := v.m.first; e != nil; e = e.next {
			if holds(v.member(e)) != keep {
				v.m.remove(e)
				changed = true
			}
		}
		return changed, nil
	})
}

// immutableSet is the kind of what Set.of gives, in the order of the arguments; in
// Java the order differs from run to run.
var (
	immutableSet  = &MapKind{Class: "java.util.ImmutableCollections$SetN", ReadOnly: true}
	immutableSet2 = &MapKind{Class: "java.util.ImmutableCollections$Set12", ReadOnly: true}
)

func setMethods() []decl {
	out := []decl{
		{"equals(Object) boolean", "whether the other is a set of equal members", 0, equalMethod},
		{"hashCode() int", "the sum of the members' hash codes", 0, hashMethod},
		{"static copyOf(Collection) Set", "an unchangeable set of the argument's items", 10, func(_ any, args []any, _ *Limits) (any, error) {
			items, err := drain(args[0])
			if err != nil {
				return nil, err
			}
			return setOfItems(items, false)
		}},
		{"static of(Object[]) Set", "an unchangeable set of the array's items", 9, func(_ any, args []any, _ *Limits) (any, error) {
			return setOfItems(args[0].(*List).Items, true)
		}},
	}
	return append(out, upToTen("of", "Set", "an unchangeable set of the arguments", func(_ any, args []any, _ *Limits) (any, error) {
		return setOfItems(args, true)
	})...)
}

func setOfItems(items []any, distinct bool) (any, error) {
	m := NewMapOf(immutableSet, len(items))
	for _, item := range items {
		if item == nil {
			return nil, nullPointer()
		}
		if _, had := m.Put(item, nil); had && distinct {
			return nil, illegalArgument("duplicate element: " + Text(item))
		}
	}
	if m.n == 1 || m.n == 2 {
		m.Kind = immutableSet2
	}
	return &mapView{m, viewKeys}, nil
}
