package java

import "unsafe"

// Texts makes values of the small texts that one program makes on its way, with few
// allocations: many share one piece of memory, and each keeps all of its piece. The
// zero value is ready to use; it is not safe for concurrent use.
type Texts struct {
	bytes []byte   // room in the present piece
	heads []string // room for the texts of the present piece
	total int      // bytes of all pieces so far
}

// The two sizes of pieces. A text is expected to be as long as its share of the bytes.
type (
	firstPiece struct {
		heads [12]string
		bytes [320]byte
	}
	laterPiece struct {
		heads [24]string
		bytes [1664]byte
	}
)

// A program that keeps one text of every piece keeps many times what it asked for, so
// all pieces together are bounded, in bytes; beyond that every text has its own memory,
// as has one that is longer than sharedText.
const (
	allPieces  = 1 << 20
	sharedText = 256
)

// Of gives text as a value. It is copied.
func (t *Texts) Of(text []byte) any {
	if len(text) == 0 {
		return ""
	}
	if len(text) > sharedText {
		return string(text)
	}
	if len(text) > cap(t.bytes)-len(t.bytes) || len(t.heads) == cap(t.heads) {
		if t.total >= allPieces {
			return string(text)
		}
		t.newPiece()
	}
	at := len(t.bytes)
	t.bytes = append(t.bytes, text...)
	t.heads = append(t.heads, unsafe.String(&t.bytes[at], len(text)))
	return boxed(&t.heads[len(t.heads)-1])
}

func (t *Texts) newPiece() {
	if t.total == 0 {
		p := new(firstPiece)
		t.bytes, t.heads, t.total = p.bytes[:0], p.heads[:0], int(unsafe.Sizeof(*p))
		return
	}
	p := new(laterPiece)
	t.bytes, t.heads = p.bytes[:0], p.heads[:0]
	t.total += int(unsafe.Sizeof(*p))
}
