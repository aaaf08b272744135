package gateway_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func TestOrdersRequest(t *testing.T) {
	template := vtl.NewSource("request.vtl", `{
  "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Orders",
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"
}`, nil)
	route, problems := gateway.Compile(gateway.TemplateRoute(template, nil))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	call := route.Invoke(&apigw.Request{Body: `{"name": "O'Brien"}`}, nil, nil)

	var payload struct{ Input string }
	if err := json.Unmarshal([]byte(call.Request.Output), &payload); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{"name":"O'Brien"}`, payload.Input); diff != "" {
		t.Error(diff)
	}
}

// The README's test as an example: what arrives as the execution's input.
func Example_request() {
	template := vtl.NewSource("request.vtl", `{
  "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Orders",
  "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\'", "'")"
}`, nil)
	route, _ := gateway.Compile(gateway.TemplateRoute(template, nil))
	call := route.Invoke(&apigw.Request{Body: `{"name": "O'Brien"}`}, nil, nil)

	var payload struct{ Input string }
	if err := json.Unmarshal([]byte(call.Request.Output), &payload); err != nil {
		fmt.Println(err)
	}
	fmt.Println(payload.Input)
	// Output: {"name":"O'Brien"}
}

// TestReadmeShowsThisTest: the test in the README is the one above.
func TestReadmeShowsThisTest(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "```go\n")
	shown, _, _ := strings.Cut(rest, "```")
	here, err := os.ReadFile("readme_test.go")
	if err != nil {
		t.Fatal(err)
	}
	if shown == "" || !strings.Contains(string(here), shown) {
		t.Error("the README's Go example is not the test in this file")
	}
}
