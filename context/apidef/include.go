package apidef

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// transform follows {"Fn::Transform": {"Name": "AWS::Include", "Parameters": {"Location": file}}}.
func (s *stack) transform(at, arg *tree.Node) *tree.Node {
	name := s.str(arg, "Name")
	location := s.get(arg, "Parameters", "Location")
	if name != "AWS::Include" || location == nil {
		s.skip(at, "Fn::Transform "+name, "only AWS::Include is followed")
		return nil
	}
	if !location.IsScalar() || location.Text().HasStandIn() {
		s.skip(at, "AWS::Include", "where it leads is only known at deployment")
		return nil
	}
	if doc, ok := s.included[location.Str]; ok {
		return s.resolve(doc)
	}
	f, why := s.read(location.File, location.Str)
	if f == nil {
		s.skip(at, "AWS::Include "+location.Str, why)
		return nil
	}
	doc := s.parse(f)
	s.included[location.Str] = doc
	s.refuseShortTags(doc, 0)
	return s.resolve(doc)
}

// mergeTransform puts the members of an included file beside those of the map that
// includes it.
func (s *stack) mergeTransform(n *tree.Node) *tree.Node {
	merged := *n
	merged.Members = nil
	for _, m := range n.Members {
		if m.Key != "Fn::Transform" {
			merged.Members = append(merged.Members, m)
			continue
		}
		for _, part := range s.items(m.Value) {
			call := &tree.Node{Kind: tree.Map, File: m.File, Start: m.Start, End: m.End,
				Members: []*tree.Member{{Key: m.Key, File: m.File, Start: m.Start, End: m.End, Value: part}}}
			merged.Members = append(merged.Members, s.resolve(call).Pairs()...)
		}
	}
	return &merged
}

// refuseShortTags reports YAML tags in an included file, which AWS::Include cannot read.
func (s *stack) refuseShortTags(n *tree.Node, depth int) {
	if n == nil || depth > MaxNesting || !s.step(n) {
		return
	}
	if n.Short {
		s.report(ruleIncludeShortTag, n, fmt.Sprintf("the included file writes %s as a YAML tag", n.Members[0].Key), "")
	}
	for _, item := range n.Items {
		s.refuseShortTags(item, depth+1)
	}
	for _, m := range n.Members {
		s.refuseShortTags(m.Value, depth+1)
	}
}
