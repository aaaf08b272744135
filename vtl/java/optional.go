package java

// optional is a java.util.Optional, or one of its primitive kin; empty where value is nil.
type optional struct {
	value any
	class *class
}

func inOptional(recv any, _ []any, _ *Limits) (any, error) {
	return &optional{recv, optionalClass}, nil
}

func asOptional(recv any) *optional { return recv.(*optional) }

func noValue() error {
	return &Exception{Class: "java.util.NoSuchElementException", Message: "No value present"}
}

func (o *optional) get() (any, error) {
	if o.value == nil {
		return nil, noValue()
	}
	return o.value, nil
}

func optionalMethods() []decl {
	return append([]decl{
		{"get() Object", "the value; throws where there is none", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asOptional(recv).get() }},
		{"orElse(Object) Object", "the value, or the argument where there is none", 0, func(recv any, args []any, _ *Limits) (any, error) {
			if v := asOptional(recv).value; v != nil {
				return v, nil
			}
			return args[0], nil
		}},
		{"static of(Object) Optional", "the argument in an Optional", 0, func(_ any, args []any, _ *Limits) (any, error) {
			if args[0] == nil {
				return nil, nullPointer()
			}
			return &optional{args[0], optionalClass}, nil
		}},
		{"static ofNullable(Object) Optional", "the argument in an Optional", 0, func(_ any, args []any, _ *Limits) (any, error) {
			return &optional{args[0], optionalClass}, nil
		}},
		{"static empty() Optional", "an Optional without value", 0, func(any, []any, *Limits) (any, error) { return &optional{nil, optionalClass}, nil }},
		{"filter(function.Predicate) Optional", noFunction, 0, nil},
		{"map(function.Function) Optional", noFunction, 0, nil},
		{"flatMap(function.Function) Optional", noFunction, 0, nil},
		{"or(function.Supplier) Optional", noFunction, 9, nil},
		{"stream() stream.Stream", "the value as a stream", 9, func(recv any, _ []any, _ *Limits) (any, error) {
			if v := asOptional(recv).value; v != nil {
				return newStream(streamClass, []any{v}), nil
			}
			return newStream(streamClass, nil), nil
		}},
	}, optionalShared()...)
}

// valueOrNull gives the value; where there is none Java calls the function, which is null.
func valueOrNull(recv any, _ []any, _ *Limits) (any, error) {
	if v := asOptional(recv).value; v != nil {
		return v, nil
	}
	return nil, nullPointer()
}

func optionalShared() []decl {
	return []decl{
		{"isPresent() boolean", "whether there is a value", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asOptional(recv).value != nil, nil }},
		{"isEmpty() boolean", "whether there is no value", 11, func(recv any, _ []any, _ *Limits) (any, error) { return asOptional(recv).value == nil, nil }},
		{"orElseThrow() Object", "the value; throws where there is none", 10, func(recv any, _ []any, _ *Limits) (any, error) { return asOptional(recv).get() }},
		{"orElseThrow(function.Supplier) Object", "the value; a template can only give null for the function", 0, valueOrNull},
		{"orElseGet(function.Supplier) Object", "the value; a template can only give null for the function", 0, valueOrNull},
		{"ifPresent(function.Consumer) void", noFunction, 0, nil},
		{"ifPresentOrElse(function.Consumer, Runnable) void", noFunction, 9, nil},
		{"equals(Object) boolean", "whether the other holds an equal value", 0, func(recv any, args []any, _ *Limits) (any, error) { return Equal(recv, args[0]), nil }},
		{"hashCode() int", "that of the value", 0, func(recv any, _ []any, _ *Limits) (any, error) { return HashCode(asOptional(recv).value), nil }},
	}
}

// primitiveOptional declares OptionalInt, OptionalLong or OptionalDouble.
func primitiveOptional(getter, prim string) []decl {
	return append([]decl{
		{getter + "() " + prim, "the value; throws where there is none", 0, func(recv any, _ []any, _ *Limits) (any, error) { return asOptional(recv).get() }},
		{"orElse(" + prim + ") " + prim, "the value, or the argument where there is none", 0, func(recv any, args []any, _ *Limits) (any, error) {
			if v := asOptional(recv).value; v != nil {
				return v, nil
			}
			return asPrimitive(args[0], prim), nil
		}},
	}, optionalShared()...)
}

// asPrimitive widens a number to a primitive type.
func asPrimitive(v any, prim string) any {
	switch prim {
	case "int":
		return int32(toLong(v))
	case "long":
		return toLong(v)
	}
	return toDouble(v)
}

// Get implements Object.
func (o *optional) Get(name string) (any, bool, error) { return Property(o, name) }

// Call implements Object.
func (o *optional) Call(name string, args []any) (any, bool, error) { return Call(o, name, args, nil) }

// ClassName implements Object.
func (o *optional) ClassName() string { return o.class.name }

// AppendText implements Object.
func (o *optional) AppendText(dst []byte) []byte {
	dst = append(dst, o.class.name[len("java.util."):]...)
	if o.value == nil {
		return append(dst, ".empty"...)
	}
	return append(appendValue(append(dst, '['), o.value), ']')
}

// Equal tells whether other holds an equal value.
func (o *optional) Equal(other any) bool {
	p, ok := other.(*optional)
	return ok && p.class == o.class && Equal(o.value, p.value)
}
