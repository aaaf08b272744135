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

// next reads the next token. What the engine calls MORE (a $ or # that the token
// continues) moves start ahead of main.
func (s *scanner) next(tok *token) {
	start := s.pos
	tok.spaced, tok.stray = false, -1
	for s.pos < len(s.text) {
		k, n := s.step()
		switch k {
		case kindDollar, kindDollarBang, kindHash:
			s.more(k)
			s.pos += n
			continue
		case kindSpace:
			s.pos += n
			start, tok.spaced = s.pos, true
			continue
		case kindTerminator:
			if start < s.pos && tok.stray < 0 {
				tok.stray = int32(start)
			}
			start = s.pos
			s.pop()
			continue
		}
		tok.kind, tok.start, tok.main = k, int32(start), int32(s.pos)
		s.pos += n
		tok.end = int32(s.pos)
		if acts&(1<<k) != 0 {
			s.act(k)
		}
		return
	}
	s.atEnd(tok, start)
}

// step matches what comes next. Most of a template is what it finds without looking
// further: text, and $name, which every state reads the same way.
func (s *scanner) step() (kind, int) {
	c := s.text[s.pos]
	switch {
	case c == '$' && s.letterAt(s.pos+1):
		s.more(kindDollar)
		s.pos++
		return s.matchIdentifier()
	case s.state == stateText && !textSpecial[c]:
		return kindText, 1 + textRun(s.text[s.pos+1:])
	}
	return s.match()
}

// atEnd makes the token at the end of the text: nothing may be pending there.
func (s *scanner) atEnd(tok *token, start int) {
	tok.kind, tok.start, tok.main, tok.end = kindEOF, int32(start), int32(s.pos), int32(s.pos)
	if start < s.pos {
		tok.kind = kindDangling
	}
}

// more changes the state for a $ or a #.
func (s *scanner) more(k kind) {
	if k == kindHash {
		if s.state == stateReference || s.state == stateMember {
			s.pop()
		}
		s.push(stateHash)
		return
	}
	if s.state == stateReference {
		s.pop()
	}
	s.push(stateReference)
}

// acts has a bit for each kind that act knows.
const acts = 1<<kindIndexOpen | 1<<kindIndexClose | 1<<kindRCurly | 1<<kindElse | 1<<kindEnd |
	1<<kindLParen | 1<<kindRParen | 1<<kindArgsClose | 1<<kindSet | 1<<kindIf | 1<<kindElseIf |
	1<<kindWord | 1<<kindBracketedWord | 1<<kindDot | 1<<kindMember | 1<<kindLineComment |
	1<<kindString | 1<<kindInteger | 1<<kindFloat

// act changes the state behind a token.
func (s *scanner) act(k kind) {
	switch k {
	case kindIndexOpen:
		s.push(stateIndex)
	case kindIndexClose, kindRCurly, kindElse, kindEnd:
		s.pop()
	case kindLParen:
		s.opened++
		if s.state == stateMember {
			s.state = stateArguments
		}
	case kindRParen:
		s.closeParen()
	case kindArgsClose:
		s.state = stateReference
	case kindSet:
		s.push(stateDirective)
		s.setAt = len(s.stack)
		s.opened++
	case kindIf, kindElseIf:
		s.state = stateDirective
	case kindWord, kindBracketedWord:
		s.actWord()
	case kindDot, kindMember:
		s.state = stateMember
	case kindLineComment:
		if s.state == stateReference {
			s.pop()
		}
	case kindString:
		if s.state == stateDirective && s.setAt == 0 && s.opened == 0 {
			s.pop()
		}
	case kindInteger, kindFloat:
		s.actNumber(k)
	}
}

// actWord decides whether #name is followed by arguments.
func (s *scanner) actWord() {
	if s.state != stateHash {
		return
	}
	if s.parenFollows() {
		s.state = stateDirective
		return
	}
	s.pop()
}

func (s *scanner) parenFollows() bool {
	for i := s.pos; i < len(s.text); i++ {
		switch s.text[i] {
		case ' ', '\t', '\n', '\r':
		case '(':
			return true
		default:
			return false
		}
	}
	return false
}

func (s *scanner) actNumber(k kind) {
	if s.opened != 0 || s.setAt != 0 || s.state == stateArguments {
		return
	}
	if k == kindFloat || s.state != stateIndex {
		s.pop()
	}
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
