package java

// find chooses the overload for args as Velocity 1.7's introspector does, and gives
// nil where none fits or more than one fits equally well.
func (c *class) find(name string, args []any) *method {
	return resolve(c.ready().methods[name], args)
}

func resolve(overloads []*method, args []any) *method {
	if len(overloads) == 0 {
		return nil
	}
	var room [8]*javaType
	actual := room[:0]
	for _, a := range args {
		actual = append(actual, typeOf(a))
	}
	for _, m := range overloads {
		if m.takesExactly(actual) {
			return m
		}
	}
	return bestMatch(overloads, actual)
}

// takesExactly tells whether the parameters are the very classes of the arguments;
// Velocity finds such a method by its key, before it weighs any other.
func (m *method) takesExactly(actual []*javaType) bool {
	if len(m.params) != len(actual) {
		return false
	}
	for i, p := range m.params {
		a := actual[i]
		switch {
		case a == nil && p.name != "Object", a != nil && p != a && (!p.prim || boxes[a.name] != p.name):
			return false
		}
	}
	return true
}

// bestMatch is MethodMap.getBestMatch.
func bestMatch(overloads []*method, actual []*javaType) *method {
	var best *method
	var equal []*method // as good as best, as it seems
	for _, m := range overloads {
		if !m.takes(actual) {
			continue
		}
		if best == nil {
			best = m
			continue
		}
		switch moreSpecific(m.params, best.params) {
		case specificMore:
			best, equal = supersede(m, best, equal)
		case specificNeither:
			equal = append(equal, m)
		}
	}
	if len(equal) > 0 {
		return nil
	}
	return best
}

// supersede lets m, which is more specific than best, face the others as well.
func supersede(m, best *method, equal []*method) (*method, []*method) {
	if len(equal) == 0 {
		return m, nil
	}
	for _, other := range equal {
		switch moreSpecific(m.params, other.params) {
		case specificMore:
			return m, nil
		case specificNeither:
			return best, append(equal, m)
		}
	}
	return best, equal
}

// takes is MethodMap.isApplicable. A method without parameters takes any number of
// arguments here; the call then fails (see call).
func (m *method) takes(actual []*javaType) bool {
	n := len(m.params)
	switch {
	case n == len(actual)+1:
		return m.params[n-1].elem != nil && accept(m.params[:n-1], actual)
	case n > len(actual):
		return false
	case n == 0:
		return true
	case n == len(actual):
		return accept(m.params[:n-1], actual) && (m.params[n-1].accepts(actual[n-1]) || m.params[n-1].acceptsAsRest(actual[n-1]))
	}
	last := m.params[n-1]
	if last.elem == nil || !accept(m.params[:n-1], actual) {
		return false
	}
	for _, a := range actual[n-1:] {
		if !last.elem.accepts(a) {
			return false
		}
	}
	return true
}

// accept tells whether params accept the first of the arguments.
func accept(params, actual []*javaType) bool {
	for i, p := range params {
		if !p.accepts(actual[i]) {
			return false
		}
	}
	return true
}

// accepts is IntrospectionUtils.isMethodInvocationConvertible.
func (t *javaType) accepts(a *javaType) bool {
	switch {
	case a == nil:
		return !t.prim
	case t == a:
		return true
	case t.prim:
		box := boxes[a.name]
		return box == t.name || t.rank > 0 && primitiveRank[box] > 0 && primitiveRank[box] <= t.rank
	}
	return t.assignable(a)
}

// assignable is formal.isAssignableFrom(actual).
func (t *javaType) assignable(a *javaType) bool {
	switch {
	case t == a:
		return true
	case t.prim || a.prim:
		return false
	case t.name == "Object":
		return true
	}
	if t.elem != nil {
		return a.elem != nil && t.elem.assignable(a.elem)
	}
	return a.is[t.name]
}

// acceptsAsRest tells whether a can be the one argument of Type... .
func (t *javaType) acceptsAsRest(a *javaType) bool {
	if t.elem == nil {
		return false
	}
	if a != nil && a.elem != nil {
		a = a.elem
		return t.elem.assignable(a)
	}
	return t.elem.accepts(a)
}

type specificity int

const (
	specificNeither specificity = iota
	specificMore
	specificLess
)

// moreSpecific is MethodMap.compare.
func moreSpecific(a, b []*javaType) specificity {
	if len(a) != len(b) {
		if len(a) > len(b) {
			return specificMore
		}
		return specificLess
	}
	var more, less bool
	for i := range a {
		if a[i] != b[i] {
			last := i == len(a)-1
			more = more || b[i].strictly(a[i], last) || b[i].name == "Object"
			less = less || a[i].strictly(b[i], last) || a[i].name == "Object"
		}
	}
	switch {
	case more && less:
		return restDecides(a[len(a)-1], b[len(b)-1])
	case more:
		return specificMore
	case less:
		return specificLess
	}
	return specificNeither
}

// restDecides prefers the method that does not end in Type... .
func restDecides(a, b *javaType) specificity {
	switch {
	case a.elem != nil && b.elem == nil:
		return specificLess
	case a.elem == nil && b.elem != nil:
		return specificMore
	}
	return specificNeither
}

// strictly is IntrospectionUtils.isStrictMethodInvocationConvertible.
func (t *javaType) strictly(a *javaType, rest bool) bool {
	if t.assignable(a) || t.rank > 0 && a.rank > 0 && a.rank < t.rank {
		return true
	}
	if !rest || t.elem == nil {
		return false
	}
	if a.elem != nil {
		a = a.elem
	}
	return t.elem.strictly(a, false)
}

// call carries out a method that find chose.
func (m *method) call(recv any, args []any, lim *Limits) (any, bool, error) {
	args, ok := m.pack(args)
	if !ok {
		return nil, true, &Exception{Class: "java.lang.IllegalArgumentException", Message: "wrong number of arguments"}
	}
	if m.refusesNull(args) {
		return nil, true, nullPointer()
	}
	if m.decl.do == nil {
		return nil, false, nil
	}
	v, err := m.decl.do(recv, args, lim)
	if err != nil {
		return nil, true, err
	}
	if m.result == "void" {
		v = ""
	}
	return v, true, nil
}

// refusesNull tells whether an argument is null that the method would look into.
func (m *method) refusesNull(args []any) bool {
	for i, a := range args {
		if a == nil && !m.takesNull(i) {
			return true
		}
	}
	return false
}

func (m *method) takesNull(i int) bool {
	p := m.params[i]
	switch p.name {
	case "Object":
		return m.name != "compareTo"
	case "Comparator":
		return m.name == "sort"
	case "invoke.MethodHandles$Lookup", "Locale":
		return m.name == "format" || m.name == "resolveConstantDesc"
	}
	switch m.name {
	case "equalsIgnoreCase", "parseBoolean", "getBoolean", "orElseGet", "orElseThrow":
		return true
	case "format", "formatted":
		return p.elem != nil
	case "replaceAll", "replaceFirst":
		return i == 1
	case "startsWith":
		return len(m.params) == 2
	}
	return m.class == booleanClass && m.name == "valueOf"
}

func nullPointer() error { return &Exception{Class: "java.lang.NullPointerException"} }

// pack puts what belongs to a last parameter Type... into an array.
func (m *method) pack(args []any) ([]any, bool) {
	n := len(m.params)
	if n == 0 || m.params[n-1].elem == nil {
		return args, n == len(args)
	}
	last := m.params[n-1]
	if len(args) == n && !last.elem.takesAlone(args[n-1]) {
		return args, true
	}
	rest := &List{Kind: arrayKind(last), Items: append([]any(nil), args[n-1:]...)}
	return append(append(make([]any, 0, n), args[:n-1]...), rest), true
}

// takesAlone tells whether one value becomes an array of its own; an array and null stay.
func (t *javaType) takesAlone(v any) bool {
	a := typeOf(v)
	return a != nil && a.elem == nil && t.accepts(a)
}
