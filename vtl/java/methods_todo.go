package java

func numberMethods() []decl       { return nil }
func stringMethods() []decl       { return nil }
func integerMethods() []decl      { return nil }
func longMethods() []decl         { return nil }
func shortMethods() []decl        { return nil }
func byteMethods() []decl         { return nil }
func floatMethods() []decl        { return nil }
func doubleMethods() []decl       { return nil }
func bigIntegerMethods() []decl   { return nil }
func bigDecimalMethods() []decl   { return nil }
func characterMethods() []decl    { return nil }
func booleanMethods() []decl      { return nil }
func listMethods() []decl         { return nil }
func arrayListMethods() []decl    { return nil }
func mapMethods() []decl          { return nil }
func hashMapMethods() []decl      { return nil }
func collectionMethods() []decl   { return nil }
func setMethods() []decl          { return nil }
func entryMethods() []decl        { return nil }
func iteratorMethods() []decl     { return nil }
func listIteratorMethods() []decl { return nil }
func putMap(m *Map, key, value any, lim *Limits) (any, error) {
	if m.Kind != nil && m.Kind.ReadOnly {
		return nil, unsupported()
	}
	old, _ := m.Put(key, value)
	return old, lim.checkItems(m.n)
}

func indexOutOfBounds(l *List, i int) error {
	return &Exception{Class: "java.lang.IndexOutOfBoundsException"}
}
