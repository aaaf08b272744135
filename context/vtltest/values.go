package vtltest

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// javaJSON writes a value of a template as JSON, so that it can be compared with what a
// case expects; what JSON has no form for is written as its text.
func javaJSON(v any) string {
	var b strings.Builder
	writeJava(&b, v, 0)
	return b.String()
}

func writeJava(b *strings.Builder, v any, depth int) {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int32, int64, *big.Int:
		b.WriteString(java.Text(v))
	case *java.Map:
		writeJavaMap(b, v, depth)
	case *java.List:
		b.WriteByte('[')
		for i, item := range v.Items {
			if i > 0 {
				b.WriteByte(',')
			}
			writeJava(b, item, depth+1)
		}
		b.WriteByte(']')
	default:
		b.WriteString(quoteJSON(java.Text(v)))
	}
}

// writeJavaMap writes a map; one that holds itself ends at the depth that JSON has.
func writeJavaMap(b *strings.Builder, m *java.Map, depth int) {
	b.WriteByte('{')
	if m != nil && depth < maxValueDepth {
		first := true
		for k, v := range m.All() {
			if !first {
				b.WriteByte(',')
			}
			first = false
			b.WriteString(quoteJSON(java.Text(k)) + ":")
			writeJava(b, v, depth+1)
		}
	}
	b.WriteByte('}')
}
