package java

// LooseEqual is LooseEqualOf without limits and error: what cannot be compared differs.
func LooseEqual(a, b any) bool {
	same, err := LooseEqualOf(a, b, nil)
	return same && err == nil
}

// LooseEqualOf is Velocity 1.7's a == b: numbers by value whatever their classes,
// values of one class (or of a class and one that extends it) by equals, and all else
// by their text. A null equals only a null. The error is that of CompareOf or of TextOf.
func LooseEqualOf(a, b any, lim *Limits) (bool, error) {
	if s, ok := a.(string); ok {
		if t, ok := b.(string); ok {
			return s == t, nil
		}
	}
	if a == nil || b == nil {
		return a == nil && b == nil, nil
	}
	if order, ok, err := CompareOf(a, b); ok || err != nil {
		return order == 0, err
	}
	if sameFamily(a, b) {
		if err := checkNesting(a, b); err != nil {
			return false, err
		}
		return Equal(a, b), nil
	}
	s, err := TextOf(a, lim)
	if err != nil {
		return false, err
	}
	t, err := TextOf(b, lim)
	return s == t, err
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
