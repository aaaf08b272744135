package cover_test

import (
	"fmt"
	"os"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/lint/cover"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func ExampleCollector() {
	text := "#if($input.params('mode') == \"fast\")\n{\"priority\": 1}\n#else\n{\"priority\": 5}\n#end\n"
	route := gateway.TemplateRoute(vtl.NewSource("order.vtl", text, nil), nil)
	compiled, problems := gateway.Compile(route)
	if problems.HasErrors() {
		fmt.Println(problems)
		return
	}
	c := cover.NewCollector()
	call := apigw.DefaultRequest()
	c.Add("a usual order", compiled, compiled.Invoke(call, nil, &gateway.Options{Trace: true}))
	if err := cover.WriteText(os.Stdout, c.Profile(), cover.TextOptions{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 66.7 %  order.vtl:1: POST / request application/json (2 of 3 branches, 3 of 4 lines)
	//         order.vtl:1:1: never: the #if is true (line 1 of the template: #if($input.params('mode') == "fast"))
	// 66.7 % of branches and results (2 of 3 branches, 0 of 0 results, 3 of 4 lines)
}
