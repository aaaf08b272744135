// Package benchcmp measures templates with the calls of a real host, and compares
// with another engine where one is given:
//
//	go test ./vtl/benchcmp -run Compare -v -engine PROGRAM [-renders N]
//
// PROGRAM is called as
//
//	PROGRAM bench case.json renders
//
// with a case of {"template", "body", "params", "stageVariables", "context"}, and must
// print a line that holds render=N ns and parse=N ns for its warm renders and parses.
//
// The package holds tests only: package vtl itself knows no host.
package benchcmp
