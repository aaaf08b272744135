package strictjson

import "strings"

// MaxDepth is how deep arrays and objects may lie in one another. It keeps the
// reader, and everyone who walks its values by recursion, from using up the stack.
// It is the limit of encoding/json; services stop far earlier.
const MaxDepth = 10000

// manyMembers is the number of members from which on duplicates are looked up in a
// map, so that an object of n members costs n steps and not n².
const manyMembers = 16

// Parse reads a whole text. The error is a *SyntaxError.
func Parse(text string) (*Value, error) {
	p := parser{text: text, scratch: scratches.Get().(*scratch)}
	v := p.document()
	p.release()
	if v == nil {
		return nil, p.err
	}
	return v, nil
}

// Valid says whether text is JSON.
func Valid(text string) bool {
	_, err := Parse(text)
	return err == nil
}

// parser reads one text. Its methods give nil or false when err is set.
type parser struct {
	text  string
	pos   int
	depth int
	err   *SyntaxError

	*scratch
	values     slab[Value]
	memberSlab slab[Member]
	itemPtrs   slab[*Value]
	memberPtrs slab[*Member]
}

// document = ws value ws
func (p *parser) document() *Value {
	if p.space(); p.pos == len(p.text) {
		return p.failBlank()
	}
	v := p.value()
	if v == nil {
		return nil
	}
	if p.space(); p.pos < len(p.text) {
		return p.failTrailing(v)
	}
	return v
}

// value = object / array / string / number / "true" / "false" / "null"
func (p *parser) value() *Value {
	switch c := p.peek(); {
	case c == '"':
		return p.stringValue()
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '-' || isDigit(c):
		return p.number()
	case p.word("true"):
		return p.literal(Bool, "true")
	case p.word("false"):
		return p.literal(Bool, "false")
	case p.word("null"):
		return p.literal(Null, "null")
	}
	return p.failValue()
}

// object = "{" ws [ member *( "," ws member ) ] "}"
func (p *parser) object() *Value {
	v := p.open(Object)
	if v == nil {
		return nil
	}
	first := len(p.members)
	if p.space(); p.peek() == '}' {
		return p.close(v)
	}
	for more := true; more; more = p.comma() {
		m := p.member(len(p.members) == first)
		if m == nil {
			return nil
		}
		p.members = append(p.members, m)
	}
	if p.peek() != '}' {
		return p.failAfter(Object, v, p.members[len(p.members)-1].Value)
	}
	v.Members = p.memberPtrs.copyOf(p.members[first:])
	p.members = p.members[:first]
	p.flagDuplicates(v.Members)
	return p.close(v)
}

// member = string ws ":" ws value ws
func (p *parser) member(first bool) *Member {
	if p.peek() != '"' {
		return p.failName(first)
	}
	m := p.memberSlab.next()
	m.NameStart = p.pos
	name, ok := p.str()
	if !ok {
		return nil
	}
	m.Name, m.NameEnd = name, p.pos
	if p.space(); p.peek() != ':' {
		return p.failColon(m)
	}
	p.pos++
	p.space()
	if m.Value = p.value(); m.Value == nil {
		return nil
	}
	p.space()
	return m
}

// array = "[" ws [ value ws *( "," ws value ws ) ] "]"
func (p *parser) array() *Value {
	v := p.open(Array)
	if v == nil {
		return nil
	}
	first := len(p.items)
	if p.space(); p.peek() == ']' {
		return p.close(v)
	}
	for more := true; more; more = p.comma() {
		item := p.value()
		if item == nil {
			return nil
		}
		p.items = append(p.items, item)
		p.space()
	}
	if p.peek() != ']' {
		return p.failAfter(Array, v, p.items[len(p.items)-1])
	}
	v.Items = p.itemPtrs.copyOf(p.items[first:])
	p.items = p.items[:first]
	return p.close(v)
}

// comma takes a comma and the blanks after it.
func (p *parser) comma() bool {
	if p.peek() != ',' {
		return false
	}
	p.pos++
	p.space()
	return true
}

func (p *parser) open(k Kind) *Value {
	if p.depth++; p.depth > MaxDepth {
		return p.failDepth()
	}
	v := p.values.next()
	v.Kind, v.Start = k, p.pos
	p.pos++
	return v
}

func (p *parser) close(v *Value) *Value {
	p.depth--
	p.pos++
	v.End = p.pos
	return v
}

func (p *parser) literal(k Kind, word string) *Value {
	v := p.values.next()
	v.Kind, v.Start, v.Bool = k, p.pos, word == "true"
	p.pos += len(word)
	v.End = p.pos
	return v
}

// word says whether the text goes on with that word and not with a longer one.
func (p *parser) word(w string) bool {
	rest := p.text[p.pos:]
	return strings.HasPrefix(rest, w) && (len(rest) == len(w) || !isWordByte(rest[len(w)]))
}

func (p *parser) flagDuplicates(members []*Member) {
	if len(members) < manyMembers {
		for i, m := range members {
			m.Duplicate = hasName(members[:i], m.Name)
		}
		return
	}
	names := p.nameSet(len(members))
	for _, m := range members {
		_, m.Duplicate = names[m.Name]
		names[m.Name] = struct{}{}
	}
}

// nameSet gives an empty set. A large one is not kept: emptying it again would cost
// its size each time.
func (p *parser) nameSet(n int) map[string]struct{} {
	if n > maxKept {
		return make(map[string]struct{}, n)
	}
	if p.names == nil {
		p.names = make(map[string]struct{})
	}
	clear(p.names)
	return p.names
}

func hasName(members []*Member, name string) bool {
	for _, m := range members {
		if m.Name == name {
			return true
		}
	}
	return false
}

// space skips ws = *( blank / tab / line feed / carriage return ).
func (p *parser) space() {
	for p.pos < len(p.text) && isSpace(p.text[p.pos]) {
		p.pos++
	}
}

// peek gives the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.text) {
		return p.text[p.pos]
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// isWordByte says whether c goes on a word that a person might have meant as one.
func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) || c == '_' || c >= 0x80 }
