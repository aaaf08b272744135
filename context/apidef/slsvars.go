package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// slsVars resolves the variables of the Serverless Framework: ${self:custom.x},
// ${file(x.vtl)}, ${opt:stage, 'dev'} and the like.
type slsVars struct {
	*reader
	root  *tree.Node
	depth int
	docs  map[string]*tree.Node // files by their path
}

// slsVariable is one ${source(params):address, fallback}. Offsets are those of its text.
type slsVariable struct {
	start, end int
	source     string
	params     string
	address    string
	fallback   []string // as written; tried in their order
}

// slsSources are what can stand before the colon. Anything else, such as VTL's
// ${context.stage} or ${AWS::Region}, is no variable.
var slsSources = map[string]bool{
	"self": true, "opt": true, "env": true, "file": true, "sls": true, "aws": true, "param": true,
	"cf": true, "ssm": true, "s3": true, "git": true, "strToBool": true, "output": true, "doppler": true, "vault": true,
}

// expand gives what a node is once its variables are resolved: of a string that is one
// variable the value itself, of any other the text.
func (v *slsVars) expand(n *tree.Node) *tree.Node {
	if n == nil || n.Kind != tree.String || !strings.Contains(n.Str, "${") || v.depth > MaxNesting {
		return n
	}
	vars := slsVariables(n.Str)
	if len(vars) == 0 {
		return n
	}
	v.depth++
	defer func() { v.depth-- }()
	if len(vars) == 1 && vars[0].start == 0 && vars[0].end == len(n.Str) {
		return v.variable(n, vars[0])
	}
	return v.interpolate(n, vars)
}

func (v *slsVars) interpolate(n *tree.Node, vars []slsVariable) *tree.Node {
	t := n.Text()
	var b tree.Builder
	last := 0
	for _, variable := range vars {
		b.Append(t.Slice(last, variable.start))
		last = variable.end
		value := v.variable(n, variable)
		from, to := t.Place(variable.start), t.Place(variable.end)
		if value.IsScalar() && from.File != nil && b.Len() < MaxTextBytes && v.charge(n, len(value.Str)) {
			b.AppendAt(from.File, from.Offset, max(from.Offset, to.Offset), value.Text())
		}
	}
	b.Append(t.Slice(last, len(t.String)))
	return tree.NewString(b.Text(), n.File, n.Start, n.End)
}

// slsVariables finds the variables of a text, outermost only.
func slsVariables(s string) []slsVariable {
	var found []slsVariable
	for i := 0; i < len(s); i++ {
		if !strings.HasPrefix(s[i:], "${") {
			continue
		}
		if v, ok := parseSLSVariable(s, i); ok {
			found = append(found, v)
			i = v.end - 1
		}
	}
	return found
}

func parseSLSVariable(s string, start int) (slsVariable, bool) {
	v := slsVariable{start: start}
	if !strings.HasPrefix(s[start:], "${") {
		return v, false
	}
	i := start + 2
	for i < len(s) && (wordByte(s[i])) {
		i++
	}
	v.source = s[start+2 : i]
	if !slsSources[v.source] || i >= len(s) {
		return v, false
	}
	if s[i] == '(' {
		end := strings.IndexByte(s[i:], ')')
		if end < 0 {
			return v, false
		}
		v.params = strings.TrimSpace(s[i+1 : i+end])
		i += end + 1
	} else if s[i] != ':' || strings.HasPrefix(s[i:], "::") {
		return v, false
	}
	parts, end := slsParts(s, i)
	if end < 0 {
		return v, false
	}
	v.end = end
	v.address = strings.TrimSpace(strings.TrimPrefix(parts[0], ":"))
	v.fallback = parts[1:]
	return v, true
}

// slsParts splits what is left of a variable at its commas, up to its closing brace.
func slsParts(s string, at int) (parts []string, end int) {
	depth, start := 0, at
	var quote byte
	for i := at; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case strings.HasPrefix(s[i:], "${"):
			depth++
			i++
		case c == '}' && depth > 0:
			depth--
		case c == '}':
			return append(parts, s[start:i]), i + 1
		case c == ',' && depth == 0:
			parts = append(parts, s[start:i])
			start = i + 1
		}
	}
	return nil, -1
}

// variable gives a variable's value, its fallback, or a stand-in.
func (v *slsVars) variable(at *tree.Node, x slsVariable) *tree.Node {
	if !v.step(at) {
		return nil
	}
	address := v.inner(at, x.address)
	if n := v.lookup(at, x, address); n != nil {
		return v.expand(n)
	}
	for _, fallback := range x.fallback {
		if n := v.fallback(at, strings.TrimSpace(fallback)); n != nil {
			return n
		}
	}
	return v.standIn(at, x, address)
}

// inner resolves variables inside of an address or a file's name.
func (v *slsVars) inner(at *tree.Node, s string) string {
	if !strings.Contains(s, "${") {
		return s
	}
	return v.expand(v.knownAt(at, s)).Scalar()
}

func (v *slsVars) knownAt(at *tree.Node, value string) *tree.Node {
	var b tree.Builder
	b.Decode(at.File, at.Start, at.End, value)
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

func (v *slsVars) standIn(at *tree.Node, x slsVariable, address string) *tree.Node {
	value := shape.Of(address)
	switch x.source + ":" + address {
	case "aws:accountId":
		value = shape.Account
	case "aws:region":
		value = shape.Region
	case "sls:instanceId":
		value = "0"
	}
	what := x.source + ":" + address
	if x.params != "" {
		what = x.source + "(" + x.params + ")"
	}
	var b tree.Builder
	b.StandIn(at.File, at.Start, at.End, what, value)
	return tree.NewString(b.Text(), at.File, at.Start, at.End)
}

// lookup gives what is known of a variable before deployment; nil: nothing.
func (v *slsVars) lookup(at *tree.Node, x slsVariable, address string) *tree.Node {
	switch x.source {
	case "self":
		return v.walk(v.root, address)
	case "opt":
		if value, ok := v.opts.Opts[address]; ok {
			return v.knownAt(at, value)
		}
	case "sls":
		if address == "stage" {
			return v.knownAt(at, v.stage())
		}
	case "aws":
		if region := v.walk(v.root, "provider.region"); address == "region" && region != nil {
			return region
		}
	case "param":
		return v.param(at, address)
	case "file":
		return v.file(at, v.inner(at, x.params), address)
	case "strToBool":
		return v.knownAt(at, v.inner(at, x.params))
	}
	return nil
}

func (v *slsVars) stage() string {
	if stage, ok := v.opts.Opts["stage"]; ok {
		return stage
	}
	if n := v.walk(v.root, "provider.stage"); n.Scalar() != "" && len(n.StandIns()) == 0 {
		return n.Str
	}
	return "dev"
}

func (v *slsVars) param(at *tree.Node, name string) *tree.Node {
	if value, ok := v.opts.param(name); ok {
		return v.knownAt(at, value)
	}
	for _, stage := range []string{v.stage(), "default"} {
		if n := v.walk(v.root, "params."+stage+"."+name); n != nil {
			return n
		}
	}
	return nil
}

// walk follows a path of names, resolving variables on the way.
func (v *slsVars) walk(n *tree.Node, path string) *tree.Node {
	if v.depth > MaxNesting {
		return nil
	}
	v.depth++
	defer func() { v.depth-- }()
	if path == "" {
		return n
	}
	for _, name := range strings.Split(path, ".") {
		n = v.expand(n)
		next := n.Get(name)
		if next == nil {
			if i := statusCode(name); i >= 0 && i < len(n.Elems()) {
				next = n.Items[i]
			}
		}
		if n = next; n == nil {
			return nil
		}
	}
	return v.expand(n)
}

// file reads another file: YAML and JSON as values, anything else as text.
func (v *slsVars) file(at *tree.Node, name, address string) *tree.Node {
	f, why := v.read(at.File, name)
	if f == nil {
		v.skip(at, "${file("+name+")}", why)
		return nil
	}
	switch ext := strings.ToLower(f.Name[strings.LastIndexByte(f.Name, '.')+1:]); ext {
	case "yml", "yaml", "json":
		doc, ok := v.docs[f.Name]
		if !ok {
			doc = v.parse(f)
			v.docs[f.Name] = doc
		}
		return v.walk(doc, address)
	case "js", "cjs", "mjs", "ts":
		v.skip(at, "${file("+name+")}", "programs are not run")
		return nil
	}
	var b tree.Builder
	b.Copy(f, 0, len(f.Text))
	return tree.NewString(b.Text(), f, 0, len(f.Text))
}

// fallback gives the value behind a comma: another variable or a literal.
func (v *slsVars) fallback(at *tree.Node, s string) *tree.Node {
	if len(s) > 1 && (s[0] == '\'' || s[0] == '"') && s[len(s)-1] == s[0] {
		return v.knownAt(at, s[1:len(s)-1])
	}
	if x, ok := parseSLSVariable(s, 0); ok && x.end == len(s) {
		n := v.variable(at, x)
		if n == nil || len(n.StandIns()) > 0 {
			return nil
		}
		return n
	}
	// Without ${ }: the older way to write a variable, or a bare word.
	if x, ok := parseSLSVariable("${"+s+"}", 0); ok {
		return v.lookup(at, x, x.address)
	}
	if s == "" || s == "null" {
		return nil
	}
	return v.knownAt(at, s)
}
