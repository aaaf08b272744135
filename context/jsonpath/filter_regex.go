package jsonpath

import "regexp"

// regex stands in until package java has its own.
type regex struct{ re *regexp.Regexp }

func compileRegex(p string) (*regex, error) {
	re, err := regexp.Compile("^(?:" + p + ")$")
	return &regex{re}, err
}
func (r *regex) Matches(s string) (bool, error) { return r.re.MatchString(s), nil }
