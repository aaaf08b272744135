package jsonpath

import (
	"strconv"
	"strings"
)

// program is a compiled path: steps that a search takes one after the other.
type program struct {
	steps []step
	// upstream[i] says that the steps before step i name one value at most.
	upstream []bool
	// definite: all steps do; the result then is that value instead of a list.
	definite bool
	// root: the path starts with $, not @.
	root bool
	// function: the last step is a function.
	function bool
	// changes: one of the steps is append(), which changes the document.
	changes bool
	// plain: every step is one name or one index, so that looking up is all there is.
	plain bool
}

// step is one step of a path. definite says whether it leads to one value at most;
// last, whether it is the path's last one.
type step interface {
	definite(last bool) bool
	// apply takes the step at index i of a program from model.
	apply(s *search, p *program, i int, model any) error
}

// compiler makes programs of syntax trees; depth counts the filters and functions
// around the path.
type compiler struct{ depth int }

func (c compiler) path(tree *pathSyntax) (*program, error) {
	var steps []step
	for _, node := range tree.Steps {
		if node.Scan {
			steps = append(steps, scanStep{})
		}
		st, err := c.step(node)
		if err != nil {
			return nil, err
		}
		steps = append(steps, st)
	}
	return link(invertScan(steps), tree.Root == "$"), nil
}

// link makes a program of steps.
func link(steps []step, root bool) *program {
	p := &program{steps: steps, root: root, definite: true, plain: true, upstream: make([]bool, len(steps)+1)}
	for i, st := range steps {
		p.upstream[i] = p.definite
		p.definite = p.definite && st.definite(i == len(steps)-1)
		f, calls := st.(*functionStep)
		p.function = calls
		p.changes = p.changes || calls && f.changes()
		p.plain = p.plain && isPlain(st)
	}
	p.upstream[len(steps)] = p.definite
	return p
}

// changes says whether the function or one in its arguments is append().
func (st *functionStep) changes() bool {
	for _, a := range st.args {
		if arg, ok := a.(pathArg); ok && arg.prog.changes {
			return true
		}
	}
	return st.name == "append"
}

// invertScan makes $..a.length() mean $.length($..a): a function at the end of a path
// that starts with a deep scan takes the whole list, not value by value.
func invertScan(steps []step) []step {
	if len(steps) == 0 {
		return steps
	}
	_, scans := steps[0].(scanStep)
	if _, calls := steps[len(steps)-1].(*functionStep); !scans || !calls {
		return steps
	}
	for i, st := range steps {
		if f, ok := st.(*functionStep); ok {
			inner := link(steps[:i:i], true)
			f.args = []argument{pathArg{inner}}
			return steps[i:]
		}
	}
	return steps
}

func (c compiler) step(node *stepSyntax) (step, error) {
	switch {
	case node.Wildcard:
		return wildcardStep{}, nil
	case node.Name != nil:
		return newPropertyStep(*node.Name), nil
	case node.Function != nil:
		return c.function(node.Function)
	}
	return c.subscript(node.Subscript)
}

func (c compiler) subscript(node *subscriptSyntax) (step, error) {
	switch {
	case node.Wildcard:
		return wildcardStep{}, nil
	case node.Names != nil:
		return properties(node.Names)
	case node.Filter != nil:
		f, err := c.filter(*node.Filter)
		return &filterStep{f}, err
	case node.Slice != nil:
		return slice(node.Slice)
	}
	return indexes(node.Indexes)
}

func properties(quoted []string) (step, error) {
	names := make([]string, len(quoted))
	for i, q := range quoted {
		name, err := unescape(q)
		if err != nil {
			return nil, err
		}
		names[i] = name
	}
	return newPropertyStep(names...), nil
}

func indexes(texts []string) (step, error) {
	list := make([]int, len(texts))
	for i, text := range texts {
		n, ok := integer(text)
		if !ok {
			return nil, invalidPath("Failed to parse token in ArrayIndexOperation: %s", text)
		}
		list[i] = n
	}
	return &indexStep{list}, nil
}

func slice(node *sliceSyntax) (step, error) {
	st := &sliceStep{noStart: node.From == "", noEnd: node.To == ""}
	ok := !(st.noStart && st.noEnd)
	if ok && !st.noStart {
		st.start, ok = integer(node.From)
	}
	if ok && !st.noEnd {
		st.end, ok = integer(node.To)
	}
	if !ok {
		return nil, invalidPath("Failed to parse SliceOperation: %s:%s", node.From, node.To)
	}
	return st, nil
}

// integer reads what Integer.parseInt reads of digits and minus signs.
func integer(text string) (int, bool) {
	n, err := strconv.ParseInt(text, 10, 32)
	return int(n), err == nil
}

func (c compiler) function(node *functionSyntax) (step, error) {
	f := &functionStep{name: node.Name}
	for _, a := range node.Args {
		arg, err := c.argument(a)
		if err != nil {
			return nil, err
		}
		f.args = append(f.args, arg)
	}
	return f, nil
}

func (c compiler) argument(node *argumentSyntax) (argument, error) {
	if node.JSON != nil {
		return jsonArg{*node.JSON}, nil
	}
	p, err := compilePath(*node.Path, c.depth+1)
	return pathArg{p}, err
}

// unescape replaces the backslash escapes of quoted text; unknown ones lose their
// backslash.
func unescape(s string) (string, error) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, nil
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		if i++; i == len(s) {
			return string(append(b, '\\')), nil
		}
		switch c := s[i]; c {
		case 'u':
			if len(s) < i+5 { // cut short: json-path drops it
				return string(b), nil
			}
			unit, err := strconv.ParseUint(s[i+1:i+5], 16, 16)
			if err != nil {
				return "", exception(classJSONPath, "Unable to parse unicode value: %s", s[i+1:i+5])
			}
			b = appendUnit(b, uint16(unit))
			i += 4
		case 'r', 'f', 't', 'n', 'b':
			b = append(b, escapes[c])
		default:
			b = append(b, c)
		}
	}
	return string(b), nil
}
