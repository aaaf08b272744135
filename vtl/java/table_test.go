package java

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryMethodHasACase checks that testdata/calls reaches every method of the table
// that can be called.
func TestEveryMethodHasACase(t *testing.T) {
	reached := reachedDecls(t)
	for _, d := range classTable() {
		d.class.ready()
		for i := range d.class.decls {
			if decl := &d.class.decls[i]; decl.do != nil && !reached[decl] {
				t.Errorf("no case calls %s.%s", d.class.name, decl.sig)
			}
		}
	}
}

// reachedDecls gives the declarations that the cases' calls resolve to.
func reachedDecls(t *testing.T) map[*decl]bool {
	ensureBuilt()
	reached := map[*decl]bool{}
	files, _ := filepath.Glob("testdata/calls/*.json")
	for _, file := range files {
		for _, c := range readCalls(t, file) {
			c.reach(t, reached)
		}
	}
	return reached
}

func (c *callCase) reach(t *testing.T, reached map[*decl]bool) {
	reachSpec(t, c.Recv, reached)
	for _, a := range c.Args {
		reachSpec(t, a, reached)
	}
	reachCall(t, append([]any{c.Recv, c.Method}, c.Args...), reached)
}

// reachSpec looks for calls within the notation of a value.
func reachSpec(t *testing.T, spec any, reached map[*decl]bool) {
	m, _ := spec.(map[string]any)
	if call, ok := m["call"].([]any); ok {
		for _, part := range call {
			reachSpec(t, part, reached)
		}
		reachCall(t, call, reached)
	}
}

func reachCall(t *testing.T, call []any, reached map[*decl]bool) {
	defer func() { _ = recover() }() // a receiver whose own call throws
	recv, name := value(t, call[0]), call[1].(string)
	var args []any
	for _, a := range call[2:] {
		args = append(args, value(t, a))
	}
	c := classOf(recv)
	if k, ok := recv.(*Class); ok && name != "getName" && k.class != nil {
		c = k.class
	}
	m := c.find(name, args)
	if l, ok := recv.(*List); ok && l.isArray() && m == nil {
		m = arrayWrapperClass.find(name, args)
	}
	if m != nil {
		reached[m.decl] = true
	}
}

// TestTableIsSound checks what the dispatcher takes for granted.
func TestTableIsSound(t *testing.T) {
	for _, c := range Classes() {
		for _, m := range c.Methods {
			if m.Doc == "" || strings.HasSuffix(m.Doc, ".") {
				t.Errorf("%s.%s: documentation %q", c.Name, m.Signature(), m.Doc)
			}
			if !HasMethod(c.Name, m.Name, len(m.Params)) {
				t.Errorf("%s has no %s", c.Name, m.Signature())
			}
		}
	}
}
