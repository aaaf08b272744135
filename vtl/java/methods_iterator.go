package java

func asIterator(recv any) *Iterator { return recv.(*Iterator) }

func iteratorMethods() []decl {
	return []decl{
		{"hasNext() boolean", "whether there is another item", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asIterator(recv).HasNext(), nil }},
		{"next() Object", "the next item; throws at the end", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asIterator(recv).Next() }},
		{"remove() void", "takes the item that next gave out of the collection", 0, func(recv any, _ []any, _ *Limits) (any, error) { return nil, asIterator(recv).remove() }},
		{"forEachRemaining(function.Consumer) void", noFunction, 0, nil},
	}
}

func listIteratorMethods() []decl {
	return []decl{
		{"hasPrevious() boolean", "whether there is an item before", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asIterator(recv).next > 0, nil }},
		{"previous() Object", "the item before; throws at the start", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asIterator(recv).previous() }},
		{"nextIndex() int", "the index of the next item", 0, func(recv any, _ []any, _ *Limits) (any, error) { return int32(asIterator(recv).next), nil }},
		{"previousIndex() int", "the index of the item before", 0, func(recv any, _ []any, _ *Limits) (any, error) { return int32(asIterator(recv).next - 1), nil }},
		{"set(Object) void", "replaces the item that came last", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return nil, asIterator(recv).set(args[0])
		}},
		{"add(Object) void", "puts an item before the next one", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return nil, asIterator(recv).insert(args[0], lim)
		}},
	}
}

func (it *Iterator) previous() (any, error) {
	if err := it.check(); err != nil {
		return nil, err
	}
	if it.next <= 0 {
		return nil, noSuchElement()
	}
	it.next--
	it.last = it.next
	return it.list.Items[it.last], nil
}

func (it *Iterator) set(v any) error {
	if it.list.readOnly() {
		return unsupported()
	}
	if it.last < 0 {
		return &Exception{Class: "java.lang.IllegalStateException"}
	}
	if err := it.check(); err != nil {
		return err
	}
	_, err := listSet(it.list, []any{int32(it.last), v}, nil)
	return err
}

func (it *Iterator) insert(v any, lim *Limits) error {
	if err := it.check(); err != nil {
		return err
	}
	if err := it.list.insert(it.next, []any{v}, lim); err != nil {
		return err
	}
	it.next++
	it.last, it.changes = -1, it.list.changes
	return nil
}
