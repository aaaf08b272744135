package vtl

import "github.com/vtlcheck/vtlcheck/vtl/java"

// printOp prints a reference's value.
type printOp struct {
	node   *Reference
	ref    expr
	prefix string // half of the backslashes before it
	// unprinted is what the engine prints for a #define block that is too deep in
	// itself.
	unprinted string
}

func (o *printOp) at() Node { return o.node }

func (o *printOp) exec(r *run) error {
	v, err := o.ref.eval(r)
	if err != nil {
		return err
	}
	start := len(r.out)
	switch x := v.(type) {
	case string:
		if start+len(x) > r.room { // before there are two of a large text
			return r.full(o.node)
		}
		if o.prefix != "" {
			r.out = append(r.out, o.prefix...)
		}
		r.out = java.AppendString(r.out, x)
	case *blockValue:
		return o.printBlock(r, x)
	default:
		r.chargeReads(v, nil)
		r.out, err = java.AppendTextOf(append(r.out, o.prefix...), v, &r.values)
		if err != nil || r.held != nil {
			return r.settle(o.node, err)
		}
	}
	if len(r.out) > r.room {
		return r.full(o.node)
	}
	if r.trace != nil {
		r.segment(o.node, start)
	}
	return nil
}

// printBlock prints a #define block. The engine forgets the backslashes before it.
func (o *printOp) printBlock(r *run, b *blockValue) error {
	printed, err := b.exec(r)
	if err != nil {
		return r.through(err, o.node, o.node.Span(), "")
	}
	if printed {
		return nil
	}
	return r.emit(o.node, o.unprinted)
}
