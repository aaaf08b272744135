package target

import (
	"regexp"
	"slices"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// dynamoTargets are the actions of DynamoDB (MODEL). Members in an older form
// (Expected, AttributeUpdates, KeyConditions …) are legal and listed too.
func dynamoTargets() []*Target {
	action := func(name string, members ...Member) *Target {
		members = append([]Member{required(text("TableName", 1, 1024))}, members...)
		return &Target{Name: "DynamoDB." + name, Service: "dynamodb", Action: name, members: members, more: judgePlaceholders}
	}
	query := action("Query", slices.Concat(dynamoRead(), dynamoFilter("QueryFilter"), []Member{
		text("KeyConditionExpression", 1, 0), object("KeyConditions"), boolean("ScanIndexForward"),
	})...)
	// The model requires neither; without one of them no query runs.
	query.oneOf = [][]string{{"KeyConditionExpression", "KeyConditions"}}
	return []*Target{
		action("PutItem", slices.Concat([]Member{required(object("Item")), attribute("Item.*")}, dynamoWrite())...),
		action("GetItem", slices.Concat(dynamoKey(), dynamoProjection(), []Member{boolean("ConsistentRead"), dynamoCapacity()})...),
		query,
		action("UpdateItem", slices.Concat(dynamoKey(), dynamoWrite(), []Member{text("UpdateExpression", 1, 0), object("AttributeUpdates")})...),
		action("DeleteItem", slices.Concat(dynamoKey(), dynamoWrite())...),
		action("Scan", slices.Concat(dynamoRead(), dynamoFilter("ScanFilter"), []Member{
			integer("TotalSegments", 1, 1000000), {Path: "Segment", Kind: strictjson.Number, Integer: true, Max: 999999},
		})...),
	}
}

func dynamoKey() []Member {
	key := attribute("Key.*")
	key.judge = judgeKeyValue
	return []Member{required(object("Key")), key}
}

func dynamoCapacity() Member {
	return enum("ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE")
}

// dynamoNames and dynamoValues declare the placeholders of expressions.
func dynamoNames() []Member {
	return []Member{object("ExpressionAttributeNames"), {Path: "ExpressionAttributeNames.*", Kind: strictjson.String}}
}

func dynamoValues() []Member {
	return []Member{object("ExpressionAttributeValues"), attribute("ExpressionAttributeValues.*")}
}

func dynamoProjection() []Member {
	return append(dynamoNames(), text("ProjectionExpression", 1, 0), array("AttributesToGet", 1, 0))
}

// dynamoWrite are the members that the actions which change an item share.
func dynamoWrite() []Member {
	return slices.Concat(dynamoNames(), dynamoValues(), []Member{
		text("ConditionExpression", 1, 0),
		enum("ReturnValues", "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"),
		dynamoCapacity(),
		enum("ReturnItemCollectionMetrics", "SIZE", "NONE"),
		enum("ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE"),
		object("Expected"),
		enum("ConditionalOperator", "AND", "OR"),
	})
}

// dynamoRead are the members that Query and Scan share.
func dynamoRead() []Member {
	return slices.Concat(dynamoProjection(), dynamoValues(), []Member{
		matching(text("IndexName", 3, 255), `[a-zA-Z0-9_.-]+`, "letters, digits, _ . and -"),
		enum("Select", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT"),
		{Path: "Limit", Kind: strictjson.Number, Integer: true, Min: 1},
		boolean("ConsistentRead"),
		object("ExclusiveStartKey"), attribute("ExclusiveStartKey.*"),
		dynamoCapacity(),
	})
}

func dynamoFilter(older string) []Member {
	return []Member{text("FilterExpression", 1, 0), object(older), enum("ConditionalOperator", "AND", "OR")}
}

// attributeTypes are the members of an AttributeValue with the kind of each (MODEL).
var attributeTypes = map[string]strictjson.Kind{
	"S": strictjson.String, "N": strictjson.String, "B": strictjson.String, "SS": strictjson.Array, "NS": strictjson.Array,
	"BS": strictjson.Array, "M": strictjson.Object, "L": strictjson.Array, "NULL": strictjson.Bool, "BOOL": strictjson.Bool,
}

// attributeTypeNames is the list for messages.
const attributeTypeNames = "S, N, B, SS, NS, BS, M, L, NULL or BOOL"

// dynamoNumber is the text of a number as N holds it.
var dynamoNumber = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`)

// attributeValue judges a typed value: an object with exactly one member, its type.
func (c *checker) attributeValue(v *strictjson.Value) {
	switch {
	case c.full():
		return
	case v.Kind != strictjson.Object:
		c.report(RuleBadAttributeValue, v.Start, v.End, `found %s for %s, expected an object with its type, such as {"S": "text"}`, v.Kind, c.pathOf(v))
		return
	case len(v.Members) != 1:
		c.report(RuleBadAttributeValue, v.Start, v.End, "found %d members in %s, expected exactly one of %s", len(v.Members), c.pathOf(v), attributeTypeNames)
		return
	}
	m := v.Members[0]
	kind, ok := attributeTypes[m.Name]
	switch {
	case !ok:
		c.report(RuleBadAttributeValue, m.NameStart, m.NameEnd, "found the type %s in %s, expected one of %s", quoted(m.Name), c.pathOf(v), attributeTypeNames)
	case m.Value.Kind != kind:
		c.wrongAttribute(m, kind)
	default:
		c.typedValue(m.Name, m.Value)
	}
}

func (c *checker) wrongAttribute(m *strictjson.Member, kind strictjson.Kind) {
	expected := kind.String()
	if m.Name == "N" {
		expected = `the number as a string: {"N": "12"}`
	}
	c.report(RuleBadAttributeValue, m.Value.Start, m.Value.End, "found %s for %s, expected %s", m.Value.Kind, c.pathOf(m.Value), expected)
}

// typedValue judges what stands under a type of the right kind.
func (c *checker) typedValue(kind string, v *strictjson.Value) {
	switch kind {
	case "N":
		if !dynamoNumber.MatchString(v.Text) {
			c.reportValue(RuleBadAttributeValue, v, "found %s for %s, expected a number in quotes", quoted(v.Text), c.pathOf(v))
		}
	case "B":
		c.base64Member(&Member{}, v)
	case "SS", "NS", "BS":
		for _, item := range v.Items {
			c.setItem(kind[:1], item)
		}
	case "L":
		for _, item := range v.Items {
			c.attributeValue(item)
		}
	case "M":
		for _, m := range v.Members {
			c.attributeValue(m.Value)
		}
	}
}

// setItem judges one item of a set of that kind.
func (c *checker) setItem(kind string, item *strictjson.Value) {
	switch {
	case c.full():
	case item.Kind != strictjson.String:
		c.report(RuleBadAttributeValue, item.Start, item.End, "found %s for %s, expected a string", item.Kind, c.pathOf(item))
	default:
		c.typedValue(kind, item)
	}
}

// judgeKeyValue: a key is a string, a number or bytes.
func judgeKeyValue(c *checker, v *strictjson.Value) {
	if len(v.Members) != 1 {
		return // reported by attributeValue
	}
	m := v.Members[0]
	if _, ok := attributeTypes[m.Name]; ok && m.Name != "S" && m.Name != "N" && m.Name != "B" {
		c.report(RuleBadAttributeValue, m.NameStart, m.NameEnd, "found the type %s in the key %s, expected S, N or B", m.Name, c.pathOf(v))
	}
}
