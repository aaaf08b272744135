package vtl

import "github.com/vtlcheck/vtlcheck/vtl/java"

// setOp is #set. An expression without a value leaves its target as it was.
type setOp struct {
	node   *Set
	value  expr
	target target
}

func (o *setOp) at() Node { return o.node }

func (o *setOp) exec(r *run) error {
	v, err := o.value.eval(r)
	if err != nil {
		return r.through(err, o.node, o.node.Span(), "")
	}
	if v == nil {
		r.event(EventSetFailed, o.node, 0)
		return nil
	}
	ok, err := o.target.assign(r, v)
	switch {
	case err != nil:
		return r.through(err, o.node, o.node.Span(), "")
	case ok:
		r.event(EventSet, o.node, 0)
	default:
		r.event(EventSetFailed, o.node, 0)
	}
	return nil
}

type ifOp struct {
	node *If
	arms []arm
}

// arm is a branch; a nil cond is #else.
type arm struct {
	cond expr
	body block
}

func (o *ifOp) at() Node { return o.node }

func (o *ifOp) exec(r *run) error {
	for i := range o.arms {
		a := &o.arms[i]
		yes := true
		if a.cond != nil {
			var err error
			if yes, err = a.cond.truth(r); err != nil {
				return r.through(err, o.node.Arms[i], o.node.Arms[i].Head, "")
			}
		}
		if yes {
			r.event(EventArm, o.node, i)
			return a.body.exec(r)
		}
	}
	r.event(EventArm, o.node, -1)
	return nil
}

// throwOp stands for a directive that the engine can read but not carry out.
type throwOp struct {
	node      Node
	exception *java.Exception
}

func (o *throwOp) at() Node { return o.node }

func (o *throwOp) exec(r *run) error { return r.failure(o.node, o.exception) }

type stopOp struct {
	node *Stop
	arg  expr
}

func (o *stopOp) at() Node { return o.node }

func (o *stopOp) exec(r *run) error {
	if o.arg != nil {
		if _, err := o.arg.eval(r); err != nil {
			return err
		}
	}
	return errStop
}

// breakOp is #break: of the nearest loop or #define block, or of the loop whose scope
// is its argument.
type breakOp struct {
	node *Break
	arg  expr
}

// loopBreak is a #break on its way to a loop that it names.
type loopBreak struct {
	loop *foreachOp
	node *Break
}

func (b *loopBreak) Error() string { return "#break of a loop that is over" }

const breakAdvice = "Its argument may be $foreach or $foreach.parent of a loop that is running; " +
	"without an argument it ends the innermost."

func (o *breakOp) at() Node { return o.node }

func (o *breakOp) exec(r *run) error {
	if o.arg == nil {
		return errBreak
	}
	v, err := o.arg.eval(r)
	if err != nil {
		return err
	}
	if s, ok := v.(*loopScope); ok {
		return &loopBreak{s.owner, o.node}
	}
	return r.errorAt(o.node, RuleException, "#break does not name a loop's scope", breakAdvice, nil)
}

// defineOp is #define: it makes a value that runs the block whenever it is printed.
type defineOp struct {
	node *Define
	slot int
	body block
}

func (o *defineOp) at() Node { return o.node }

func (o *defineOp) exec(r *run) error {
	r.kept = r.kept || r.prog.definesKept
	r.store(o.slot, &blockValue{run: r, define: o})
	return nil
}

// blockValue is the value of a #define: an object that prints what its block prints
// at that moment.
type blockValue struct {
	run    *run
	define *defineOp
	depth  int
}

// exec prints the block. It reports false, having printed nothing, where the block is
// already running as often as it may.
func (b *blockValue) exec(r *run) (bool, error) {
	if b.depth == MaxDefineDepth {
		return false, nil
	}
	if r.depth == r.limits.Depth {
		return false, r.errorAt(b.define.node, RuleTooDeep, "#define blocks use each other too deeply",
			"The engine's stack ends here. Let a block use fewer others.", nil)
	}
	b.depth++
	r.depth++
	err := b.define.body.exec(r)
	r.depth--
	b.depth--
	if err == errBreak {
		err = nil
	}
	return true, err
}

// blockText gives what a block prints, as text.
func (r *run) blockText(b *blockValue) (text string, printed bool, err error) {
	out, printed, err := b.appendTo(nil)
	return string(out), printed, err
}

// appendTo runs the block with dst as its output.
func (b *blockValue) appendTo(dst []byte) (out []byte, printed bool, err error) {
	r := b.run
	saved, room := r.out, r.room
	r.out, r.room = dst, len(dst)+r.limits.StringBytes
	r.aside++
	printed, err = b.exec(r)
	r.aside--
	out, r.out, r.room = r.out, saved, room
	return out, printed, err
}

var _ java.Object = (*blockValue)(nil)

// Get implements java.Object: a block has no members.
func (b *blockValue) Get(string) (any, bool, error) { return nil, false, nil }

// Call implements java.Object.
func (b *blockValue) Call(name string, args []any) (any, bool, error) {
	if name != "toString" || len(args) != 0 {
		return nil, false, nil
	}
	text, printed, err := b.run.blockText(b)
	if err != nil {
		b.run.held = err
	}
	if !printed {
		return nil, true, nil
	}
	return text, true, nil
}

// ClassName implements java.Object.
func (b *blockValue) ClassName() string {
	return "org.apache.velocity.runtime.directive.Block$Reference"
}

// AppendText implements java.Object. How the block ended is kept for settle.
func (b *blockValue) AppendText(dst []byte) []byte {
	r := b.run
	if r.held != nil {
		return dst
	}
	out, printed, err := b.appendTo(dst)
	if err != nil {
		r.held = err
	}
	if !printed {
		return append(out, "null"...)
	}
	return out
}
