// Package vtltest tests mapping templates: with case files, and from Go tests.
//
// A case file (*.vtltest.yaml) names a template, or a route of an API definition, and
// lists calls with what must come of them:
//
//	file: template.json
//	route: POST /orders
//	cases:
//	  - name: an order starts the workflow
//	    request: {body: {items: [{sku: tea}]}}
//	    expect:
//	      input: {data: {items: [{sku: tea}]}, apiInfo: {httpMethod: POST}}
//	  - name: <result> answers <status>
//	    result: <result>
//	    expect: {status: <status>}
//	    rows:
//	      - {result: succeeded-object, status: 200}
//	      - {result: failed-plain, status: 500}
//
// [Run] runs case files as a command does; vtltest.schema.json tells editors the keys.
//
// In a Go test, [LoadTemplate] and [LoadRoute] give a [Subject] whose Render takes a call
// through it:
//
//	func TestOrder(t *testing.T) {
//		route := vtltest.LoadRoute(t, "template.json", "POST /orders")
//		got := route.Render(t, vtltest.Body(`{"items":[]}`), vtltest.Result("failed-plain"))
//		got.RequireStatus(t, 500)
//		got.RequireJSONContains(t, `{"error": "OrderRejected"}`)
//	}
//
//	func TestOrderPayload(t *testing.T) {
//		request := vtltest.LoadTemplate(t, "request.vtl")
//		request.Render(t, vtltest.Body(`{"note":"it's late"}`)).RequirePayload(t)
//	}
//
// Render judges nothing by itself: a test of a request template that does not call
// RequirePayload passes with a payload that the backend refuses.
//
// A call starts from an invented request that is always the same: a POST of JSON with an
// API key, a full $context and no body. [RunFiles] runs case files as subtests, [Fuzz]
// feeds hostile requests to a template under go test -fuzz.
//
// The walk of a case file, each step a file:
//
//	read*.go  YAML nodes ─► File, Case       rows.go   one case for each row
//	subject.go  template or route ─► Subject  case.go  Subject + call ─► Result
//	expect.go  Result ─► failures            diff.go   JSON by path
//	origin.go  bytes of the output ─► place in the template
//	run.go  many files at once               update.go, record.go  writing case files
//	report_*.go  text, json, junit, tap, github
package vtltest
