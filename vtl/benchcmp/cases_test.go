package benchcmp

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

//go:embed testdata
var testdata embed.FS

// benchCase is a template with its call, as the other engine reads it.
type benchCase struct {
	ID             string                       `json:"id"`
	Template       string                       `json:"template"`
	Body           string                       `json:"body"`
	Params         map[string]map[string]string `json:"params"`
	StageVariables map[string]string            `json:"stageVariables"`
	Context        map[string]any               `json:"context"`
}

func cases(t testing.TB) []benchCase {
	headers := map[string]string{
		"Accept": "application/json", "Content-Type": "application/json", "Host": "api.example.com",
		"User-Agent": "curl/8.5.0", "X-Amzn-Trace-Id": "Root=1-67891233-abcdef012345678912345678",
		"X-Api-Key": "k-123", "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Port": "443", "X-Forwarded-Proto": "https",
	}
	all := []benchCase{
		{ID: "short", Template: readTestdata(t, "short.vtl"), Body: readTestdata(t, "order.json")},
		{ID: "full", Template: readTestdata(t, "full.vtl"), Body: readTestdata(t, "order-full.json")},
		{ID: "300 kB", Template: strings.Repeat("{\"id\": \"$context.requestId\", \"n\": $n, \"x\": \"text that stays\"}\n", 4700)},
		{ID: "loop of 1000", Template: "#set($items = $input.path('$.items'))\n[#foreach($i in $items){\"sku\": \"$i\", " +
			"\"n\": $foreach.count}#if($foreach.hasNext), #end#end]\n", Body: manyItems(1000)},
	}
	for i := range all {
		all[i].Params = map[string]map[string]string{
			"path":        {"tenant": "acme", "order": "42"},
			"querystring": {"dry": "true", "lang": "de", "q": "a b"},
			"header":      headers,
		}
		all[i].StageVariables = map[string]string{
			"expressMachine": "arn:aws:states:eu-central-1:123456789012:stateMachine:express",
			"normalMachine":  "arn:aws:states:eu-central-1:123456789012:stateMachine:normal",
		}
		all[i].Context = map[string]any{
			"httpMethod": "POST", "requestId": "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", "stage": "prod",
			"identity": map[string]any{"apiKey": "k-123", "sourceIp": "192.0.2.1", "userAgent": "curl/8.5.0 (it's)"},
		}
	}
	return all
}

func readTestdata(t testing.TB, name string) string {
	text, err := testdata.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func manyItems(n int) string {
	items := make([]string, n)
	for i := range items {
		items[i] = fmt.Sprintf(`"sku-%d"`, i)
	}
	return `{"items": [` + strings.Join(items, ", ") + `]}`
}

func (c *benchCase) request() *apigw.Request {
	return &apigw.Request{
		Body:           c.Body,
		PathParams:     params(c.Params["path"]),
		Query:          params(c.Params["querystring"]),
		Headers:        params(c.Params["header"]),
		StageVariables: params(c.StageVariables),
		Context:        contextMap(c.Context),
	}
}

func params(m map[string]string) apigw.Params {
	var p apigw.Params
	for _, name := range sortedKeys(m) {
		p = append(p, apigw.Param{Name: name, Value: m[name]})
	}
	return p
}

func contextMap(m map[string]any) *java.Map {
	out := java.NewMap(len(m))
	for _, name := range sortedKeys(m) {
		v := m[name]
		if sub, ok := v.(map[string]any); ok {
			v = contextMap(sub)
		}
		out.PutString(name, v)
	}
	return out
}

// render does what the other engine's measure does: a new scope for each render.
func (c *benchCase) render(tmpl *vtl.Template, req *apigw.Request) (string, error) {
	return tmpl.Render(apigw.NewCall(req).Scope(apigw.RequestPhase, c.Body), nil)
}

func (c *benchCase) parse(t testing.TB) *vtl.Template {
	tmpl, diags := vtl.Parse(c.ID+".vtl", c.Template)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return tmpl
}

// TestCases: the templates print JSON, so that what is measured is what was meant.
func TestCases(t *testing.T) {
	for _, c := range cases(t) {
		out, err := c.render(c.parse(t), c.request())
		if err != nil {
			t.Errorf("%s: %v", c.ID, err)
		}
		if c.ID != "300 kB" && !json.Valid([]byte(out)) {
			t.Errorf("%s prints no JSON: %s", c.ID, out)
		}
	}
}
