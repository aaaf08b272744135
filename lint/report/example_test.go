package report_test

import (
	"os"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/lint/report"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func ExampleWrite() {
	src := vtl.NewSource("request.vtl", `{"name": "$util.escapeJavaScript($input.params('name'))"}`, nil)
	problems := lint.Run(lint.Input{Source: src, Phase: lint.RequestPhase}, nil)
	if err := report.Write(os.Stdout, "text", problems, report.Options{}); err != nil {
		panic(err)
	}
	// Output:
	// request.vtl:1:11: warning: an apostrophe in the parameter name becomes \', which JSON does not know [unescaped-apostrophe]
	//    1 | {"name": "$util.escapeJavaScript($input.params('name'))"}
	//      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
	//   Append .replaceAll("\\'","'") to the call, with two backslashes in the template's text.
	//   --fix: append .replaceAll("\\'","'")
	//
	// 1 warning
}
