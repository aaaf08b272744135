package gateway_test

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
)

// start is a right request around a text for input.
func start(input string) string {
	return `{"stateMachineArn":"` + machine + `","input":"` + input + `"}`
}

// byStatus is a response that answers an execution's end with these two texts.
func byStatus(succeeded, other string) string {
	return `#if($input.path('$.status') == "SUCCEEDED")` + succeeded +
		`#else#set($context.responseOverride.status = 500)` + other + `#end`
}

// wholeRules has, for each rule that only a whole call shows, a route that breaks it.
// The empty template is the right one; responses are added to the route's.
var wholeRules = []struct {
	rule              *target.Rule
	request, response string
	change            func(*gateway.Route)
}{
	{rule: target.RuleAPIKeyInPayload, request: start(`{\"key\":\"$context.identity.apiKey\"}`)},
	{rule: target.RuleSecretHeaderForwarded, request: start(`{\"auth\":\"$util.escapeJavaScript($input.params('Authorization')).replaceAll("\\'","'")\"}`)},
	{rule: target.RuleInputAltered, request: start(`{\"t\":\"$util.escapeJavaScript($util.escapeJavaScript($input.path('$.t').replace('@@', '')).replaceAll("\\'","'")).replaceAll("\\'","'")\"}`)},
	{rule: target.RulePayloadInjection, request: start(`{\"name\":\"$util.escapeJavaScript($input.path('$.name')).replaceAll("\\'","'")\"}`)},
	{rule: target.RuleSucceededAsError, response: byStatus(`#set($context.responseOverride.status = 400){}`, `{"e":1}`)},
	{rule: target.RuleSucceededAsRedirect, response: byStatus(`#set($context.responseOverride.status = 303){}`, `{"e":1}`)},
	{rule: target.RuleResponseNotJSON, response: byStatus(`done: $input.path('$.output')`, `{"e":1}`)},
	{rule: target.RuleEmptyResponse, response: byStatus(``, `{"e":1}`)},
	{rule: target.RuleDoubleEncodedOutput, response: byStatus(`{"output":$input.json('$.output')}`, `{"e":1}`)},
	{rule: target.RuleInternalMembersExposed, response: byStatus(`$input.body`, `{"e":1}`)},
	{rule: target.RuleJavaMapInResponse, response: byStatus(`$util.parseJson($input.path('$.output'))`, `{"e":1}`)},
	{rule: target.RuleFailedAsSuccess, response: `{"ok":true}`},
	{rule: target.RuleUnescapedCause, response: byStatus(`{}`, `{"cause":"$input.path('$.cause')"}`)},
	{rule: target.RuleCauseExposed, response: byStatus(`{}`, `{"cause":$input.json('$.cause')}`)},
	{rule: target.RuleReferenceInResponse, response: byStatus(`{}`, `#set($m = 'failed at $step'){"e":"$m"}`)},
	{rule: target.RuleNullAsText, response: byStatus(`{}`, `{"cause":"#if($input.path('$.cause') == '')null#{else}x#end"}`)},
	{rule: target.RuleTimedOutAsSuccess, response: `#if($input.path('$.status') == "FAILED")#set($context.responseOverride.status = 500){"e":1}#else{"ok":1}#end`},
	{rule: target.RuleEmptyErrorResponse, response: byStatus(`{}`, ``)},
	{rule: target.RuleTimedOutForgotten, response: `#if($input.path('$.status') == "FAILED")#set($context.responseOverride.status = 500){"e":1}#else{"ok":1}#end`},
	{rule: target.RuleBackend400AsSuccess, change: onlyDefault},
	{rule: target.RuleBackend500AsSuccess, change: onlyDefault},
	{rule: target.RuleNoIntegrationResponse, change: func(r *gateway.Route) {
		onlyDefault(r)
		r.Integration.Responses[0].Pattern = "200"
	}},
	{rule: target.RuleServerFaultAsClientError, change: on400(400, `{"message":"refused"}`)},
	{rule: target.RuleThrottlingStatus, change: on400(400, `{"message":"refused"}`)},
	{rule: target.RuleAbsentErrorMember, change: on400(500, `{"error":"$input.path('$.error')"}`)},
	{rule: target.RuleServiceMessageExposed, change: on400(500, `{"message":$input.json('$.message')}`)},
}

// onlyDefault leaves the route its default response.
func onlyDefault(r *gateway.Route) {
	r.Integration.Responses = r.Integration.Responses[:1]
	r.Integration.Responses[0].Templates = []gateway.Template{template("application/json", `{"ok":true}`)}
}

// on400 replaces what answers the backend's 4xx.
func on400(status int, text string) func(*gateway.Route) {
	return func(r *gateway.Route) {
		r.Integration.Responses[1].StatusCode = status
		r.Integration.Responses[1].Templates = []gateway.Template{template("application/json", text)}
	}
}

func TestWholeRules(t *testing.T) {
	sync, _ := target.Lookup("StartSyncExecution")
	covered := map[string]bool{}
	for _, tt := range wholeRules {
		covered[tt.rule.ID] = true
		t.Run(tt.rule.ID, func(t *testing.T) {
			request, answer := tt.request, tt.response
			if request == "" {
				request = goodRequest
			}
			if answer == "" {
				answer = goodResponse
			}
			r := startSync(request, answer)
			if tt.change != nil {
				tt.change(r)
			}
			c, _ := gateway.Compile(r)
			rows := gateway.CheckRoute(c, sync, nil)
			if !has(rows, tt.rule.ID) {
				t.Errorf("%s (%s) was not found:\n%s", tt.rule.ID, tt.rule.Ref, show(rows))
			}
		})
	}
	for _, list := range [][]*target.Rule{target.RequestRules(), target.ResponseRules()} {
		for _, r := range list {
			if !covered[r.ID] {
				t.Errorf("no case breaks the rule %s (%s)", r.ID, r.Ref)
			}
		}
	}
}

func has(rows []gateway.Row, rule string) bool {
	for _, row := range rows {
		for _, d := range row.Problems {
			if d.Rule == rule {
				return true
			}
		}
	}
	return false
}

// rightRoutes look odd and are right: a check finds nothing above info.
var rightRoutes = []struct{ name, target, request, response string }{
	{"input shadowed", "StartSyncExecution", "#set($input = $input.json('$'))" + start(`$util.escapeJavaScript($input).replaceAll("\\'","'")`), ""},
	{"a define block", "StartSyncExecution", "#define($payload){\"body\":$input.json('$')}#end#set($text = \"$payload\")" +
		start(`$util.escapeJavaScript($text).replaceAll("\\'","'")`), ""},
	{"optional member with a separator", "StartSyncExecution", `#set($sep = "")#set($in = "{")
#if($input.path('$.a') != "")#set($in = "$in$sep""a"":$input.json('$.a')")#set($sep = ",")#end
#if($input.path('$.b') != "")#set($in = "$in$sep""b"":$input.json('$.b')")#end
#set($in = "$in}")` + start(`$util.escapeJavaScript($in).replaceAll("\\'","'")`), ""},
	{"request id as the name", "StartSyncExecution", `{"stateMachineArn":"` + machine + `","name":"$context.requestId","input":"{}"}`, ""},
	{"list printed as JSON", "DynamoDB.Query", `{"TableName":"t","KeyConditionExpression":"#u = :u","ExpressionAttributeNames":{"#u":"url"},"ExpressionAttributeValues":{":u":{"S":"x"}}}`,
		`{"items":$input.json('$.Items')}`},
	{"output parsed and printed", "StartSyncExecution", "", byStatus(`#set($o = $input.json('$.output'))$util.parseJson($o)`, `{"e":1}`)},
	{"the negated status test", "StartSyncExecution", "", `#if($input.path('$.status') != "SUCCEEDED")#set($context.responseOverride.status = 500){"e":1}#else$input.path('$.output')#end`},
	{"static text", "StartSyncExecution", start(`{}`), byStatus(`{"ok":true}`, `{"ok":false}`)},
	{"parameters with escapes", "StartSyncExecution", `#set($q = $util.escapeJavaScript($input.params('q')).replaceAll("\\'","'"))
#set($in = "{""q"":""$q""}")` + start(`$util.escapeJavaScript($in).replaceAll("\\'","'")`), ""},
	{"loop over parameters", "StartSyncExecution", `#set($in = "{")#foreach($k in $input.params().querystring.keySet())
#set($n = $util.escapeJavaScript($k).replaceAll("\\'","'"))#set($v = $util.escapeJavaScript($input.params().querystring.get($k)).replaceAll("\\'","'"))
#set($in = "$in""$n"":""$v""")#if($foreach.hasNext)#set($in = "$in,")#end#end
#set($in = "$in}")` + start(`$util.escapeJavaScript($in).replaceAll("\\'","'")`), ""},
	{"form", "SQS.SendMessage", "Action=SendMessage&MessageBody=$util.urlEncode($input.body)", `{"ok":true}`},
	{"base64", "Kinesis.PutRecord", `{"StreamName":"s","PartitionKey":"p","Data":"$util.base64Encode($input.json('$'))"}`, `{"ok":true}`},
}

func TestRightRoutes(t *testing.T) {
	for _, tt := range rightRoutes {
		t.Run(tt.name, func(t *testing.T) {
			contract, err := target.Lookup(tt.target)
			if err != nil {
				t.Fatal(err)
			}
			request, answer := tt.request, tt.response
			if request == "" {
				request = goodRequest
			}
			if answer == "" {
				answer = goodResponse
			}
			r := startSync(strings.TrimPrefix(request, "\n"), answer)
			if contract.Form {
				r.Integration.RequestParameters = []gateway.Mapping{{
					To: "integration.request.header.Content-Type", From: "'application/x-www-form-urlencoded'"}}
			}
			c, _ := gateway.Compile(r)
			rows := gateway.CheckRoute(c, contract, nil)
			if got := found(rows); got != "" {
				t.Errorf("found\n%s\n\nrows:\n%s", got, show(rows))
			}
		})
	}
}
