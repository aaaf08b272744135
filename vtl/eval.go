package vtl

import (
	"errors"
	"slices"
	"sync"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Render evaluates the template and gives what it printed. It is safe to call from
// many goroutines, as far as scope and its values are.
// The error is an *EvalError: the template is broken, a method threw, a limit was
// reached; the text is then what was printed until there.
//
// A half of a surrogate pair that a template printed by itself is kept as its three
// bytes, as package java keeps it; java.ValidUTF8 makes it a question mark, as Java
// does where it writes UTF-8.
func (t *Template) Render(scope Scope, opts *Options) (string, error) {
	if len(t.broken) > 0 && t.broken.HasErrors() {
		return "", broken(t)
	}
	r := runs.Get().(*run)
	r.begin(t, scope, opts)
	err := r.prog.root.exec(r)
	out, err := string(r.out), r.finish(err)
	r.end()
	return out, err
}

// finish makes the end of a render out of how its root block ended.
func (r *run) finish(err error) error {
	if err == nil || err == errStop || err == errBreak {
		return nil
	}
	if b, ok := err.(*loopBreak); ok {
		return r.errorAt(b.node, RuleException, b.Error(), breakAdvice, nil)
	}
	if e, ok := err.(*EvalError); ok {
		slices.Reverse(e.Frames)
	}
	return err
}

// errStop and errBreak carry #stop and the #break of the nearest loop or block
// through everything that is under way.
var (
	errStop  = errors.New("#stop")
	errBreak = errors.New("#break")
)

// run is the state of one render.
type run struct {
	prog   *code
	source *Source
	scope  Scope
	limits Limits
	values java.Limits // limits, as package java takes them
	trace  *Trace

	slots  []any // see load
	args   []any // arguments of the calls under way
	out    []byte
	texts  java.Texts   // that were made on the way
	room   int          // how long out may become at present
	steps  int          // how many are left
	unseen int          // bytes of values that may be made before they are added up; see made
	depth  int          // of #define blocks within each other
	aside  int          // what is written at present is not output: how deep
	free   []*loopScope // loop scopes to use again
	items  []*loopItems // and what they walk
	held   error        // how a block ended that package java asked for its text
	kept   bool         // a value that refers to this run may outlive it
}

var runs = sync.Pool{New: func() any { return new(run) }}

func (r *run) begin(t *Template, scope Scope, opts *Options) {
	r.prog, r.source, r.scope = t.ready(), t.Source, scope
	r.limits = Limits{}
	if opts != nil {
		r.limits, r.trace = opts.Limits, opts.Trace
	}
	r.limits = r.limits.withDefaults()
	r.values = java.Limits{
		StringBytes: r.limits.StringBytes,
		Items:       r.limits.Items,
		RegexTime:   r.limits.RegexTime,
	}
	r.room, r.steps = r.limits.OutputBytes, r.limits.Steps
	r.unseen = r.limits.HeldBytes / checksPerLimit
	r.slots = resize(r.slots, len(r.prog.names))
}

// resize gives n empty slots.
func resize(slots []any, n int) []any {
	if cap(slots) < n {
		return make([]any, n)
	}
	return slots[:n]
}

// keepBytes bounds the output buffer that is kept for the next render.
const keepBytes = 1 << 20

// end makes r, or where a value may still need it another one, ready for the next
// render.
func (r *run) end() {
	out := r.out[:0]
	if cap(out) > keepBytes {
		out = nil
	}
	clear(r.args)
	next := run{args: r.args[:0], out: out, free: r.free, items: r.items}
	if r.kept {
		r.args, r.out, r.free, r.items = nil, nil, nil, nil
		r = new(run)
	} else {
		clear(r.slots)
		next.slots = r.slots[:0]
	}
	*r = next
	runs.Put(r)
}

// undefined is what a slot holds where the template itself took a variable away, so
// that the host's of that name stays hidden.
type undefined struct{}

// heldNull is what the loop variable's slot holds while #foreach is at a null: the
// engine then hides whatever is assigned to it.
type heldNull struct{}

// load gives a variable's value, nil where it has none. A slot is nil until the
// template assigns it or the host has given its value.
func (r *run) load(slot int) any {
	switch v := r.slots[slot].(type) {
	case nil:
		return r.ask(slot)
	case undefined, heldNull:
		return nil
	default:
		return v
	}
}

func (r *run) ask(slot int) any {
	if r.scope == nil {
		return nil
	}
	v, found := r.scope.Lookup(r.prog.names[slot])
	if !found || v == nil {
		return nil
	}
	r.slots[slot] = v
	return v
}

func (r *run) store(slot int, v any) {
	if _, held := r.slots[slot].(heldNull); !held {
		r.slots[slot] = v
	}
}

// restore gives a variable back what it was before a directive used it.
func (r *run) restore(slot int, old any) {
	if old == nil {
		old = undefined{}
	}
	r.slots[slot] = old
}

// op is a piece of a program that prints or decides. Its error is errStop, a break
// or an *EvalError.
type op interface {
	exec(r *run) error
	at() Node
}

// block is a run of ops.
type block []op

func (b block) exec(r *run) error {
	for _, o := range b {
		if r.steps--; r.steps < 0 {
			return r.tooManySteps(o.at())
		}
		if err := o.exec(r); err != nil {
			return err
		}
	}
	return nil
}

func (b block) at() Node {
	if len(b) == 0 {
		return nil
	}
	return b[0].at()
}

// textOp prints template text.
type textOp struct {
	node Node
	text string
}

func (o *textOp) at() Node { return o.node }

// exec is emit written out: the call costs a loop of short texts a twelfth of its time.
func (o *textOp) exec(r *run) error {
	start := len(r.out)
	r.out = append(r.out, o.text...)
	if len(r.out) > r.room {
		return r.full(o.node)
	}
	if r.trace != nil {
		r.segment(o.node, start)
	}
	return nil
}

// emit prints a text that no value gave.
func (r *run) emit(node Node, text string) error {
	start := len(r.out)
	r.out = append(r.out, text...)
	if len(r.out) > r.room {
		return r.full(node)
	}
	r.segment(node, start)
	return nil
}

func (r *run) tooManySteps(node Node) error {
	return r.errorAt(node, RuleTooManySteps, "the template takes too many steps",
		"Loops within loops multiply. Walk less, or raise the limit in Options.", nil)
}

// full is the error of writing more than there is room for.
func (r *run) full(node Node) error {
	if r.aside > 0 {
		return r.limitReached(node, r.stringLimit())
	}
	return r.errorAt(node, RuleOutputTooLarge, "the output grows beyond the limit of a payload",
		"Print less, or raise the limit in Options.", nil)
}

func (r *run) stringLimit() *java.LimitError {
	return &java.LimitError{What: "string bytes", Max: int64(r.limits.StringBytes)}
}

// settle gives the error of an operation of package java: that of a block which was
// rendered for it comes first.
func (r *run) settle(node Node, err error) error {
	if r.held != nil {
		err, r.held = r.held, nil
		return err
	}
	if err != nil {
		return r.failure(node, err)
	}
	return nil
}
