package lint

import (
	"sync"

	"github.com/vtlcheck/vtlcheck/lint/internal/flow"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// receivers are values of each kind, to ask the table of Java's methods with.
var receivers = map[flow.Kind][]any{
	flow.Text:   {"text"},
	flow.Number: {int32(1), int64(1), 1.5},
	flow.Bool:   {true},
	flow.List:   {java.NewList("a")},
	flow.Map:    {java.NewMap(0)},
	flow.Array:  sampleArray(),
	flow.JSON:   {"text", int32(1), 1.5, true, java.NewList("a"), java.NewMap(0)},
}

func sampleArray() []any {
	array, _, err := java.Call("a,b", "split", []any{","}, nil)
	if err != nil {
		return nil
	}
	return []any{array}
}

// arguments are values of the types that methods take.
var arguments = []any{"a", int32(0), true, java.NewList(), java.NewMap(0)}

type methodKey struct {
	kind  flow.Kind
	name  string
	count int
}

var knownMethods sync.Map

// hasMethod says whether values of a kind have a method of that name which takes so
// many arguments. Of kinds that it knows nothing about it says yes.
func hasMethod(kind flow.Kind, name string, count int) bool {
	samples, ok := receivers[kind]
	if !ok || count > 3 {
		return true
	}
	key := methodKey{kind, name, count}
	if known, ok := knownMethods.Load(key); ok {
		return known.(bool)
	}
	found := false
	for _, receiver := range samples {
		found = found || answers(receiver, name, make([]any, 0, count), count)
	}
	knownMethods.Store(key, found)
	return found
}

// answers tries a method with arguments of every type.
func answers(receiver any, name string, args []any, count int) bool {
	if len(args) == count {
		_, found, err := java.Call(receiver, name, append([]any(nil), args...), nil)
		return found || err != nil
	}
	for _, a := range arguments {
		if answers(receiver, name, append(args, a), count) {
			return true
		}
	}
	return false
}
