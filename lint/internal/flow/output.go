package flow

import (
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// maxLevels bounds how deep JSON text inside of JSON strings is followed.
const maxLevels = 4

// output is what a way has printed, as far as it matters for what comes next. It is a
// value; clone before changing a copy.
type output struct {
	format  Format
	forced  bool // the format was given, not found out
	lenient bool
	levels  []level
	form    formReader
	xml     xmlReader
	// lost says that it is no longer known where in the text we are.
	lost bool
	// lead is the beginning of the output while the format is not known.
	lead string
	any  bool // something but blanks was printed
	// slipped says that JSON text in a string is none: the string's end hides it from the
	// readers, but a way on which it is right must not stand for this one.
	slipped bool
}

// slipAt is a slip with how many bytes of the fed text came before it.
type slipAt struct {
	kind   SlipKind
	offset int
	depth  int
	path   string
}

func newOutput(format Format, lenient bool) output {
	return output{format: format, forced: format != UnknownFormat, lenient: lenient, levels: []level{{lenient: lenient}}}
}

func (o output) clone() output {
	o.levels = append([]level(nil), o.levels...)
	return o
}

// key identifies the state of the readers.
func (o *output) key() string {
	var b strings.Builder
	b.WriteByte(byte('0' + int(o.format)))
	if o.lost {
		b.WriteString("lost")
		return b.String()
	}
	b.WriteString(o.lead)
	if o.any {
		b.WriteByte('+')
	}
	if o.slipped {
		b.WriteByte('!')
	}
	for i := range o.levels {
		l := &o.levels[i]
		b.WriteByte('|')
		b.WriteByte('a' + byte(l.mode))
		b.WriteString(l.stack + l.path + ":" + l.name + ":" + l.lit)
		b.WriteByte('0' + l.escape)
	}
	b.WriteString(o.form.key())
	b.WriteString(o.xml.key())
	return b.String()
}

// text feeds a constant. It stops at the first slip of level 0.
func (o *output) text(s string) (found []slipAt) {
	if o.lost {
		return nil
	}
	if o.format == UnknownFormat {
		if !o.detect(s) {
			return nil
		}
		s = o.lead + s
		shift := len(o.lead)
		o.lead = ""
		found = o.feed(s)
		for i := range found {
			found[i].offset = max(found[i].offset-shift, 0)
		}
		return found
	}
	return o.feed(s)
}

func (o *output) feed(s string) []slipAt {
	if strings.TrimSpace(s) != "" {
		o.any = true
	}
	switch o.format {
	case FormFormat:
		o.form.feed(s)
	case XMLFormat:
		o.xml.feed(s)
	case JSONFormat:
		return o.feedJSON(s)
	}
	return nil
}

func (o *output) feedJSON(s string) (found []slipAt) {
	for i, r := range s {
		kind, depth := o.feedRune(0, r)
		if kind == "" {
			continue
		}
		o.slipped = o.slipped || depth > 0
		found = append(found, slipAt{kind, i, depth, o.levels[min(depth, len(o.levels)-1)].where()})
		if depth == 0 && kind != Apostrophe && kind != BadEscape && kind != UnknownWord {
			o.lost = true
			return found
		}
	}
	return found
}

// feedRune gives a character to a level, and what a string there holds to the next.
func (o *output) feedRune(i int, r rune) (SlipKind, int) {
	l := &o.levels[i]
	if l.mode == modeStart && i > 0 {
		o.startInner(l, r)
	}
	before := l.mode
	decoded, ok, err := l.feed(r)
	if err != "" && i > 0 {
		l.mode = modePlain
		o.levels = o.levels[:i+1]
	}
	if err != "" {
		return err, i
	}
	if ok {
		return o.feedDecoded(i, decoded)
	}
	return o.stringEdges(i, before)
}

// startInner decides whether the text of a string is JSON: it is if it starts like it.
func (o *output) startInner(l *level, r rune) {
	switch r {
	case ' ', '\t', '\n', '\r', '{', '[':
	default:
		l.mode = modePlain
	}
}

func (o *output) feedDecoded(i int, r rune) (SlipKind, int) {
	l := &o.levels[i]
	if l.mode == modeKeyString {
		l.addName(string(r))
		return "", 0
	}
	if i+1 < len(o.levels) {
		return o.feedRune(i+1, r)
	}
	return "", 0
}

// stringEdges opens a level where a string value began, and closes it where it ended.
func (o *output) stringEdges(i int, before mode) (SlipKind, int) {
	l := &o.levels[i]
	switch {
	case l.mode == modeString && before != modeString && i+1 < maxLevels:
		o.levels = append(o.levels[:i+1:i+1], level{})
	case before == modeString && l.mode != modeString && i+1 < len(o.levels):
		inner := o.levels[i+1]
		o.levels = o.levels[:i+1]
		if !inner.data && inner.stack != "" && inner.mode != modePlain {
			return Unfinished, i + 1
		}
	}
	return "", 0
}

var (
	arrayStart = regexp.MustCompile(`^\[\s*($|[\[{"\]\-0-9]|true|false|null)`)
	xmlStart   = regexp.MustCompile(`^<[A-Za-z?!/]`)
)

var formStart = regexp.MustCompile(`^\s*[A-Za-z][\w.\-]*=`)

// detect finds out from the beginning of the output what it is. ok: the format is known.
func (o *output) detect(s string) (ok bool) {
	lead := strings.TrimLeft(o.lead+s, " \t\r\n\uFEFF")
	switch {
	case lead == "":
		o.lead += s
		return false
	case lead[0] == '{' || lead[0] == '"' || lead[0] == '[' && arrayStart.MatchString(lead):
		o.format = JSONFormat
	case xmlStart.MatchString(lead):
		o.format = XMLFormat
	case formStart.MatchString(lead):
		o.format = FormFormat
	case len(lead) < 64 && wordStart.MatchString(lead):
		o.lead += s
		return false
	default:
		o.format = PlainFormat
	}
	return true
}

var wordStart = regexp.MustCompile(`^[A-Za-z][\w.\-]*$`)

// data feeds a piece of data and says where it stands.
func (o *output) data(p Piece) Place {
	if o.lost {
		return Place{Format: o.format}
	}
	if o.format == UnknownFormat {
		o.startWithData(p)
	}
	o.any = true
	switch o.format {
	case FormFormat:
		return o.form.data()
	case XMLFormat:
		return o.xml.data()
	case JSONFormat:
		return o.jsonData(p)
	}
	return Place{Format: o.format, Spot: InText, Spare: len(p.Escapes)}
}

// startWithData decides on the format where data comes first.
func (o *output) startWithData(p Piece) {
	switch {
	case o.lead != "" && strings.TrimSpace(o.lead) != "":
		o.format = PlainFormat
	case p.Data.Type == catalog.JSONText || p.Data.Type == catalog.JSON || p.Data.Key == bodyKey:
		o.format = JSONFormat
	default:
		o.format = PlainFormat
	}
	o.lead = ""
}

// jsonData feeds data level by level, an escape undone at each.
func (o *output) jsonData(p Piece) Place {
	place := Place{Format: JSONFormat, Path: o.path(), Depth: o.depth()}
	place.Key = place.Path[strings.LastIndexByte(place.Path, '/')+1:]
	escapes := len(p.Escapes)
	for i := 0; i < len(o.levels); i++ {
		l := &o.levels[i]
		if place.Spot == NoSpot && (escapes == 0 || l.mode != modeString || i+1 == len(o.levels)) {
			place.Spot, place.Reached, place.Spare = spotOf(l.mode), i, escapes
			if l.mode == modeString && escapes > 0 {
				place.Spare = escapes - 1
				place.Reached, place.Spot = i+1, InText
			}
		}
		if !l.feedData(p) && i == 0 {
			o.lost = true
		}
		if l.mode != modeString {
			o.levels = o.levels[:i+1]
		}
		escapes = max(escapes-1, 0)
	}
	return place
}

// depth is the number of strings that the place is inside of.
func (o *output) depth() int {
	n := 0
	for i := range o.levels {
		if !o.levels[i].inString() {
			break
		}
		n++
	}
	return n
}

// nesting is the number of brackets and strings that are open.
func (o *output) nesting() int {
	n := 0
	for i := range o.levels {
		n += 1 + len(o.levels[i].stack)
	}
	return n
}

func (o *output) path() string {
	path := ""
	for i := range o.levels {
		path += o.levels[i].where()
		if o.levels[i].mode != modeString {
			break
		}
	}
	return path
}

func spotOf(m mode) Spot {
	switch m {
	case modeString:
		return InString
	case modeKeyString:
		return InKey
	case modeValue, modeValueEnd, modeLiteral:
		return AtValue
	case modeKey, modeKeyEnd:
		return AtMember
	case modeStart:
		return AtStart
	case modePlain:
		return InText
	}
	return Astray
}

// feedData moves a level over data. It says whether the level still knows where it is.
func (l *level) feedData(p Piece) bool {
	switch l.mode {
	case modeString, modePlain:
	case modeKeyString:
		l.addName("…")
	case modeValue, modeValueEnd, modeLiteral:
		l.mode, l.data, l.lit = modeLiteral, true, ""
	case modeStart:
		l.mode = modePlain
		if p.Data.Type == catalog.JSONText || p.Data.Type == catalog.JSON || p.Data.Key == bodyKey {
			l.mode, l.data, l.lit = modeLiteral, true, ""
		}
	case modeKeyWord:
		l.addName("…")
	default:
		l.mode = modePlain
		return false
	}
	return true
}

// end tells what is wrong where the output ends.
func (o *output) end() SlipKind {
	if o.lost || o.format != JSONFormat || !o.any {
		return ""
	}
	l := &o.levels[0]
	if l.mode == modeLiteral {
		if err := l.endLiteral(); err != "" {
			return err
		}
	}
	if l.stack != "" || l.inString() {
		return Unfinished
	}
	return ""
}
