package target

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// maxPayload is what API Gateway passes on (DOC-LIM).
const maxPayload = 10 << 20

// maxFindings bounds what one payload can report: a list of a million broken items
// says the same thing a million times.
const maxFindings = 100

// checker judges one payload. A checker of a text inside a string (inside) reports
// into its outer one.
type checker struct {
	t    *Target
	p    Payload
	text string
	root *strictjson.Value
	out  []Finding

	outer *checker          // nil: text is the payload's
	held  *strictjson.Value // the outer checker's string whose text this is
	at    []int             // its Offsets
}

// report adds a finding about text[start:end].
func (c *checker) report(r *Rule, start, end int, format string, args ...any) *Finding {
	return c.add(Finding{Rule: r, Severity: r.Severity, Message: fmt.Sprintf(format, args...), Start: start, End: end})
}

// reportValue is report for what depends on the value itself: a stand-in in it is
// not the value that will be there, so an error becomes a warning.
func (c *checker) reportValue(r *Rule, v *strictjson.Value, format string, args ...any) *Finding {
	f := c.report(r, v.Start, v.End, format, args...)
	if f.Severity == Error && c.standIn(f.Start, f.End) {
		f.Severity = Warning
		f.Message += "; part of it is a stand-in for what is only known after deployment"
	}
	return f
}

// add takes a finding with places in this checker's text. The result may be changed
// until the next one is added.
func (c *checker) add(f Finding) *Finding {
	if c.outer != nil {
		f.Start, f.End = c.place(f.Start), c.place(f.End)
		return c.outer.add(f)
	}
	if c.full() {
		return &f
	}
	f.Message = strings.ToValidUTF8(f.Message, "\ufffd") // a form may hold any bytes
	c.out = append(c.out, f)
	return &c.out[len(c.out)-1]
}

// last gives the finding that was added last, or nil.
func (c *checker) last() *Finding {
	if c.outer != nil {
		return c.outer.last()
	}
	if len(c.out) == 0 {
		return nil
	}
	return &c.out[len(c.out)-1]
}

// full says that further findings are dropped, so that looking for them is vain.
func (c *checker) full() bool {
	if c.outer != nil {
		return c.outer.full()
	}
	return len(c.out) >= maxFindings
}

// place leads an offset in the text of a string back to the outer text.
func (c *checker) place(offset int) int {
	if c.at == nil {
		c.at = c.held.Offsets(c.outer.text)
	}
	return c.at[min(max(offset, 0), len(c.at)-1)]
}

// inside gives a checker for the text of a string.
func (c *checker) inside(v *strictjson.Value) *checker {
	return &checker{t: c.t, p: c.p, text: v.Text, outer: c, held: v}
}

// standIn says whether a byte of the payload's [start, end) is a stand-in.
func (c *checker) standIn(start, end int) bool {
	for i := start; c.p.StandIn != nil && i < end; i++ {
		if c.p.StandIn(i) {
			return true
		}
	}
	return false
}

func (c *checker) size() {
	n, limit, warn := len(c.text), c.t.maxBytes, c.t.warnBytes
	if limit == 0 || limit > maxPayload {
		limit = maxPayload
	}
	switch {
	case n > limit:
		c.report(RulePayloadTooLarge, 0, n, "found %d bytes, expected at most %d", n, limit)
	case warn > 0 && n > warn:
		c.report(RulePayloadTooLarge, 0, n, "found %d bytes, expected at most %d", n, warn).Severity = Warning
	}
}

// json judges a payload that must be JSON.
func (c *checker) json() {
	if !c.parse(RulePayloadNotJSON) {
		return
	}
	if c.root.Kind != strictjson.Object && !c.t.anyJSON {
		c.report(RulePayloadNotObject, c.root.Start, c.root.End, "found %s, expected an object", c.root.Kind)
		return
	}
	c.duplicates(c.root)
	c.references()
	if c.t.shape != nil {
		c.object(c.t.shape, c.root)
	}
	c.needOneOf()
	if c.t.more != nil {
		c.t.more(c, c.root)
	}
}

// parse reads the text; where it is no JSON it reports notJSON, or the rule of the
// mistake that was made.
func (c *checker) parse(notJSON *Rule) bool {
	v, err := strictjson.Parse(c.text)
	if err == nil {
		c.root = v
		return true
	}
	var e *strictjson.SyntaxError
	if !errors.As(err, &e) {
		return false
	}
	r := notJSON
	switch {
	case e.Hint == strictjson.HintApostrophe:
		r = RuleEscapedApostrophe
	case e.Hint == strictjson.HintJavaMap:
		r = RuleJavaMapText
	case e.Hint == strictjson.HintReference && c.fromTemplate(e.Offset):
		r = RuleUnrenderedReference
	}
	f := c.report(r, e.Offset, e.End, "%s", e.Message)
	if r == notJSON {
		f.Remedy = c.remedy(e.Hint)
	}
	return false
}

// remedy says how to go on after a mistake in the text; "" leaves it to the rule.
func (c *checker) remedy(hint string) string {
	switch {
	case hint != strictjson.HintUnclosed || !c.cutByData():
		return remedies[hint]
	case c.outer != nil:
		return "" // the rule tells of the two levels
	}
	return remedyRaw
}

// remedyRaw is for text that somebody outside of the template gave the shape of JSON.
const remedyRaw = "A text was printed raw between quotes, and what it holds is taken for JSON: print it through " +
	"$util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), once for each string that it stands in."

// cutByData says whether data ended the string whose text this is, or took away the
// meaning of a quote that the template wrote.
func (c *checker) cutByData() bool {
	if c.outer != nil && c.byData(c.outer, c.held.End-1) {
		return true
	}
	for i := 0; i+1 < len(c.text); i++ {
		if c.text[i] == '\\' && c.text[i+1] == '"' && c.byData(c, i) && c.fromTemplate(i+1) {
			return true
		}
	}
	return false
}

// byData says whether it is known that data wrote the byte at offset of a checker's text.
func (c *checker) byData(at *checker, offset int) bool {
	return c.p.FromTemplate != nil && !at.fromTemplate(offset)
}

// remedies say how to go on after the usual mistakes; "" leaves it to the rule.
var remedies = map[string]string{
	strictjson.HintTrailingComma: "Print the comma before each member but the first: start with #set($sep = \"\"), print $sep before a " +
		"member and then #set($sep = \",\"); in a loop, #if($foreach.hasNext),#end.",
	strictjson.HintMissingComma: "Print a comma between the two, also where the one before is printed by an #if or #foreach.",
	strictjson.HintMissingValue: "A reference that has no value prints nothing: take the value from $input.json('$.name'), which prints \"\" " +
		"then, or leave the whole member out with #if.",
	strictjson.HintBlank: "The template printed nothing on this path: print the object outside of the #if, or add an #else.",
	strictjson.HintTrailingData: "Print one value only: look for a closing brace that comes too early, and for method calls such as " +
		"$list.add(…) that print their result (use #set($x = $list.add(…))).",
	strictjson.HintDoubledBrace: "Take out one pair of braces.",
	strictjson.HintUnquotedWord: "Put names and texts into double quotes; a reference that may be text needs quotes around it.",
	strictjson.HintSingleQuotes: "Write \" instead of ': JSON knows double quotes only.",
	strictjson.HintUnescapedQuote: "A text was printed raw between quotes: print it through " +
		"$util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), or as $input.json('$.name') without quotes of your own.",
	strictjson.HintControl: "A text with a line break or tab was printed raw between quotes: print it through " +
		"$util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\"), or as $input.json('$.name') without quotes of your own.",
	strictjson.HintBadEscape: "A text with a backslash was printed raw between quotes: print it through " +
		"$util.escapeJavaScript(…).replaceAll(\"\\\\'\",\"'\").",
	strictjson.HintReference: "Something printed this text where JSON needs a value: put it into quotes, or let the deployment tool replace it.",
	strictjson.HintComment:   "JSON has no comments; VTL's are ## to the end of the line and #* … *#.",
	strictjson.HintUnclosed:  "Close what is open on every path through the template: what #if or #foreach prints is missing where it does not run.",
}

func (c *checker) duplicates(v *strictjson.Value) {
	for _, m := range v.Members {
		if m.Duplicate {
			c.report(RuleDuplicateMember, m.NameStart, m.NameEnd, "found the member %s a second time, expected it once", quoted(m.Name))
		}
		c.duplicates(m.Value)
	}
	for _, item := range v.Items {
		c.duplicates(item)
	}
}

func (c *checker) needOneOf() {
	for _, group := range c.t.oneOf {
		if !hasAny(c.root, group) && !slices.ContainsFunc(group, c.given) {
			c.report(RuleMissingMember, c.root.Start, c.root.Start+1, "found none of %s, expected one of them", list(group, "and"))
		}
	}
}

// given says that the request has the parameter elsewhere.
func (c *checker) given(name string) bool { return slices.Contains(c.p.Given, name) }

func hasAny(v *strictjson.Value, names []string) bool {
	for _, name := range names {
		if present(v.Get(name)) {
			return true
		}
	}
	return false
}

// present says whether a member is there: null counts as absent.
func present(v *strictjson.Value) bool { return v != nil && v.Kind != strictjson.Null }

// pathOf names a value of the root for a message: Entries[0].Detail.
func (c *checker) pathOf(v *strictjson.Value) string {
	path := dotted(c.root.PointerAt(v.Start))
	if c.outer == nil {
		return path
	}
	if path == "" {
		return c.outer.pathOf(c.held)
	}
	return c.outer.pathOf(c.held) + " → " + path
}

// maxPath bounds the path in a message: of a value a thousand lists deep the end will do.
const maxPath = 120

// dotted turns a JSON pointer into the notation of Member.Path.
func dotted(pointer string) string {
	lead := ""
	if cut := len(pointer) - maxPath; cut > 0 {
		lead = "…"
		if i := strings.IndexByte(pointer[cut:], '/'); i >= 0 {
			pointer = pointer[cut+i:]
		} else {
			pointer = "/" + strings.ToValidUTF8(pointer[cut:], "")
		}
	}
	var b strings.Builder
	for i, token := range strings.Split(pointer, "/") {
		token = unescapeToken.Replace(token)
		switch {
		case i == 0:
		case token != "" && strings.Trim(token, "0123456789") == "":
			b.WriteString("[" + token + "]")
		case b.Len() > 0:
			b.WriteString("." + token)
		default:
			b.WriteString(token)
		}
	}
	return lead + b.String()
}

// unescapeToken undoes the escapes of a JSON pointer (RFC 6901).
var unescapeToken = strings.NewReplacer("~1", "/", "~0", "~")
