package java

import (
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dlclark/regexp2/v2"
)

// Regex is a compiled java.util.regex.Pattern (JDK 17). It is immutable and safe for
// concurrent use.
//
// Where RE2 means the same, package regexp carries it out, in linear time; else
// regexp2 does, within a time limit. Both see the same tree, with every class
// written out as ranges, so that neither engine's own idea of \w or case counts.
// Unicode is that of the Go release, newer than Java 17's.
type Regex struct {
	pattern string
	tree    any
	groups  int
	names   map[string]int

	literal   string // the pattern's only text, where isLiteral
	isLiteral bool
	nullable  bool // may match nothing
	wide      bool // looks at code points: no match begins within a surrogate pair

	fast     *regexp.Regexp // nil where RE2 cannot
	size     int            // roughly the instructions of fast
	lastLine bool           // fast holds only where the text does not end a line
	word     bool           // fast holds only for ASCII text
	context  bool           // fast looks at what stands before a match

	once  sync.Once
	whole *regexp.Regexp // fast for the whole text

	backOnce  [backForms]sync.Once
	back      [backForms]*regexp2.Regexp
	backError [backForms]error
}

// backForm is what a pattern is compiled for.
type backForm int

const (
	backSearch backForm = iota // a search that begins where the last match ended
	backLater                  // a search that begins behind that: \G matches nowhere
	backWhole                  // a match of the whole text
	backForms
)

// maxCached bounds the compiled patterns that are kept. A template has a handful;
// patterns made from data are dropped when they are too many.
const maxCached = 512

// maxBackStack bounds the memory of regexp2, in machine words. Java's own stack ends
// much earlier.
const maxBackStack = 2 << 20

type regexResult struct {
	re  *Regex
	err error
}

var regexCache = struct {
	sync.RWMutex
	m map[string]regexResult
}{m: map[string]regexResult{}}

// lastRegex is the pattern that was used last: a loop asks for the same again and again.
var lastRegex atomic.Pointer[Regex]

// CompileRegex compiles a pattern and keeps a bounded number of results. The error
// is an *Exception (PatternSyntaxException) or a *LimitError.
func CompileRegex(pattern string) (*Regex, error) {
	if re := lastRegex.Load(); re != nil && re.pattern == pattern {
		return re, nil
	}
	regexCache.RLock()
	r, ok := regexCache.m[pattern]
	regexCache.RUnlock()
	if ok {
		lastRegex.Store(r.re)
		return r.re, r.err
	}
	re, err := newRegex(pattern)
	regexCache.Lock()
	defer regexCache.Unlock()
	if len(regexCache.m) >= maxCached {
		clear(regexCache.m)
	}
	regexCache.m[pattern] = regexResult{re, err}
	return re, err
}

func newRegex(pattern string) (*Regex, error) {
	tree, p, err := parseRegex(pattern)
	if err != nil {
		return nil, err
	}
	re := &Regex{pattern: pattern, tree: tree, groups: p.groups, names: p.names, wide: p.wide}
	re.literal, re.isLiteral = literalOf(tree)
	least, _ := widths(tree)
	re.nullable = least == 0
	if !re.isLiteral {
		re.compileFast()
	}
	return re, nil
}

// literalOf gives the text of a pattern that is nothing but characters.
func literalOf(tree any) (string, bool) {
	switch n := tree.(type) {
	case reChar:
		return string(appendRune(nil, n.r)), n.r < surrogateMin || n.r > surrogateMax
	case reSeq:
		var dst []byte
		for _, item := range n.items {
			c, ok := item.(reChar)
			if !ok || c.r >= surrogateMin && c.r <= surrogateMax {
				return "", false
			}
			dst = appendRune(dst, c.r)
		}
		return string(dst), len(dst) > 0
	}
	return "", false
}

// RE2 cannot be stopped while it searches, so it gets only work that ends soon: text
// times size, which is what one search takes at most; regexp2 gets the rest.
const (
	maxFastSize = 2_000   // instructions
	maxFastWork = 1 << 21 // bytes times instructions: a quarter of a second at worst
	// maxFastContext bounds the text in which all matches of a pattern that looks back
	// are found in one go.
	maxFastContext = 1_000
)

func (re *Regex) compileFast() {
	re.size = treeSize(re.tree)
	e := emitter{}
	if re.size <= maxFastSize {
		e.node(re.tree)
	}
	if re.size > maxFastSize || e.cannot || e.tooLong {
		return
	}
	fast, err := regexp.Compile(e.b.String())
	if err != nil { // too large for RE2
		return
	}
	re.fast, re.lastLine, re.word, re.context = fast, e.lastLine, e.word, e.context
}

// usesFast tells whether RE2 means the same for this text, and ends soon.
func (re *Regex) usesFast(s string) bool {
	if re.fast == nil || re.lastLine && endsLine(s) || len(s)*re.size > maxFastWork {
		return false
	}
	return isASCII(s) || !re.word && !hasLoneSurrogate(s)
}

func endsLine(s string) bool {
	r, size := decodeLastRune(s)
	return size > 0 && lineTerminators.has(r)
}

func (re *Regex) wholeFast() *regexp.Regexp {
	re.once.Do(func() { re.whole = regexp.MustCompile(`\A(?:` + re.fast.String() + `)\z`) })
	return re.whole
}

// backtracking gives the regexp2 form.
func (re *Regex) backtracking(form backForm) (*regexp2.Regexp, error) {
	if form == backLater && !strings.Contains(re.pattern, `\G`) {
		form = backSearch
	}
	re.backOnce[form].Do(func() {
		e := emitter{back: true, noContinue: form == backLater}
		if form == backWhole {
			e.b.WriteString(`\A(?:`)
		}
		e.node(re.withoutMissingGroups())
		if form == backWhole {
			e.b.WriteString(`)\z`)
		}
		if e.tooLong {
			re.backError[form] = &LimitError{What: "bytes of classes in a regular expression", Max: maxEmitted}
			return
		}
		re.back[form], re.backError[form] = regexp2.Compile(e.b.String(), regexp2.OptionMaxBacktrackingStackSize(maxBackStack))
		if re.back[form] != nil {
			re.back[form].MatchTimeout = DefaultRegexTime
		}
	})
	return re.back[form], re.backError[form]
}

// withoutMissingGroups gives the tree in which a reference to a group that there is
// not never matches.
func (re *Regex) withoutMissingGroups() any {
	return mapRefs(re.tree, func(r reRef) any {
		if r.n > re.groups {
			return reAssert{assertNever}
		}
		return r
	})
}

func mapRefs(node any, f func(reRef) any) any {
	switch n := node.(type) {
	case reRef:
		return f(n)
	case reSeq:
		return reSeq{mapAll(n.items, f)}
	case reAlt:
		return reAlt{arms: mapAll(n.arms, f)}
	case reGroup:
		n.sub = mapRefs(n.sub, f)
		return n
	case reAtomic:
		n.sub = mapRefs(n.sub, f)
		return n
	case reLook:
		n.sub = mapRefs(n.sub, f)
		return n
	case reRepeat:
		n.sub = mapRefs(n.sub, f)
		return n
	}
	return node
}

func mapAll(nodes []any, f func(reRef) any) []any {
	out := make([]any, len(nodes))
	for i, n := range nodes {
		out[i] = mapRefs(n, f)
	}
	return out
}

// String gives the pattern.
func (re *Regex) String() string { return re.pattern }

// Groups is the number of capturing groups.
func (re *Regex) Groups() int { return re.groups }

// Matches tells whether the pattern matches the whole of s. The error is a *LimitError.
func (re *Regex) Matches(s string) (bool, error) { return re.matches(s, nil) }

func (re *Regex) matches(s string, lim *Limits) (bool, error) {
	switch {
	case re.isLiteral:
		return s == re.literal, nil
	case re.usesFast(s):
		return re.wholeFast().MatchString(s), nil
	}
	back, err := re.backtracking(backWhole)
	if err != nil {
		return false, backError(err, lim)
	}
	ok, err := withTime(back, lim).MatchRunes(runesOf(s))
	return ok, backError(err, lim)
}

// Find tells whether the pattern matches anywhere in s. The error is a *LimitError.
func (re *Regex) Find(s string) (bool, error) {
	found := false
	err := re.each(s, 1, nil, func(reMatch) error {
		found = true
		return nil
	})
	return found, err
}

// withTime gives re with another time limit; a Regexp can be copied.
func withTime(re *regexp2.Regexp, lim *Limits) *regexp2.Regexp {
	if lim.regexTime() == re.MatchTimeout {
		return re
	}
	c := *re
	c.MatchTimeout = lim.regexTime()
	return &c
}

// backError makes an error of regexp2 ours: all that it can be is out of time or
// out of stack.
func backError(err error, lim *Limits) error {
	if _, ours := err.(*LimitError); ours || err == nil {
		return err
	}
	return regexLimit(lim)
}

func regexLimit(lim *Limits) error {
	return &LimitError{What: "milliseconds in a regular expression", Max: int64(lim.regexTime() / time.Millisecond)}
}
