// Package java holds the values that a template works on, as Java has them:
// number classes and their text, UTF-16 strings and their methods, collections,
// toString, regular expressions.
//
// A value is a Go any of one of these types; every other type is a bug of the
// host and is treated as an opaque object without members:
//
//	nil         null (a template sees the empty string, see package vtl)
//	bool        java.lang.Boolean
//	int32       java.lang.Integer
//	int64       java.lang.Long
//	*big.Int    java.math.BigInteger
//	float64     java.lang.Double
//	*Decimal    java.math.BigDecimal
//	int8 int16 float32   Byte, Short, Float (only results of methods such as byteValue)
//	Char        java.lang.Character, one UTF-16 unit
//	string      java.lang.String, kept as UTF-8 in which a lone surrogate is
//	            written as its three bytes (WTF-8); lengths and indexes count
//	            UTF-16 units
//	*List       java.util.List of any kind, and arrays
//	*Map        java.util.Map of any kind
//	Object      anything else: what the host puts into scope, iterators, entries, classes
//
// Values are not safe for concurrent use while one of the users changes them.
package java

// Char is a java.lang.Character: one UTF-16 unit.
type Char uint16

// Object is a value whose members the host defines.
//
// Get and Call report found = false where the object has no such member (the
// reference then is the empty string), and an error where Java would throw.
type Object interface {
	// Get is $object.name.
	Get(name string) (value any, found bool, err error)
	// Call is $object.name(args...). Implementations must not keep args.
	Call(name string, args []any) (value any, found bool, err error)
	// ClassName is what $object.class.name prints.
	ClassName() string
	// AppendText appends what printing the object gives (toString).
	AppendText(dst []byte) []byte
}

// Setter is an Object to whose members a template may assign: #set($object.name = value).
// found = false leaves the assignment without effect.
type Setter interface {
	Object
	Set(name string, value any) (found bool, err error)
}

// Exception is what a method threw: rendering ends there.
type Exception struct {
	// Class is the Java class, such as java.lang.StringIndexOutOfBoundsException.
	Class string
	// Message is Java's message where we know it, else our own words.
	Message string
}

func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Class
	}
	return e.Class + ": " + e.Message
}
