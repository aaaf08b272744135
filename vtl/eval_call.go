package vtl

import (
	"time"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// callStep is .name(args...).
type callStep struct {
	node *Call
	args []expr
	cost callCost
	site java.Site

	constants []any // the arguments, where all are constants and text is set
	// text is what the call does to a string where its arguments are constants, if that
	// makes a text and no more.
	text java.TextFunc
}

func (s *callStep) at() Node { return s.node }

func (s *callStep) follow(r *run, recv any) (any, error) {
	if s.text != nil {
		if text, ok := recv.(string); ok {
			return r.convert(s, s.text, text, recv)
		}
	}
	base := len(r.args)
	if err := s.pushArgs(r); err != nil {
		r.args = r.args[:base]
		return nil, err
	}
	return s.callWith(r, recv, base)
}

// callOneStep is a callStep with one argument. A map's value and a host's text are most
// of what templates call, so they take no detour.
type callOneStep struct {
	callStep
	isGet bool // its name is get
}

func (s *callOneStep) follow(r *run, recv any) (any, error) {
	v, err := s.args[0].eval(r)
	if err != nil {
		return nil, err
	}
	if text, ok := v.(string); ok {
		switch recv := recv.(type) {
		case string:
		case *java.Map:
			if s.isGet {
				r.steps--
				v, _ := recv.GetString(text)
				return v, nil
			}
		case java.TextMethods:
			if f := recv.TextMethod(s.node.Name); f != nil {
				return r.convert(&s.callStep, f, text, v)
			}
		}
	}
	r.args = append(r.args, v)
	return s.callWith(r, recv, len(r.args)-1)
}

// convert gives what a text function makes of a text, which is the value v.
func (r *run) convert(s *callStep, f java.TextFunc, text string, v any) (any, error) {
	r.steps -= 1 + len(text)/bytesReadPerStep
	start := len(r.out)
	out, changed, err := f(r.out, text)
	if err != nil {
		return nil, s.convertFailed(r, r.failure(s.node, err), v)
	}
	if !changed {
		return v, nil
	}
	r.out = out[:start]
	if len(out)-start > r.limits.StringBytes {
		return nil, s.convertFailed(r, r.limitReached(s.node, r.stringLimit()), v)
	}
	v = r.texts.Of(out[start:])
	return v, r.made(s.node, v)
}

// convertFailed shows the arguments: those that are constant, or the text itself.
func (s *callStep) convertFailed(r *run, err error, v any) error {
	args := s.constants
	if args == nil {
		args = []any{v}
	}
	return r.through(err, s.node, s.node.Span(), describeArgs(args))
}

func (s *callStep) pushArgs(r *run) error {
	for _, a := range s.args {
		v, err := a.eval(r)
		if err != nil {
			return err
		}
		r.args = append(r.args, v)
	}
	return nil
}

// callWith calls with the arguments from base on, and takes them away.
func (s *callStep) callWith(r *run, recv any, base int) (any, error) {
	args := r.args[base:]
	v, err := r.call(s, recv, args)
	if err != nil || r.held != nil {
		err = r.through(r.settle(s.node, err), s.node, s.node.Span(), describeArgs(args))
		r.args = r.args[:base]
		return nil, err
	}
	err = r.made(s.node, v)
	clear(args)
	r.args = r.args[:base]
	return v, err
}

// shortText is as long as a constant regular expression needs no watching.
const shortText = 512

// call carries out a call and takes its steps.
func (r *run) call(s *callStep, recv any, args []any) (any, error) {
	text, isText := recv.(string)
	switch {
	case !isText && s.cost == costCopies:
		r.steps--
	case isText && (s.cost == costUnknown || s.cost == costMatches && len(text) > shortText):
		start := time.Now()
		v, _, err := s.site.Call(recv, args, &r.values)
		r.steps -= int(time.Since(start) / stepTime)
		return v, err
	case s.cost == costCopies:
		r.steps -= 1 + (len(text)+sizes(args))/bytesCopiedPerStep
	case s.cost == costMatches:
		r.steps -= 1 + size(recv)*stepsPerMatchedByte
	default:
		r.steps -= 1 + (size(recv)+sizes(args))/bytesReadPerStep
	}
	v, _, err := s.site.Call(recv, args, &r.values)
	return v, err
}
