package vtltest

import (
	"regexp"
	"strconv"
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// logStart is how a line of an execution log begins: the console has a date, CloudWatch
// the request id. What follows without one belongs to the line before.
var logStart = regexp.MustCompile(`^(?:[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \w+ \d{4} : |\([0-9a-fA-F-]{8,}\) |Execution log for request )`)

// truncated ends what API Gateway cut: its logs hold 1,024 bytes of a body.
const truncated = "[TRUNCATED]"

// logLines are the lines that make a case, with what reads their rest.
var logLines = []struct {
	prefix string
	read   func(*recording, string)
}{
	{"HTTP Method: ", (*recording).readMethod},
	{"Method request path: ", func(r *recording, s string) { r.request.path = javaMap(s) }},
	{"Method request query string: ", func(r *recording, s string) { r.request.query = javaMap(s) }},
	{"Method request headers: ", func(r *recording, s string) { r.request.headers = javaMap(s) }},
	{"Method request body before transformations: ", func(r *recording, s string) { r.request.body = whole(s); r.request.cut = r.request.body == nil }},
	{"Endpoint request body after transformations: ", func(r *recording, s string) { r.payload = whole(s) }},
	{"Received response. Status: ", func(r *recording, s string) { r.resultStatus = leadingNumber(s) }},
	{"Endpoint response body before transformations: ", func(r *recording, s string) { r.resultBody = whole(s) }},
	{"Method response body after transformations: ", func(r *recording, s string) { r.body = whole(s) }},
	{"Method completed with status: ", func(r *recording, s string) { r.status = leadingNumber(s) }},
}

// readLog reads an execution log; nil where the text has none of its lines.
func readLog(text string) *recording {
	r, found := &recording{}, false
	for _, line := range joinLog(text) {
		for _, l := range logLines {
			if rest, ok := strings.CutPrefix(line, l.prefix); ok {
				l.read(r, rest)
				found = true
			} else if line == strings.TrimSuffix(l.prefix, " ") {
				l.read(r, "")
				found = true
			}
		}
	}
	if !found {
		return nil
	}
	return r
}

// joinLog puts the lines of a log together that belong to one message, without what they
// begin with.
func joinLog(text string) []string {
	var out []string
	dated := logStart.MatchString(text) || strings.Contains(text, " : HTTP Method: ") || strings.Contains(text, ") HTTP Method: ")
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		start := logStart.FindString(line)
		switch {
		case start != "" || !dated && startsMessage(line):
			out = append(out, line[len(start):])
		case len(out) > 0:
			out[len(out)-1] += "\n" + line
		}
	}
	for i := range out {
		out[i] = strings.TrimRight(out[i], "\n")
	}
	return out
}

// startsMessage says whether a line without a date is one of those that are read.
func startsMessage(line string) bool {
	for _, l := range logLines {
		if strings.HasPrefix(line, strings.TrimSuffix(l.prefix, " ")) {
			return true
		}
	}
	return strings.HasPrefix(line, "Endpoint ") || strings.HasPrefix(line, "Sending request ") ||
		strings.HasPrefix(line, "Method ") || strings.HasPrefix(line, "Successfully ")
}

// readMethod reads "POST, Resource Path: /orders".
func (r *recording) readMethod(s string) {
	r.method, s, _ = strings.Cut(s, ",")
	_, r.path, _ = strings.Cut(s, "Resource Path: ")
	r.path = strings.TrimSpace(r.path)
}

// whole gives a body unless it was cut.
func whole(s string) *string {
	if strings.HasSuffix(s, truncated) {
		return nil
	}
	if s == "null" { // how the log writes that there is none
		s = ""
	}
	return &s
}

func leadingNumber(s string) int {
	end := 0
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	n, _ := strconv.Atoi(s[:end])
	return n
}

// javaEntry is where the next entry of a Java map's text begins.
var javaEntry = regexp.MustCompile(`, ([A-Za-z0-9_.$-]+)=`)

// javaMap reads {a=b, c=d}, as Java prints maps. A value that itself holds ", name="
// cannot be told from two entries.
func javaMap(s string) apigw.Params {
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "{"), "}")
	var out apigw.Params
	for s != "" {
		entry, rest := s, ""
		if at := javaEntry.FindStringIndex(s); at != nil {
			entry, rest = s[:at[0]], s[at[0]+2:]
		}
		if name, value, ok := strings.Cut(entry, "="); ok {
			out = append(out, apigw.Param{Name: name, Value: value})
		}
		s = rest
	}
	return out
}
