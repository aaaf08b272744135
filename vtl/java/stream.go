package java

import "slices"

// stream is a java.util.stream.Stream or one of its primitive kin. Without functions
// little can be done with one; what can is done at once.
type stream struct {
	items []any
	class *class
	name  string // of the class that made it
	used  bool
}

// newStream gives a stream at its source.
func newStream(c *class, items []any) *stream {
	return &stream{items: items, class: c, name: c.name + "$Head"}
}

// then gives what a step makes of a stream, of the same class or of another.
func (s *stream) then(step streamStep, items []any) *stream { return s.into(s.class, step, items) }

func (s *stream) into(c *class, step streamStep, items []any) *stream {
	return &stream{items: items, class: c, name: step.className(s.class)}
}

// streamStep is a step for which Java has a class of its own.
type streamStep int

const (
	stepDistinct streamStep = iota
	stepSorted
	stepSlice
	stepUnordered
	stepBoxed
	stepLong
	stepDouble
)

// stepClasses are the names of those classes, for streams of objects, int, long and double.
var stepClasses = [...][4]string{
	stepDistinct: {"DistinctOps$1", "ReferencePipeline$4", "ReferencePipeline$5", "ReferencePipeline$6"},
	stepSorted:   {"SortedOps$OfRef", "SortedOps$OfInt", "SortedOps$OfLong", "SortedOps$OfDouble"},
	stepSlice:    {"SliceOps$1", "SliceOps$2", "SliceOps$3", "SliceOps$4"},

	stepUnordered: {"ReferencePipeline$1", "IntPipeline$9", "LongPipeline$8", "DoublePipeline$7"},
	stepBoxed:     {"", "IntPipeline$1", "LongPipeline$1", "DoublePipeline$1"},
	stepLong:      {"", "IntPipeline$2"},
	stepDouble:    {"", "IntPipeline$3", "LongPipeline$2"},
}

func (step streamStep) className(c *class) string {
	return "java.util.stream." + stepClasses[step][c.streamNumber()]
}

// streamNumber is 0 for streams of objects, 1, 2, 3 for those of int, long, double.
func (c *class) streamNumber() int {
	return slices.Index([]*class{streamClass, intStreamClass, longStreamClass, doubleStreamClass}, c)
}

func collectionStream(recv any, _ []any, _ *Limits) (any, error) {
	items, err := drain(recv)
	return newStream(streamClass, items), err
}

func stringUnitsStream(recv any, _ []any, lim *Limits) (any, error) {
	us := units(recv.(string))
	items := make([]any, len(us))
	for i, u := range us {
		items[i] = int32(u)
	}
	return newStream(intStreamClass, items), lim.checkItems(len(items))
}

func stringCodesStream(recv any, _ []any, lim *Limits) (any, error) {
	codes := runesOf(recv.(string))
	items := make([]any, len(codes))
	for i, r := range codes {
		items[i] = r
	}
	return newStream(intStreamClass, items), lim.checkItems(len(items))
}

func stringLinesStream(recv any, _ []any, lim *Limits) (any, error) {
	lines := linesOf(recv.(string))
	return newStream(streamClass, stringList(nil, lines).Items), lim.checkItems(len(lines))
}

// take gives the items of a stream and marks it as used: a stream works once.
func (s *stream) take() ([]any, error) {
	if s.used {
		return nil, &Exception{Class: "java.lang.IllegalStateException", Message: "stream has already been operated upon or closed"}
	}
	s.used = true
	return s.items, nil
}

// onItems makes an impl of what a stream's items give.
func onItems(f func(s *stream, items []any, args []any) (any, error)) impl {
	return func(recv any, args []any, _ *Limits) (any, error) {
		s := recv.(*stream)
		items, err := s.take()
		if err != nil {
			return nil, err
		}
		return f(s, items, args)
	}
}

// baseStream declares what every stream has. T is its own type's short name.
func baseStream(T, optionalName string) []decl {
	again := itself
	first := onItems(func(s *stream, items, _ []any) (any, error) {
		if len(items) == 0 {
			return &optional{nil, optionalFor(s.class)}, nil
		}
		return &optional{items[0], optionalFor(s.class)}, nil
	})
	return []decl{
		{"count() long", "the number of items", 0, onItems(func(_ *stream, items, _ []any) (any, error) { return int64(len(items)), nil })},
		{"distinct() " + T, "every item once", 0, onItems(func(s *stream, items, _ []any) (any, error) { return s.then(stepDistinct, distinct(items)), nil })},
		{"sorted() " + T, "the items in order", 0, onItems(func(s *stream, items, _ []any) (any, error) {
			l := NewList(slices.Clone(items)...)
			err := sortList(l, nil)
			return s.then(stepSorted, l.Items), err
		})},
		{"limit(long) " + T, "the first so many items", 0, cutStream(func(items []any, n int) []any { return items[:n] })},
		{"skip(long) " + T, "all but the first so many items", 0, skipItems},
		{"iterator() Iterator", "an iterator over the items", 0, onItems(func(s *stream, items, _ []any) (any, error) {
			it := newListIterator(NewListOf(immutableKind, items), 0, listItr)
			it.name = "java.util.Spliterators$" + Text(int32(1+s.class.streamNumber())) + "Adapter"
			return it, nil
		})},
		{"findFirst() " + optionalName, "the first item", 0, first},
		{"findAny() " + optionalName, "an item", 0, first},
		{"parallel() " + T, "the stream itself", 0, again},
		{"sequential() " + T, "the stream itself", 0, again},
		{"unordered() " + T, "the same items", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			s := recv.(*stream)
			if s.name == stepUnordered.className(s.class) {
				return s, nil
			}
			items, err := s.take()
			return s.then(stepUnordered, items), err
		}},
		{"isParallel() boolean", "false", 0, func(any, []any, *Limits) (any, error) { return false, nil }},
		{"close() void", "ends the stream", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			recv.(*stream).used = true
			return nil, nil
		}},
	}
}

func skipItems(recv any, args []any, lim *Limits) (any, error) {
	if toLong(args[0]) == 0 {
		return recv, nil
	}
	return cutStream(func(items []any, n int) []any { return items[n:] })(recv, args, lim)
}

func distinct(items []any) []any {
	seen := NewMap(0)
	for _, item := range items {
		seen.Put(item, nil)
	}
	return (&mapView{seen, viewKeys}).items()
}

func cutStream(cut func(items []any, n int) []any) impl {
	return onItems(func(s *stream, items, args []any) (any, error) {
		n := toLong(args[0])
		if n < 0 {
			return nil, illegalArgument(Text(n))
		}
		return s.then(stepSlice, cut(items, int(min(n, int64(len(items)))))), nil
	})
}

func streamMethods() []decl {
	return append(baseStream("stream.Stream", "Optional"), []decl{
		{"static of(Object) stream.Stream", "a stream of the argument", 0, streamOf(streamClass)},
		{"static of(Object[]) stream.Stream", "a stream of the array's items", 0, streamOfArray(streamClass)},
		{"static empty() stream.Stream", "a stream without items", 0, streamOf(streamClass)},
		{"sorted(Comparator) stream.Stream", "the items in the order of a comparator", 0, onItems(func(s *stream, items, args []any) (any, error) {
			l := NewList(slices.Clone(items)...)
			err := sortList(l, args[0])
			return s.then(stepSorted, l.Items), err
		})},
		{"toList() List", "the items in an unchangeable list", 16, onItems(func(_ *stream, items, _ []any) (any, error) {
			return NewListOf(immutableKind, slices.Clone(items)), nil
		})},
		{"toArray() Object[]", "the items in an array", 0, onItems(func(_ *stream, items, _ []any) (any, error) {
			return NewListOf(objectArray, slices.Clone(items)), nil
		})},
		{"max(Comparator) Optional", "the greatest item", 0, extreme(1)},
		{"min(Comparator) Optional", "the least item", 0, extreme(-1)},
		{"map(function.Function) stream.Stream", noFunction, 0, nil},
		{"filter(function.Predicate) stream.Stream", noFunction, 0, nil},
		{"collect(stream.Collector) Object", noFunction, 0, nil},
		{"forEach(function.Consumer) void", noFunction, 0, nil},
		{"reduce(Object, function.BinaryOperator) Object", noFunction, 0, nil},
		{"anyMatch(function.Predicate) boolean", noFunction, 0, nil},
		{"allMatch(function.Predicate) boolean", noFunction, 0, nil},
		{"noneMatch(function.Predicate) boolean", noFunction, 0, nil},
	}...)
}

// extreme gives the item that is greatest (by = 1) or least (by = -1).
func extreme(by int) impl {
	return onItems(func(s *stream, items, args []any) (any, error) {
		compare := compareNatural
		if len(args) > 0 {
			compare = args[0].(*comparator).compare
		}
		var best any
		for i, item := range items {
			if i == 0 {
				best = item
				continue
			}
			n, err := compare(item, best)
			if err != nil {
				return nil, err
			}
			if n*by > 0 || n == 0 && by > 0 {
				best = item
			}
		}
		return &optional{best, optionalFor(s.class)}, nil
	})
}

// primitiveStream declares IntStream, LongStream or DoubleStream.
func primitiveStream(T, optionalName, prim string, array *ListKind, sum func(items []any) any) []decl {
	return append(baseStream(T, optionalName), []decl{
		{"static of(" + prim + ") " + T, "a stream of the argument", 0, streamOf(array.streamClass())},
		{"static of(" + prim + "[]) " + T, "a stream of the array's items", 0, streamOfArray(array.streamClass())},
		{"static empty() " + T, "a stream without items", 0, streamOf(array.streamClass())},
		{"sum() " + prim, "the sum", 0, onItems(func(_ *stream, items, _ []any) (any, error) { return sum(items), nil })},
		{"max() " + optionalName, "the greatest", 0, extreme(1)},
		{"min() " + optionalName, "the least", 0, extreme(-1)},
		{"average() OptionalDouble", "the mean", 0, onItems(func(_ *stream, items, _ []any) (any, error) {
			if len(items) == 0 {
				return &optional{nil, optionalDoubleClass}, nil
			}
			return &optional{toDouble(sumDoubles(items)) / float64(len(items)), optionalDoubleClass}, nil
		})},
		{"boxed() stream.Stream", "the items as objects", 0, onItems(func(s *stream, items, _ []any) (any, error) { return s.into(streamClass, stepBoxed, items), nil })},
		{"toArray() " + prim + "[]", "the items in an array", 0, onItems(func(_ *stream, items, _ []any) (any, error) {
			return NewListOf(array, slices.Clone(items)), nil
		})},
	}...)
}

func intStreamMethods() []decl {
	own := primitiveStream("stream.IntStream", "OptionalInt", "int", intArray, sumInts)
	return slices.Concat(own, widening("int"), ranges("stream.IntStream", "int", intStreamClass))
}

func longStreamMethods() []decl {
	own := primitiveStream("stream.LongStream", "OptionalLong", "long", longArray, sumLongs)
	return slices.Concat(own, widening("long"), ranges("stream.LongStream", "long", longStreamClass))
}

func doubleStreamMethods() []decl {
	return primitiveStream("stream.DoubleStream", "OptionalDouble", "double", doubleArray, sumDoubles)
}

// widening declares how a stream of int or long becomes one of longs or doubles.
func widening(prim string) []decl {
	out := []decl{{"asDoubleStream() stream.DoubleStream", "the items as doubles", 0, widen(doubleStreamClass, stepDouble, func(v any) any { return toDouble(v) })}}
	if prim == "int" {
		out = append(out, decl{"asLongStream() stream.LongStream", "the items as longs", 0, widen(longStreamClass, stepLong, func(v any) any { return toLong(v) })})
	}
	return out
}

func widen(to *class, step streamStep, convert func(v any) any) impl {
	return onItems(func(s *stream, items, _ []any) (any, error) {
		out := make([]any, len(items))
		for i, item := range items {
			out[i] = convert(item)
		}
		return s.into(to, step, out), nil
	})
}

// streamClass gives the class of streams over the items of a primitive array.
func (k *ListKind) streamClass() *class {
	switch k {
	case intArray:
		return intStreamClass
	case longArray:
		return longStreamClass
	}
	return doubleStreamClass
}

func streamOf(c *class) impl {
	prim := [...]string{"", "int", "long", "double"}[c.streamNumber()]
	return func(_ any, args []any, _ *Limits) (any, error) {
		items := slices.Clone(args)
		for i := range items {
			if prim != "" {
				items[i] = asPrimitive(items[i], prim)
			}
		}
		return newStream(c, items), nil
	}
}

func streamOfArray(c *class) impl {
	return func(_ any, args []any, _ *Limits) (any, error) {
		return newStream(c, slices.Clone(args[0].(*List).Items)), nil
	}
}

// ranges declares the streams of consecutive numbers.
func ranges(T, prim string, c *class) []decl {
	count := func(more int64) impl {
		return func(_ any, args []any, lim *Limits) (any, error) {
			from, to := toLong(args[0]), toLong(args[1])
			var items []any
			for n := from; n < to || more == 1 && n == to; n++ {
				if err := lim.checkItems(len(items)); err != nil {
					return nil, err
				}
				items = append(items, asPrimitive(n, prim))
			}
			return newStream(c, items), nil
		}
	}
	params := "(" + prim + ", " + prim + ") "
	return []decl{
		{"static range" + params + T, "the numbers from the first up to the second, which stays out", 0, count(0)},
		{"static rangeClosed" + params + T, "the numbers from the first to the second", 0, count(1)},
	}
}

func sumInts(items []any) any {
	var n int32
	for _, item := range items {
		n += int32(toLong(item))
	}
	return n
}

func sumLongs(items []any) any {
	var n int64
	for _, item := range items {
		n += toLong(item)
	}
	return n
}

func sumDoubles(items []any) any {
	var d float64
	for _, item := range items {
		d += toDouble(item)
	}
	return d
}

func optionalFor(c *class) *class {
	switch c {
	case intStreamClass:
		return optionalIntClass
	case longStreamClass:
		return optionalLongClass
	case doubleStreamClass:
		return optionalDoubleClass
	}
	return optionalClass
}

// Get implements Object.
func (s *stream) Get(name string) (any, bool, error) { return Property(s, name) }

// Call implements Object.
func (s *stream) Call(name string, args []any) (any, bool, error) { return Call(s, name, args, nil) }

// ClassName implements Object.
func (s *stream) ClassName() string { return s.name }

// AppendText implements Object.
func (s *stream) AppendText(dst []byte) []byte { return appendIdentity(dst, s.name) }
