package jsonpath_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/jsonpath"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func ExampleDocument() {
	body := jsonpath.NewDocument(`{"name": "Ada", "tags": ["new", "a/b"]}`)

	name, _, _ := body.Read("$.name")
	tags, _, _ := body.Read("$.tags")
	text, _ := body.JSON("$")
	missing, _ := body.JSON("$.missing")

	fmt.Println(java.Text(name))
	fmt.Println(java.Text(tags)) // a printed array escapes the slash
	fmt.Println(text)
	fmt.Println(missing)
	// Output:
	// Ada
	// ["new","a\/b"]
	// {"name":"Ada","tags":["new","a/b"]}
	// ""
}

func ExampleCompile() {
	path, err := jsonpath.Compile("$.orders[?(@.qty > 2)].id")
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, _ := jsonpath.Parse(`{orders: [{id: 'a', qty: 1}, {id: 'b', qty: 3}]}`) // as permissive as json-smart
	ids, _, _ := path.Read(doc)
	fmt.Println(string(jsonpath.AppendJSON(nil, ids)))
	// Output: ["b"]
}
