package vtl

import (
	"math/big"
	"time"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// A step stands for this much time where time is all that can be measured, so that
// the default limit of steps ends a render well within a second.
const stepTime = 25 * time.Nanosecond

// What a value's size adds to the steps of an operation: the bytes that are read, or
// copied, in the time of one step.
const (
	bytesReadPerStep   = 4
	bytesCopiedPerStep = 64
	bytesPerItem       = 16
	// bytesPerBit is for numbers that no register holds: making text of one takes
	// longer than its length.
	bytesPerBit = 2
	// stepsPerMatchedByte is what a constant regular expression takes on a short text.
	stepsPerMatchedByte = 4
)

// regexMethods look at a string by a regular expression, whose time nobody knows
// before.
var regexMethods = map[string]bool{"matches": true, "replaceAll": true, "replaceFirst": true, "split": true}

// quickMethods of strings do not read, but at most copy them, and of collections look
// at one item only.
var quickMethods = map[string]bool{
	"length": true, "isEmpty": true, "concat": true, "equals": true, "startsWith": true, "endsWith": true, "toString": true,
	"size": true, "get": true, "set": true, "put": true, "add": true, "containsKey": true,
	"iterator": true, "keySet": true, "values": true, "entrySet": true, "getClass": true,
}

// callCost is what is known of a call's cost before it happens.
type callCost int

const (
	costReads   callCost = iota // it reads its receiver and arguments
	costCopies                  // it copies them at most, where they are strings
	costMoves                   // it moves what follows in a list
	costMatches                 // a constant regular expression looks at a string
	costUnknown                 // a regular expression made at run time does
)

// costOf classifies a call; args are its compiled arguments.
func costOf(name string, args []expr) callCost {
	switch {
	case regexMethods[name] && len(args) > 0:
		if _, constant := args[0].(*constant); constant {
			return costMatches
		}
		return costUnknown
	case name == "add" && len(args) == 2:
		return costMoves
	case quickMethods[name]:
		return costCopies
	}
	return costReads
}

// chargeReads takes the steps of an operation that reads values.
func (r *run) chargeReads(a, b any) {
	r.steps -= (size(a) + size(b)) / bytesReadPerStep
}

func sizes(values []any) (sum int) {
	for _, v := range values {
		sum += size(v)
	}
	return sum
}

// size is about how much there is to read in a value, in bytes.
func size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v)
	case *java.List:
		return v.Len() * bytesPerItem
	case *java.Map:
		return v.Len() * bytesPerItem
	case *big.Int:
		return v.BitLen() * bytesPerBit
	}
	return 0
}
