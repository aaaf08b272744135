package vtl

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// frame runs the lexer and hands what it gives to document.Parse.
var frame = participle.MustBuild[document](participle.Lexer(definition{}))

// document is the root of the grammar: a template.
type document struct {
	block *Block
	root  root // of block
	diags Diagnostics
}

// Parse implements participle.Parseable: from here on everything is recursive
// descent over the tokens of scanner.
func (d *document) Parse(tokens *lexer.PeekingLexer) error {
	text := tokens.Next().Value
	p := newParser(text)
	d.block = p.template(&d.root)
	d.diags = p.release()
	if d.diags.HasErrors() {
		d.recover(text)
	}
	return nil
}

// recover finds all errors of a template that has one.
func (d *document) recover(text string) {
	block, diags := recoverDocument(text, &d.root)
	if !diags.HasErrors() {
		diags = d.diags // never seen, but an error must not get lost
	}
	slices.SortStableFunc(diags, func(a, b Diagnostic) int { return cmp.Compare(a.Subject.Start, b.Subject.Start) })
	d.block, d.diags = block, diags
}

// ParseSource parses a source; see Parse.
func ParseSource(src *Source) (*Template, Diagnostics) {
	if len(src.Text) > MaxTemplateBytes {
		return tooLarge(src)
	}
	// The frame reports no errors of its own: what it could refuse is in the diagnostics.
	doc, err := frame.ParseString(src.Name, src.Text)
	if err != nil {
		panic(err)
	}
	t := &Template{Source: src, Root: doc.block}
	for i := range doc.diags {
		doc.diags[i].Source = src
	}
	if doc.diags.HasErrors() {
		t.broken = doc.diags
	}
	return t, doc.diags
}

// parser is the recursive descent. Its methods are in the parser_*.go files.
type parser struct {
	unit
	arena

	// tokens are those of the template and, behind them, those of the string that is
	// being parsed. What was taken stays, so that pointers to it do.
	tokens  []token
	scanner scanner  // is done with the text of the unit
	macros  []string // names of the #macro blocks so far
	record  []recorded
	depth   int
	source  string                // the template's text
	printed map[*Reference]string // see root
	diags   Diagnostics

	shaky bool // recovery may have skipped the start or end of a block
}

// unit is the state for one text: the template, or the inside of a string.
type unit struct {
	// text is the template, or a string's text with its doubled quotes made single.
	text string
	// places leads from an offset in text to one in the template; nil: they are the same.
	places   []int32
	inString bool

	base int // index of the unit's first token in tokens
	next int // index of the next token, not taken yet
	run  textRunner

	nested int // how many unknown directives want what is taken recorded

	// What messages are made of.
	opener   token  // what opened the innermost bracket; kindEOF: none is open
	at       int    // where the statement starts
	declined call   // a parenthesis behind a name that starts no call
	hints    *hints // nil: none
	inText   bool   // the reference being parsed stands in text

	recovering bool // go on after an error; not inside of strings
}

// hints are places that may be the reason of an error further on. The zero tokens are
// none.
type hints struct {
	glued    token // a word such as #endif
	unopened token // a word such as #for
	suspect  token // a block whose #end stands further left
}

// hint gives the hints so far.
func (p *parser) hint() hints {
	if p.hints == nil {
		return hints{}
	}
	return *p.hints
}

// note gives the hints to add one.
func (p *parser) note() *hints {
	if p.hints == nil {
		p.hints = new(hints)
	}
	return p.hints
}

// parsers keeps parsers for their scratch memory.
var parsers = sync.Pool{New: func() any { return &parser{arena: newArena()} }}

func newParser(text string) *parser {
	p := parsers.Get().(*parser)
	p.text, p.source = text, text
	p.scanner.reset(text, 0)
	p.plan(text)
	return p
}

// release gives the diagnostics and takes the parser back.
func (p *parser) release() Diagnostics {
	diags := p.diags
	p.unit = unit{}
	p.scanner.reset("", 0)
	p.arena.drop()
	clear(p.macros)
	clear(p.record[:cap(p.record)]) // its texts are parts of the template
	p.tokens, p.macros, p.record = p.tokens[:0], p.macros[:0], p.record[:0]
	p.depth, p.source, p.printed, p.diags, p.shaky = 0, "", nil, nil, false
	parsers.Put(p)
	return diags
}

// bailout ends the parse, or what recovery encloses, after an error was reported.
type bailout struct {
	final bool // recovery cannot help
}

// template parses the whole text and fills root.
func (p *parser) template(root *root) (block *Block) {
	text := p.text
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(bailout); !ok {
				panic(r)
			}
			block = badBlock(text)
		}
	}()
	p.read()
	block = p.block()
	for p.peek().kind != kindEOF {
		p.blockless()
		block.Nodes = append(block.Nodes, p.block().Nodes...)
	}
	block.place, block.root = placeOf(Span{0, len(text)}), root
	root.text, root.printed = text, p.printed
	return block
}

// badBlock is the tree of a text that could not be parsed at all.
func badBlock(text string) *Block {
	whole := placeOf(Span{0, min(len(text), math.MaxInt32)}) // a text that is too large may be any length
	return &Block{whole, []Node{&Bad{whole}}, &root{text: text}}
}

// call is a parenthesis behind a member's name and what follows it.
type call struct{ paren, next token }

// span gives the template's span for offsets of p.text.
func (p *parser) span(start, end int32) Span {
	if p.places != nil {
		return Span{int(p.places[start]), int(p.places[end])}
	}
	return Span{int(start), int(end)}
}

// place gives the template's place for offsets of p.text.
func (p *parser) place(start, end int32) place {
	if p.places != nil {
		return place{p.places[start], p.places[end]}
	}
	return place{start, end}
}

// enter guards a nesting; leave must follow.
func (p *parser) enter(at *token) {
	if p.depth++; p.depth > MaxDepth {
		p.tooDeep(at)
	}
}

func (p *parser) tooDeep(at *token) {
	p.report(Error, findTooDeep().on(*at))
	panic(bailout{final: true})
}

func (p *parser) leave() { p.depth-- }

// textRunner joins neighbouring texts into one node.
type textRunner struct{ start, end int32 }

// addText appends text that prints itself.
func (p *parser) addText(start, end int32) {
	if p.run.start < p.run.end && p.run.end == start {
		p.run.end = end
		return
	}
	p.flushText()
	p.run = textRunner{start, end}
}

// flushText ends the run of text.
func (p *parser) flushText() {
	if r := p.run; r.start < r.end {
		p.run = textRunner{}
		t := p.texts.new()
		t.place, t.Value = p.place(r.start, r.end), p.text[r.start:r.end]
		p.nodes.add(t)
	}
}

// add appends a node to the block that is open.
func (p *parser) add(n Node) {
	if p.run.start < p.run.end {
		p.flushText()
	}
	p.nodes.add(n)
}
