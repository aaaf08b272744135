package java

func objectMethods() []decl {
	return []decl{
		{"getClass() Class", "the class; its name is all that a template may ask of it", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return &Class{of: ClassName(recv), class: classOf(recv)}, nil
		}},
		{"toString() String", "the text that printing gives", 0, func(recv any, _ []any, lim *Limits) (any, error) {
			return noneOnError(TextOf(recv, lim))
		}},
		{"hashCode() int", "the hash code; that of an array or another object without its own is made up", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return HashCode(recv), nil
		}},
		{"equals(Object) boolean", "whether the other has the same class and content", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return Equal(recv, args[0]), nil
		}},
		{"notifyAll() void", "throws IllegalMonitorStateException", 0, func(any, []any, *Limits) (any, error) {
			return nil, &Exception{Class: "java.lang.IllegalMonitorStateException", Message: "current thread is not owner"}
		}},
		{"notify() void", "barred by Velocity", 0, nil},
		{"wait() void", "barred by Velocity", 0, nil},
		{"wait(long) void", "barred by Velocity", 0, nil},
		{"wait(long, int) void", "barred by Velocity", 0, nil},
	}
}

func noneOnError[T any](v T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return v, nil
}

func classMethods() []decl {
	return []decl{
		{"getName() String", "the full name of the class, such as java.lang.String", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return recv.(*Class).of, nil
		}},
	}
}

// equalMethod and hashMethod are equals and hashCode of collections.
func equalMethod(recv any, args []any, _ *Limits) (any, error) {
	if err := checkNesting(recv, args[0]); err != nil && recv != args[0] {
		return nil, err
	}
	return Equal(recv, args[0]), nil
}

func hashMethod(recv any, _ []any, _ *Limits) (any, error) {
	if err := checkNesting(recv); err != nil {
		return nil, err
	}
	return HashCode(recv), nil
}
