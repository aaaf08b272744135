package jsonpath

import "github.com/vtlcheck/vtlcheck/vtl/java"

// A plain path, such as $.a.b[0], needs no search: every step leads to one value or
// nowhere. Most paths are plain.

func isPlain(st step) bool {
	switch st := st.(type) {
	case *propertyStep:
		return len(st.names) == 1
	case *indexStep:
		return len(st.indexes) == 1
	}
	return false
}

// lookup follows a plain program.
func (p *program) lookup(model any) (value any, ok bool) {
	for _, st := range p.steps {
		switch st := st.(type) {
		case *propertyStep:
			m, isMap := model.(*java.Map)
			if !isMap {
				return nil, false
			}
			if model, ok = m.GetString(st.names[0]); !ok {
				return nil, false
			}
		case *indexStep:
			if model, ok = itemAt(model, st.indexes[0]); !ok {
				return nil, false
			}
		}
	}
	return model, true
}

func itemAt(model any, n int) (item any, ok bool) {
	l, ok := asList(model)
	if !ok {
		return nil, false
	}
	if n < 0 {
		n += len(l.Items)
	}
	if n < 0 || n >= len(l.Items) {
		return nil, false
	}
	return l.Items[n], true
}
