package vtl

import (
	"fmt"
	goast "go/ast"
	goparser "go/parser"
	gotoken "go/token"
	"testing"
)

// everyNode has each node type but Bad.
const everyNode = `text ## comment
#[[verbatim]] ]]#\#if $a.b.c(1)[0]
#set($a = (1 + 2.5))#if(!true)#end
#foreach($i in [1..2])#break#end#define($d)#end#macro(m)#end#stop
#set($l = ['x', "y$z", {"k": false}])`

// TestWalkMeetsEveryNode reads the node types from ast.go and wants Walk to visit each.
func TestWalkMeetsEveryNode(t *testing.T) {
	met := map[string]bool{}
	for _, text := range []string{everyNode, "#set($broken = )"} {
		tmpl, _ := Parse("test", text)
		Walk(tmpl.Root, func(n Node) bool {
			met[nodeName(n)] = true
			return true
		})
	}
	types := nodeTypes(t)
	if len(types) < 25 {
		t.Errorf("found only %d node types: %v", len(types), types)
	}
	for _, name := range types {
		if !met[name] {
			t.Errorf("Walk never met a %s", name)
		}
	}
}

// nodeTypes lists the structs in ast.go that embed place.
func nodeTypes(t *testing.T) []string {
	t.Helper()
	file, err := goparser.ParseFile(gotoken.NewFileSet(), "ast.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	goast.Inspect(file, func(n goast.Node) bool {
		spec, ok := n.(*goast.TypeSpec)
		if !ok {
			return true
		}
		if s, ok := spec.Type.(*goast.StructType); ok && embedsPlace(s) {
			names = append(names, spec.Name.Name)
		}
		return true
	})
	return names
}

func embedsPlace(s *goast.StructType) bool {
	for _, f := range s.Fields.List {
		if id, ok := f.Type.(*goast.Ident); ok && len(f.Names) == 0 && id.Name == "place" {
			return true
		}
	}
	return false
}

type unknownNode struct{ place }

func TestWalkPanicsOnUnknownNodes(t *testing.T) {
	defer func() {
		if r := recover(); r == nil {
			t.Error("Walk does not panic on a node type that it does not know")
		}
	}()
	Walk(&unknownNode{}, func(Node) bool { return true })
}

func TestWalkSkips(t *testing.T) {
	tmpl, _ := Parse("test", "#if($a)$b#end$c")
	var names []string
	Walk(tmpl.Root, func(n Node) bool {
		if r, ok := n.(*Reference); ok {
			names = append(names, r.Name)
		}
		_, isIf := n.(*If)
		return !isIf
	})
	if got := fmt.Sprint(names); got != "[c]" {
		t.Errorf("visited %s, want [c]", got)
	}
	Walk(nil, func(Node) bool { t.Error("visited nothing"); return true })
}
