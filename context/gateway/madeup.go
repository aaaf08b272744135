package gateway

import (
	"fmt"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// maxMadeUp is how many made-up parameters a report tells of; more would bury the rest.
const maxMadeUp = 4

// madeUp tells of the parameters of a sample that the base call does not have, since what
// a sample shows may be because of them: " (sent with the query n=abc101)". "" is none.
func madeUp(sample, base *apigw.Request) string {
	var told []string
	for _, kind := range []struct{ key, name string }{{"path", "path parameter"}, {"querystring", "query"}, {"header", "header"}} {
		had := *paramList(base, kind.key)
		for _, p := range *paramList(sample, kind.key) {
			if value, ok := had.Get(p.Name); ok && value == p.Value || strings.EqualFold(p.Name, "Content-Type") {
				continue
			}
			told = append(told, fmt.Sprintf("%s %s=%s", kind.name, p.Name, shownValue(p.Value)))
		}
	}
	if len(told) == 0 {
		return ""
	}
	more := ""
	if n := len(told) - maxMadeUp; n > 0 {
		told, more = told[:maxMadeUp], fmt.Sprintf(" and %d more", n)
	}
	return " (sent with the " + strings.Join(told, ", ") + more + ")"
}

// shownValue quotes a value whose ends would not be seen.
func shownValue(s string) string {
	if s == "" || strings.ContainsAny(s, " \t\r\n,()\"\u2028") {
		return fmt.Sprintf("%q", s)
	}
	return s
}
