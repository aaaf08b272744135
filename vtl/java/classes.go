package java

import "math/big"

// The classes of values. Where one extends another, its methods follow its own.
var (
	objectClass = &class{name: "java.lang.Object"}
	numberClass = &class{name: "java.lang.Number", super: objectClass, is: []string{"java.io.Serializable"}}

	stringClass     = &class{name: "java.lang.String", super: objectClass, is: []string{"CharSequence", "Comparable"}}
	integerClass    = &class{name: "java.lang.Integer", super: numberClass, is: []string{"Comparable"}}
	longClass       = &class{name: "java.lang.Long", super: numberClass, is: []string{"Comparable"}}
	shortClass      = &class{name: "java.lang.Short", super: numberClass, is: []string{"Comparable"}}
	byteClass       = &class{name: "java.lang.Byte", super: numberClass, is: []string{"Comparable"}}
	floatClass      = &class{name: "java.lang.Float", super: numberClass, is: []string{"Comparable"}}
	doubleClass     = &class{name: "java.lang.Double", super: numberClass, is: []string{"Comparable"}}
	bigIntegerClass = &class{name: "java.math.BigInteger", super: numberClass, is: []string{"Comparable"}}
	bigDecimalClass = &class{name: "java.math.BigDecimal", super: numberClass, is: []string{"Comparable"}}
	characterClass  = &class{name: "java.lang.Character", super: objectClass, is: []string{"Comparable"}}
	booleanClass    = &class{name: "java.lang.Boolean", super: objectClass, is: []string{"Comparable"}}

	listClass         = &class{name: "java.util.List", super: objectClass, is: []string{"Collection", "Iterable"}}
	arrayListClass    = &class{name: "java.util.ArrayList", super: listClass, is: []string{"AbstractList"}}
	subListClass      = &class{name: "java.util.ArrayList$SubList", super: listClass}
	immutableClass    = &class{name: "java.util.ImmutableCollections$ListN", super: listClass}
	arrayWrapperClass = &class{name: "org.apache.velocity.util.ArrayListWrapper", super: listClass}

	mapClass           = &class{name: "java.util.Map", super: objectClass}
	hashMapClass       = &class{name: "java.util.HashMap", super: mapClass}
	linkedHashMapClass = &class{name: "java.util.LinkedHashMap", super: hashMapClass}

	collectionClass = &class{name: "java.util.Collection", super: objectClass, is: []string{"Iterable"}}
	setClass        = &class{name: "java.util.Set", super: collectionClass}
	entryClass      = &class{name: "java.util.LinkedHashMap$Entry", super: objectClass, is: []string{"Map$Entry"}}

	mapItr   = &class{name: "java.util.LinkedHashMap$LinkedHashIterator", super: objectClass, is: []string{"Iterator"}}
	listItr  = &class{name: "java.util.ArrayList$Itr", super: objectClass, is: []string{"Iterator"}}
	listBoth = &class{name: "java.util.ArrayList$ListItr", super: listItr, is: []string{"ListIterator"}}

	comparatorClass     = &class{name: "java.util.Comparator", super: objectClass}
	optionalClass       = &class{name: "java.util.Optional", super: objectClass}
	optionalIntClass    = &class{name: "java.util.OptionalInt", super: objectClass}
	optionalLongClass   = &class{name: "java.util.OptionalLong", super: objectClass}
	optionalDoubleClass = &class{name: "java.util.OptionalDouble", super: objectClass}
	streamClass         = &class{name: "java.util.stream.ReferencePipeline", super: objectClass}
	intStreamClass      = &class{name: "java.util.stream.IntPipeline", super: objectClass}
	longStreamClass     = &class{name: "java.util.stream.LongPipeline", super: objectClass}
	doubleStreamClass   = &class{name: "java.util.stream.DoublePipeline", super: objectClass}

	classClass = &class{name: "java.lang.Class", super: objectClass}
)

// declared pairs a class with the methods that it declares itself.
type declared struct {
	class *class
	decls func() []decl
}

// classTable gives every class, each after the one that it extends.
func classTable() []declared {
	return []declared{
		{objectClass, objectMethods},
		{numberClass, numberMethods},
		{stringClass, stringMethods},
		{integerClass, integerMethods},
		{longClass, longMethods},
		{shortClass, shortMethods},
		{byteClass, byteMethods},
		{floatClass, floatMethods},
		{doubleClass, doubleMethods},
		{bigIntegerClass, bigIntegerMethods},
		{bigDecimalClass, bigDecimalMethods},
		{characterClass, characterMethods},
		{booleanClass, booleanMethods},
		{listClass, listMethods},
		{arrayListClass, arrayListMethods},
		{subListClass, nil},
		{immutableClass, nil},
		{arrayWrapperClass, nil},
		{mapClass, mapMethods},
		{hashMapClass, hashMapMethods},
		{linkedHashMapClass, nil},
		{collectionClass, collectionMethods},
		{setClass, setMethods},
		{entryClass, entryMethods},
		{mapItr, iteratorMethods},
		{listItr, iteratorMethods},
		{listBoth, listIteratorMethods},
		{comparatorClass, comparatorMethods},
		{optionalClass, optionalMethods},
		{optionalIntClass, func() []decl { return primitiveOptional("getAsInt", "int") }},
		{optionalLongClass, func() []decl { return primitiveOptional("getAsLong", "long") }},
		{optionalDoubleClass, func() []decl { return primitiveOptional("getAsDouble", "double") }},
		{streamClass, streamMethods},
		{intStreamClass, intStreamMethods},
		{longStreamClass, longStreamMethods},
		{doubleStreamClass, doubleStreamMethods},
		{classClass, classMethods},
	}
}

func rareClassOf(v any) *class {
	switch x := v.(type) {
	case int64:
		return longClass
	case float64:
		return doubleClass
	case *big.Int:
		return bigIntegerClass
	case *Decimal:
		return bigDecimalClass
	case Char:
		return characterClass
	case float32:
		return floatClass
	case int16:
		return shortClass
	case int8:
		return byteClass
	case *mapView:
		if x.of == viewValues {
			return collectionClass
		}
		return setClass
	case *Entry:
		return entryClass
	case *Iterator:
		return x.class
	case *Class:
		return classClass
	case *optional:
		return x.class
	case *stream:
		return x.class
	case *comparator:
		return comparatorClass
	}
	return nil
}

func (l *List) class() *class {
	if l.Kind == nil {
		return arrayListClass
	}
	if l.Kind.Array {
		return arrayClass(l.Kind.Class)
	}
	ensureBuilt()
	if c := byName[l.Kind.Class]; c != nil {
		return c
	}
	if l.fixed() || l.parent != nil {
		return listClass
	}
	return arrayListClass
}

func (m *Map) class() *class {
	if m.Kind == nil {
		return linkedHashMapClass
	}
	ensureBuilt()
	if c := byName[m.Kind.Class]; c != nil {
		return c
	}
	if m.Kind.ReadOnly {
		return mapClass
	}
	return hashMapClass
}

// ClassName is the full name of a value's class, "" for null.
func ClassName(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case *List:
		if x.Kind != nil && x.Kind.Class != "" {
			return x.Kind.Class
		}
		return arrayListClass.name
	case *Map:
		if x.Kind != nil && x.Kind.Class != "" {
			return x.Kind.Class
		}
		return linkedHashMapClass.name
	case Object:
		return x.ClassName()
	}
	if c := classOf(v); c != nil {
		return c.name
	}
	return objectClass.name
}
