package java

import "unsafe"

// Texts makes values of the small texts that one program makes on its way, with few
// allocations: many share one piece of memory, and each keeps all of its piece. The
// zero value is ready to use; it is not safe for concurrent use.
type Texts struct {
	bytes []byte   // room in the present piece
	heads []string // room for the texts of the present piece
	piece int      // bytes of the next one
	total int      // bytes of all so far
}

// Sizes of pieces, and of the texts in them, in bytes. A program that keeps one text
// of every piece keeps many times what it asked for, so all pieces together are bounded;
// beyond that every text has its own memory.
const (
	firstPiece  = 256
	lastPiece   = 2 << 10
	allPieces   = 1 << 20
	sharedText  = 256
	bytesAText  = 32 // as long as a text is expected to be
	bytesOfHead = 16
)

// Of gives text as a value. It is copied.
func (t *Texts) Of(text []byte) any {
	if len(text) == 0 {
		return ""
	}
	if len(text) > sharedText || t.total >= allPieces {
		return string(text)
	}
	if len(text) > cap(t.bytes)-len(t.bytes) {
		t.newPiece()
	}
	at := len(t.bytes)
	t.bytes = append(t.bytes, text...)
	if len(t.heads) == cap(t.heads) {
		t.newHeads()
	}
	t.heads = append(t.heads, unsafe.String(&t.bytes[at], len(text)))
	return boxed(&t.heads[len(t.heads)-1])
}

func (t *Texts) newPiece() {
	t.piece = min(max(2*t.piece, firstPiece), lastPiece)
	t.bytes = make([]byte, 0, t.piece)
	t.total += t.piece
}

func (t *Texts) newHeads() {
	n := t.piece / bytesAText
	t.heads = make([]string, 0, n)
	t.total += n * bytesOfHead
}
