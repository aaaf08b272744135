package java

// LooseEqual is Velocity 1.7's a == b: numbers by value whatever their classes, values
// of one class (or of a class and one that extends it) by equals, and all else by
// their text. A null equals only a null.
func LooseEqual(a, b any) bool {
	if s, ok := a.(string); ok {
		if t, ok := b.(string); ok {
			return s == t
		}
	}
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	if order, ok := Compare(a, b); ok {
		return order == 0
	}
	if sameFamily(a, b) {
		return Equal(a, b)
	}
	s, errA := TextOf(a, nil)
	t, errB := TextOf(b, nil)
	return errA == nil && errB == nil && s == t
}

// sameFamily tells whether the class of one is that of the other or extends it.
func sameFamily(a, b any) bool {
	if ClassName(a) == ClassName(b) {
		return true
	}
	switch x := a.(type) {
	case *List:
		y, ok := b.(*List)
		return ok && extendsList(x, y)
	case *Map:
		y, ok := b.(*Map)
		return ok && !x.readOnly() && !y.readOnly() && extendsMap(x, y)
	}
	return false
}

func extendsList(a, b *List) bool {
	if a.isArray() || b.isArray() {
		return a.isArray() && b.isArray() && (arrayType(a).assignable(arrayType(b)) || arrayType(b).assignable(arrayType(a)))
	}
	plain := func(l *List) bool { return l.Kind == nil }
	extension := func(l *List) bool { return !l.fixed() && l.parent == nil }
	return plain(a) && extension(b) || plain(b) && extension(a)
}

func arrayType(l *List) *javaType { return arrayClass(l.Kind.Class).typ }

// extendsMap: every kind of map extends HashMap, and beside a LinkedHashMap none extends another.
func extendsMap(a, b *Map) bool {
	return ClassName(a) == hashMapClass.name || ClassName(b) == hashMapClass.name
}
