package java

import "slices"

func (l *List) readOnly() bool { return l.Kind != nil && l.Kind.ReadOnly }
func (l *List) fixed() bool    { return l.Kind != nil && (l.Kind.Fixed || l.Kind.ReadOnly) }

func (l *List) index(v any) int {
	c := comparison{left: maxComparisons + len(l.Items)}
	for i, item := range l.Items {
		if c.equal(v, item, 0) {
			return i
		}
	}
	return -1
}

// refuses gives the NullPointerException of an unchangeable list that is asked for null.
func (l *List) refuses(v any) error {
	if v == nil && (l.Kind == immutableKind || l.Kind == immutableShort) {
		return nullPointer()
	}
	return nil
}

func (l *List) lastIndex(v any) int {
	c := comparison{left: maxComparisons + len(l.Items)}
	for i := len(l.Items) - 1; i >= 0; i-- {
		if c.equal(v, l.Items[i], 0) {
			return i
		}
	}
	return -1
}

func (l *List) insert(i int, items []any, lim *Limits) error {
	switch {
	case l.readOnly():
		return unsupported()
	case i < 0 || i > len(l.Items):
		return outOfBounds("Index: %d, Size: %d", i, len(l.Items))
	}
	if err := lim.checkItems(len(l.Items) + len(items)); err != nil {
		return err
	}
	return l.splice(i, 0, items...)
}

func listAdd(recv any, args []any, lim *Limits) (any, error) {
	l := asList(recv)
	if l.Kind == nil && l.parent == nil && len(l.Items) < DefaultItems {
		l.add(args[0])
		return true, lim.checkItems(len(l.Items))
	}
	return true, l.insert(len(l.Items), args[:1], lim)
}

func listSet(recv any, args []any, _ *Limits) (any, error) {
	l, i := asList(recv), number(args, 0)
	if l.readOnly() {
		return nil, unsupported()
	}
	old, _, err := at(l, i)
	if err != nil {
		return nil, err
	}
	root := l
	for root.parent != nil {
		root = root.parent
	}
	if root.isArray() {
		if elem := arrayElement(root.Kind.Class); !elem.accepts(typeOf(args[1])) {
			return nil, illegalArgument("array element type mismatch")
		}
	}
	l.Items[i] = args[1]
	return old, nil
}

func insertAll(l *List, i int, from any, lim *Limits) (any, error) {
	items, err := drain(from)
	if err != nil {
		return nil, err
	}
	if len(items) == 0 && !l.readOnly() && i >= 0 && i <= len(l.Items) {
		l.touch()
		return false, nil
	}
	if err := l.insert(i, items, lim); err != nil {
		return nil, err
	}
	return len(items) > 0, nil
}

// drain gives the items of a collection.
func drain(v any) ([]any, error) {
	switch x := v.(type) {
	case *List:
		if x.stale() {
			return nil, concurrentModification()
		}
		return slices.Clone(x.Items), nil
	case *mapView:
		return x.items(), nil
	}
	it, ok := Iterate(v)
	if !ok {
		return nil, nullPointer()
	}
	var items []any
	for it.HasNext() {
		item, err := it.Next()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// holder gives a quick test of whether a collection holds a value.
func holder(v any) (func(item any) bool, error) {
	if view, ok := v.(*mapView); ok && view.of != viewValues {
		return func(item any) bool { return view.find(item) != nil }, nil
	}
	items, err := drain(v)
	if err != nil {
		return nil, err
	}
	set := NewMap(0)
	for _, item := range items {
		set.Put(item, nil)
	}
	return func(item any) bool { return set.find(item) != nil }, nil
}

func containsAll(items []any, of any) (any, error) {
	holds, err := holder(&List{Items: items})
	if err != nil {
		return nil, err
	}
	wanted, err := drain(of)
	if err != nil {
		return nil, err
	}
	return !slices.ContainsFunc(wanted, func(v any) bool { return !holds(v) }), nil
}

// keepWhere makes removeAll (keep = false) or retainAll (keep = true).
func keepWhere(keep bool) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		l := asList(recv)
		if l.readOnly() {
			return nil, unsupported()
		}
		holds, err := holder(args[0])
		if err != nil {
			return nil, err
		}
		kept := make([]any, 0, len(l.Items))
		for _, item := range l.Items {
			if holds(item) == keep {
				kept = append(kept, item)
			}
		}
		if len(kept) == len(l.Items) {
			return false, nil
		}
		return true, l.splice(0, len(l.Items), kept...)
	}
}

// subListKind is the kind of a part of a list: what is fixed stays so, and it prints
// as a list does.
func subListKind(l *List) *ListKind {
	switch {
	case l.isArray() || l.Kind == arraySubList:
		return arraySubList
	case l.readOnly():
		return immutableSubList
	}
	return plainSubList
}

var (
	plainSubList     = &ListKind{Class: "java.util.ArrayList$SubList"}
	arraySubList     = &ListKind{Class: "java.util.AbstractList$SubList", Fixed: true}
	immutableSubList = &ListKind{Class: "java.util.ImmutableCollections$SubList", ReadOnly: true}
	immutableKind    = &ListKind{Class: "java.util.ImmutableCollections$ListN", ReadOnly: true}
	immutableShort   = &ListKind{Class: "java.util.ImmutableCollections$List12", ReadOnly: true}
)

func subList(l *List, from, to int) (any, error) {
	switch {
	case from < 0:
		return nil, outOfBounds("fromIndex = %d", from)
	case to > len(l.Items):
		return nil, outOfBounds("toIndex = %d", to)
	case from > to:
		return nil, illegalArgument("fromIndex(" + Text(int32(from)) + ") > toIndex(" + Text(int32(to)) + ")")
	}
	part := &List{Kind: subListKind(l), parent: l, offset: from}
	part.show(to - from)
	return part, nil
}

// immutableList is List.of: it holds no null.
func immutableList(items []any) (any, error) {
	if slices.Contains(items, nil) {
		return nil, nullPointer()
	}
	kind := immutableKind
	if n := len(items); n == 1 || n == 2 {
		kind = immutableShort
	}
	return &List{Kind: kind, Items: items}, nil
}

func toArray(items []any, into *List) (any, error) {
	elem := arrayElement(into.Kind.Class)
	for _, item := range items {
		if item != nil && !elem.accepts(typeOf(item)) {
			return nil, &Exception{Class: "java.lang.ArrayStoreException", Message: ClassName(item)}
		}
	}
	if len(items) > len(into.Items) {
		return &List{Kind: into.Kind, Items: slices.Clone(items)}, nil
	}
	copy(into.Items, items)
	if len(items) < len(into.Items) {
		into.Items[len(items)] = nil
	}
	return into, nil
}

// compareNatural is a.compareTo(b): the error is a ClassCastException where the two
// have no order.
func compareNatural(a, b any) (int, error) {
	v, found, err := Call(a, "compareTo", []any{b}, nil)
	n, ok := v.(int32)
	switch {
	case err != nil:
		return 0, err
	case !found || !ok:
		return 0, &Exception{Class: "java.lang.ClassCastException", Message: "class " + ClassName(a) + " cannot be cast to class java.lang.Comparable"}
	}
	return int(n), nil
}

// sortList sorts by a comparator, which a template can only have from an Entry's
// comparingByKey or comparingByValue.
func sortList(l *List, by any) error {
	if l.readOnly() {
		return unsupported()
	}
	compare := compareNatural
	if c, ok := by.(*comparator); ok {
		compare = c.compare
	}
	var failed error
	sorted := slices.Clone(l.Items)
	slices.SortStableFunc(sorted, func(a, b any) int {
		if failed != nil {
			return 0
		}
		n, err := compare(a, b)
		failed = err
		return n
	})
	if failed != nil {
		return failed
	}
	copy(l.Items, sorted)
	l.touch()
	return nil
}
