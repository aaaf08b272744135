// Package cover says which parts of mapping templates a set of calls reached.
//
// It reads the traces of renders; who makes the calls (case files, Go tests) adds each
// with the name of its case:
//
//	c := cover.NewCollector()
//	c.Add("an empty order", compiled, exchange) // invoked with gateway.Options.Trace
//	p := c.Profile()
//	cover.WriteText(os.Stdout, p, cover.TextOptions{})
//
// What counts are points: that a template ran at all, each arm of an #if (the missing
// #else is one), a loop with no, one and many rounds, each side of && and || being true
// and false, and for a route each way in which its backend can answer. Lines are counted
// beside them.
//
// The files: points.go (what a template has to be reached), tally.go (what one trace
// reached), lines.go (how often each line ran), collect.go (sums over cases), profile.go
// (the result), and a writer for each form: text.go, lcov.go, cobertura.go, html.go.
package cover
