package java

// A regular expression's tree. The set of nodes is closed: see emitter.

type (
	// reChar is one code point; reSet one of many.
	reChar struct{ r rune }
	reSet  struct{ set runeSet }
	reSeq  struct{ items []any }
	reAlt  struct {
		arms      []any
		lineBreak bool // \R
	}
	// reGroup captures as group n.
	reGroup struct {
		n   int
		sub any
	}
	reRepeat struct {
		sub      any
		min, max int // max < 0: no end
		mode     repeatMode
	}
	// reLook is (?=X) (?!X) (?<=X) (?<!X).
	reLook struct {
		behind, not bool
		sub         any
	}
	reAtomic struct{ sub any }
	// reRef is \1; fold ignores case.
	reRef struct {
		n    int
		fold bool
	}
	reAssert struct{ kind assertKind }
	// reGrapheme is \X, an extended grapheme cluster.
	reGrapheme struct{}
)

type repeatMode int

const (
	greedy repeatMode = iota
	lazy
	possessive
)

type assertKind int

const (
	assertStart     assertKind = iota // \A, ^
	assertEnd                         // \z
	assertLastLine                    // $, \Z: before a line terminator that ends the text, or at the end
	assertLastLF                      // the same, where \n alone ends a line
	assertLineStart                   // (?m)^
	assertLineEnd                     // (?m)$
	assertLFStart                     // (?md)^
	assertLFEnd                       // (?md)$
	assertWord                        // \b
	assertNotWord                     // \B
	assertUWord                       // (?U)\b
	assertNotUWord                    // (?U)\B
	assertContinue                    // \G
	assertNever                       // a reference to a group that there is not
)

// widths gives the least and the greatest number of code points that a node
// matches; the greatest is -1 where there is no bound, and an option that cannot be
// told is unbounded too.
func widths(node any) (least, most int) {
	switch n := node.(type) {
	case reChar, reSet:
		return 1, 1
	case reSeq:
		return seqWidths(n.items)
	case reAlt:
		return altWidths(n.arms)
	case reGroup:
		return widths(n.sub)
	case reAtomic:
		return widths(n.sub)
	case reRepeat:
		least, most = widths(n.sub)
		return capped(least * n.min), timesBound(most, n.max)
	case reRef:
		return 0, -1
	case reGrapheme:
		return 1, -1
	}
	return 0, 0
}

// maxWidth caps widths, so that nested repetitions cannot overflow them.
const maxWidth = 1 << 30

func capped(n int) int { return min(n, maxWidth) }

func timesBound(most, times int) int {
	switch {
	case most == 0 || times == 0:
		return 0
	case most < 0 || times < 0:
		return -1
	case most > maxWidth/times:
		return -1
	}
	return most * times
}

func seqWidths(items []any) (least, most int) {
	for _, item := range items {
		l, m := widths(item)
		least = capped(least + l)
		if m < 0 || most < 0 {
			most = -1
		} else {
			most = capped(most + m)
		}
	}
	return least, most
}

func altWidths(arms []any) (least, most int) {
	for i, arm := range arms {
		l, m := widths(arm)
		if i == 0 {
			least, most = l, m
			continue
		}
		least = min(least, l)
		if m < 0 || most < 0 {
			most = -1
		} else {
			most = max(most, m)
		}
	}
	return least, most
}

// treeSize gives roughly the instructions that a node becomes, with its repetitions
// written out.
func treeSize(node any) int {
	switch n := node.(type) {
	case reSet:
		return 1 + len(n.set)/100
	case reSeq:
		return sumSizes(n.items)
	case reAlt:
		return len(n.arms) + sumSizes(n.arms)
	case reGroup:
		return 2 + treeSize(n.sub)
	case reAtomic:
		return treeSize(n.sub)
	case reLook:
		return treeSize(n.sub)
	case reRepeat:
		return min(1+treeSize(n.sub)*max(n.min, n.max, 1), maxWidth/8)
	}
	return 1
}

func sumSizes(nodes []any) int {
	sum := 0
	for _, n := range nodes {
		sum = min(sum+treeSize(n), maxWidth/8)
	}
	return sum
}
