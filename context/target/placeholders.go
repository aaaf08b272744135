package target

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// placeholder is :value or #name in an expression of DynamoDB.
var placeholder = regexp.MustCompile(`[:#][A-Za-z0-9_]+`)

// expressions are the members that hold expressions.
var expressions = []string{"KeyConditionExpression", "FilterExpression", "ConditionExpression", "UpdateExpression", "ProjectionExpression"}

// judgePlaceholders compares what the expressions use with what is declared.
func judgePlaceholders(c *checker, v *strictjson.Value) {
	used := map[string]bool{}
	names, values := v.Get("ExpressionAttributeNames"), v.Get("ExpressionAttributeValues")
	for _, name := range expressions {
		e := v.Get(name)
		if !e.Is(strictjson.String) {
			continue
		}
		for _, at := range placeholder.FindAllStringIndex(e.Text, -1) {
			p := e.Text[at[0]:at[1]]
			used[p] = true
			c.declared(e, at, name, names, values)
		}
	}
	c.unused(used, names)
	c.unused(used, values)
}

func (c *checker) declared(e *strictjson.Value, at []int, where string, names, values *strictjson.Value) {
	p, in, table := e.Text[at[0]:at[1]], "ExpressionAttributeValues", values
	if p[0] == '#' {
		in, table = "ExpressionAttributeNames", names
	}
	if table.Get(p) == nil {
		c.report(RuleUndeclaredPlaceholder, e.SourceOffset(c.text, at[0]), e.SourceOffset(c.text, at[1]),
			"found %s in %s, expected a member of that name in %s", p, where, in)
	}
}

func (c *checker) unused(used map[string]bool, table *strictjson.Value) {
	if !table.Is(strictjson.Object) {
		return
	}
	for _, m := range table.Members {
		if !used[m.Name] {
			c.report(RuleUnusedPlaceholder, m.NameStart, m.NameEnd, "found %s, which no expression uses; expected only those in use", quoted(m.Name))
		}
	}
}
