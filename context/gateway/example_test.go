package gateway_test

import (
	"fmt"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// A template by itself, with a request literal: what a unit test asserts on.
func ExampleTemplateRoute() {
	template := vtl.NewSource("request.vtl", `{"id":"$input.params('id')","order":$input.json('$.order')}`, nil)
	route, problems := gateway.Compile(gateway.TemplateRoute(template, nil))
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	ex := route.Invoke(&apigw.Request{
		Body:       `{"order": {"sku": "tea", "note": "it's for Ada"}}`,
		PathParams: apigw.Pairs("id", "7"),
	}, nil, nil)
	fmt.Println(ex.Request.Output)
	// Output: {"id":"7","order":{"sku":"tea","note":"it's for Ada"}}
}

// A whole route: which status and body a client gets for each way in which an
// execution can end.
func ExampleCompiled_Invoke() {
	answer := vtl.NewSource("response.vtl", `#if($input.path('$.status') == "SUCCEEDED")
$input.path('$.output')
#else
#set($context.responseOverride.status = 500)
{"error": $input.json('$.error')}
#end`, nil)
	route, _ := gateway.Compile(gateway.TemplateRoute(nil, answer))
	sync, _ := target.Lookup("StartSyncExecution")
	for _, result := range sync.Results() {
		switch result.Name {
		case "succeeded-array", "failed-plain", "timedout-bare":
			ex := route.Invoke(apigw.DefaultRequest(), gateway.ResultBackend(result), nil)
			fmt.Println(result.Name, ex.Status, ex.Body)
		}
	}
	// Output:
	// succeeded-array 200 [{"id":1},{"id":2}]
	//
	// failed-plain 500 {"error": "OrderRejected"}
	//
	// timedout-bare 500 {"error": ""}
}

// A check tells what is wrong, where, and with which sample it shows.
func ExampleCheckRoute() {
	template := vtl.NewSource("request.vtl", `{
  "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Orders",
  "input": "$util.escapeJavaScript($input.json('$'))"
}`, nil)
	route, _ := gateway.Compile(gateway.TemplateRoute(template, nil))
	sync, _ := target.Lookup("StartSyncExecution")
	for _, row := range gateway.CheckRoute(route, sync, nil) {
		for _, d := range row.Problems {
			if d.Severity == vtl.Error && row.Result == "" {
				at := d.Start()
				fmt.Printf("%s:%d:%d: %s (%s)\n", at.File, at.Line, at.Column, d.Rule, row.Sample)
			}
		}
	}
	// Output: request.vtl:3:13: escaped-apostrophe (body: an apostrophe)
}
