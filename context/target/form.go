package target

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// param is one name=value of a form. Offsets are in the payload's text; the spaces and
// line breaks of a template around a parameter are left out of it.
type param struct {
	name, value           string // decoded
	start, end            int
	valueStart            int
	raw                   string // the value as it stands there
	hasValue              bool   // there is a =
	breakBefore, breakEnd bool   // a line break stands before or behind it
}

// form judges a payload of the query protocol: Action=…&Name=value.
func (c *checker) form() {
	trimmed := strings.TrimSpace(c.text)
	switch {
	case trimmed == "" && len(c.p.Given) == 0:
		c.report(RulePayloadNotForm, 0, len(c.text), "found nothing, expected a form: Action=%s&…", c.t.Action)
		return
	case trimmed != "" && strings.IndexByte(`{["<`, trimmed[0]) >= 0:
		start := strings.Index(c.text, trimmed[:1])
		c.report(RulePayloadNotForm, start, start+len(trimmed), "found a text that begins with %q, expected a form: Action=%s&…", trimmed[0], c.t.Action)
		return
	}
	params := splitForm(c.text)
	c.chooseAction(params)
	c.root = formValue(params)
	c.references()
	for i := range params {
		c.param(params, i)
	}
	c.requiredParams(params)
	c.needOneOf()
	switch c.t.Service {
	case "sns":
		c.snsMessage(params)
	case "sqs":
		c.batchIDs(params)
	}
	c.dropLesser(RuleFormValueNotEncoded)
}

// dropLesser takes out a rule's warnings where there is an error of it: they have one cause.
func (c *checker) dropLesser(r *Rule) {
	if slices.ContainsFunc(c.out, func(f Finding) bool { return f.Rule == r && f.Severity == Error }) {
		c.out = slices.DeleteFunc(c.out, func(f Finding) bool { return f.Rule == r && f.Severity != Error })
	}
}

// chooseAction: the queue's path is the same for all actions of SQS; the form names one.
func (c *checker) chooseAction(params []param) {
	action := lookup(params, "Action")
	if action == nil || c.t.Service != "sqs" || action.value == c.t.Action {
		return
	}
	if t := fromAction("sqs", action.value); t != nil {
		c.t = t
	}
}

// splitForm cuts a form at its ampersands.
func splitForm(text string) []param {
	var params []param
	for start := 0; start <= len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '&'); i >= 0 {
			end = start + i
		}
		params = append(params, newParam(text, start, end))
		start = end + 1
	}
	return params
}

func newParam(text string, start, end int) param {
	piece := text[start:end]
	inner := strings.TrimLeft(piece, " \t\r\n")
	p := param{breakBefore: strings.ContainsAny(piece[:len(piece)-len(inner)], "\r\n")}
	p.start = end - len(inner)
	inner = strings.TrimRight(inner, "\r\n")
	p.end = p.start + len(inner)
	p.breakEnd = p.end < end
	name, raw, ok := strings.Cut(inner, "=")
	p.name, p.value, p.raw, p.hasValue = decodeForm(name), decodeForm(raw), raw, ok
	p.valueStart = p.end - len(raw)
	return p
}

// decodeForm decodes + and %XX; a text that is no such encoding stays as it is.
func decodeForm(s string) string {
	if decoded, err := url.QueryUnescape(s); err == nil {
		return decoded
	}
	return s
}

// formValue makes an object of the parameters, so that places have names.
func formValue(params []param) *strictjson.Value {
	root := &strictjson.Value{Kind: strictjson.Object}
	for i := range params {
		p := &params[i]
		root.End = p.end
		root.Members = append(root.Members, &strictjson.Member{Name: p.name, NameStart: p.start, NameEnd: p.valueStart, Value: p.asValue(strictjson.String)})
	}
	return root
}

// asValue gives the value of that kind: a form has texts only.
func (p *param) asValue(k strictjson.Kind) *strictjson.Value {
	return &strictjson.Value{Kind: k, Start: p.valueStart, End: p.end, Text: p.value}
}

func lookup(params []param, name string) *param {
	for i := len(params) - 1; i >= 0; i-- {
		if params[i].name == name {
			return &params[i]
		}
	}
	return nil
}

// param judges one parameter: its line breaks, its encoding and its value.
func (c *checker) param(params []param, i int) {
	p := &params[i]
	c.lineBreaks(p, i == len(params)-1)
	if p.start == p.end {
		return
	}
	m := c.formMember(p.name)
	if m == nil {
		c.unknownParam(params, i)
		return
	}
	c.encoding(p)
	v := p.asValue(strictjson.String)
	if m.Kind == strictjson.Number && looksLikeInteger.MatchString(p.value) {
		v.Kind = strictjson.Number
	}
	c.member(m, v)
}

var looksLikeInteger = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// formMember finds the member of a parameter; its numbers stand for N.
func (c *checker) formMember(name string) *Member {
	name = numbered.ReplaceAllString(name, ".N$1")
	for i := range c.t.members {
		if c.t.members[i].Path == name {
			return &c.t.members[i]
		}
	}
	return nil
}

var numbered = regexp.MustCompile(`\.\d+(\.|$)`)

// lineBreaks reports what a template on several lines leaves in a form.
func (c *checker) lineBreaks(p *param, last bool) {
	if p.breakBefore {
		c.report(RuleFormLineBreak, p.start-1, p.start, "found a line break before the parameter %s, expected the form on one line", quoted(p.name))
	}
	if p.breakEnd {
		f := c.report(RuleFormLineBreak, p.end, p.end+1, "found a line break at the end of the value of %s, expected the form on one line", quoted(p.name))
		if last {
			f.Severity = Warning
		}
	}
}

// unknownParam tells a name that the template got wrong from the rest of a text that
// was not encoded and held an &.
func (c *checker) unknownParam(params []param, i int) {
	p := &params[i]
	if c.full() {
		return
	}
	if !p.hasValue || i > 0 && (rawCharacter(params[i-1].raw) >= 0 || c.p.FromTemplate != nil && !c.p.FromTemplate(p.start)) {
		c.report(RuleFormValueNotEncoded, max(p.start-1, 0), p.end, "found & as such in a value: it begins the parameter %s; expected %%26", quoted(p.name))
		return
	}
	names := make([]string, len(c.t.members))
	for i, m := range c.t.members {
		names[i] = m.Path
	}
	expected := "one of " + list(names, "or")
	if near := closest(p.name, names); near != "" {
		expected = near + ", or another of the action's parameters"
	}
	c.report(RuleUnknownMember, p.start, p.end, "found the parameter %s, which %s does not know; expected %s", quoted(p.name), c.t.Name, expected)
}

// encoding reports the first character that changes the value, else the first that
// shows that the value was not encoded.
func (c *checker) encoding(p *param) {
	at := strings.IndexAny(p.raw, "=\r\n")
	if i := badEscape(p.raw); i >= 0 && (at < 0 || i < at) {
		at = i
	}
	if i := strings.IndexByte(p.raw, '+'); at < 0 && i >= 0 && rawCharacter(p.raw) >= 0 {
		at = i
	}
	severity := Error
	if at < 0 {
		at, severity = illegalCharacter(p.raw), Warning
	}
	if at < 0 {
		return
	}
	r, size := utf8.DecodeRuneInString(p.raw[at:])
	start := p.valueStart + at
	c.report(RuleFormValueNotEncoded, start, start+size, "found %q as such in the value of %s, expected %s", r, clipped(p.name), url.QueryEscape(string(r))).Severity = severity
}

// rawCharacter gives the index of the first character that url-encoding would have
// replaced, or -1.
func rawCharacter(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x80 || !isAlphanumeric(byte(r)) && !strings.ContainsRune(".-*_+%", r)
	})
}

// illegalCharacter gives the index of the first character that no URL may hold, or -1.
func illegalCharacter(s string) int {
	return strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x80 || !isAlphanumeric(byte(r)) && !strings.ContainsRune("-._~%!$&'()*+,;=:@/?", r)
	})
}

// badEscape gives the index of the first % that begins no escape, or -1.
func badEscape(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			return i
		}
	}
	return -1
}

func isAlphanumeric(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// requiredParams reports what is missing; of a numbered group each number needs its own.
func (c *checker) requiredParams(params []param) {
	for i := range c.t.members {
		m := &c.t.members[i]
		if !m.Required {
			continue
		}
		before, after, isNumbered := strings.Cut(m.Path, ".N.")
		if !isNumbered {
			c.requiredParam(params, m, m.Path)
			continue
		}
		for _, n := range numbersOf(params, before) {
			c.requiredParam(params, m, before+"."+n+"."+after)
		}
	}
}

func (c *checker) requiredParam(params []param, m *Member, name string) {
	if lookup(params, name) == nil && !c.given(name) {
		c.report(RuleMissingMember, 0, len(c.text), "found no %s, expected %s", clipped(name), m.expects())
	}
}

// numbersOf lists the numbers n of the parameters group.n.…, each once and not many
// more than a batch may have; "1" where there is none, since a group that is required
// has at least one.
func numbersOf(params []param, group string) []string {
	var numbers []string
	seen := map[string]bool{}
	for i := range params {
		rest, ok := strings.CutPrefix(params[i].name, group+".")
		n, _, _ := strings.Cut(rest, ".")
		if ok && !seen[n] && strings.Trim(n, "0123456789") == "" {
			seen[n] = true
			if numbers = append(numbers, n); len(numbers) > maxBatch {
				return numbers
			}
		}
	}
	if numbers == nil {
		numbers = []string{"1"}
	}
	return numbers
}
