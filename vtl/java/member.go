package java

// Property is $recv.name: getName(), getname(), get("name") and isName(), in the
// order in which Velocity 1.7 looks for them; a map has getClass() and its keys only.
// found = false where there is no such member. The error is an *Exception that the
// method threw, or a *LimitError.
func Property(recv any, name string) (value any, found bool, err error) {
	if m, ok := recv.(*Map); ok && name != "class" && name != "Class" {
		value, _ = m.GetString(name)
		return value, true, nil
	}
	c := classOf(recv)
	if c == nil {
		return hostProperty(recv, name)
	}
	if m := c.ready().getters[name]; m != nil {
		if allowed(c, m) {
			return m.call(recv, nil, nil)
		}
	}
	if m, ok := recv.(*Map); ok {
		value, _ = m.GetString(name)
		return value, true, nil
	}
	if m := c.find("get", []any{name}); m != nil {
		if len(m.params) == 0 { // an Optional's: found, but it takes no name
			return nil, false, nil
		}
		return m.call(recv, []any{name}, nil)
	}
	if m := c.tests[name]; m != nil {
		return m.call(recv, nil, nil)
	}
	return nil, false, nil
}

func hostProperty(recv any, name string) (any, bool, error) {
	o, ok := recv.(Object)
	if !ok {
		return nil, false, nil
	}
	if v, found, err := o.Get(name); found || err != nil {
		return v, found, err
	}
	if name == "class" || name == "Class" {
		return &Class{of: o.ClassName()}, true, nil
	}
	return nil, false, nil
}

// Call is $recv.name(args...). found = false where no method of that name takes
// these arguments, or more than one takes them equally well. A method without result
// gives the empty string. The error is an *Exception that the method threw, or a
// *LimitError. args is not kept.
func Call(recv any, name string, args []any, lim *Limits) (value any, found bool, err error) {
	ensureBuilt()
	switch x := recv.(type) {
	case *Class:
		return x.call(name, args, lim)
	case *List:
		if x.isArray() {
			return callArray(x, name, args, lim)
		}
		if x.stale() && !isObjectMethod(name) {
			return nil, true, concurrentModification()
		}
	}
	c := classOf(recv)
	if c == nil {
		return callHost(recv, name, args, lim)
	}
	return c.callFound(c.find(name, args), recv, name, args, lim)
}

// callFound calls the method that was found, nil where there is none; a list's kind
// may have one then.
func (c *class) callFound(m *method, recv any, name string, args []any, lim *Limits) (value any, found bool, err error) {
	value, found, err = c.callAllowed(m, recv, args, lim)
	if l, ok := recv.(*List); ok && !found && err == nil && l.Kind != nil && l.Kind.Methods != nil {
		return l.Kind.Methods(l, name, args)
	}
	return value, found, err
}

func (c *class) call(recv any, name string, args []any, lim *Limits) (any, bool, error) {
	return c.callAllowed(c.find(name, args), recv, args, lim)
}

func (c *class) callAllowed(m *method, recv any, args []any, lim *Limits) (any, bool, error) {
	if m == nil || !allowed(c, m) {
		return nil, false, nil
	}
	return m.call(recv, args, lim)
}

// isObjectMethod tells the methods that do not look into a list.
func isObjectMethod(name string) bool {
	return name == "getClass" || name == "wait" || name == "notify" || name == "notifyAll"
}

// callArray looks at the array's own methods, then at those of the list that
// Velocity wraps around it.
func callArray(l *List, name string, args []any, lim *Limits) (any, bool, error) {
	if v, found, err := objectClass.call(l, name, args, lim); found || err != nil {
		return v, found, err
	}
	return arrayWrapperClass.call(l, name, args, lim)
}

func callHost(recv any, name string, args []any, lim *Limits) (any, bool, error) {
	o, ok := recv.(Object)
	if !ok {
		return nil, false, nil
	}
	if v, found, err := o.Call(name, args); found || err != nil {
		return v, found, err
	}
	return objectClass.call(recv, name, args, lim)
}

// allowed is what Velocity's SecureIntrospector lets through.
func allowed(c *class, m *method) bool {
	if m.name == "wait" || m.name == "notify" {
		return false
	}
	return c != classClass || m.name == "getName"
}

// Index is $recv[key], which Velocity carries out as get(key). A negative Integer
// counts from the end of whatever has a size.
func Index(recv, key any) (value any, found bool, err error) {
	switch x := recv.(type) {
	case *List:
		if i, ok := key.(int32); ok && !x.stale() {
			return at(x, fromEnd(i, len(x.Items)))
		}
	case *Map:
		if s, ok := key.(string); ok {
			value, _ = x.GetString(s)
			return value, true, nil
		}
	}
	key, err = adjustIndex(recv, key)
	if err != nil {
		return nil, false, err
	}
	return Call(recv, "get", []any{key}, nil)
}

func fromEnd(i int32, size int) int {
	if i < 0 {
		return int(i) + size
	}
	return int(i)
}

func at(l *List, i int) (any, bool, error) {
	if i < 0 || i >= len(l.Items) {
		return nil, true, indexOutOfBounds(l, i)
	}
	return l.Items[i], true, nil
}

// adjustIndex makes a negative Integer count from the end.
func adjustIndex(recv, key any) (any, error) {
	i, ok := key.(int32)
	if !ok || i >= 0 {
		return key, nil
	}
	size, found, err := Call(recv, "size", nil, nil)
	n, isInt := size.(int32)
	switch {
	case err != nil:
		return nil, err
	case !found || !isInt:
		return nil, &Exception{
			Class:   "org.apache.velocity.exception.VelocityException",
			Message: "A 'size()' method required for negative value " + Text(i) + " does not exist for class '" + ClassName(recv) + "'",
		}
	}
	return i + n, nil
}

// SetIndex is #set($recv[key] = value): set(key, value), else put(key, value).
// found = false leaves the assignment without effect.
func SetIndex(recv, key, value any) (found bool, err error) {
	key, err = adjustIndex(recv, key)
	if err != nil {
		return false, err
	}
	args := []any{key, value}
	if _, found, err = Call(recv, "set", args, nil); found || err != nil {
		return true, err
	}
	_, found, err = Call(recv, "put", args, nil)
	return found, err
}

// SetProperty is #set($recv.name = value): setName(value), else put("name", value).
// found = false leaves the assignment without effect.
func SetProperty(recv any, name string, value any) (found bool, err error) {
	ensureBuilt()
	c := classOf(recv)
	if c == nil {
		if s, ok := recv.(Setter); ok {
			return s.Set(name, value)
		}
		return false, nil
	}
	switch x := recv.(type) {
	case *Map:
		_, err := putMap(x, name, value, nil)
		return true, err
	case *Class:
		return false, nil
	}
	for _, setter := range [...]string{"set" + name, "set" + flipName(name)} {
		if _, found, err := Call(recv, setter, []any{value}, nil); found || err != nil {
			return true, err
		}
	}
	_, found, err = Call(recv, "put", []any{name, value}, nil)
	return found, err
}

func flipName(name string) string {
	if name == "" {
		return name
	}
	return flipFirst(name)
}
