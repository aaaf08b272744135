package java

import "slices"

// mapMethods are those of every java.util.Map.
func mapMethods() []decl {
	return slices.Concat(mapReading(), mapChanging(), mapStatics())
}

func asMap(recv any) *Map { return recv.(*Map) }

func mapReading() []decl {
	return []decl{
		{"size() int", "the number of mappings", 0, func(recv any, _ []any, _ *Limits) (any, error) { return int32(asMap(recv).Len()), nil }},
		{"isEmpty() boolean", "whether there is no mapping", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asMap(recv).Len() == 0, nil }},
		{"get(Object) Object", "the value of a key, or null", 0, func(recv any, args []any, _ *Limits) (any, error) {
			v, _ := asMap(recv).Get(args[0])
			return v, nil
		}},
		{"getOrDefault(Object, Object) Object", "the value of a key, or the second argument where the key is not there", 0, func(recv any, args []any, _ *Limits) (any, error) {
			if v, ok := asMap(recv).Get(args[0]); ok {
				return v, nil
			}
			return args[1], nil
		}},
		{"containsKey(Object) boolean", "whether the key is there", 0, func(recv any, args []any, _ *Limits) (any, error) { return asMap(recv).find(args[0]) != nil, nil }},
		{"containsValue(Object) boolean", "whether a value equals the argument", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return (&mapView{asMap(recv), viewValues}).find(args[0]) != nil, nil
		}},
		{"keySet() Set", "the keys, as a view", 0, viewMethod(viewKeys)},
		{"values() Collection", "the values, as a view", 0, viewMethod(viewValues)},
		{"entrySet() Set", "the mappings, as a view", 0, viewMethod(viewEntries)},
		{"equals(Object) boolean", "whether the other is a map of equal mappings", 0, equalMethod},
		{"hashCode() int", "made of the mappings' hash codes", 0, hashMethod},
		{"forEach(function.BiConsumer) void", noFunction, 0, nil},
	}
}

func viewMethod(of View) impl {
	return func(recv any, _ []any, _ *Limits) (any, error) {
		m := asMap(recv)
		m.fill()
		return &mapView{m, of}, nil
	}
}

func mapChanging() []decl {
	return []decl{
		{"put(Object, Object) Object", "maps a key to a value; gives the value that was there", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return putMap(asMap(recv), args[0], args[1], lim)
		}},
		{"putIfAbsent(Object, Object) Object", "the same where the key has no value; gives the value that was there", 0, func(recv any, args []any, lim *Limits) (any, error) {
			m := asMap(recv)
			if v, _ := m.Get(args[0]); v != nil && !m.readOnly() {
				return v, nil
			}
			return putMap(m, args[0], args[1], lim)
		}},
		{"putAll(Map) void", "puts all mappings of the argument", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return nil, putAll(asMap(recv), args[0].(*Map), lim)
		}},
		{"remove(Object) Object", "takes a key out; gives its value", 0, changing(func(m *Map, args []any) any {
			old, _ := m.Delete(args[0])
			return old
		})},
		{"remove(Object, Object) boolean", "takes a key out that has this value", 0, changing(func(m *Map, args []any) any {
			e := m.find(args[0])
			if e == nil || !Equal(e.Value, args[1]) {
				return false
			}
			m.remove(e)
			return true
		})},
		{"replace(Object, Object) Object", "maps a key that is there to a value; gives the value that was there", 0, changing(func(m *Map, args []any) any {
			e := m.find(args[0])
			if e == nil {
				return nil
			}
			old := e.Value
			e.Value = args[1]
			return old
		})},
		{"replace(Object, Object, Object) boolean", "maps a key that has the first value to the second", 0, changing(func(m *Map, args []any) any {
			e := m.find(args[0])
			if e == nil || !Equal(e.Value, args[1]) {
				return false
			}
			e.Value = args[2]
			return true
		})},
		{"clear() void", "takes every mapping out", 0, changing(func(m *Map, _ []any) any {
			m.Clear()
			return nil
		})},
		{"compute(Object, function.BiFunction) Object", noFunction, 0, nil},
		{"computeIfAbsent(Object, function.Function) Object", noFunction, 0, nil},
		{"computeIfPresent(Object, function.BiFunction) Object", noFunction, 0, nil},
		{"merge(Object, Object, function.BiFunction) Object", noFunction, 0, nil},
		{"replaceAll(function.BiFunction) void", noFunction, 0, nil},
	}
}

func (m *Map) readOnly() bool { return m.Kind != nil && m.Kind.ReadOnly }

func changing(f func(m *Map, args []any) any) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		m := asMap(recv)
		if m.readOnly() {
			return nil, unsupported()
		}
		return f(m, args), nil
	}
}

func putMap(m *Map, key, value any, lim *Limits) (any, error) {
	if m.readOnly() {
		return nil, unsupported()
	}
	old, had := m.Put(key, value)
	if had {
		return old, nil
	}
	return nil, lim.checkItems(int(m.n))
}

func putAll(m, from *Map, lim *Limits) error {
	if m.readOnly() {
		return unsupported()
	}
	if err := lim.checkItems(max(m.Len(), from.Len())); err != nil {
		return err
	}
	if m.Kind != nil && m.Kind.HashOrder {
		m.aid().reserve(int(from.n))
	}
	for e := range from.Entries() {
		m.Put(e.Key, e.Value)
	}
	return lim.checkItems(int(m.n))
}

func hashMapMethods() []decl {
	return []decl{
		{"clone() Object", "another map of the same mappings", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			m := asMap(recv)
			c := NewMapOf(m.Kind, m.Len())
			return c, putAll(c, m, nil)
		}},
	}
}

// immutableMap is the kind of what Map.of gives. Java keeps such a map in an order
// that differs from run to run; here it is the order of the arguments.
var (
	immutableMap = &MapKind{Class: "java.util.ImmutableCollections$MapN", ReadOnly: true}
	immutableOne = &MapKind{Class: "java.util.ImmutableCollections$Map1", ReadOnly: true}
)

func mapStatics() []decl {
	out := []decl{
		{"static entry(Object, Object) Map$Entry", "an unchangeable mapping", 9, func(_ any, args []any, _ *Limits) (any, error) {
			if args[0] == nil || args[1] == nil {
				return nil, nullPointer()
			}
			return fixedEntry(args[0], args[1]), nil
		}},
		{"static ofEntries(Map$Entry[]) Map", "an unchangeable map of the entries", 9, func(_ any, args []any, _ *Limits) (any, error) {
			var pairs []any
			for _, e := range args[0].(*List).Items {
				entry, ok := e.(*Entry)
				if !ok {
					return nil, nullPointer()
				}
				pairs = append(pairs, entry.Key, entry.Value)
			}
			return mapOfPairs(pairs)
		}},
		{"static copyOf(Map) Map", "an unchangeable copy", 10, func(_ any, args []any, _ *Limits) (any, error) {
			var pairs []any
			for k, v := range args[0].(*Map).All() {
				pairs = append(pairs, k, v)
			}
			return mapOfPairs(pairs)
		}},
	}
	params := ""
	for i := range 11 {
		if i > 0 {
			params += choose(i == 1, "Object, Object", ", Object, Object")
		}
		out = append(out, decl{"static of(" + params + ") Map", "an unchangeable map of keys and values", 9, func(_ any, args []any, _ *Limits) (any, error) {
			return mapOfPairs(args)
		}})
	}
	return out
}

func mapOfPairs(pairs []any) (any, error) {
	m := NewMapOf(choose(len(pairs) == 2, immutableOne, immutableMap), len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == nil || pairs[i+1] == nil {
			return nil, nullPointer()
		}
		if _, had := m.Put(pairs[i], pairs[i+1]); had {
			return nil, illegalArgument("duplicate key: " + Text(pairs[i]))
		}
	}
	return m, nil
}

func entryMethods() []decl {
	own := func(recv any) *Entry { return recv.(*Entry) }
	return []decl{
		{"getKey() Object", "the key", 0, func(recv any, _ []any, _ *Limits) (any, error) { return own(recv).Key, nil }},
		{"getValue() Object", "the value", 0, func(recv any, _ []any, _ *Limits) (any, error) { return own(recv).Value, nil }},
		{"setValue(Object) Object", "changes the value, in the map too; gives the one that was there", 0, func(recv any, args []any, _ *Limits) (any, error) {
			e := own(recv)
			if e.fixed() {
				return nil, unsupported()
			}
			old := e.Value
			e.Value = args[0]
			return old, nil
		}},
		{"equals(Object) boolean", "whether the other has an equal key and value", 0, equalMethod},
		{"hashCode() int", "made of the hash codes of both", 0, hashMethod},
		{"static comparingByKey() Comparator", "orders entries by their keys, for List.sort", 0, func(any, []any, *Limits) (any, error) { return byMember(viewKeys, compareNatural), nil }},
		{"static comparingByValue() Comparator", "orders entries by their values, for List.sort", 0, func(any, []any, *Limits) (any, error) { return byMember(viewValues, compareNatural), nil }},
		{"static comparingByKey(Comparator) Comparator", "the same by a comparator", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return byMember(viewKeys, args[0].(*comparator).compare), nil
		}},
		{"static comparingByValue(Comparator) Comparator", "the same by a comparator", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return byMember(viewValues, args[0].(*comparator).compare), nil
		}},
		{"static copyOf(Map$Entry) Map$Entry", "an unchangeable copy", 17, func(_ any, args []any, _ *Limits) (any, error) {
			e := args[0].(*Entry)
			return fixedEntry(e.Key, e.Value), nil
		}},
	}
}
