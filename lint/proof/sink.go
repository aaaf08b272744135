package proof

import (
	"sort"
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// sink is where an execution prints: into JSON, or, for a variable's text, a form and
// everything else, into a text that is kept. It is a value; text and members are not
// changed once they are there.
type sink struct {
	keep  bool // kept as text
	aside bool // a text within the template, not its output
	text  str

	outer recogniser
	// name is the name of the member of the outermost object that is being read; known
	// is false where the template does not say which.
	name  string
	known bool
	// inner reads what a string holds that must be JSON; reading says that one is open.
	inner   recogniser
	reading bool
	// content is the text of a string of the outermost object, as far as it is constant.
	content string
	pure    bool
	kind    memberKind
	members members
}

// memberKind is what a member of the outermost object is.
type memberKind uint8

const (
	memberNone memberKind = iota
	memberString
	memberJSON   // a string that holds JSON
	memberBroken // a string that should hold JSON and may not
	memberOther  // no string
	memberAny    // not known
)

// member is what is known of a member of the outermost object.
type member struct {
	kind memberKind
	text string // where pure
	pure bool   // it is that very text on every path
	must bool   // it is there on every path
}

// members are those of the outermost object by name; what stands under "" has a name
// that is not known.
type members map[string]member

func (m members) with(name string, v member) members {
	out := make(members, len(m)+1)
	for k, old := range m {
		out[k] = old
	}
	out[name] = v
	return out
}

// joinMembers describes the members of both.
func joinMembers(a, b members) members {
	out := members{}
	for name, x := range a {
		y, both := b[name]
		x.must = x.must && both && y.must
		if both {
			if x.kind != y.kind {
				x.kind = worseKind(x.kind, y.kind)
			}
			x.pure = x.pure && y.pure && x.text == y.text
		}
		out[name] = x
	}
	for name, y := range b {
		if _, ok := a[name]; !ok {
			y.must = false
			out[name] = y
		}
	}
	return out
}

func worseKind(a, b memberKind) memberKind {
	switch {
	case a == memberBroken || b == memberBroken:
		return memberBroken
	case a == memberJSON && b == memberString, a == memberString && b == memberJSON:
		return memberBroken
	}
	return memberAny
}

func (m members) key() string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		v := m[name]
		b.WriteString(name + "\x00" + string('0'+rune(v.kind)) + v.text)
		if v.must {
			b.WriteByte('!')
		}
		if v.pure {
			b.WriteByte('=')
		}
	}
	return b.String()
}

// core tells sinks apart by what they accept from here on, whatever members there were,
// and by the text of the member that is being read.
func (k *sink) core() string {
	if k.keep {
		return "t" + k.text.key()
	}
	if k.pure {
		return k.grammar() + "=" + k.content
	}
	return k.grammar()
}

// grammar tells sinks apart by what they accept from here on alone.
func (k *sink) grammar() string {
	if k.keep {
		return "t"
	}
	var b strings.Builder
	b.WriteString("j")
	k.outer.writeKey(&b)
	if k.reading {
		b.WriteByte('~')
		k.inner.writeKey(&b)
	}
	b.WriteString(k.name)
	if k.known {
		b.WriteByte('.')
	}
	b.WriteByte('0' + byte(k.kind))
	return b.String()
}

// joinSinks describes both; they have one grammar.
func joinSinks(a, b *sink) sink {
	out := *a
	out.members = joinMembers(a.members, b.members)
	if a.keep {
		out.text = join(a.text, b.text)
	}
	if a.content != b.content || a.pure != b.pure {
		out.pure, out.content = false, ""
	}
	return out
}

func (r *recogniser) writeKey(b *strings.Builder) {
	b.WriteString(r.stack)
	b.Write([]byte{'a' + byte(r.pos), '0' + byte(r.num), '0' + r.esc, byte(r.hex), byte(r.hex >> 8)})
	b.WriteString(r.rest + "|")
}

// print adds a text to the output.
func (k *sink) print(s str, span vtl.Span, x *execution) {
	if k.keep {
		k.text = concat(k.text, s.at(span))
		return
	}
	for _, p := range s {
		if k.outer.pos == positionDead {
			return
		}
		if p.kind == pieceConst {
			k.constant(p.text, span, x)
			continue
		}
		k.piece(p, span, x)
	}
}

// constant reads template text, a byte at a time.
func (k *sink) constant(text string, span vtl.Span, x *execution) {
	for i := 0; i < len(text); i++ {
		before := k.outer
		ev, ok := k.outer.byte(text[i])
		if !ok {
			x.fail(WellFormed, span, "the text "+shown(around(text, i))+" stands where "+before.pos.due())
			x.fail(Contained, span, "the output is no JSON")
			x.fail(Contract, span, "the output is no JSON")
			return
		}
		k.follow(&before, ev, text[i], span, x)
	}
}

func around(text string, i int) string {
	return text[max(0, i-10):min(len(text), i+10)]
}

// follow keeps what the contract asks about: the members of the outermost object.
func (k *sink) follow(before *recogniser, ev event, c byte, span vtl.Span, x *execution) {
	switch {
	case before.pos == inName && before.stack == "o":
		if ev == evChar {
			k.nameChar(k.outer.hex, c)
		}
	case k.outer.pos == inName && ev == evQuote:
		k.name, k.known = "", true
	case before.pos == inString:
		k.stringEvent(ev, c, span, x)
	case ev == evQuote && before.stack == "o":
		k.openString(x)
	case before.stack == "o" && before.pos == atValue && ev == evOpen:
		k.addMember(member{kind: memberOther})
	}
}

func (k *sink) nameChar(u uint16, c byte) {
	switch {
	case u == uint16(c):
		k.name += string([]byte{c})
	default:
		k.name += string(rune(u))
	}
}

func (k *sink) addMember(v member) {
	v.must = true
	name := k.name
	if !k.known {
		name = ""
	}
	if old, twice := k.members[name]; twice {
		v.pure = v.pure && old.pure && v.text == old.text
		v.kind = worseIfOther(v.kind, old.kind)
	}
	k.members = k.members.with(name, v)
}

func worseIfOther(a, b memberKind) memberKind {
	if a == b {
		return a
	}
	return worseKind(a, b)
}

// openString starts a member that is a string.
func (k *sink) openString(x *execution) {
	k.content, k.pure, k.kind = "", true, memberString
	if k.known && x.jsonMembers[k.name] {
		k.reading, k.inner, k.kind = true, recogniser{}, memberJSON
	}
}

// stringEvent reads on in a member that is a string.
func (k *sink) stringEvent(ev event, c byte, span vtl.Span, x *execution) {
	if k.kind == memberNone {
		return
	}
	switch ev {
	case evChar:
		u := k.outer.hex
		if k.pure && len(k.content) < maxContent {
			k.content += string([]byte{c})
			if u != uint16(c) {
				k.content = k.content[:len(k.content)-1] + string(rune(u))
			}
		} else {
			k.pure = false
		}
		k.innerUnit(u, span, x)
	case evClose:
		if k.reading && !k.inner.done() {
			x.fail(Contract, span, "the text of "+k.name+" may be no whole JSON where its string ends")
			k.kind = memberBroken
		}
		k.reading, k.inner = false, recogniser{}
		k.addMember(member{kind: k.kind, text: k.content, pure: k.pure})
		k.content, k.pure, k.kind = "", false, memberNone
	}
}

// maxContent bounds the constant text of a member that is kept: identifiers and ARNs.
const maxContent = 4096

// innerUnit reads a decoded character of a string that must hold JSON.
func (k *sink) innerUnit(u uint16, span vtl.Span, x *execution) {
	if !k.reading || k.inner.pos == positionDead {
		return
	}
	c := byte('x') // any character beyond ASCII
	if u < 0x80 {
		c = byte(u)
	} else if k.inner.pos != inString && k.inner.pos != inName {
		k.inner.dead()
		k.breaks(span, "holds a character that is no JSON", x)
		return
	}
	if _, ok := k.inner.byte(c); !ok {
		k.breaks(span, "is no JSON at "+shown(string(rune(u))), x)
	}
}

func (k *sink) breaks(span vtl.Span, why string, x *execution) {
	x.fail(Contract, span, "the text of "+k.name+" "+why)
	x.fail(Contained, span, "the text of "+k.name+" "+why)
	k.kind = memberBroken
}

// piece reads a piece that is not constant.
func (k *sink) piece(p piece, span vtl.Span, x *execution) {
	if p.span != (vtl.Span{}) {
		span = p.span
	}
	before := k.outer
	if why := k.outer.piece(p); why != "" {
		k.outer.dead()
		why = shownSpan(x.source, span) + " " + why
		x.fail(WellFormed, span, why)
		x.fail(Contained, span, why)
		x.fail(Contract, span, why)
		return
	}
	switch {
	case before.pos == inName && before.stack == "o":
		k.known = false
		x.fail(Contract, span, "a member's name is not known")
		fallthrough
	case before.pos == inName:
		x.fail(Contained, span, shownSpan(x.source, span)+" is part of a member's name")
	case before.pos == inString && k.kind != memberNone:
		k.pure = false
		k.innerPiece(p, span, x)
	case before.stack == "o" && before.pos == atValue:
		k.addMember(member{kind: memberAny})
	case before.stack == "" && p.kind == pieceJSON:
		k.members = k.members.with("", member{kind: memberAny})
	}
}

// innerPiece reads on in a string that must hold JSON.
func (k *sink) innerPiece(p piece, span vtl.Span, x *execution) {
	if !k.reading || k.inner.pos == positionDead {
		return
	}
	parts := str{p}
	if p.kind == pieceString || p.kind == pieceJS {
		parts = p.inner
	}
	for _, q := range parts {
		if q.kind == pieceConst {
			for _, u := range q.text {
				k.innerUnit(uint16(min(u, 0xFFFF)), span, x)
			}
			continue
		}
		if why := k.inner.piece(q); why != "" {
			k.inner.dead()
			k.breaks(span, "is JSON in which "+shownSpan(x.source, span)+" "+why, x)
			return
		}
	}
}

func shownSpan(src *vtl.Source, span vtl.Span) string { return oneLine(src.Slice(span)) }
