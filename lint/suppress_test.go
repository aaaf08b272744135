package lint

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func TestSuppressions(t *testing.T) {
	const line = "{\"v\": \"$input.params('v')\"}\n"
	cases := []struct {
		name, text string
		want       []string
	}{
		{"next line", "## vtlcheck:ignore unescaped-value it is a number\n" + line, nil},
		{"without a reason", "## vtlcheck:ignore unescaped-value\n" + line, nil},
		{"two rules", "## vtlcheck:ignore unescaped-value,map-printed why\n" + line, nil},
		{"two comments", "## vtlcheck:ignore unescaped-value a\n## vtlcheck:ignore appsync-name b\n{\"v\": \"$input.params('v')\", \"c\": \"$ctx.x\"}\n", nil},
		{"not the line after next", "## vtlcheck:ignore unescaped-value x\n\n" + line, []string{"1:1 unused-suppression", "3:8 unescaped-value"}},
		{"not the same line", "{\"v\": \"$input.params('v')\"} ## vtlcheck:ignore unescaped-value x\n", []string{"1:8 unescaped-value", "1:29 unused-suppression"}},
		{"the file", line + "## vtlcheck:ignore-file unescaped-value x\n", nil},
		{"unused in the file", "## vtlcheck:ignore-file map-printed x\n" + line, []string{"1:1 unused-suppression", "2:8 unescaped-value"}},
		{"an unknown rule", "## vtlcheck:ignore unescaped-valeu x\n" + line, []string{"1:1 bad-suppression", "2:8 unescaped-value"}},
		{"no rule", "## vtlcheck:ignore\n" + line, []string{"1:1 bad-suppression", "2:8 unescaped-value"}},
		{"an unknown word", "## vtlcheck:disable unescaped-value\n" + line, []string{"1:1 bad-suppression", "2:8 unescaped-value"}},
		{"a syntax error", "## vtlcheck:ignore null-literal x\n#if($a == null)x#end\n", nil},
		{"a rule of the target", "## vtlcheck:ignore input-not-json x\n{\"stateMachineArn\": \"arn:aws:states:us-east-1:123456789012:stateMachine:O\", \"input\": \"hello\"}\n", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := found(Run(Input{Source: vtl.NewSource("a.vtl", c.text, nil), Phase: RequestPhase}, nil))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestSuppressionsOfARoute: comments of one template do not touch the others.
func TestSuppressionsOfARoute(t *testing.T) {
	template := "{\"v\": \"$input.params('v')\"}\n"
	example := Example{Type: "HTTP", URI: "https://example.com/", Request: "## vtlcheck:ignore unescaped-value x\n" + template,
		Responses: []ExampleResponse{{Status: 200, Template: template}}}
	problems, err := example.Run("a.vtl")
	if err != nil {
		t.Fatal(err)
	}
	if got := found(problems); !cmp.Equal(got, []string{"1:8 unescaped-value"}) {
		t.Errorf("found %q", got)
	}
}
