package java

import (
	"strconv"
	"time"
)

// The default limits, so that no template can exhaust memory or time. Each is large
// enough that no template which prints less than a payload's 10 MB reaches it.
const (
	// DefaultStringBytes bounds one string, in bytes of UTF-8: doubling one in a loop
	// ends before memory does.
	DefaultStringBytes = 16 * 1024 * 1024
	// DefaultItems bounds one collection.
	DefaultItems = 1_000_000
	// DefaultRegexTime bounds one use of a regular expression. It is time on the wall:
	// a machine with much else to do must not end a pattern that is harmless.
	DefaultRegexTime = 500 * time.Millisecond
	// maxNesting bounds collections within collections; Java's stack ends somewhat
	// later, with a StackOverflowError.
	maxNesting = 1000
	// maxBits bounds a BigInteger, so that computing with one, and printing it, takes
	// a few milliseconds at most.
	maxBits = 1 << 18
)

// Limits bound what one operation may make. A field that is 0, and a nil *Limits,
// mean the default.
type Limits struct {
	// StringBytes bounds one string, Items one collection.
	StringBytes, Items int
	// RegexTime bounds one use of a regular expression.
	RegexTime time.Duration
}

func (l *Limits) stringBytes() int {
	if l == nil || l.StringBytes == 0 {
		return DefaultStringBytes
	}
	return l.StringBytes
}

func (l *Limits) items() int {
	if l == nil || l.Items == 0 {
		return DefaultItems
	}
	return l.Items
}

func (l *Limits) regexTime() time.Duration {
	if l == nil || l.RegexTime == 0 {
		return DefaultRegexTime
	}
	return l.RegexTime
}

// LimitError says that a value would have become too large or took too long. Java
// has no such bound: it is ours, to keep a template from exhausting the machine.
type LimitError struct {
	// What is bounded: "string bytes", "collection items", "number bits", "regex time".
	What string
	// Max is the bound, in the unit that What names (milliseconds for time).
	Max int64
}

func (e *LimitError) Error() string {
	return "more than " + strconv.FormatInt(e.Max, 10) + " " + e.What
}

// checkString gives an error where a string of n bytes is too large.
func (l *Limits) checkString(n int) error {
	if n > l.stringBytes() {
		return &LimitError{What: "string bytes", Max: int64(l.stringBytes())}
	}
	return nil
}

// checkItems gives an error where a collection of n items is too large.
func (l *Limits) checkItems(n int) error {
	if n > l.items() {
		return &LimitError{What: "collection items", Max: int64(l.items())}
	}
	return nil
}
