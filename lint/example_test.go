package lint_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

func ExampleRun() {
	src := vtl.NewSource("request.vtl", `{"name": "$util.escapeJavaScript($input.params('name'))"}`, nil)
	problems := lint.Run(lint.Input{Source: src, Phase: lint.RequestPhase}, nil)
	for _, p := range problems {
		fmt.Printf("%d:%d %s: %s\n", p.Start().Line, p.Start().Column, p.Rule, p.Summary)
	}
	fixed, _ := lint.ApplyFixes(src.Text, problems)
	fmt.Println(fixed)
	// Output:
	// 1:11 unescaped-apostrophe: an apostrophe in the parameter name becomes \', which JSON does not know
	// {"name": "$util.escapeJavaScript($input.params('name')).replaceAll("\\'","'")"}
}

func ExampleExplain() {
	text, _ := lint.Explain("$util.randomUUID")
	fmt.Print(text)
	// Output:
	// $util.randomUUID(): method, text, may be empty
	//
	// A new UUID.
	//
	// Has a value in AppSync; in a mapping template of a REST API it is empty.
	// Instead: $context.requestId.
	//
	// Evidence: AWS AppSync developer guide; in API Gateway the name has no value (documented by AWS).
	// https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference.html
}
