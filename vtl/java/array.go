package java

import (
	"strings"
	"sync"
)

// arrayClasses holds a class per array class name, made on first use.
var arrayClasses sync.Map // string to *class

var primitiveCodes = map[string]string{
	"B": "byte", "C": "char", "D": "double", "F": "float", "I": "int", "J": "long", "S": "short", "Z": "boolean",
}

// arrayClass gives the class of arrays with a name such as [Ljava.lang.String; or [C.
func arrayClass(name string) *class {
	if c, ok := arrayClasses.Load(name); ok {
		return c.(*class)
	}
	ensureBuilt()
	c := &class{name: name, super: objectClass}
	c.typ = &javaType{name: "array", elem: arrayElement(name), is: map[string]bool{"Object": true}}
	got, _ := arrayClasses.LoadOrStore(name, c)
	return got.(*class)
}

func arrayElement(name string) *javaType {
	code := strings.TrimPrefix(name, "[")
	ensureBuilt()
	buildLock.Lock()
	defer buildLock.Unlock()
	if prim, ok := primitiveCodes[code]; ok {
		return typeNamed(prim)
	}
	if full, ok := strings.CutPrefix(code, "L"); ok {
		return typeNamed(shortName(strings.TrimSuffix(full, ";")))
	}
	return objectClass.typ
}

// arrayKind gives the kind of list for an array type in a signature, such as Object[].
func arrayKind(t *javaType) *ListKind {
	switch t.elem.name {
	case "String":
		return stringArray
	case "char":
		return charArray
	case "byte":
		return byteArray
	case "CharSequence":
		return sequenceArray
	}
	return objectArray
}
