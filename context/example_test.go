package context_test

import (
	"fmt"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func Example() {
	t, problems := vtl.Parse("hello.vtl", `{"greeting": "Hello, $input.params('name')", "cart": $input.json('$.items')}`)
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	call := apigw.NewCall(&apigw.Request{
		Query: apigw.Pairs("name", "Ada"),
		Body:  `{"items": ["tea", "cup"]}`,
	})
	output, err := t.Render(call.Scope(apigw.RequestPhase, `{"items": ["tea", "cup"]}`), nil)
	fmt.Println(output, err)
	// Output: {"greeting": "Hello, Ada", "cart": ["tea","cup"]} <nil>
}

// What a template leaves in the override maps.
func ExampleCall_Overrides() {
	t, _ := vtl.Parse("response.vtl", `#set($context.responseOverride.status = 404)#set($context.responseOverride.header.Cache-Control = "no-store")`)
	call := apigw.NewCall(apigw.DefaultRequest())
	if _, err := t.Render(call.Scope(apigw.ResponsePhase, "{}"), nil); err != nil {
		fmt.Println(err)
	}
	status, _ := call.Overrides().Response.GetString("status")
	fmt.Println(status)
	// Output: 404
}

func ExampleReadEvent() {
	_, err := apigw.ReadEvent([]byte(`{
  "httpMethod": "POST",
  "body": {"id": 7}
}`))
	fmt.Println(err)
	// Output: 3:11: body is an object; expected a string that holds the payload's text, or null
}
