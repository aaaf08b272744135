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

// The sizes of pieces: 256, 512 and, from the third on, 2048 bytes.
type (
	firstPiece struct {
		heads [8]string
		bytes [128]byte
	}
	secondPiece struct {
		heads [16]string
		bytes [256]byte
	}
	laterPiece struct {
		heads [56]string
		bytes [1152]byte
	}
)

// sharedText is how long a text may be that shares its memory, in bytes.
const sharedText = 64

// A program that keeps one text of every piece keeps many times what it asked for, so
// all pieces together are bounded, in bytes; beyond that every text has its own memory.
const allPieces = 1 << 20

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
	switch t.total {
	case 0:
		p := new(firstPiece)
		t.use(p.heads[:0], p.bytes[:0])
	case int(unsafe.Sizeof(firstPiece{})):
		p := new(secondPiece)
		t.use(p.heads[:0], p.bytes[:0])
	default:
		p := new(laterPiece)
		t.use(p.heads[:0], p.bytes[:0])
	}
}

func (t *Texts) use(heads []string, bytes []byte) {
	t.heads, t.bytes = heads, bytes
	t.total += cap(heads)*int(unsafe.Sizeof("")) + cap(bytes)
}
