package apidef

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// likelyStatuses are statuses with which services and HTTP backends answer.
var likelyStatuses = []string{"200", "400", "403", "404", "413", "429", "500", "502", "503", "504"}

// defaultResponse finds answers that no integration response takes.
func (c *checker) defaultResponse() {
	if !c.custom() || c.note.webSocket || c.note.partial && len(c.in.Responses) == 0 {
		return
	}
	hasDefault := slices.ContainsFunc(c.in.Responses, func(r gateway.Response) bool { return r.Pattern == "" })
	switch {
	case len(c.in.Responses) == 0:
		c.at(ruleNoResponse, c.in.At, "the integration has no integration response", "")
	case hasDefault || c.in.Type == "MOCK":
	case c.lambda():
		if gateway.Choose(c.route, "") == nil {
			c.at(ruleNoDefaultLambda, c.in.At, "no default integration response takes what the function answers", "")
		}
	default:
		if open := c.untaken(); len(open) > 0 {
			c.at(ruleNoDefault, c.in.At, "no integration response takes status "+strings.Join(open, ", "), "")
		}
	}
}

func (c *checker) untaken() []string {
	var open []string
	for _, status := range likelyStatuses {
		if gateway.Choose(c.route, status) == nil {
			open = append(open, status)
		}
	}
	return open
}

// duplicates finds integration responses that replace each other.
func (c *checker) duplicates() {
	seen := map[int]bool{}
	for _, r := range c.in.Responses {
		if seen[r.StatusCode] && r.StatusCode != 0 && !c.note.webSocket {
			c.at(ruleDuplicateStatus, r.At, fmt.Sprintf("a second integration response has status code %d", r.StatusCode), "")
		}
		seen[r.StatusCode] = true
	}
}

// patterns finds selection patterns that match nothing, or what another one matches.
func (c *checker) patterns() {
	if c.note.webSocket || c.note.generatedResponses || !c.custom() {
		return
	}
	takenBy := map[int]int{}
	reported := map[[2]int]bool{}
	for i, r := range c.in.Responses {
		if r.Pattern == "" {
			continue
		}
		if c.lambda() {
			c.lambdaPattern(r)
			continue
		}
		statuses := c.cache.statuses(r.Pattern)
		if len(statuses) == 0 && validPattern(r.Pattern) {
			c.at(rulePatternNever, r.At, fmt.Sprintf("no status matches the selection pattern %q", r.Pattern), patternAdvice(r.Pattern))
		}
		for _, status := range statuses {
			first, taken := takenBy[status]
			if pair := [2]int{first, i}; taken && !reported[pair] {
				reported[pair] = true
				c.at(rulePatternOverlap, r.At, fmt.Sprintf("status %d matches both %q and %q", status, c.in.Responses[first].Pattern, r.Pattern), "")
			}
			if !taken {
				takenBy[status] = i
			}
		}
	}
}

// patternCache remembers which statuses a pattern takes: routes of one API have few patterns.
type patternCache map[string][]int

func (c patternCache) statuses(pattern string) []int {
	if statuses, ok := c[pattern]; ok {
		return statuses
	}
	route := &gateway.Route{Integration: gateway.Integration{Responses: []gateway.Response{{Pattern: pattern}}}}
	var statuses []int
	for status := 100; status <= 599; status++ {
		if gateway.Choose(route, strconv.Itoa(status)) != nil {
			statuses = append(statuses, status)
		}
	}
	c[pattern] = statuses
	return statuses
}

// validPattern says whether the pattern is one at all: a broken one is reported when the
// route is compiled.
func validPattern(pattern string) bool {
	_, problems := gateway.Compile(&gateway.Route{Integration: gateway.Integration{Responses: []gateway.Response{{Pattern: pattern}}}})
	return len(problems) == 0
}

func patternAdvice(pattern string) string {
	switch {
	case strings.Contains(pattern, `\\d`):
		return `The backslash arrives doubled: \\d is a backslash and a d. Write it so that API Gateway receives \d.`
	case strings.ContainsAny(pattern, "xX"):
		return `Write 4\d{2}: an X is the letter X.`
	case strings.IndexFunc(pattern, isLetter) >= 0:
		return "Of a service the pattern is matched with the HTTP status, not with the body: look at the body in the template, or write a status such as 4\\d{2}."
	}
	return rulePatternNever.Remedy
}

func isLetter(r rune) bool { return r >= 'A' && r <= 'Z' }

var onlyStatus = regexp.MustCompile(`^(\d{3}|[2-5](\\d\{2\}|\\d\\d|\d\\d|xx|XX))$`)

// lambdaPattern finds patterns that mean a status: of a function they are matched with its
// error message.
func (c *checker) lambdaPattern(r gateway.Response) {
	if onlyStatus.MatchString(r.Pattern) {
		c.at(ruleLambdaPattern, r.At, fmt.Sprintf("the selection pattern %q is matched with the function's errorMessage, not with a status", r.Pattern), "")
	}
}

// methodResponses finds statuses that the method does not declare.
func (c *checker) methodResponses() {
	if !c.custom() || c.route.MethodResponses == nil || c.note.webSocket || c.note.partial {
		return
	}
	for _, r := range c.in.Responses {
		if r.StatusCode != 0 && !slices.Contains(c.route.MethodResponses, r.StatusCode) {
			c.at(ruleNoMethodResponse, r.At, fmt.Sprintf("status code %d has no method response", r.StatusCode), "")
		}
	}
}

// serviceErrors finds responses that answer a service's error as a success.
func (c *checker) serviceErrors() {
	if !c.service() || c.note.webSocket || len(c.in.Responses) == 0 {
		return
	}
	for _, status := range []string{"400", "500"} {
		r := gateway.Choose(c.route, status)
		if r == nil || r.StatusCode < 200 || r.StatusCode > 299 || overridesStatus(r) {
			continue
		}
		c.at(ruleServiceError, r.At, fmt.Sprintf("an error %s of %s is answered with status %d", status, c.backend.service, r.StatusCode), "")
		return
	}
}

func overridesStatus(r *gateway.Response) bool {
	return slices.ContainsFunc(r.Templates, func(t gateway.Template) bool {
		return t.Source != nil && strings.Contains(t.Source.Text, "responseOverride")
	})
}
