package lint

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// classesOf names the Java classes that values of a kind can have; a kind that is not
// here can be anything. An array takes the methods of lists.
var classesOf = map[flow.Kind][]string{
	flow.Text:   {"java.lang.String"},
	flow.Number: {"java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.math.BigInteger", "java.math.BigDecimal"},
	flow.Bool:   {"java.lang.Boolean"},
	flow.List:   {"java.util.ArrayList"},
	flow.Map:    {"java.util.LinkedHashMap"},
	flow.Array:  {"org.apache.velocity.util.ArrayListWrapper"},
	flow.JSON: {"java.lang.String", "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.math.BigInteger",
		"java.math.BigDecimal", "java.lang.Boolean", "java.util.ArrayList", "java.util.LinkedHashMap"},
}

// hasMethod says whether values of a kind have a method of that name which takes so
// many arguments. Of kinds that it knows nothing about it says yes.
func hasMethod(kind flow.Kind, name string, count int) bool {
	classes, ok := classesOf[kind]
	return !ok || slices.ContainsFunc(classes, func(class string) bool { return java.HasMethod(class, name, count) })
}
