package apidef

import "github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"

// toJSONString follows Fn::ToJsonString: a value as the text of its JSON.
func (s *stack) toJSONString(at, arg *tree.Node) *tree.Node {
	t := tree.JSON{Value: s.resolve, MaxBytes: MaxTextBytes}.Text(arg)
	if s.tooLong(at, len(t.String)) {
		return nil
	}
	return tree.NewString(t, at.File, at.Start, at.End)
}
