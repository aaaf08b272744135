package java

// comparator is a java.util.Comparator, which a template can have from an Entry.
type comparator struct {
	compare func(a, b any) (int, error)
	name    string // of the class; Java makes one up for most, different in every run
}

// byMember orders entries by their keys or their values.
func byMember(of View, compare func(a, b any) (int, error)) *comparator {
	return &comparator{name: "java.util.Map$Entry$$Lambda", compare: func(a, b any) (int, error) {
		x, okA := a.(*Entry)
		y, okB := b.(*Entry)
		if !okA || !okB {
			return 0, &Exception{Class: "java.lang.ClassCastException", Message: "no java.util.Map$Entry"}
		}
		view := mapView{of: of}
		return compare(view.member(x), view.member(y))
	}}
}

func (c *comparator) reversed() *comparator {
	return &comparator{
		name:    "java.util.Collections$ReverseComparator2",
		compare: func(a, b any) (int, error) { return c.compare(b, a) },
	}
}

func comparatorMethods() []decl {
	return []decl{
		{"compare(Object, Object) int", "negative, 0 or positive as the first is less, equal or greater", 0, func(recv any, args []any, _ *Limits) (any, error) {
			n, err := recv.(*comparator).compare(args[0], args[1])
			return int32(n), err
		}},
		{"reversed() Comparator", "the opposite order", 0, func(recv any, _ []any, _ *Limits) (any, error) { return recv.(*comparator).reversed(), nil }},
		{"thenComparing(Comparator) Comparator", "the order of the argument where this one sees no difference", 0, func(recv any, args []any, _ *Limits) (any, error) {
			first, second := recv.(*comparator), args[0].(*comparator)
			return &comparator{name: "java.util.Comparator$$Lambda", compare: func(a, b any) (int, error) {
				if n, err := first.compare(a, b); n != 0 || err != nil {
					return n, err
				}
				return second.compare(a, b)
			}}, nil
		}},
		{"thenComparing(function.Function) Comparator", noFunction, 0, nil},
		{"thenComparing(function.Function, Comparator) Comparator", noFunction, 0, nil},
	}
}

// Get implements Object.
func (c *comparator) Get(name string) (any, bool, error) { return Property(c, name) }

// Call implements Object.
func (c *comparator) Call(name string, args []any) (any, bool, error) {
	return Call(c, name, args, nil)
}

// ClassName implements Object.
func (c *comparator) ClassName() string { return c.name }

// AppendText implements Object.
func (c *comparator) AppendText(dst []byte) []byte { return appendIdentity(dst, c.name) }
