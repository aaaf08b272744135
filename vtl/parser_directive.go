package vtl

import "strings"

// directiveID is a directive that is looked up by its name.
type directiveID int

const (
	directiveUnknown directiveID = iota
	directiveForeach
	directiveDefine
	directiveMacro
	directiveLiteral
	directiveStop
	directiveBreak
)

// directiveOf gives the directive of a name. #evaluate, #parse and #include are off.
func directiveOf(name string) directiveID {
	switch name {
	case "foreach":
		return directiveForeach
	case "define":
		return directiveDefine
	case "macro":
		return directiveMacro
	case "literal":
		return directiveLiteral
	case "stop":
		return directiveStop
	case "break":
		return directiveBreak
	}
	return directiveUnknown
}

// set parses #set(reference = expression), its opening token not yet taken.
func (p *parser) set() *Set {
	tok := p.take()
	p.inText, p.opener = false, *tok
	hash := tok.main + int32(skipBlanks(p.text[tok.main:tok.end], 0))
	if k := p.peek().kind; k != kindIdentifier && k != kindLCurly {
		p.unexpected(expectSetTarget)
	}
	n := p.sets.new()
	n.Target = p.reference()
	p.expect(kindAssign, expectAssign)
	n.Value = p.expression()
	n.place = p.place(hash, p.closeParen())
	p.opener = token{}
	p.warnTarget(n.Target)
	return n
}

// expect takes a token of one kind.
func (p *parser) expect(k kind, want expectation) *token {
	if p.peek().kind != k {
		p.unexpected(want)
	}
	return p.take()
}

// openParen takes the ( of a directive.
func (p *parser) openParen() {
	p.inText = false
	p.opener = *p.expect(kindLParen, expectOpenParen)
}

// closeParen takes the ) of a directive and gives the offset behind it.
func (p *parser) closeParen() int32 {
	return p.expect(kindRParen, expectCloseParen).main + 1
}

// hashOf is where the # of a directive stands. In odd corners the engine reads a
// directive behind a reference and has lost the #.
func hashOf(tok *token) int32 { return max(tok.start, tok.main-1) }

// wordEnd is where the name of a directive ends.
func (p *parser) wordEnd(tok *token) int32 {
	return tok.main + int32(directiveName(p.text[tok.main:tok.end]))
}

// directive parses #name, which is a directive or text.
func (p *parser) directive() {
	name := p.directiveWord(p.peek())
	h := blockHead{name: name, id: directiveOf(name), mark: len(p.record)}
	prints := printsSource(h.id)
	if prints {
		p.nested++
	}
	h.tok = p.take()
	if p.argumentsFollow() {
		p.directiveWithArguments(h)
	} else {
		p.directiveAlone(h)
	}
	if !prints {
		return
	}
	if p.nested--; p.nested == 0 {
		p.record = p.record[:h.mark]
	}
}

// printsSource says whether a directive prints its own source, or that of its block.
func printsSource(id directiveID) bool {
	return id == directiveUnknown || id == directiveLiteral
}

// directiveWord is the name as the engine reads it: without the first character,
// whatever that is.
func (p *parser) directiveWord(tok *token) string {
	image := p.image(tok)
	if tok.kind == kindBracketedWord {
		return image[2 : len(image)-1]
	}
	return image[1:]
}

func (p *parser) argumentsFollow() bool {
	return p.peek().kind == kindLParen
}

// directiveAlone adds a directive without parentheses.
func (p *parser) directiveAlone(h blockHead) {
	at := p.place(hashOf(h.tok), p.wordEnd(h.tok))
	switch h.id {
	case directiveStop:
		p.add(&Stop{at, nil})
	case directiveBreak:
		p.add(&Break{at, nil})
	case directiveUnknown:
		p.warnUnknown(h.tok, h.name)
		p.addText(h.tok.start, h.tok.end)
	default:
		p.refuse(findMissingArguments(h.name).on(*h.tok))
		h.head, h.broken = at.Span(), true
		p.blockDirective(h)
	}
}

// refuse reports an error behind which the parser knows how to go on.
func (p *parser) refuse(f finding) {
	if !p.recovering {
		p.fail(f)
	}
	p.report(Error, f)
}

// directiveWithArguments parses #name(…), and the block behind it where it has one.
func (p *parser) directiveWithArguments(h blockHead) {
	argMark := len(p.args)
	ok := p.try(func() { p.head(&h) })
	if !ok {
		bad := p.skipBroken(hashOf(h.tok))
		h.head, h.args, h.broken = bad.Span(), nil, true
		if !h.hasBlock() {
			p.add(bad)
		}
	}
	switch {
	case h.hasBlock():
		p.blockDirective(h)
	case !ok:
	case h.id == directiveStop:
		p.add(&Stop{placeOf(h.head), h.onlyArgument()})
	case h.id == directiveBreak:
		p.add(&Break{placeOf(h.head), h.onlyArgument()})
	default:
		p.warnUnknown(h.tok, h.name)
		p.addLiteral(h.tok, h.end, h.mark)
	}
	p.args = p.args[:argMark]
}

// head parses the arguments of a directive and refuses what the engine refuses when
// it loads a template.
func (p *parser) head(h *blockHead) {
	p.openParen()
	h.args = p.directiveArguments(h.id, h.name)
	closing := p.expect(kindRParen, expectDirectiveArgument)
	p.opener = token{}
	h.head = p.span(hashOf(h.tok), closing.main+1)
	h.end = closing.end
	switch n := len(h.args); {
	case h.id == directiveMacro && n == 0:
		p.fail(findMissingArguments(h.name).at(h.tok.start, h.end))
	case h.id == directiveDefine && n != 1:
		p.fail(findDefineArguments(n).at(h.tok.start, h.end))
	case (h.id == directiveStop || h.id == directiveBreak) && n > 1:
		p.fail(findTooManyArguments(h.name).at(h.tok.start, h.end))
	case h.id == directiveForeach && n < 3:
		p.warn(findIncompleteForeach(n).at(h.tok.start, closing.main+1))
	}
}

// addLiteral adds a directive that prints its own source.
func (p *parser) addLiteral(tok *token, end int32, mark int) {
	value := p.recordedFrom(mark, recorded.text)
	if value == p.text[tok.start:end] {
		p.addText(tok.start, end)
		return
	}
	p.add(&Text{p.place(tok.start, end), value})
}

// argument is one argument of a directive that is looked up by its name.
type argument struct {
	expr Expr   // nil for a word
	text string // the source
	tok  *token // its first token
}

// directiveArguments parses arguments, which commas may part, up to the closing parenthesis.
func (p *parser) directiveArguments(id directiveID, name string) []argument {
	mark := len(p.args)
	for {
		if p.peek().kind == kindComma {
			p.take()
			if !startsDirectiveArgument(p.peek().kind) {
				p.unexpected(expectDirectiveArgument)
			}
		}
		if !startsDirectiveArgument(p.peek().kind) {
			return p.args[mark:]
		}
		arg := p.directiveArgument(id, name, len(p.args)-mark)
		p.args = append(p.args, arg)
	}
}

func startsDirectiveArgument(k kind) bool { return k == kindWord || startsValue(k) }

func (p *parser) directiveArgument(id directiveID, name string, at int) argument {
	tok := p.peek()
	start := tok.start
	if tok.kind == kindWord {
		if !wordAllowed(id, at) {
			p.fail(p.findWordArgument(name, at))
		}
		p.take()
		return argument{nil, p.image(tok), tok}
	}
	if id == directiveMacro && at == 0 {
		p.fail(findMacroName().on(*tok))
	}
	mark := len(p.record)
	expr := p.value(expectDirectiveArgument)
	text := p.text[start:p.lastEnd(expr, start)]
	if id == directiveLiteral {
		text = p.recordedFrom(mark, recorded.literal)
	}
	return argument{expr, text, tok}
}

// lastEnd is where an argument ends, as an offset of p.text.
func (p *parser) lastEnd(e Expr, start int32) int32 {
	if p.places == nil {
		return int32(e.Span().End)
	}
	for end := start; ; end++ {
		if int(p.places[end]) >= e.Span().End {
			return end
		}
	}
}

// wordAllowed says whether a bare word may be argument number at.
func wordAllowed(id directiveID, at int) bool {
	switch id {
	case directiveUnknown:
		return true
	case directiveMacro:
		return at == 0
	case directiveForeach:
		return at == 1
	}
	return false
}

// blockHead is what is known of a directive when its arguments are read.
type blockHead struct {
	tok    *token
	name   string
	id     directiveID
	head   Span
	end    int32 // behind the parenthesis and the line end that it swallows
	args   []argument
	mark   int
	broken bool
}

// hasBlock says whether the directive needs an #end. A name that starts with @
// would call a macro with a block.
func (h blockHead) hasBlock() bool {
	switch h.id {
	case directiveStop, directiveBreak:
		return false
	case directiveUnknown:
		return strings.HasPrefix(h.name, "@")
	}
	return true
}

// onlyArgument gives the argument that #stop and #break may have.
func (h blockHead) onlyArgument() Expr {
	if len(h.args) == 0 {
		return nil
	}
	return h.args[0].expr
}

// blockDirective parses the block of a directive and its #end.
func (p *parser) blockDirective(h blockHead) {
	bodyMark := len(p.record)
	p.enter(h.tok)
	body := p.block()
	bodyEnd := len(p.record)
	end := p.end(h.tok, h.broken)
	p.leave()
	at := placeOf(Span{h.head.Start, p.span(end, end).End})
	switch h.id {
	case directiveForeach:
		p.add(p.foreach(h, at, body))
	case directiveDefine:
		p.add(&Define{at, h.head, p.nameOf(h, 0), body})
	case directiveMacro:
		p.add(p.macro(h, at, body))
	case directiveLiteral:
		p.add(&Verbatim{at, p.literalValue(h, bodyMark, bodyEnd)})
	default:
		p.add(&Text{at, p.recordedFrom(h.mark, recorded.text)})
	}
}

// macro notes the name of a macro: from here on \#name is escaped.
func (p *parser) macro(h blockHead, at place, body *Block) *Macro {
	name := ""
	if len(h.args) > 0 {
		name = h.args[0].text
		p.macros = append(p.macros, name)
	}
	return &Macro{at, h.head, name, body}
}

// literalValue is what #literal prints: its block, or its first argument where it has one.
func (p *parser) literalValue(h blockHead, from, to int) string {
	if len(h.args) > 0 {
		return h.args[0].text
	}
	if from == to && !h.broken && p.prev().kind == kindEnd {
		p.refuse(findEmptyLiteral().on(*h.tok))
	}
	var b strings.Builder
	for _, r := range p.record[from:to] {
		b.WriteString(r.literal())
	}
	return b.String()
}

// foreach makes the node of a loop out of whatever arguments it has.
func (p *parser) foreach(h blockHead, at place, body *Block) *Foreach {
	n := p.loops.new()
	n.place, n.Head, n.Var, n.Body, n.Parts = at, h.head, p.nameOf(h, 0), body, len(h.args)
	if len(h.args) > 2 {
		n.List = h.args[2].expr
	}
	if h.broken {
		n.List = &Bad{placeOf(h.head)}
	}
	if len(h.args) > 3 {
		n.Extra = h.args[3].expr
	}
	return n
}

// nameOf gives the variable that an argument names. The engine takes anything for
// a name, without its first character.
func (p *parser) nameOf(h blockHead, i int) *Reference {
	if i >= len(h.args) {
		none := Span{h.head.Start, h.head.Start}
		return &Reference{place: placeOf(none), NameSpan: none}
	}
	a := h.args[i]
	if r, ok := a.expr.(*Reference); ok {
		return r
	}
	span := p.span(a.tok.start, a.tok.end)
	return &Reference{place: placeOf(span), Name: p.image(a.tok)[1:], NameSpan: span}
}
