package jsonpath

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// Path is a compiled path. It is immutable and safe for concurrent use; the zero value
// is no path.
type Path struct{ prog *program }

// Compile compiles a path and keeps the results of the last few hundred. A path may do
// without $ ("a.b" is "$.a.b"). The error is a *java.Exception: InvalidPathException, or
// IllegalArgumentException for the empty path.
func Compile(path string) (*Path, error) {
	if p := compiled.get(path); p != nil {
		return p, nil
	}
	prog, err := compilePath(path, 0)
	if err != nil {
		return nil, err
	}
	p := &Path{prog}
	compiled.put(path, p)
	return p, nil
}

// Definite says whether the path names one value at most; other paths give a list.
func (p *Path) Definite() bool { return p.prog.definite }

// Read applies the path. found = false: a definite path met nothing, or a name is missing
// before the first step that may lead to several values; otherwise such a path finds a
// list (Kind ArrayKind), be it empty. Values are those of the document, not copies. The
// error is a *java.Exception, or a *java.LimitError where the
// path would look at more than MaxVisits values or find more than MaxMatches.
//
// The function append() changes the document; any other path only reads it.
func (p *Path) Read(doc any) (value any, found bool, err error) {
	if p.prog.plain {
		value, found = p.prog.lookup(doc)
		return value, found, nil
	}
	value, err = newSearch(doc).read(p.prog, doc)
	if err == nil {
		return value, true, nil
	}
	if isNotFound(err) {
		return nil, false, nil
	}
	return nil, false, err
}

// compilePath compiles a path that stands in depth filters or functions.
func compilePath(path string, depth int) (*program, error) {
	switch {
	case path == "":
		return nil, &java.Exception{Class: "java.lang.IllegalArgumentException", Message: "path can not be null or empty"}
	case len(path) > MaxPathBytes:
		return nil, invalidPath("Path of more than %d bytes", MaxPathBytes)
	case depth > MaxFilterDepth:
		return nil, invalidPath("Filters and functions nest deeper than %d levels", MaxFilterDepth)
	}
	if path[0] != '$' && path[0] != '@' {
		path = "$." + path
	}
	path = strings.TrimRight(path, " ")
	if strings.HasSuffix(path, ".") {
		return nil, invalidPath("Path must not end with a '.' or '..'")
	}
	tree, err := pathParser.ParseString("", path)
	if err != nil {
		return nil, asInvalidPath(path, err)
	}
	c := compiler{depth: depth}
	return c.path(tree)
}

// The exceptions of json-path: those below InvalidPathException make a filter false,
// PathNotFoundException is no error at all for $input.path.
const (
	classInvalidPath = "com.jayway.jsonpath.InvalidPathException"
	classNotFound    = "com.jayway.jsonpath.PathNotFoundException"
	classJSONPath    = "com.jayway.jsonpath.JsonPathException"
	classInvalidJSON = "com.jayway.jsonpath.InvalidJsonException"
	classOutOfBounds = "java.lang.IndexOutOfBoundsException"
)

// errNotFound is the one PathNotFoundException: nobody reads its text.
var errNotFound error = &java.Exception{Class: classNotFound, Message: "No results for path"}

func invalidPath(format string, args ...any) error {
	return exception(classInvalidPath, format, args...)
}

func exception(class, format string, args ...any) error {
	return &java.Exception{Class: class, Message: fmt.Sprintf(format, args...)}
}

// asInvalidPath keeps an exception and makes one of a syntax error.
func asInvalidPath(text string, err error) error {
	if ex := (*java.Exception)(nil); errors.As(err, &ex) {
		return ex
	}
	if bad := participle.Error(nil); errors.As(err, &bad) {
		return invalidPath("Could not parse %s: %s at position %d", text, bad.Message(), bad.Position().Offset)
	}
	return invalidPath("Could not parse %s: %s", text, err)
}

func isNotFound(err error) bool { return hasClass(err, classNotFound) }

func hasClass(err error, class string) bool {
	ex, ok := err.(*java.Exception)
	return ok && ex.Class == class
}

// pathCache keeps compiled paths in two generations: what is asked for again moves to
// the young one; when that is full the old one is forgotten.
type pathCache struct {
	mu         sync.Mutex
	young, old map[string]*Path
}

var compiled pathCache

func (c *pathCache) get(path string) *Path {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.young[path]; p != nil {
		return p
	}
	p := c.old[path]
	if p != nil {
		c.add(path, p)
	}
	return p
}

func (c *pathCache) put(path string, p *Path) {
	if len(path) > maxCachedPathBytes {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(strings.Clone(path), p)
}

func (c *pathCache) add(path string, p *Path) {
	if c.young == nil || len(c.young) >= MaxCachedPaths/2 {
		c.young, c.old = make(map[string]*Path, MaxCachedPaths/2), c.young
	}
	c.young[path] = p
}
