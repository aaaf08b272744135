package catalog

import (
	"slices"
	"strings"
)

// All lists every member, sorted by path. The caller must not change it.
func All() []*Member { return all }

// Loop lists what the language puts into scope inside of #foreach. It is not part of All.
func Loop() []*Member { return loopMembers }

var (
	all    = collect()
	byPath = index(all, loopMembers)
)

func collect() []*Member {
	members := slices.Concat(inputMembers, contextMembers, identityMembers, overrideMembers,
		stageMembers, utilMembers, logOnlyMembers, gatewayResponseMembers, webSocketMembers,
		httpAPIMembers, appSyncMembers, appSyncFunctions, appSyncGroups, toolMembers,
		mappingMembers, inputSlips, contextSlips)
	slices.SortStableFunc(members, func(a, b *Member) int { return strings.Compare(a.Path, b.Path) })
	return members
}

func index(lists ...[]*Member) map[string][]*Member {
	m := map[string][]*Member{}
	for _, list := range lists {
		for _, member := range list {
			m[member.Path] = append(m[member.Path], member)
		}
	}
	return m
}

// Lookup finds a member by its path, however it is written: $context.stage,
// ${context.stage}, context.stage, $input.params('id'), $stageVariables['url']. A method
// of several forms gives the one with as many arguments, else the first.
func Lookup(path string) (*Member, bool) {
	ref, ok := parseRef(path)
	if !ok {
		return nil, false
	}
	r := Resolve(ref)
	return r.Member, r.Member != nil && r.Used == len(ref.Steps)
}

// Children lists the members directly below a path ($context.identity), sorted.
func Children(path string) []*Member {
	var children []*Member
	for _, m := range all {
		if rest, ok := strings.CutPrefix(m.Path, path+"."); ok && !strings.Contains(rest, ".") {
			children = append(children, m)
		}
	}
	return children
}

// Ref is a reference with names that are known: $context.authorizer.claims['sub'].
type Ref struct {
	Root  string // without the $
	Steps []RefStep
}

// RefStep is one link of a Ref.
type RefStep struct {
	Name string
	// Args is the number of arguments of a call; -1 is no call.
	Args int
	// Bracket says that the name stood in brackets or in get(…), which reads a map
	// only, and where the name may hold any character.
	Bracket bool
}

// Resolution is how far a Ref leads into the table.
type Resolution struct {
	// Member is the last one that was found; nil where the root is unknown.
	Member *Member
	// Used is the number of steps that led to Member.
	Used int
	// Closed says that the step behind Used is no member: the table lists all members
	// of Member, and that is none of them.
	Closed bool
}

// Resolve follows a reference. What lies behind values (members of JSON, methods of
// text) is not in the table: there Used is less than the number of steps and Closed
// is false.
func Resolve(ref Ref) Resolution {
	root := pick(byPath["$"+ref.Root], -1)
	if root == nil {
		return Resolution{}
	}
	r := Resolution{Member: root}
	for i, step := range ref.Steps {
		next, closed := r.Member.Child(step)
		if next == nil {
			r.Closed = closed
			break
		}
		r.Member, r.Used = next, i+1
	}
	return r
}

// Child finds the member that a step leads to. Where there is none, closed says that
// the table lists everything that m can be asked, and the step is none of it.
func (m *Member) Child(step RefStep) (next *Member, closed bool) {
	path := m.Path + "."
	if m.Kind == Method && len(m.Params) == 0 {
		path = m.Path + "()."
	}
	if next := pick(byPath[path+step.Name], step.Args); next != nil && !(step.Bracket && next.Kind == Method) {
		return next, false
	}
	if step.Args < 0 {
		next = pick(byPath[path+"<name>"], -1)
	}
	return next, next == nil && closes(m, step)
}

// Root finds the member of a first name: input, context, util, stageVariables, foreach,
// or a name that people expect.
func Root(name string) (*Member, bool) {
	m := pick(byPath["$"+name], -1)
	return m, m != nil
}

// pick chooses among members of one path. A property is no call and the other way
// round: $input.params without parentheses is not $input.params().
func pick(members []*Member, args int) *Member {
	for _, m := range members {
		if m.Kind == Method && args == len(m.Params) || m.Kind != Method && args < 0 {
			return m
		}
	}
	for _, m := range members {
		if m.Kind == Method && args > 0 && len(m.Params) == 0 && !m.InTemplates() {
			return m
		}
	}
	if len(members) > 0 && args >= 0 && !members[0].InTemplates() {
		return members[0]
	}
	return nil
}

// mapMethods are what a map of the scope answers beside its members.
var mapMethods = []string{
	"get", "keySet", "entrySet", "values", "size", "isEmpty", "containsKey", "containsValue",
	"put", "putAll", "remove", "toString", "class", "getClass", "hashCode", "equals", "getOrDefault",
}

// closes says whether the table lists everything that the member can be asked.
func closes(m *Member, step RefStep) bool {
	switch {
	case m.Result == Object && m.InTemplates():
		return !slices.Contains(mapMethods, step.Name)
	case m.Path == "$input" || m.Path == "$util":
		return true
	}
	return false
}

// parseRef reads what a person types as a reference's name.
func parseRef(text string) (Ref, bool) {
	text = strings.TrimSpace(text)
	text = strings.TrimLeft(text, "$!")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
	root, rest := cutName(text)
	if root == "" {
		return Ref{}, false
	}
	ref := Ref{Root: root}
	for rest != "" {
		step, tail, ok := cutStep(rest)
		if !ok {
			return Ref{}, false
		}
		ref.Steps, rest = append(ref.Steps, step), tail
	}
	return ref, true
}

func cutName(text string) (name, rest string) {
	end := strings.IndexAny(text, ".[(")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

func cutStep(text string) (step RefStep, rest string, ok bool) {
	switch text[0] {
	case '[':
		inside, rest, ok := strings.Cut(text[1:], "]")
		return RefStep{Name: strings.Trim(inside, `'"`), Args: -1, Bracket: true}, rest, ok
	case '.':
		name, rest := cutName(text[1:])
		step := RefStep{Name: name, Args: -1}
		if strings.HasPrefix(rest, "(") {
			inside, tail, closed := cutCall(rest)
			step.Args, rest = countArgs(inside), tail
			return step, rest, closed && name != ""
		}
		return step, rest, name != ""
	}
	return RefStep{}, "", false
}

// cutCall cuts (…) off; brackets inside may nest.
func cutCall(text string) (inside, rest string, ok bool) {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[1:i], text[i+1:], true
			}
		}
	}
	return "", "", false
}

func countArgs(inside string) int {
	if strings.TrimSpace(inside) == "" {
		return 0
	}
	return 1 + strings.Count(inside, ",")
}
