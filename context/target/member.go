package target

import (
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// Member is what a contract says about one member of a payload. The zero value of
// every field but Path says nothing.
type Member struct {
	// Path names the member: stateMachineArn; Entries[].Detail for a member of each
	// item of a list; Item.* for each member of a map. In a form N stands for a number:
	// MessageAttribute.N.Name.
	Path string
	Kind strictjson.Kind // 0: any
	// Required says that the object that holds the member must have it.
	Required bool
	// JSONString says that the member is a string whose text must be JSON.
	JSONString bool
	// Base64 says that the member is a string in base64; its lengths count decoded bytes.
	Base64 bool
	// AttributeValue says that the member is a typed value of DynamoDB: {"S": "text"}.
	AttributeValue bool
	Enum           []string
	// MinLength and MaxLength bound a text in characters; MaxLength 0 is no limit.
	MinLength, MaxLength int
	// MaxBytes bounds a text in bytes of UTF-8; from WarnBytes on there is a warning. 0 is no limit.
	MaxBytes, WarnBytes int
	// MinItems and MaxItems bound a list; MaxItems 0 is no limit.
	MinItems, MaxItems int
	// Integer says that a number must be one, from Min to Max where Max is not 0.
	Integer  bool
	Min, Max int64
	Pattern  *regexp.Regexp
	// Form names what Pattern demands, for messages: "an ARN of an event bus".
	Form string

	// judge looks closer at a value of the right kind; where ownLength says so, at its
	// length too.
	judge     func(*checker, *strictjson.Value)
	ownLength bool
	// missing, wrongKind, notJSON and tooLarge replace the general rules.
	missing, wrongKind, notJSON, tooLarge, nearlyTooLarge *Rule
}

// name gives the last part of the path: what stands in the payload.
func (m *Member) name() string {
	return m.Path[strings.LastIndexByte(m.Path, '.')+1:]
}

// node is one place in the tree of a contract's members.
type node struct {
	name   string
	member *Member // nil: the table does not speak of it
	fields []*node // of an object
	any    *node   // of every member of a map
	item   *node   // of every item of a list
}

// shapeOf makes a tree of the paths.
func shapeOf(members []Member) *node {
	root := &node{}
	for i := range members {
		n := root
		for _, part := range strings.Split(members[i].Path, ".") {
			name, lists := strings.CutSuffix(part, "[]")
			n = n.child(name)
			if lists {
				n = n.listItem()
			}
		}
		n.member = &members[i]
	}
	return root
}

func (n *node) child(name string) *node {
	if name == "*" {
		if n.any == nil {
			n.any = &node{name: name}
		}
		return n.any
	}
	if f := n.field(name); f != nil {
		return f
	}
	f := &node{name: name}
	n.fields = append(n.fields, f)
	return f
}

func (n *node) listItem() *node {
	if n.item == nil {
		n.item = &node{}
	}
	return n.item
}

// field gives the member of that name, or nil.
func (n *node) field(name string) *node {
	for _, f := range n.fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

// names lists the members that the table names.
func (n *node) names() []string {
	names := make([]string, len(n.fields))
	for i, f := range n.fields {
		names[i] = f.name
	}
	return names
}
