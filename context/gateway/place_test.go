package gateway_test

import (
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// problemsOf renders one call through a request template and holds it against
// StartSyncExecution.
func problemsOf(t *testing.T, r *gateway.Route, body string) vtl.Diagnostics {
	t.Helper()
	sync, err := target.Lookup("StartSyncExecution")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := gateway.Compile(r)
	req := apigw.DefaultRequest()
	req.Body = body
	return gateway.CheckRequest(c, c.Invoke(req, nil, &gateway.Options{Trace: true}), sync)
}

// TestPlaces: a problem points at the byte of template text, or at the reference, that
// wrote what is wrong. The place is marked with « ».
func TestPlaces(t *testing.T) {
	for _, tt := range []struct{ name, template, body, rule string }{
		{"text", `{"stateMachineArn":"` + machine + `","input":"{}"«,»}`, "", "payload-not-json"},
		{"reference", `{"stateMachineArn":"` + machine + `","input":"«$input.path('$.q')»"}`, `{"q":"\"x"}`, "payload-not-json"},
		{"text in a loop", `{"stateMachineArn":"` + machine + `","x":[#foreach($i in [1..3])1 «2»#end]}`, "", "payload-not-json"},
		{"text behind a loop", `#foreach($i in [1..3]) #end{"stateMachineArn":"` + machine + `","input":«[»1]}`, "", "input-not-string"},
		{"a define block", `#define($d)"«$input.path('$.q')»"#end{"stateMachineArn":"` + machine + `","input":$d}`, `{"q":"\"x"}`, "payload-not-json"},
		{"never closed", `«{»"stateMachineArn":"` + machine + `","input":"{}"`, "", "payload-not-json"},
		{"non-ASCII text", `{"ä":"ö","stateMachineArn":"` + machine + `","input":"{}"«é»}`, "", "payload-not-json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, rest, _ := strings.Cut(tt.template, "«")
			marked, after, _ := strings.Cut(rest, "»")
			want := vtl.Span{Start: len(before), End: len(before) + len(marked)}
			problems := problemsOf(t, startSync(before+marked+after, "{}"), tt.body)
			for _, d := range problems {
				if d.Rule == tt.rule {
					if d.Subject != want {
						t.Errorf("%s at %q, want %q", d.Rule, d.Source.Slice(d.Subject), marked)
					}
					return
				}
			}
			t.Errorf("no %s in %v", tt.rule, problems)
		})
	}
}

func TestStandIns(t *testing.T) {
	const text = `{"stateMachineArn":"vtlcheck-stand-in","input":"{}"}`
	r := startSync(text, "{}")
	if problems := problemsOf(t, r, ""); !problems.HasErrors() {
		t.Fatalf("a wrong ARN is no error: %v", problems)
	}
	r.StandIns = []gateway.StandIn{{What: "Ref Machine", Text: "vtlcheck-stand-in"}}
	problems := problemsOf(t, r, "")
	if problems.HasErrors() || len(problems) == 0 {
		t.Errorf("a stand-in is judged like the real thing: %v", problems)
	}
}

// TestClientsFault: what API Gateway refuses by itself is no problem of the template.
func TestClientsFault(t *testing.T) {
	r := startSync(goodRequest, goodResponse)
	if problems := problemsOf(t, r, "{a"); len(problems) != 0 {
		t.Errorf("a body that is no JSON: %v", problems)
	}
	r.Integration.Passthrough = "NEVER"
	r.Integration.RequestTemplates[0].ContentType = "text/plain"
	if problems := problemsOf(t, r, "{}"); len(problems) != 0 {
		t.Errorf("a content type without a template: %v", problems)
	}
}

// TestConfigurationErrors: a call that ends with 500 before the backend is a problem of
// the route.
func TestConfigurationErrors(t *testing.T) {
	for _, tt := range []struct {
		name, template, want string
		change               func(*gateway.Route)
	}{
		{"refused header", `#set($context.requestOverride.header.Authorization = "x")` + start(`{}`), "request-configuration", nil},
		{"binary", start(`{}`), "request-configuration", in(func(i *gateway.Integration) { i.ContentHandling = "CONVERT_TO_BINARY" })},
		{"override twice", `#set($context.responseOverride.status = 1)#set($context.responseOverride.status = 2)` + start(`{}`), "override-set-twice", nil},
		{"override in a loop", `#foreach($i in [1..2])#set($context.responseOverride.status = $i)#end` + start(`{}`), "override-set-twice", nil},
		{"overrides in a loop", `#foreach($i in [1..2])#set($context.responseOverride.header["h$i"] = "x")#end` + start(`{}`), "", nil},
		{"one override in each arm", `#if($context.stage == "x")#set($context.responseOverride.status = 201)#{else}#set($context.responseOverride.status = 202)#end` + start(`{}`), "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := startSync(tt.template, "{}")
			if tt.change != nil {
				tt.change(r)
			}
			got := ""
			if problems := problemsOf(t, r, ""); len(problems) > 0 {
				got = problems[0].Rule
			}
			if got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
