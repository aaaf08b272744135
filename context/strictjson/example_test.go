package strictjson_test

import (
	"errors"
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

func ExampleParse() {
	text := `{"input": "{\"s\": \"it\'s\"}"}`
	_, err := strictjson.Parse(text)
	var e *strictjson.SyntaxError
	if errors.As(err, &e) {
		line, column := strictjson.Position(text, e.Offset)
		fmt.Printf("%d:%d: %v [%s]\n", line, column, e, e.Hint)
	}
	// Output:
	// 1:24: found \' in a string, expected ' alone: JSON does not escape the apostrophe [apostrophe]
}

func ExampleValue_Offsets() {
	text := `{"input": "{\"n\": 12}"}`
	v, _ := strictjson.Parse(text)
	input := v.Get("input")
	inner, _ := strictjson.Parse(input.Text)
	n := inner.Get("n")
	at := input.Offsets(text)
	fmt.Println(n.Text, "lies at", at[n.Start], "of the text:", text[at[n.Start]:at[n.End]])
	// Output:
	// 12 lies at 19 of the text: 12
}

func ExampleValue_Lookup() {
	v, _ := strictjson.Parse(`{"Entries": [{"Detail": "{}"}]}`)
	fmt.Println(v.Lookup("/Entries/0/Detail").Text)
	// Output: {}
}
