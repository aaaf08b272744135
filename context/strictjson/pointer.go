package strictjson

import (
	"sort"
	"strconv"
	"strings"
)

// Lookup gives the value at a JSON pointer (RFC 6901) such as /Entries/0/Detail, or
// nil where there is none; "" is v itself. Of a repeated name the last value counts.
func (v *Value) Lookup(pointer string) *Value {
	for pointer != "" {
		rest, ok := strings.CutPrefix(pointer, "/")
		if !ok {
			return nil
		}
		token := rest
		if token, pointer, ok = strings.Cut(rest, "/"); ok {
			pointer = "/" + pointer
		}
		if v = v.step(unescapeToken.Replace(token)); v == nil {
			return nil
		}
	}
	return v
}

func (v *Value) step(token string) *Value {
	if !v.Is(Array) {
		return v.Get(token)
	}
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 || i >= len(v.Items) || strconv.Itoa(i) != token {
		return nil
	}
	return v.Items[i]
}

var (
	escapeToken   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapeToken = strings.NewReplacer("~1", "/", "~0", "~")
)

// PointerAt gives the JSON pointer (RFC 6901) of the innermost value in v that holds
// the byte at offset; a byte of a member's name belongs to the member. It is "" where
// no member or item does.
func (v *Value) PointerAt(offset int) string {
	var b strings.Builder
	for v != nil {
		v = v.childAt(offset, &b)
	}
	return b.String()
}

// childAt gives the member or item that holds offset and appends its token.
func (v *Value) childAt(offset int, b *strings.Builder) *Value {
	if i := sort.Search(len(v.Members), func(i int) bool { return v.Members[i].Value.End > offset }); i < len(v.Members) {
		if m := v.Members[i]; m.NameStart <= offset {
			b.WriteByte('/')
			escapeToken.WriteString(b, m.Name)
			return m.Value
		}
	}
	if i := sort.Search(len(v.Items), func(i int) bool { return v.Items[i].End > offset }); i < len(v.Items) {
		if v.Items[i].Start <= offset {
			b.WriteByte('/')
			b.WriteString(strconv.Itoa(i))
			return v.Items[i]
		}
	}
	return nil
}
