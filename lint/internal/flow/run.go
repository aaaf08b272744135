package flow

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl"
)

const (
	// maxStates bounds how many ways are followed side by side.
	maxStates = 24
	// maxSteps bounds the work of one run: visited nodes, times ways. Beyond it one way
	// is followed to the end.
	maxSteps = 60_000
	// maxDefine is how deep a #define block may use itself.
	maxDefine = 2
)

type runner struct {
	res    *Result
	world  World
	steps  int
	define int
	loops  int // nesting of loops
	src    *vtl.Source
}

// Run follows a template. The template may be broken: what the parser kept is followed.
func Run(t *vtl.Template, w World) *Result {
	r := &runner{world: w, src: t.Source, res: &Result{
		values: map[vtl.Node][]*Value{}, seen: map[any]bool{}, emitOf: map[emitKey]*Emit{}, maps: map[string]bool{},
	}}
	start := &state{out: newOutput(w.Format, w.Lenient)}
	for _, s := range r.block(t.Root, []*state{start}) {
		r.end(s)
	}
	return r.res
}

func (r *runner) end(s *state) {
	slip := s.out.end()
	if slip != "" && s.chunk != nil && s.unsure == 0 {
		at := s.chunk.At
		r.slip(s, slipAt{kind: slip}, Piece{Node: at}, vtl.Span{Start: at.Span().End, End: at.Span().End}, at)
	}
	e := &End{Sets: s.sets, Chunk: s.chunk, Blank: !s.out.any, Format: s.out.format, Lost: s.out.lost || slip != "" || s.unsure > 0, Unsure: s.unsure > 0}
	for _, f := range s.facts {
		e.Facts = append(e.Facts, f.key)
	}
	r.res.Ends = append(r.res.Ends, e)
}

func (r *runner) block(b *vtl.Block, states []*state) []*state {
	if b == nil {
		return states
	}
	for _, n := range b.Nodes {
		states = r.node(n, states)
	}
	return states
}

// node runs one node on every way that is still going.
func (r *runner) node(n vtl.Node, states []*state) []*state {
	switch n := n.(type) {
	case *vtl.If:
		return r.limit(r.join(r.runIf(n, states)))
	case *vtl.Foreach:
		return r.limit(r.join(r.runForeach(n, states)))
	case *vtl.Reference:
		return r.limit(r.printReference(n, states))
	}
	for _, s := range states {
		if !s.ended && !s.broke {
			r.simple(n, s)
		}
	}
	return states
}

// simple runs a node that neither forks nor loops.
func (r *runner) simple(n vtl.Node, s *state) {
	r.steps++
	switch n := n.(type) {
	case *vtl.Text:
		r.print(s, n, nil, Piece{Text: n.Value, Node: n, Exact: true, Offset: max(strings.Index(r.src.Slice(n.Span()), n.Value), 0)})
	case *vtl.Verbatim:
		r.print(s, n, nil, Piece{Text: n.Value, Node: n})
	case *vtl.Escape:
		r.print(s, n, nil, Piece{Text: n.Value, Node: n})
	case *vtl.Comment:
		if !n.Block && s.out.format == JSONFormat && !s.out.lost && s.out.levels[0].inString() && r.res.once(n) {
			r.res.Comments = append(r.res.Comments, CommentFact{n})
		}
	case *vtl.Set:
		r.runSet(n, s)
	case *vtl.Define:
		s.assign(n.Name.Name, &Value{Kind: Block, Define: n.Body, Node: n, key: "block:" + r.src.Slice(n.Head)})
	case *vtl.Stop:
		s.ended = true
	case *vtl.Break:
		s.broke = true
	}
}

// join brings ways together. Its cost is counted, since it follows the number of
// variables: a template of thousands has its ways cut early.
func (r *runner) join(states []*state) []*state {
	if len(states) < 2 {
		return states
	}
	if r.steps > maxSteps {
		return states // limit leaves one
	}
	r.steps += len(states) * (1 + len(states[0].vars)/4)
	return join(states)
}

// limit keeps the number of ways in bounds.
func (r *runner) limit(states []*state) []*state {
	most := maxStates
	if r.steps > maxSteps {
		most = 1
	}
	if len(states) > most {
		r.res.Partial = true
		states = states[:most]
	}
	return states
}

func (r *runner) runIf(n *vtl.If, states []*state) []*state {
	var done []*state
	pending := states
	for _, arm := range n.Arms {
		var taken, left []*state
		for _, s := range pending {
			switch {
			case s.ended || s.broke:
				done = append(done, s)
			case arm.Cond == nil:
				taken = append(taken, s)
			default:
				for _, b := range r.cond(s, arm.Cond) {
					if b.truth == Yes {
						taken = append(taken, b.state)
					} else {
						left = append(left, b.state)
					}
				}
			}
		}
		done = append(done, r.block(arm.Body, r.limit(taken))...)
		pending = left
	}
	return append(done, pending...)
}

// print feeds a piece to the way's output.
func (r *runner) print(s *state, at vtl.Node, v *Value, p Piece) {
	chunk := &Chunk{Before: s.chunk, Piece: p, At: at}
	if v != nil {
		chunk.Kind = v.Kind
	}
	if p.Data != nil {
		chunk.Place = s.out.data(p)
		r.res.emit(at, v, p, chunk.Place, s.tested(p.Data), s.checked(p.Data))
		s.chunk = chunk
		return
	}
	if p.Text == "" {
		return
	}
	if v != nil {
		chunk.Place = s.out.place()
		r.res.emit(at, v, p, chunk.Place, true, true)
	}
	before := s.chunk
	slips := s.out.text(p.Text)
	if s.unsure > 0 && len(slips) > 0 {
		s.out.lost, slips = true, nil // the other side of the guard may be right
	}
	for _, slip := range slips {
		r.slip(s, slip, p, pieceSpan(p, slip.offset), at)
	}
	if s.out.nesting() < s.unsure && !s.out.lost {
		s.unsure = 0
	}
	chunk.Before = before
	s.chunk = chunk
}

// place describes where a constant starts.
func (o *output) place() Place {
	if o.lost || o.format != JSONFormat {
		return Place{Format: o.format, Spot: InText}
	}
	return Place{Format: JSONFormat, Spot: spotOf(o.levels[0].mode), Depth: o.depth(), Path: o.path()}
}

// pieceSpan gives the source of a character of a constant.
func pieceSpan(p Piece, offset int) vtl.Span {
	span := p.Node.Span()
	if !p.Exact {
		return span
	}
	start := min(span.Start+p.Offset+offset, span.End)
	return vtl.Span{Start: start, End: min(start+1, span.End)}
}

func (r *runner) slip(s *state, found slipAt, p Piece, span vtl.Span, at vtl.Node) {
	slip := Slip{Kind: found.kind, At: at, Span: span, Depth: found.depth, Path: found.path, Sure: p.Exact}
	for c := s.chunk; c != nil; c = c.Before {
		if c.Piece.Data != nil || strings.TrimSpace(c.Piece.Text) != "" {
			slip.Cause = c.At
			break
		}
	}
	if r.res.once(slipKey{slip.Kind, slip.Span, slip.Depth}) {
		r.res.Slips = append(r.res.Slips, slip)
	}
}

type slipKey struct {
	kind  SlipKind
	span  vtl.Span
	depth int
}

// printReference prints the value of a reference, or runs the #define block that it names.
func (r *runner) printReference(n *vtl.Reference, states []*state) []*state {
	var out []*state
	for _, s := range states {
		r.steps++
		if s.ended || s.broke {
			out = append(out, s)
			continue
		}
		if n.Escapes%2 == 1 {
			r.print(s, n, nil, Piece{Text: r.src.Slice(n.Span()), Node: n})
			out = append(out, s)
			continue
		}
		v := r.reference(s, n)
		if v.Kind == Block && len(n.Steps) == 0 {
			out = append(out, r.runDefine(s, v)...)
			continue
		}
		r.printValue(s, n, v)
		out = append(out, s)
	}
	return out
}

func (r *runner) printValue(s *state, n *vtl.Reference, v *Value) {
	pieces := piecesOf(v)
	if len(pieces) == 0 {
		r.blank(s, n, v)
		return
	}
	for _, p := range pieces {
		if p.Node == nil {
			p.Node = n
		}
		r.print(s, n, v, p)
	}
}

// blank notes that a reference printed nothing.
func (r *runner) blank(s *state, n *vtl.Reference, v *Value) {
	place := s.out.place()
	if v.Kind == Nothing {
		r.res.emit(n, v, Piece{Node: n}, place, true, true)
	}
}

func (r *runner) runDefine(s *state, v *Value) []*state {
	if r.define >= maxDefine {
		return []*state{s}
	}
	r.define++
	defer func() { r.define-- }()
	return r.block(v.Define, []*state{s})
}

func (r *runner) runSet(n *vtl.Set, s *state) {
	v := r.expr(s, n.Value)
	fact := SetFact{Set: n, Value: v, Failed: v == failed}
	if v != failed {
		fact.Path, fact.Refused = r.store(s, n, v)
	}
	if fact.Path != "" {
		for _, o := range s.sets {
			fact.Again = fact.Again || o.Path == fact.Path
		}
		s.sets = append(s.sets[:len(s.sets):len(s.sets)], Override{fact.Path, v, n})
	}
	if r.res.once(setKey{n, v.key, fact.Again}) {
		r.res.Sets = append(r.res.Sets, fact)
	}
}

type setKey struct {
	set   *vtl.Set
	value string
	again bool
}

// store assigns a value. path is the member of the scope that was set, if it was one.
func (r *runner) store(s *state, n *vtl.Set, v *Value) (path string, refused bool) {
	target := n.Target
	if len(target.Steps) == 0 {
		r.steps += len(s.vars) / 16
		s.assign(target.Name, v)
		return "", false
	}
	last := len(target.Steps) - 1
	owner := r.walk(s, target, last)
	name, isName := r.stepName(s, target.Steps[last])
	switch {
	case owner.Kind == Host:
		return r.storeMember(owner.Member, name, isName)
	case owner.Kind == JSON && isName:
		s.assign(memberVar(owner.Data, name), v)
	}
	return "", false
}

// memberVar is the variable under which an assigned member of JSON data is kept.
func memberVar(d *Data, name string) string { return "@" + d.Key + "." + name }

func (r *runner) storeMember(owner *catalog.Member, name string, isName bool) (path string, refused bool) {
	if !isName {
		return owner.Path + ".?", false
	}
	member, closed := owner.Child(catalog.RefStep{Name: name, Args: -1, Bracket: true})
	if member == nil || member.Writable == 0 && !strings.Contains(owner.Path, "Override") {
		return owner.Path + "." + name, owner.Path == "$context" || closed && !strings.Contains(owner.Path, "Override")
	}
	return strings.Replace(member.Path, "<name>", name, 1), false
}
