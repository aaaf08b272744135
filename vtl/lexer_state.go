package vtl

// state is what the scanner expects next. The engine's lexer keeps a stack of
// these, and its corner cases come from what is left on that stack.
type state uint8

const (
	stateText      state = iota // anywhere between references and directives
	stateReference              // behind $, and behind a name without a dot before it
	stateMember                 // behind .name
	stateArguments              // inside of a method's parentheses
	stateIndex                  // inside of [ ] behind a reference
	stateHash                   // behind #
	stateDirective              // inside of a directive's parentheses
)

// saved is a state that waits until the one above it ends.
type saved struct {
	state  state
	opened int32
	closed int32
}

// scanner cuts text into tokens as the engine's lexer does. It never fails: what
// the engine refuses becomes a token of an illegal kind.
type scanner struct {
	text   string
	pos    int
	state  state
	setAt  int   // height of the stack inside of the #set that is open, 0: none is
	opened int32 // parentheses opened in this state
	closed int32 // parentheses closed in this state
	stack  []saved
	// slashes is the end of the last run of backslashes, so that a long one is not
	// gone over again for each of its tokens.
	slashes int
	// blankFrom and blankTo are the last run of blanks that was looked at: every state
	// that ends at its start asks where it ends.
	blankFrom, blankTo int
}

// reset starts over at pos, at a place where only text can be.
func (s *scanner) reset(text string, pos int) {
	*s = scanner{text: text, pos: pos, stack: s.stack[:0]}
}

func (s *scanner) push(to state) {
	s.stack = append(s.stack, saved{s.state, s.opened, s.closed})
	s.opened = 0
	s.state = to
}

// pop goes back to the state below; it reports false where there is none.
func (s *scanner) pop() bool {
	top := len(s.stack) - 1
	if top < 0 {
		s.opened = 0
		s.state = stateText
		return false
	}
	f := s.stack[top]
	s.stack = s.stack[:top]
	s.state, s.opened, s.closed = f.state, f.opened, f.closed
	return true
}

// readers match the longest token at the position that their state knows, and change
// the state to what it is behind that token. They get the class of the first byte, and
// give the token's kind and length.
var readers = [...]func(s *scanner, c class) (kind, int){
	stateText:      (*scanner).readText,
	stateReference: (*scanner).readReference,
	stateMember:    (*scanner).readReference,
	stateArguments: (*scanner).readArgument,
	stateIndex:     (*scanner).readIndex,
	stateHash:      (*scanner).readHash,
	stateDirective: (*scanner).readDirective,
}

// next reads the next token. What the engine calls MORE (a $ or # that the token
// continues) moves start ahead of main.
func (s *scanner) next(tok *token) {
	start := s.pos
	tok.spaced, tok.stray = false, -1
	for s.pos < len(s.text) {
		c := classOf[s.text[s.pos]]
		k, n := readers[s.state](s, c)
		if k == kindTerminator {
			if start < s.pos && tok.stray < 0 {
				tok.stray = int32(start)
			}
			start = s.pos
			if s.pop(); s.state != stateText {
				continue
			}
			k, n = s.readText(c)
		}
		if k == kindSpace && tok.spaced {
			k, start = kindSecondSpace, s.pos
		}
		if k < kindDollar {
			tok.kind, tok.start, tok.main = k, int32(start), int32(s.pos)
			s.pos += n
			tok.end = int32(s.pos)
			return
		}
		s.pos += n
		if k == kindSpace {
			start, tok.spaced = s.pos, true
		}
	}
	s.atEnd(tok, start)
}

// atEnd makes the token at the end of the text: nothing may be pending there.
func (s *scanner) atEnd(tok *token, start int) {
	tok.kind, tok.start, tok.main, tok.end = kindEOF, int32(start), int32(s.pos), int32(s.pos)
	if start < s.pos {
		tok.kind = kindDangling
	}
}

// enterReference is for a $.
func (s *scanner) enterReference() {
	if s.state == stateReference {
		s.pop()
	}
	s.push(stateReference)
}

// enterHash is for a #.
func (s *scanner) enterHash() {
	if s.state == stateReference || s.state == stateMember {
		s.pop()
	}
	s.push(stateHash)
}

// closeParen ends the directive whose parenthesis this is.
func (s *scanner) closeParen() {
	for s.opened == 0 {
		if !s.pop() {
			return
		}
	}
	if s.opened == s.closed+1 {
		if s.setAt == len(s.stack) {
			s.setAt = 0
		}
		s.pop()
		return
	}
	s.closed++
}
