package terraform

import (
	"math/big"
	"regexp"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyfunction "github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// computed are functions whose result is a new value: it leads to the call as a whole.
var computed = map[string]ctyfunction.Function{
	"abs": stdlib.AbsoluteFunc, "ceil": stdlib.CeilFunc, "floor": stdlib.FloorFunc, "max": stdlib.MaxFunc, "min": stdlib.MinFunc,
	"lower": stdlib.LowerFunc, "upper": stdlib.UpperFunc, "title": stdlib.TitleFunc, "trim": stdlib.TrimFunc,
	"trimprefix": stdlib.TrimPrefixFunc, "trimsuffix": stdlib.TrimSuffixFunc, "substr": stdlib.SubstrFunc,
	"split": stdlib.SplitFunc, "format": stdlib.FormatFunc, "formatlist": stdlib.FormatListFunc, "indent": stdlib.IndentFunc,
	"keys": stdlib.KeysFunc, "values": stdlib.ValuesFunc, "element": stdlib.ElementFunc, "length": stdlib.LengthFunc,
	"contains": stdlib.ContainsFunc, "distinct": stdlib.DistinctFunc, "flatten": stdlib.FlattenFunc, "reverse": stdlib.ReverseListFunc,
	"sort": stdlib.SortFunc, "slice": stdlib.SliceFunc, "zipmap": stdlib.ZipmapFunc, "compact": stdlib.CompactFunc,
	"jsondecode": stdlib.JSONDecodeFunc, "regex": stdlib.RegexFunc, "regexall": stdlib.RegexAllFunc, "replace": stdlib.RegexReplaceFunc,
	"strrev": stdlib.ReverseFunc, "join": stdlib.JoinFunc,
}

// compute calls a function of the standard library.
func (m *Module) compute(name string, at hcl.Range, args []*tree.Node) *tree.Node {
	f, ok := computed[name]
	if !ok || tooCostly(name, args) {
		return m.standIn(at, m.sourceText(at), "")
	}
	values := make([]cty.Value, len(args))
	sure := true
	for i, a := range args {
		values[i] = m.toCty(a, 0, &sure)
	}
	if name == "replace" && len(values) == 3 {
		pattern := args[1].Scalar()
		values[1] = cty.StringVal(pattern[1 : len(pattern)-1])
	}
	result, err := f.Call(values)
	if err != nil || !result.IsWhollyKnown() {
		return m.standIn(at, m.sourceText(at), "")
	}
	return m.fromCty(at, result, sure)
}

// maxGrowth bounds what a function may make out of its arguments.
const maxGrowth = 64 << 20

var longNumber = regexp.MustCompile(`[0-9]{4}`)

// tooCostly says whether a call could make much out of little: a width of a million, a
// pattern that matches everywhere.
func tooCostly(name string, args []*tree.Node) bool {
	switch name {
	case "format", "formatlist":
		return longNumber.MatchString(arg(args, 0).Scalar()) || arg(args, 0) != nil && arg(args, 0).Kind == tree.List
	case "indent":
		return len(arg(args, 0).Scalar()) > 3
	case "replace":
		return (len(arg(args, 0).Scalar())+1)*(len(arg(args, 2).Scalar())+1) > maxGrowth
	}
	return false
}

// numberText is a number as Terraform prints it; a huge exponent is not spelled out.
func numberText(v cty.Value) string {
	f := v.AsBigFloat()
	if exp := f.MantExp(nil); exp > 4096 || exp < -4096 {
		return f.Text('g', 10)
	}
	return f.Text('f', -1)
}

// operation evaluates == && + and the like.
func (m *Module) operation(e hclsyntax.Expression, s *scope) *tree.Node {
	var result cty.Value
	var err error
	sure := true
	switch x := e.(type) {
	case *hclsyntax.BinaryOpExpr:
		result, err = m.apply(x.Op, &sure, m.fold(x.LHS, s), m.fold(x.RHS, s))
	case *hclsyntax.UnaryOpExpr:
		result, err = m.apply(x.Op, &sure, m.fold(x.Val, s))
	}
	if err != nil || result == cty.NilVal || !result.IsWhollyKnown() {
		return m.standIn(e.Range(), m.sourceText(e.Range()), "true")
	}
	return m.fromCty(e.Range(), result, sure)
}

func (m *Module) apply(op *hclsyntax.Operation, sure *bool, operands ...*tree.Node) (cty.Value, error) {
	values := make([]cty.Value, len(operands))
	for i, n := range operands {
		v := m.toCty(n, 0, sure)
		want := op.Impl.Params()[i].Type
		converted, err := convert.Convert(v, want)
		if err != nil {
			return cty.NilVal, err
		}
		values[i] = converted
	}
	return op.Impl.Call(values)
}

// toCty turns a node into a value of the library's; sure becomes false where a part of
// it is a stand-in.
func (m *Module) toCty(n *tree.Node, depth int, sure *bool) cty.Value {
	if n == nil || n.Kind == tree.Null || depth > 50 || !m.host.Step(0) {
		return cty.NullVal(cty.DynamicPseudoType)
	}
	switch n.Kind {
	case tree.Bool:
		return cty.BoolVal(n.IsTrue())
	case tree.Number:
		if f, _, err := big.ParseFloat(n.Str, 10, 512, big.ToNearestEven); err == nil {
			return cty.NumberVal(f)
		}
	case tree.List:
		items := make([]cty.Value, len(n.Items))
		for i, item := range n.Items {
			items[i] = m.toCty(item, depth+1, sure)
		}
		return cty.TupleVal(items)
	case tree.Map:
		members := map[string]cty.Value{}
		for _, member := range n.Members {
			members[member.Key] = m.toCty(member.Value, depth+1, sure)
		}
		return cty.ObjectVal(members)
	}
	if len(n.StandIns()) > 0 {
		*sure = false
	}
	return cty.StringVal(n.Str)
}

// fromCty turns a result into nodes that all stand at the call.
func (m *Module) fromCty(at hcl.Range, v cty.Value, sure bool) *tree.Node {
	switch {
	case v.IsNull():
		return nil
	case v.Type() == cty.String && sure:
		return m.known(at, v.AsString())
	case v.Type() == cty.String:
		return m.standIn(at, m.sourceText(at), v.AsString())
	case v.Type() == cty.Bool && !sure:
		return m.standIn(at, m.sourceText(at), "true")
	case v.Type() == cty.Bool:
		n := m.node(at, tree.Bool)
		n.Str = map[bool]string{true: "true", false: "false"}[v.True()]
		return n
	case v.Type() == cty.Number:
		n := m.node(at, tree.Number)
		n.Str = numberText(v)
		return n
	case v.Type().IsObjectType() || v.Type().IsMapType():
		n := m.node(at, tree.Map)
		for it := v.ElementIterator(); it.Next(); {
			key, value := it.Element()
			n.Members = append(n.Members, m.member(key.AsString(), at, m.fromCty(at, value, sure)))
		}
		return n
	}
	n := m.node(at, tree.List)
	if v.CanIterateElements() {
		for it := v.ElementIterator(); it.Next(); {
			_, value := it.Element()
			n.Items = append(n.Items, m.fromCty(at, value, sure))
		}
	}
	return n
}
