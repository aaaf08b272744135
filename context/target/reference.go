package target

import (
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// fromTemplate says whether the template itself wrote the byte at offset of this
// checker's text; false where nothing is known.
func (c *checker) fromTemplate(offset int) bool {
	if c.outer != nil {
		return c.outer.fromTemplate(c.place(offset))
	}
	return c.p.FromTemplate != nil && c.p.FromTemplate(offset)
}

// references reports what looks like a reference and was written by template text.
func (c *checker) references() {
	if c.p.FromTemplate == nil {
		return
	}
	for i := strings.IndexByte(c.text, '$'); i >= 0 && !c.full(); {
		next := i + 1
		if n := strictjson.ReferenceLength(c.text[i:]); n > 0 && c.fromTemplate(i) {
			c.reference(i, i+n)
			next = i + n
		}
		step := strings.IndexByte(c.text[next:], '$')
		if step < 0 {
			return
		}
		i = next + step
	}
}

// reference reports a reference inside a string: an error where the text names a
// resource, which has to be right, and a warning in data.
func (c *checker) reference(start, end int) {
	path := dotted(c.root.PointerAt(start))
	f := c.report(RuleUnrenderedReference, start, end, "found the text %s in %s, expected its value", clipped(c.text[start:end]), path)
	if !namesResource.MatchString(path) {
		f.Severity = Warning
	}
}

// namesResource: stateMachineArn, StreamARN, TableName, QueueUrl.
var namesResource = regexp.MustCompile(`(Arn|ARN|Name|Url)$`)

func clipped(s string) string {
	q := quoted(s)
	return q[1 : len(q)-1]
}
