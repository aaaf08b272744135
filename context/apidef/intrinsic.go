package apidef

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// stack is a CloudFormation template while it is read: it knows what its names stand
// for and follows its intrinsic functions.
type stack struct {
	*reader
	root       *tree.Node
	params     *tree.Node
	resources  *tree.Node
	mapTables  *tree.Node
	conditions *tree.Node

	// expand turns a node into what the language around CloudFormation makes of it; nil: nothing.
	expand func(*tree.Node) *tree.Node
	// open says that the deployment has more resources than the template shows.
	open bool

	depth    int
	assume   map[string]bool // conditions that only deployment decides
	met      []string        // such conditions, as they were met
	included map[string]*tree.Node
}

func newStack(r *reader, root *tree.Node) *stack {
	s := &stack{
		reader: r, root: root,
		params:     root.Get("Parameters"),
		resources:  root.Get("Resources"),
		mapTables:  root.Get("Mappings"),
		conditions: root.Get("Conditions"),
		assume:     map[string]bool{},
		included:   map[string]*tree.Node{},
	}
	r.value = s.resolve
	return s
}

type intrinsic func(s *stack, at, arg *tree.Node) *tree.Node

// intrinsicNamed gives the function of that name, nil where there is none.
func intrinsicNamed(name string) intrinsic {
	switch name {
	case "Ref":
		return (*stack).ref
	case "Fn::GetAtt":
		return (*stack).getAtt
	case "Fn::Sub":
		return (*stack).sub
	case "Fn::Join":
		return (*stack).join
	case "Fn::If":
		return (*stack).ifElse
	case "Fn::FindInMap":
		return (*stack).findInMap
	case "Fn::Select":
		return (*stack).selectItem
	case "Fn::Split":
		return (*stack).split
	case "Fn::ImportValue":
		return (*stack).importValue
	case "Fn::Base64":
		return (*stack).base64
	case "Fn::Transform":
		return (*stack).transform
	case "Fn::ToJsonString":
		return (*stack).toJSONString
	case "Fn::GetAZs":
		return (*stack).zones
	}
	return nil
}

// resolve follows an intrinsic function until there is a plain value. Nil is AWS::NoValue.
func (s *stack) resolve(n *tree.Node) *tree.Node {
	if s.expand != nil {
		n = s.expand(n)
	}
	if n == nil || !s.step(n) {
		return nil
	}
	if s.depth++; s.depth > MaxNesting {
		s.depth--
		s.report(ruleLimit, n, fmt.Sprintf("intrinsic functions lead through each other more than %d deep", MaxNesting), "")
		return nil
	}
	defer func() { s.depth-- }()
	if m := n.Single(); m != nil {
		if f := intrinsicNamed(m.Key); f != nil {
			return f(s, n, m.Value)
		}
		if strings.HasPrefix(m.Key, "Fn::") {
			return s.standInNode(n, m.Key, "")
		}
	}
	if n.Kind == tree.Map && n.Get("Fn::Transform") != nil {
		return s.mergeTransform(n)
	}
	return n
}

// standInNode gives a string in place of n's value, which only deployment knows.
func (s *stack) standInNode(n *tree.Node, what, value string) *tree.Node {
	if value == "" {
		value = shape.Of(afterWord(what))
	}
	var b tree.Builder
	b.StandIn(n.File, n.Start, n.End, what, value)
	return tree.NewString(b.Text(), n.File, n.Start, n.End)
}

// afterWord drops the first word of Ref X, Parameter X.
func afterWord(what string) string {
	if _, name, ok := strings.Cut(what, " "); ok {
		return name
	}
	return what
}

// textOf gives a scalar's text, intrinsic functions followed.
func (s *stack) textOf(n *tree.Node) (text, bool) {
	v := s.resolve(n)
	if v == nil || !v.IsScalar() {
		return text{}, false
	}
	return v.Text(), true
}

func (s *stack) join(at, arg *tree.Node) *tree.Node {
	arg = s.resolve(arg)
	if arg == nil || arg.Kind != tree.List || len(arg.Items) != 2 {
		return s.malformed(at, "Fn::Join", "a delimiter and a list: [\"\", [a, b]]")
	}
	delimiter, _ := s.textOf(arg.Items[0])
	list := s.resolve(arg.Items[1])
	if list != nil && list.Kind == tree.String {
		list = s.splitText(list, ",") // a list parameter
	}
	if list == nil || list.Kind != tree.List {
		return s.malformed(at, "Fn::Join", "a list as its second value")
	}
	var b tree.Builder
	var last *tree.Node
	for _, item := range list.Items {
		piece, ok := s.textOf(item)
		if !ok {
			continue
		}
		if last != nil {
			b.Decode(last.File, last.End, max(last.End, item.Start), delimiter.String)
		}
		last = item
		b.Append(piece)
		s.charge(at, len(piece.String))
		if s.tooLong(at, b.Len()) {
			return nil
		}
	}
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

func (s *stack) tooLong(at *tree.Node, n int) bool {
	if n <= MaxTextBytes {
		return !s.step(at)
	}
	s.report(ruleLimit, at, fmt.Sprintf("the text grows over %d bytes", MaxTextBytes), "")
	return true
}

func (s *stack) malformed(at *tree.Node, function, want string) *tree.Node {
	s.report(ruleIntrinsic, at, function+" is malformed", "Expected "+want+".")
	return nil
}

func (s *stack) ifElse(at, arg *tree.Node) *tree.Node {
	if arg == nil || arg.Kind != tree.List || len(arg.Items) != 3 || !arg.Items[0].IsScalar() {
		return s.malformed(at, "Fn::If", "a condition's name and two values: [IsProd, a, b]")
	}
	if s.holds(arg.Items[0]) {
		return s.resolve(arg.Items[1])
	}
	return s.resolve(arg.Items[2])
}

func (s *stack) findInMap(at, arg *tree.Node) *tree.Node {
	if arg == nil || arg.Kind != tree.List || len(arg.Items) < 3 {
		return s.malformed(at, "Fn::FindInMap", "a map's name and two keys: [Map, top, second]")
	}
	v, sure := s.mapTables, true
	for _, item := range arg.Items[:3] {
		k, ok := s.textOf(item)
		if !ok || v == nil {
			v = nil
			break
		}
		next := v.Get(k.String)
		sure = sure && !k.HasStandIn()
		if next == nil && k.HasStandIn() && len(v.Members) > 0 {
			next = v.Members[0].Value
		}
		v = next
	}
	what := "Fn::FindInMap " + arg.Items[0].Str
	switch {
	case v == nil && len(arg.Items) > 3:
		return s.resolve(arg.Items[3].Get("DefaultValue"))
	case v == nil:
		return s.standInNode(at, what, "")
	case !sure && v.IsScalar():
		return s.standInNode(at, what, v.Str)
	}
	return v
}

func (s *stack) selectItem(at, arg *tree.Node) *tree.Node {
	if arg == nil || arg.Kind != tree.List || len(arg.Items) != 2 {
		return s.malformed(at, "Fn::Select", "an index and a list: [0, [a, b]]")
	}
	index, err := strconv.Atoi(s.str(arg.Items[0]))
	list := s.resolve(arg.Items[1])
	if list != nil && list.Kind == tree.String {
		list = s.splitText(list, ",")
	}
	if err != nil || list == nil || list.Kind != tree.List || index < 0 || index >= len(list.Items) {
		return s.standInNode(at, "Fn::Select", "")
	}
	return s.resolve(list.Items[index])
}

func (s *stack) split(at, arg *tree.Node) *tree.Node {
	if arg == nil || arg.Kind != tree.List || len(arg.Items) != 2 {
		return s.malformed(at, "Fn::Split", "a delimiter and a string: [\",\", \"a,b\"]")
	}
	v := s.resolve(arg.Items[1])
	delimiter := s.str(arg.Items[0])
	if v == nil || !v.IsScalar() || delimiter == "" {
		return s.malformed(at, "Fn::Split", "a delimiter that is not empty and a string")
	}
	return s.splitText(v, delimiter)
}

func (s *stack) splitText(v *tree.Node, delimiter string) *tree.Node {
	t := v.Text()
	list := &tree.Node{Kind: tree.List, File: v.File, Start: v.Start, End: v.End}
	start := 0
	for {
		i := strings.Index(t.String[start:], delimiter)
		if i < 0 {
			break
		}
		list.Items = append(list.Items, tree.NewString(t.Slice(start, start+i), v.File, v.Start, v.End))
		start += i + len(delimiter)
	}
	list.Items = append(list.Items, tree.NewString(t.Slice(start, len(t.String)), v.File, v.Start, v.End))
	return list
}

func (s *stack) importValue(at, arg *tree.Node) *tree.Node {
	name, _ := s.textOf(arg)
	return s.standInNode(at, "Fn::ImportValue "+name.String, "")
}

func (s *stack) base64(at, arg *tree.Node) *tree.Node {
	t, ok := s.textOf(arg)
	if !ok {
		return nil
	}
	var b tree.Builder
	encoded := base64.StdEncoding.EncodeToString([]byte(t.String))
	if t.HasStandIn() {
		b.StandIn(at.File, at.Start, at.End, "Fn::Base64", encoded)
	} else {
		b.Decode(at.File, at.Start, at.End, encoded)
	}
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

func (s *stack) zones(at, _ *tree.Node) *tree.Node {
	list := &tree.Node{Kind: tree.List, File: at.File, Start: at.Start, End: at.End}
	for _, zone := range []string{"us-east-1a", "us-east-1b", "us-east-1c"} {
		list.Items = append(list.Items, s.standInNode(at, "Fn::GetAZs", zone))
	}
	return list
}
