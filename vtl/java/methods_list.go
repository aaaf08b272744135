package java

import (
	"fmt"
	"math"
	"slices"
)

// listMethods are those of every java.util.List, of arrays too, which Velocity wraps.
func listMethods() []decl {
	return slices.Concat(listReading(), listChanging(), listStatics(), collectionExtras())
}

// asList gives the receiver.
func asList(recv any) *List { return recv.(*List) }

func listReading() []decl {
	return []decl{
		{"size() int", "the number of items", 0, func(recv any, _ []any, _ *Limits) (any, error) { return int32(len(asList(recv).Items)), nil }},
		{"isEmpty() boolean", "whether there is no item", 0, func(recv any, _ []any, _ *Limits) (any, error) { return len(asList(recv).Items) == 0, nil }},
		{"get(int) Object", "the item at an index from 0", 0, func(recv any, args []any, _ *Limits) (any, error) {
			v, _, err := at(asList(recv), number(args, 0))
			return v, err
		}},
		{"contains(Object) boolean", "whether an item equals the argument", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return asList(recv).index(args[0]) >= 0, asList(recv).refuses(args[0])
		}},
		{"containsAll(Collection) boolean", "whether every item of the argument is in it", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return containsAll(asList(recv).Items, args[0])
		}},
		{"indexOf(Object) int", "the first index of the argument, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(asList(recv).index(args[0])), asList(recv).refuses(args[0])
		}},
		{"lastIndexOf(Object) int", "the last index of the argument, or -1", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return int32(asList(recv).lastIndex(args[0])), asList(recv).refuses(args[0])
		}},
		{"subList(int, int) List", "the part from an index to another, which stays out; changes show in both", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return subList(asList(recv), number(args, 0), number(args, 1))
		}},
		{"iterator() Iterator", "an iterator over the items", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return newListIterator(asList(recv), 0, listItr), nil
		}},
		{"listIterator() ListIterator", "an iterator that goes both ways", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return newListIterator(asList(recv), 0, listBoth), nil
		}},
		{"listIterator(int) ListIterator", "the same from an index on", 0, func(recv any, args []any, _ *Limits) (any, error) {
			l, i := asList(recv), number(args, 0)
			if i < 0 || i > len(l.Items) {
				return nil, outOfBounds("Index: %d", i)
			}
			return newListIterator(l, i, listBoth), nil
		}},
		{"toArray() Object[]", "the items in an array", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			return &List{Kind: objectArray, Items: slices.Clone(asList(recv).Items)}, nil
		}},
		{"toArray(Object[]) Object[]", "the items in the array, or in a new one where they do not fit", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return toArray(asList(recv).Items, args[0].(*List))
		}},
		{"equals(Object) boolean", "whether the other is a list of equal items", 0, equalMethod},
		{"hashCode() int", "made of the items' hash codes", 0, hashMethod},
		{"toString() String", "the items in brackets", 0, func(recv any, _ []any, lim *Limits) (any, error) {
			return noneOnError(TextOf(recv, lim))
		}},
	}
}

func listChanging() []decl {
	return []decl{
		{"add(Object) boolean", "puts an item at the end; gives true", 0, listAdd},
		{"add(int, Object) void", "puts an item before an index", 0, func(recv any, args []any, lim *Limits) (any, error) {
			if asList(recv).isArray() {
				return nil, unsupported()
			}
			return nil, asList(recv).insert(number(args, 0), args[1:], lim)
		}},
		{"addAll(Collection) boolean", "puts all items of the argument at the end", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return insertAll(asList(recv), len(asList(recv).Items), args[0], lim)
		}},
		{"addAll(int, Collection) boolean", "puts all items of the argument before an index", 0, func(recv any, args []any, lim *Limits) (any, error) {
			return insertAll(asList(recv), number(args, 0), args[1], lim)
		}},
		{"set(int, Object) Object", "replaces the item at an index; gives the one that was there", 0, listSet},
		{"remove(int) Object", "takes the item at an index out; gives it", 0, func(recv any, args []any, _ *Limits) (any, error) {
			l, i := asList(recv), number(args, 0)
			v, _, err := at(l, i)
			if l.fixed() && l.parent == nil {
				err = unsupported()
			}
			if err != nil {
				return nil, err
			}
			return v, l.splice(i, 1)
		}},
		{"remove(Object) boolean", "takes the first item that equals the argument out", 0, func(recv any, args []any, _ *Limits) (any, error) {
			l := asList(recv)
			i := l.index(args[0])
			if l.readOnly() {
				return nil, unsupported()
			}
			if i < 0 {
				return false, nil
			}
			return true, l.splice(i, 1)
		}},
		{"removeAll(Collection) boolean", "takes every item out that the argument holds", 0, keepWhere(false)},
		{"retainAll(Collection) boolean", "takes every item out that the argument does not hold", 0, keepWhere(true)},
		{"clear() void", "takes every item out", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			l := asList(recv)
			if len(l.Items) == 0 && !l.readOnly() {
				return nil, nil
			}
			return nil, l.splice(0, len(l.Items))
		}},
		{"sort(Comparator) void", "puts the items in order", 0, func(recv any, args []any, _ *Limits) (any, error) {
			return nil, sortList(asList(recv), args[0])
		}},
	}
}

func listStatics() []decl {
	out := []decl{
		{"static copyOf(Collection) List", "an unchangeable list of the argument's items", 10, func(_ any, args []any, _ *Limits) (any, error) {
			items, err := drain(args[0])
			if err != nil {
				return nil, err
			}
			return immutableList(items)
		}},
		{"static of(Object[]) List", "an unchangeable list of the array's items", 9, func(_ any, args []any, _ *Limits) (any, error) {
			return immutableList(slices.Clone(args[0].(*List).Items))
		}},
	}
	return append(out, upToTen("of", "List", "an unchangeable list of the arguments", func(_ any, args []any, _ *Limits) (any, error) {
		return immutableList(slices.Clone(args))
	})...)
}

// upToTen declares a static method for 0 to 10 arguments.
func upToTen(name, result, doc string, do impl) []decl {
	out := make([]decl, 0, 11)
	params := ""
	for i := range 11 {
		if i > 0 {
			params += choose(i == 1, "Object", ", Object")
		}
		out = append(out, decl{"static " + name + "(" + params + ") " + result, doc, 9, do})
	}
	return out
}

// collectionExtras are the methods of Collection that want a function, and streams.
func collectionExtras() []decl {
	return []decl{
		{"stream() stream.Stream", "its items as a stream", 0, collectionStream},
		{"parallelStream() stream.Stream", "its items as a stream", 0, collectionStream},
		{"toArray(function.IntFunction) Object[]", noFunction, 11, nil},
		{"removeIf(function.Predicate) boolean", noFunction, 0, nil},
		{"replaceAll(function.UnaryOperator) void", noFunction, 0, nil},
		{"forEach(function.Consumer) void", noFunction, 0, nil},
		{"spliterator() Spliterator", "of no use in a template", 0, nil},
	}
}

const noFunction = "no function can be had in a template"

func arrayListMethods() []decl {
	return []decl{
		{"clone() Object", "another list of the same items", 0, func(recv any, _ []any, _ *Limits) (any, error) {
			l := asList(recv)
			return &List{Kind: l.Kind, Items: slices.Clone(l.Items)}, nil
		}},
		{"ensureCapacity(int) void", "makes room", 0, func(recv any, args []any, lim *Limits) (any, error) {
			if number(args, 0) > math.MaxInt32-8 { // more than any array holds
				return nil, &Exception{Class: "java.lang.OutOfMemoryError", Message: "Requested array size exceeds VM limit"}
			}
			asList(recv).touch()
			return nil, nil
		}},
		{"trimToSize() void", "gives room back", 0, touchList},
	}
}

func touchList(recv any, _ []any, _ *Limits) (any, error) {
	asList(recv).touch()
	return nil, nil
}

func outOfBounds(format string, a ...any) error {
	return &Exception{Class: "java.lang.IndexOutOfBoundsException", Message: fmt.Sprintf(format, a...)}
}

func indexOutOfBounds(l *List, i int) error {
	class := choose(l.isArray() || l.Kind == immutableKind, "java.lang.ArrayIndexOutOfBoundsException", "java.lang.IndexOutOfBoundsException")
	return &Exception{Class: class, Message: fmt.Sprintf("Index %d out of bounds for length %d", i, len(l.Items))}
}
