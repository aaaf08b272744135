package vtltest_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

const ordersDefinition = "../../testdata/orders/template.json"

// The sample application's route, tested as a person would.

func TestOrdersRequest(t *testing.T) {
	got := vtltest.LoadRoute(t, ordersDefinition, "POST /orders").Render(t,
		vtltest.Body(`{"items":[{"sku":"tea"}],"note":"it's"}`),
		vtltest.Context("identity.apiKey", "k'1"))
	got.RequirePayload(t)
	got.RequireInput(t, `{"data":{"items":[{"sku":"tea"}],"note":"it's"},"apiInfo":{"httpMethod":"POST","apiKey":"k'1"}}`)
	got.RequireInputContains(t, `{"apiInfo":{"httpMethod":"POST"}}`)
}

func TestOrdersResponses(t *testing.T) {
	route := vtltest.LoadRoute(t, ordersDefinition, "/orders")
	for _, c := range []struct {
		result string
		status int
		body   string
	}{
		{"succeeded-array", 200, `[{"id":1},{"id":2}]`},
		{"succeeded-null", 200, `null`},
		{"failed-plain", 500, `{"message":"The order could not be processed.","error":"OrderRejected","cause":"The kitchen is closed"}`},
		{"failed-bare", 500, `{"message":"The order could not be processed.","error":"","cause":""}`},
		{"timedout-bare", 504, `{"message":"The order took too long."}`},
	} {
		t.Run(c.result, func(t *testing.T) {
			got := route.Render(t, vtltest.Result(c.result))
			got.RequireStatus(t, c.status)
			got.RequireHeader(t, "content-type", "application/json")
			got.RequireJSON(t, c.body)
		})
	}
	route.Render(t, vtltest.Answer(400, `{"__type":"InvalidArn"}`)).RequireStatus(t, 500)
	route.Render(t, vtltest.Answer(500, ``)).RequireStatus(t, 502)
}

func TestOrdersGolden(t *testing.T) {
	got := vtltest.LoadRoute(t, ordersDefinition, "").Render(t, vtltest.Body(`{"id":1}`))
	got.RequireGolden(t, "../../testdata/vtltest/orders-payload.golden")
}

func TestOrdersCaseFiles(t *testing.T) { vtltest.RunFiles(t, "../../testdata/orders") }

// FuzzOrders: the workflow gets a right payload whatever a client sends.
func FuzzOrders(f *testing.F) {
	vtltest.Fuzz(f, vtltest.LoadRoute(f, ordersDefinition, "POST /orders"), `{"items":[]}`)
}

// spy is a test that notes how it failed.
type spy struct {
	testing.TB
	failed string
}

// end is what Fatal of a spy panics with.
type end struct{}

func (s *spy) Helper() {}

func (s *spy) Fatal(args ...any) {
	s.failed = fmt.Sprint(args...)
	panic(end{})
}

func (s *spy) Fatalf(format string, args ...any) { s.Fatal(fmt.Sprintf(format, args...)) }

// failure gives the message with which f fails its test; "" where it does not.
func failure(t *testing.T, f func(testing.TB)) string {
	t.Helper()
	s := &spy{TB: t}
	func() {
		defer func() {
			if r := recover(); r != nil && r != any(end{}) {
				panic(r)
			}
		}()
		f(s)
	}()
	return s.failed
}

// TestRequireFails: every helper fails where it must, and says enough to go on.
func TestRequireFails(t *testing.T) {
	request := func(t testing.TB, text string) *vtltest.Rendered {
		return vtltest.ParseTemplate(t, "r.vtl", text).Render(t, vtltest.Body(`{"a":1}`))
	}
	for _, c := range []struct {
		name string
		f    func(testing.TB)
		want []string
	}{
		{"no template", func(t testing.TB) { vtltest.LoadTemplate(t, "gone.vtl") }, []string{"gone.vtl cannot be read: no such file or directory"}},
		{"broken template", func(t testing.TB) { vtltest.ParseTemplate(t, "b.vtl", "\n#if($x") }, []string{"b.vtl:2:4: "}},
		{"no route", func(t testing.TB) { vtltest.LoadRoute(t, ordersDefinition, "GET /x") }, []string{`has no route "GET /x"`, "It has: POST /orders."}},
		{"no target", func(t testing.TB) { vtltest.ParseTemplate(t, "r.vtl", "", vtltest.ForTarget("Nope")) }, []string{"Nope"}},
		{"no result", func(t testing.TB) {
			vtltest.LoadRoute(t, ordersDefinition, "").Render(t, vtltest.Result("nope"))
		}, []string{`no built-in result "nope"`, "failed-plain"}},
		{"bad event", func(t testing.TB) { vtltest.ParseTemplate(t, "r.vtl", "").Render(t, vtltest.Event("{")) }, []string{"event: 1:"}},
		{"status", func(t testing.TB) {
			vtltest.LoadRoute(t, ordersDefinition, "").Render(t, vtltest.Result("failed-plain")).RequireStatus(t, 200)
		}, []string{"status 500, want 200", "The kitchen is closed"}},
		{"header", func(t testing.TB) {
			vtltest.LoadRoute(t, ordersDefinition, "").Render(t, vtltest.Result("failed-plain")).RequireHeader(t, "X", "y")
		}, []string{`header X is "", want "y"`}},
		{"output", func(t testing.TB) { request(t, "a\nb").RequireOutput(t, "a\nc") }, []string{"(-want +got)", "printed by r.vtl:2:1: b"}},
		{"json", func(t testing.TB) { request(t, `{"a":$input.path('$.a')}`).RequireJSON(t, `{"a":2}`) },
			[]string{"$.a: want 2, got 1", "printed by r.vtl:1:6: $input.path('$.a')", "(-want +got)", `"a": vtltest.number("2")`}},
		{"contains", func(t testing.TB) { request(t, `{"a":1}`).RequireJSONContains(t, `{"b":1}`) }, []string{"$.b: want 1, got nothing"}},
		{"no JSON", func(t testing.TB) { request(t, `{"a":}`).RequireJSON(t, `{}`) }, []string{"the output is no JSON", "printed by r.vtl:1:6"}},
		{"wants no JSON", func(t testing.TB) { request(t, `{}`).RequireJSON(t, `{`) }, []string{"what the test wants is no JSON"}},
		{"input", func(t testing.TB) { request(t, `{"input":"{\"a\":1}"}`).RequireInput(t, `{"a":2}`) }, []string{"$.a: want 2, got 1", "printed by r.vtl:1:"}},
		{"no input", func(t testing.TB) { request(t, `{}`).RequireInput(t, `{}`) }, []string{"the payload's member input is nothing, want a string"}},
		{"payload", func(t testing.TB) { request(t, `{"stateMachineArn":"","input":"x"}`).RequirePayload(t) }, []string{"the payload is not right", "r.vtl:1:"}},
		{"failed render", func(t testing.TB) {
			request(t, `$input.path('$.a').foo.bar.substring(1)$context.stage.substring(99)`).Output(t)
		}, []string{"r.vtl:1:", "substring"}},
		{"golden", func(t testing.TB) { request(t, `{}`).RequireGolden(t, "gone.golden") }, []string{"the golden file cannot be read"}},
	} {
		if *update && c.name == "golden" {
			continue
		}
		got := failure(t, c.f)
		for _, want := range c.want {
			if got == "" || !strings.Contains(strings.ReplaceAll(got, "\u00a0", " "), want) {
				t.Errorf("%s: want %q, got:\n%s", c.name, want, got)
			}
		}
	}
}

// TestRequirePasses: what is equal but for its form is equal.
func TestRequirePasses(t *testing.T) {
	s := vtltest.ParseTemplate(t, "r.vtl", `{"b": [1.0, "é"], "a": {"x": null, "y": 1e2}}`)
	got := s.Render(t)
	got.RequireJSON(t, `{"a":{"y":100,"x":null},"b":[1,"\u00e9"]}`)
	got.RequireJSONContains(t, `{"a":{"y":100}}`)
	vtltest.ParseTemplate(t, "x.vtl", `$input.params('p') $stageVariables.s $input.params('H') $context.a.b`).Render(t,
		vtltest.Query("p", "1"), vtltest.StageVariable("s", "2"), vtltest.Header("H", "3"), vtltest.Context("a.b", "4"),
		vtltest.PathParam("q", "5")).RequireOutput(t, "1 2 3 4")
	vtltest.ParseTemplate(t, "x.vtl", "$input.path('$.status')", vtltest.ForResponse()).Render(t).RequireOutput(t, "SUCCEEDED")
	vtltest.LoadTemplate(t, filepath.Join(write(t, map[string]string{"my-response.vtl": "$input.body"}), "my-response.vtl")).
		Render(t, vtltest.Answer(200, "x")).RequireOutput(t, "x")
}
