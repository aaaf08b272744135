// Package jsonpath is json-path's dialect of JSONPath over json-smart's permissive
// JSON, as $input.path, $input.json and $util.parseJson use them.
//
// Documents are the values of package java: objects are *java.Map (Kind ObjectKind),
// arrays *java.List (Kind ArrayKind), numbers int32, int64, *big.Int, float64 or
// *java.Decimal (NaN is a float32, as it is a java.lang.Float there).
//
//	text ─ Parse ─► value ─ Path.Read ─► value ─ AppendJSON ─► text
//	          └────────── Document: all three, lazily ──────────┘
//
// Reading (read*.go) follows json-smart 2.2 in MODE_PERMISSIVE, quirks included: single
// quotes, names and values without quotes, text behind the value, a body that is no
// JSON at all is one string. Writing (write.go) has its two writers: $input.json, and
// the text of a JSONArray, which escapes the slash too.
//
// A path goes through four files: lex.go cuts it into tokens, syntax.go holds the
// grammar, compile.go makes steps of the syntax tree, step*.go walk a document. Filters
// have the same four stages in filter_*.go. The dialect is that of json-path 2.9 and
// 2.10; DIFFERENCES.md lists where the older engine 2.0.0 answers otherwise and what is
// our own.
package jsonpath
