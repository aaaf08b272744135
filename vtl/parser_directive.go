package vtl

import "strings"

// directiveName is a directive that is looked up by its name.
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
	hash := tok.main + int32(skipBlanks(p.text[tok.main:tok.end], 0))
	p.skipSpace()
	if k := p.peek().kind; k != kindIdentifier && k != kindLCurly {
		p.unexpected(expectSetTarget)
	}
	n := &Set{Target: p.reference()}
	p.skipSpace()
	p.expect(kindAssign, expectAssign)
	n.Value = p.expression()
	end := p.closeParen(hash)
	n.span = p.span(hash, end)
	return n
}

// expect takes a token of one kind.
func (p *parser) expect(k kind, want expectation) token {
	if p.peek().kind != k {
		p.unexpected(want)
	}
	return p.take()
}

// closeParen takes the ) of a directive and gives the offset behind it.
func (p *parser) closeParen(int32) int32 {
	return p.expect(kindRParen, expectCloseParen).main + 1
}

// openParen takes the ( of a directive.
func (p *parser) openParen() {
	p.skipSpace()
	p.expect(kindLParen, expectOpenParen)
}

// hashOf is where the # of a directive stands.
func hashOf(tok token) int32 { return tok.main - 1 }

// wordEnd is where the name of a directive ends.
func (p *parser) wordEnd(tok token) int32 {
	return tok.main + int32(directiveName(p.text[tok.main:tok.end]))
}

// ifStatement parses #if … #end.
func (p *parser) ifStatement() *If {
	first := p.take()
	p.enter(first)
	n := &If{Arms: []*Arm{p.arm(first)}}
	for p.peek().kind == kindElseIf {
		n.Arms = append(n.Arms, p.arm(p.take()))
	}
	if p.peek().kind == kindElse {
		n.Arms = append(n.Arms, p.elseArm(p.take()))
	}
	n.span = p.span(hashOf(first), p.end(first))
	p.leave()
	return n
}

// arm parses what follows #if or #elseif.
func (p *parser) arm(tok token) *Arm {
	p.openParen()
	a := &Arm{Cond: p.expression()}
	a.Head = p.span(hashOf(tok), p.closeParen(hashOf(tok)))
	a.Body = p.block()
	a.span = Span{a.Head.Start, max(a.Head.End, a.Body.span.End)}
	return a
}

func (p *parser) elseArm(tok token) *Arm {
	a := &Arm{Head: p.span(hashOf(tok), p.wordEnd(tok)), Body: p.block()}
	a.span = Span{a.Head.Start, max(a.Head.End, a.Body.span.End)}
	return a
}

// end takes the #end of the directive that started with tok, and gives the offset
// behind the word.
func (p *parser) end(opened token) int32 {
	tok := p.peek()
	if tok.kind != kindEnd {
		p.unclosed(opened)
	}
	end := p.take()
	return p.wordEnd(end)
}

// directive parses #name, which is a directive or text.
func (p *parser) directive() {
	mark := len(p.record)
	p.nested++
	tok := p.take()
	name := p.directiveWord(tok)
	if p.argumentsFollow() {
		p.directiveWithArguments(tok, name, mark)
	} else {
		p.directiveAlone(tok, name)
	}
	p.nested--
	if p.nested == 0 {
		p.record = p.record[:0]
	}
}

// directiveWord is the name as the engine reads it: without the first character,
// whatever that is.
func (p *parser) directiveWord(tok token) string {
	image := p.image(tok)
	if tok.kind == kindBracketedWord {
		return image[2 : len(image)-1]
	}
	return image[1:]
}

func (p *parser) argumentsFollow() bool {
	k := p.peek().kind
	return k == kindLParen || k == kindSpace && p.peekAt(1).kind == kindLParen
}

// directiveAlone adds a directive without parentheses.
func (p *parser) directiveAlone(tok token, name string) {
	at := place{p.span(hashOf(tok), p.wordEnd(tok))}
	switch directiveOf(name) {
	case directiveStop:
		p.add(&Stop{at, nil})
	case directiveBreak:
		p.add(&Break{at, nil})
	case directiveUnknown:
		p.addText(tok.start, tok.end)
	default:
		p.fail(tok, syntaxMissingArguments(name))
	}
}

// directiveWithArguments parses #name(…), and the block behind it where it has one.
func (p *parser) directiveWithArguments(tok token, name string, mark int) {
	id := directiveOf(name)
	p.openParen()
	args := p.directiveArguments(id, name)
	closing := p.expect(kindRParen, expectDirectiveArgument)
	head := p.span(hashOf(tok), closing.main+1)
	switch id {
	case directiveStop:
		p.add(&Stop{place{head}, p.onlyArgument(tok, name, args)})
		return
	case directiveBreak:
		p.add(&Break{place{head}, p.onlyArgument(tok, name, args)})
		return
	case directiveUnknown:
		if !strings.HasPrefix(name, "@") {
			p.addLiteral(tok, closing.end, mark)
			return
		}
	}
	p.blockDirective(blockHead{tok, name, id, head, args, mark})
}

// addLiteral adds a directive that prints its own source.
func (p *parser) addLiteral(tok token, end int32, mark int) {
	value := p.recordedFrom(mark, recorded.text)
	if value == p.text[tok.start:end] {
		p.addText(tok.start, end)
		return
	}
	p.add(&Text{place{p.span(tok.start, end)}, value})
}

// argument is one argument of a directive that is looked up by its name.
type argument struct {
	expr Expr   // nil for a word
	text string // the source
	tok  token  // its first token
}

// directiveArguments parses arguments, which commas may part, up to the closing parenthesis.
func (p *parser) directiveArguments(id directiveID, name string) []argument {
	var args []argument
	for {
		p.skipSpace()
		if p.peek().kind == kindComma {
			p.take()
			p.skipSpace()
			if !startsDirectiveArgument(p.peek().kind) {
				p.unexpected(expectDirectiveArgument)
			}
		}
		if !startsDirectiveArgument(p.peek().kind) {
			return args
		}
		args = append(args, p.directiveArgument(id, name, len(args)))
	}
}

func startsDirectiveArgument(k kind) bool { return k == kindWord || startsValue(k) }

func (p *parser) directiveArgument(id directiveID, name string, at int) argument {
	tok := *p.peek()
	start := tok.start
	if tok.kind == kindWord {
		if !wordAllowed(id, at) {
			p.fail(tok, syntaxWordArgument(name, p.image(tok)))
		}
		p.take()
		return argument{nil, p.image(tok), tok}
	}
	if id == directiveMacro && at == 0 {
		p.fail(tok, syntaxMacroName())
	}
	mark := len(p.record)
	expr := p.value()
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

// onlyArgument gives the one argument that #stop and #break may have.
func (p *parser) onlyArgument(tok token, name string, args []argument) Expr {
	switch len(args) {
	case 0:
		return nil
	case 1:
		return args[0].expr
	}
	p.fail(tok, syntaxTooManyArguments(name, len(args)))
	return nil
}

// blockHead is what is known of a directive when its block starts.
type blockHead struct {
	tok  token
	name string
	id   directiveID
	head Span
	args []argument
	mark int
}

// blockDirective parses the block of a directive and its #end.
func (p *parser) blockDirective(h blockHead) {
	p.checkHead(h)
	bodyMark := len(p.record)
	p.flushText()
	p.enter(h.tok)
	body := p.block()
	bodyEnd := len(p.record)
	end := p.end(h.tok)
	p.leave()
	at := place{Span{h.head.Start, p.span(end, end).End}}
	switch h.id {
	case directiveForeach:
		p.add(p.foreach(h, at, body))
	case directiveDefine:
		p.add(&Define{at, h.head, p.nameOf(h.args[0]), body})
	case directiveMacro:
		p.macros = append(p.macros, h.args[0].text)
		p.add(&Macro{at, h.head, h.args[0].text, body})
	case directiveLiteral:
		value := p.literalValue(h, bodyMark, bodyEnd)
		p.add(&Verbatim{at, value})
	default:
		p.add(&Text{at, p.recordedFrom(h.mark, recorded.text)})
	}
}

// checkHead refuses the arguments that the engine refuses when it loads a template.
func (p *parser) checkHead(h blockHead) {
	switch {
	case h.id == directiveMacro && len(h.args) == 0:
		p.fail(h.tok, syntaxMissingArguments(h.name))
	case h.id == directiveDefine && len(h.args) != 1:
		p.fail(h.tok, syntaxDefineArguments(len(h.args)))
	}
}

// literalValue is what #literal prints: its block, or its first argument where it has one.
func (p *parser) literalValue(h blockHead, from, to int) string {
	if len(h.args) > 0 {
		return h.args[0].text
	}
	if from == to {
		p.fail(h.tok, syntaxEmptyLiteral())
	}
	var b strings.Builder
	for _, r := range p.record[from:to] {
		b.WriteString(r.literal())
	}
	return b.String()
}

// foreach makes the node of a loop out of whatever arguments it has.
func (p *parser) foreach(h blockHead, at place, body *Block) *Foreach {
	n := &Foreach{place: at, Head: h.head, Body: body, Parts: len(h.args)}
	if len(h.args) > 0 {
		n.Var = p.nameOf(h.args[0])
	}
	if len(h.args) > 2 {
		n.List = h.args[2].expr
	}
	if len(h.args) > 3 {
		n.Extra = h.args[3].expr
	}
	return n
}

// nameOf gives the variable that an argument names. The engine takes anything for
// a name, without its first character.
func (p *parser) nameOf(a argument) *Reference {
	if r, ok := a.expr.(*Reference); ok {
		return r
	}
	span := p.span(a.tok.start, a.tok.end)
	return &Reference{place: place{span}, Name: p.image(a.tok)[1:], NameSpan: span}
}
