// Package flow runs a template without data: every way through it at once, with what
// is known about each value in the place of the value itself.
//
//	*vtl.Template ─► Run ─► states: variables, what was tested, what was printed
//	                          │
//	                          └─► Result: values of expressions, places of printed values,
//	                              slips in the produced JSON, the ends of the ways
//
// A value is a rope of constants and data ([Value], [Piece], [Data]); printing feeds
// the rope to readers of JSON, form bodies and XML ([Place]), which keep one level per
// JSON string, so that JSON inside of JSON is read as well. A test that a way has taken
// is remembered under what it says about the data, not under its text, so that the
// same question is not answered twice in different ways.
//
// The number of ways is bounded: beyond the bound ways are left out, never invented.
// What is reported happens on a way that was followed.
package flow
