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
	names, values := v.Get("ExpressionAttributeNames"), v.Get("ExpressionAttributeValues")
	declared := declarations(names, values)
	used := map[string]bool{}
	for _, name := range expressions {
		e := v.Get(name)
		if !e.Is(strictjson.String) {
			continue
		}
		for _, at := range placeholder.FindAllStringIndex(e.Text, -1) {
			p := e.Text[at[0]:at[1]]
			used[p] = true
			if !declared[p] {
				c.undeclared(e, at, name)
			}
		}
	}
	c.unused(used, names)
	c.unused(used, values)
}

// declarations is the set of the names of the tables' members.
func declarations(tables ...*strictjson.Value) map[string]bool {
	declared := map[string]bool{}
	for _, table := range tables {
		if table.Is(strictjson.Object) {
			for _, m := range table.Members {
				declared[m.Name] = true
			}
		}
	}
	return declared
}

func (c *checker) undeclared(e *strictjson.Value, at []int, where string) {
	if c.full() {
		return
	}
	p, in := e.Text[at[0]:at[1]], "ExpressionAttributeValues"
	if p[0] == '#' {
		in = "ExpressionAttributeNames"
	}
	c.report(RuleUndeclaredPlaceholder, e.SourceOffset(c.text, at[0]), e.SourceOffset(c.text, at[1]),
		"found %s in %s, expected a member of that name in %s", p, where, in)
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
