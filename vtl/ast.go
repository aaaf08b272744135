package vtl

// Node is a piece of a template's syntax tree. The set is closed:
//
//   - text: [Text] [Comment] [Verbatim] [Escape]
//   - directives: [Set] [If] [Foreach] [Define] [Macro] [Stop] [Break]
//   - expressions: [Reference] [StringLit] [NumberLit] [BoolLit] [ListLit]
//     [RangeLit] [MapLit] [Unary] [Binary] [Paren]
//   - parts: [Block] [Arm] [Property] [Call] [Index] [MapEntry]
//   - [Bad], where the parser recovered
//
// Walk meets every one of them.
type Node interface {
	// Span is the node's place in the source's text. A directive's span reaches from
	// its # to the end of its #end and leaves out the white space that it swallows.
	Span() Span
	node()
}

// Expr is a Node that has a value.
type Expr interface {
	Node
	expr()
}

// Step is one link of a reference's chain: a *Property, *Call or *Index.
type Step interface {
	Node
	step()
}

// place is embedded in every node. A template is short enough for small offsets.
type place struct{ start, end int32 }

func placeOf(s Span) place { return place{int32(s.Start), int32(s.End)} }

func (p place) Span() Span { return Span{int(p.start), int(p.end)} }
func (p place) node()      {}

// Block is a run of nodes: a template's root, the body of a directive, the inside
// of a double-quoted string.
type Block struct {
	place
	Nodes []Node
	root  *root // of the template's root only
}

// root is what a template's root knows besides its nodes.
type root struct {
	text string // the template's, for Print
	// printed is what an escaped reference prints, where that is not its own text.
	printed map[*Reference]string
}

// Text is template text that is printed as it stands in Value, which can be empty. (The source under
// its span can be longer: white space that a directive swallows belongs to none.)
type Text struct {
	place
	Value string
}

// Comment is ## to the end of its line, newline included, or #* *#. It prints nothing.
type Comment struct {
	place
	Block bool // #* *#
}

// Verbatim is #[[ Value ]]#, or #literal() Value #end.
type Verbatim struct {
	place
	Value string
}

// Escape is a run of backslashes with what it escapes (\$x, \#if): Value is what
// is printed where the escaped name is defined, as Velocity 1.7 has it.
type Escape struct {
	place
	Value string
}

// Reference is $x, ${x}, $!x, $!{x} with its chain of members.
type Reference struct {
	place
	Name     string
	NameSpan Span
	Steps    []Step
	Quiet    bool // $!x
	Formal   bool // ${x}
	// Bare is a word that the grammar takes for a reference in a method's arguments,
	// $x.get(word), or $\!x outside of text. It never has a value.
	Bare bool
	// Escapes is the number of backslashes before the reference, which belong to it
	// and to its span; see Velocity's escape rules in the package documentation.
	Escapes int
	// Stray is what stands between Escapes and the reference's own $: the first $ of
	// $$x, the # of #$x. It is printed before the value, but neither where the
	// reference is escaped nor where a #define block prints itself.
	Stray string
}

// Own is the span of the reference itself, without Escapes and Stray. Its text is
// what an escaped reference prints, but for signs in it that come to nothing: the engine
// forgets some of those.
func (r *Reference) Own() Span {
	return Span{r.Span().Start + r.Escapes + len(r.Stray), r.Span().End}
}

// Property is .Name.
type Property struct {
	place
	Name string
}

// Call is .Name(Args...).
type Call struct {
	place
	Name     string
	NameSpan Span
	Args     []Expr
}

// Index is [Key].
type Index struct {
	place
	Key Expr
}

// StringLit is 'single', which is literal, or "double", which is interpolated.
type StringLit struct {
	place
	Double bool
	// Value is the text, doubled quotes already single and \uXXXX decoded; where
	// Body is not nil it is the text before interpolation.
	Value string
	// Body is the parsed inside of a double-quoted string that holds a reference or a
	// directive; nil where the string is constant. Its nodes have true positions in
	// the template's text.
	Body *Block
	// Cut says that the last character of the result is lost: the engine takes away a
	// blank that it has put behind the text, and an unclosed comment at the end of
	// Body has taken that blank with it.
	Cut bool
}

// NumberLit is 1, -2, 1.5, .5, 1e3. Value is an int32, int64, *big.Int or float64.
type NumberLit struct {
	place
	Value any
}

// BoolLit is true or false.
type BoolLit struct {
	place
	Value bool
}

// ListLit is [a, b].
type ListLit struct {
	place
	Items []Expr
}

// RangeLit is [Low..High].
type RangeLit struct {
	place
	Low, High Expr
}

// MapLit is {"a": 1}.
type MapLit struct {
	place
	Entries []*MapEntry
}

// MapEntry is one Key : Value of a MapLit.
type MapEntry struct {
	place
	Key, Value Expr
}

// Op is an operator.
type Op int

// The operators; OpNot is the only unary one.
const (
	OpNot Op = iota + 1
	OpOr
	OpAnd
	OpEq
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
	OpAdd
	OpSub
	OpMul
	OpDiv
	OpMod
)

// Unary is !X or not X.
type Unary struct {
	place
	Op     Op
	OpSpan Span
	X      Expr
}

// Binary is X Op Y.
type Binary struct {
	place
	Op     Op
	OpSpan Span
	X, Y   Expr
}

// Paren is (X).
type Paren struct {
	place
	X Expr
}

// Set is #set(Target = Value).
type Set struct {
	place
	Target *Reference
	Value  Expr
}

// If is #if(…) … #elseif(…) … #else … #end. Arms has at least one element; only
// the last may have a nil Cond, which makes it the #else.
type If struct {
	place
	Arms []*Arm
}

// Arm is one branch of an If. Its span reaches from its # to the end of its body.
type Arm struct {
	place
	// Head is the span of the directive itself: #if(…), #elseif(…), #else.
	Head Span
	Cond Expr
	Body *Block
}

// Foreach is #foreach(Var in List) … #end.
type Foreach struct {
	place
	Head Span
	Var  *Reference
	// List is nil where the directive has fewer than three parts: with two it does
	// nothing, with one its render fails.
	List Expr
	Body *Block
	// Parts is the number of arguments, normally 3: variable, in, list.
	Parts int
	// Extra is the fourth argument, if there is one. It takes the place of Body: a
	// reference is printed in each round, anything else prints nothing.
	Extra Expr
}

// Define is #define(Name) … #end.
type Define struct {
	place
	Head Span
	Name *Reference
	Body *Block
}

// Macro is a #macro(…) … #end block, which prints nothing: inline macros are off.
type Macro struct {
	place
	Head Span
	Name string
	Body *Block
}

// Stop is #stop or #stop(Arg): rendering ends here, what was printed stays.
type Stop struct {
	place
	Arg Expr // a message, which is evaluated but seen nowhere; nil: none
}

// Break is #break or #break(Arg).
type Break struct {
	place
	Arg Expr // the scope of the loop to leave, such as $foreach.parent; nil: the innermost
}

// Bad is what the parser skipped after an error. A template that holds one cannot
// be rendered.
type Bad struct{ place }

func (*Reference) expr() {}
func (*StringLit) expr() {}
func (*NumberLit) expr() {}
func (*BoolLit) expr()   {}
func (*ListLit) expr()   {}
func (*RangeLit) expr()  {}
func (*MapLit) expr()    {}
func (*Unary) expr()     {}
func (*Binary) expr()    {}
func (*Paren) expr()     {}
func (*Bad) expr()       {}

func (*Property) step() {}
func (*Call) step()     {}
func (*Index) step()    {}
