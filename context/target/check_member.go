package target

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// object judges an object against the members that the table names.
func (c *checker) object(n *node, v *strictjson.Value) {
	for _, m := range v.Members {
		if n.any != nil {
			c.value(n.any, m.Value)
		} else if f := n.field(m.Name); f == nil {
			c.unknown(n, v, m)
		} else if present(m.Value) { // null counts as absent, also below
			c.value(f, m.Value)
		}
	}
	for _, f := range n.fields {
		if f.member != nil && f.member.Required && !present(v.Get(f.name)) && miscased(v, f.name) == nil {
			c.missing(f.member, v)
		}
	}
}

// missing reports at the value null where there is one, else at the object's brace.
func (c *checker) missing(m *Member, object *strictjson.Value) {
	start, end, found := object.Start, object.Start+1, "no"
	if v := object.Get(m.name()); v != nil {
		start, end, found = v.Start, v.End, "null for"
	}
	where := c.pathOf(object)
	if where != "" {
		where = " in " + where
	}
	c.report(or(m.missing, RuleMissingMember), start, end, "found %s %s%s, expected %s", found, m.name(), where, m.expects())
}

// expects says what a member should be, for messages.
func (m *Member) expects() string {
	switch {
	case m.Form != "":
		return m.Form
	case m.JSONString:
		return "a string that holds JSON"
	case m.Base64:
		return "a string in base64"
	case m.AttributeValue:
		return `a value with its type, such as {"S": "text"}`
	case m.Kind == 0:
		return "a value"
	}
	return m.Kind.String()
}

// unknown reports a member that the table does not have; without fields it has none
// for the whole object.
func (c *checker) unknown(n *node, object *strictjson.Value, m *strictjson.Member) {
	if len(n.fields) == 0 || c.full() {
		return
	}
	for _, f := range n.fields {
		if !strings.EqualFold(f.name, m.Name) {
			continue
		}
		found := c.report(RuleMiscasedMember, m.NameStart, m.NameEnd, "found the member %s, expected %s", quoted(m.Name), f.name)
		if f.member != nil && f.member.Required && !present(object.Get(f.name)) {
			found.Severity = Error
		}
		return
	}
	if c.byData(c, m.NameStart) && !c.byData(c, object.Start) {
		c.report(RuleUnknownMember, m.NameStart, m.NameEnd, "found the member %s, which a value brought in that was printed raw; expected the value between its quotes",
			quoted(m.Name)).Remedy = remedyRaw
		return
	}
	expected := "one of " + list(n.names(), "or")
	if near := closest(m.Name, n.names()); near != "" {
		expected = near + ", or another of the action's members"
	}
	c.report(RuleUnknownMember, m.NameStart, m.NameEnd, "found the member %s, which %s does not know; expected %s", quoted(m.Name), c.t.Name, expected)
}

// miscased gives the member whose name is name but for its case, or nil.
func miscased(v *strictjson.Value, name string) *strictjson.Member {
	for _, m := range v.Members {
		if m.Name != name && strings.EqualFold(m.Name, name) {
			return m
		}
	}
	return nil
}

// value judges one value and what lies in it.
func (c *checker) value(n *node, v *strictjson.Value) {
	if c.full() {
		return
	}
	if m := n.member; m != nil && !c.member(m, v) {
		return
	}
	switch v.Kind {
	case strictjson.Array:
		for _, item := range v.Items {
			if n.item != nil {
				c.value(n.item, item)
			}
		}
	case strictjson.Object:
		c.object(n, v)
	}
}

// member judges a value by its line of the table; false: look no deeper.
func (c *checker) member(m *Member, v *strictjson.Value) bool {
	if m.AttributeValue {
		c.attributeValue(v)
		if m.judge != nil {
			m.judge(c, v)
		}
		return false
	}
	if m.Kind != 0 && v.Kind != m.Kind {
		c.report(or(m.wrongKind, RuleWrongMemberType), v.Start, v.End, "found %s for %s, expected %s", v.Kind, c.pathOf(v), m.expects())
		return false
	}
	switch v.Kind {
	case strictjson.String:
		c.stringMember(m, v)
	case strictjson.Number:
		c.numberMember(m, v)
	case strictjson.Array:
		c.count(m, v)
	}
	if m.judge != nil {
		m.judge(c, v)
	}
	return true
}

func (c *checker) stringMember(m *Member, v *strictjson.Value) {
	if m.Enum != nil && !slices.Contains(m.Enum, v.Text) {
		c.reportValue(RuleValueNotAllowed, v, "found %s for %s, expected %s", quoted(v.Text), c.pathOf(v), list(m.Enum, "or"))
	}
	if m.Base64 {
		c.base64Member(m, v)
		return
	}
	if c.length(m, v) && m.Pattern != nil && !m.Pattern.MatchString(v.Text) {
		c.reportValue(RuleBadValue, v, "found %s for %s, expected %s", quoted(v.Text), c.pathOf(v), m.expects())
	}
	c.bytes(m, v)
	if m.JSONString && m.judge == nil {
		c.inside(v).jsonText(m)
	}
}

// jsonText judges the text of a string that must be JSON. Where the client's own body
// was none on purpose, that is no fault of the template.
func (c *checker) jsonText(m *Member) bool {
	if c.parse(or(m.notJSON, RuleMemberNotJSON)) {
		c.duplicates(c.root)
		return true
	}
	if f := c.last(); f != nil {
		f.Message += " (in the JSON text of " + c.outer.pathOf(c.held) + ")"
		if c.p.ClientBodyNotJSON {
			f.Severity = Info
		}
	}
	return false
}

// length judges the number of characters.
func (c *checker) length(m *Member, v *strictjson.Value) bool {
	n := utf8.RuneCountInString(v.Text)
	if m.ownLength || n >= m.MinLength && (m.MaxLength == 0 || n <= m.MaxLength) {
		return true
	}
	expected := strconv.Itoa(m.MinLength) + " to " + strconv.Itoa(m.MaxLength)
	if m.MaxLength == 0 {
		expected = "at least " + strconv.Itoa(m.MinLength)
	}
	c.reportValue(or(m.tooLarge, RuleBadLength), v, "found %d characters for %s, expected %s", n, c.pathOf(v), expected)
	return false
}

// bytes judges the number of bytes.
func (c *checker) bytes(m *Member, v *strictjson.Value) {
	n := len(v.Text)
	switch {
	case m.MaxBytes > 0 && n > m.MaxBytes:
		c.reportValue(or(m.tooLarge, RuleBadLength), v, "found %d bytes for %s, expected at most %d", n, c.pathOf(v), m.MaxBytes)
	case m.WarnBytes > 0 && n >= m.WarnBytes:
		c.reportValue(or(m.nearlyTooLarge, RuleBadLength), v, "found %d bytes for %s, expected fewer than %d", n, c.pathOf(v), m.WarnBytes).Severity = Warning
	}
}

func (c *checker) base64Member(m *Member, v *strictjson.Value) {
	n, err := base64.StdEncoding.Decode(make([]byte, base64.StdEncoding.DecodedLen(len(v.Text))), []byte(v.Text))
	if err != nil || strings.ContainsAny(v.Text, "\r\n") {
		c.reportValue(RuleMemberNotBase64, v, "found %s for %s, expected base64 (A-Z a-z 0-9 + / and = at the end)", quoted(v.Text), c.pathOf(v))
		return
	}
	if m.MaxBytes > 0 && n > m.MaxBytes {
		c.reportValue(RuleBadLength, v, "found %d bytes (decoded) for %s, expected at most %d", n, c.pathOf(v), m.MaxBytes)
	}
}

func (c *checker) numberMember(m *Member, v *strictjson.Value) {
	if !m.Integer {
		return
	}
	n, err := strconv.ParseInt(v.Text, 10, 64)
	switch {
	case err != nil && strings.ContainsAny(v.Text, ".eE"):
		c.reportValue(RuleOutOfRange, v, "found %s for %s, expected an integer", v.Text, c.pathOf(v))
	case err != nil || n < m.Min || m.Max != 0 && n > m.Max:
		expected := "at least " + strconv.FormatInt(m.Min, 10)
		if m.Max != 0 {
			expected = "an integer from " + strconv.FormatInt(m.Min, 10) + " to " + strconv.FormatInt(m.Max, 10)
		}
		c.reportValue(RuleOutOfRange, v, "found %s for %s, expected %s", v.Text, c.pathOf(v), expected)
	}
}

func (c *checker) count(m *Member, v *strictjson.Value) {
	n := len(v.Items)
	switch {
	case n < m.MinItems:
		c.report(RuleBadItemCount, v.Start, v.End, "found %d items in %s, expected at least %d", n, c.pathOf(v), m.MinItems)
	case m.MaxItems > 0 && n > m.MaxItems:
		c.report(RuleBadItemCount, v.Start, v.End, "found %d items in %s, expected at most %d", n, c.pathOf(v), m.MaxItems)
	}
}

func or(r, general *Rule) *Rule {
	if r != nil {
		return r
	}
	return general
}
