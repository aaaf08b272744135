package gateway_test

import (
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// typesCase is a route with request templates by content type, and what a check must find
// with the default call, whose content type is JSON. Each template is a file named like its
// type.
type typesCase struct {
	name      string
	templates [][2]string
	want      string // rule file:line, one a line, sorted
	samples   string // in the name of a sample that has a problem; "" where nothing is wrong
}

const (
	formType   = "application/x-www-form-urlencoded"
	goodForm   = `{"stateMachineArn":"` + machine + `","input":"{\"form\":\"$util.base64Encode($input.body)\"}"}`
	rawForm    = `{"stateMachineArn":"` + machine + `","input":"{\"form\":\"$input.body\"}"}`
	splitForm  = `#set($kv=$input.body.split('='))` + `{"stateMachineArn":"` + machine + `","input":"{\"v\":\"$util.base64Encode($kv[1])\"}"}`
	rawMembers = `{"stateMachineArn":"` + machine + `","input":"{\"name\":\"$input.path('$.name')\"}"}`
)

var typesCases = []typesCase{
	{"all right", [][2]string{{"application/json", goodRequest}, {formType, goodForm}, {"text/xml", goodForm}}, "", ""},
	{"a form printed raw", [][2]string{{"application/json", goodRequest}, {formType, rawForm}},
		"payload-not-json " + formType + ":1", formType + ", body: a form with a quote"},
	{"a form alone", [][2]string{{formType, rawForm}},
		"payload-not-json " + formType + ":1", formType + ", body: a form with a quote"},
	{"an empty field", [][2]string{{"application/json", goodRequest}, {formType, splitForm}},
		"exception " + formType + ":1", formType + ", body: "},
	{"XML printed raw", [][2]string{{"application/json", goodRequest}, {"application/xml", rawForm}},
		"payload-not-json application/xml:1", "application/xml, body: an element"},
	{"members of another JSON", [][2]string{{"application/json", goodRequest}, {"application/vnd.shop+json", rawMembers}},
		"input-not-json application/vnd.shop+json:1\npayload-injection application/vnd.shop+json:1\npayload-not-json application/vnd.shop+json:1", "application/vnd.shop+json, $.name: a quote"},
	{"any other type", [][2]string{{"application/json", goodRequest}, {"$default", rawMembers}},
		"input-not-json $default:1\npayload-injection $default:1\npayload-not-json $default:1", "application/vnd.sample+json, $.name: a quote"},
}

func TestCheckRouteSamplesEveryContentType(t *testing.T) {
	start, err := target.Lookup("StartExecution")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range typesCases {
		t.Run(tt.name, func(t *testing.T) {
			r := startSync("", `{}`)
			r.Integration.URI = strings.Replace(r.Integration.URI, "StartSyncExecution", "StartExecution", 1)
			r.Integration.RequestTemplates = nil
			for _, text := range tt.templates {
				r.Integration.RequestTemplates = append(r.Integration.RequestTemplates,
					gateway.Template{ContentType: text[0], Source: vtl.NewSource(text[0], text[1], nil)})
			}
			r.Integration.Passthrough = "NEVER"
			c, _ := gateway.Compile(r)
			rows := gateway.CheckRoute(c, start, nil)
			if got := found(rows); got != tt.want {
				t.Errorf("found\n%s\nwant\n%s\n\nrows:\n%s", got, tt.want, show(rows))
			}
			if tt.samples != "" && !strings.Contains(show(rows), tt.samples) {
				t.Errorf("no sample %q in\n%s", tt.samples, show(rows))
			}
			if !strings.Contains(show(rows), "succeeded") {
				t.Errorf("no result was tried:\n%s", show(rows))
			}
		})
	}
}
