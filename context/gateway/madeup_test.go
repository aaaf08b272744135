package gateway

import (
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

func TestMadeUp(t *testing.T) {
	base := &apigw.Request{Query: apigw.Params{{Name: "own", Value: "1"}}, Headers: apigw.Params{{Name: "Content-Type", Value: "application/json"}}}
	for _, tt := range []struct {
		name   string
		sample apigw.Request
		want   string
	}{
		{"nothing", *base, ""},
		{"a body", apigw.Request{Query: base.Query, Body: "{}"}, ""},
		{"another content type", apigw.Request{Headers: apigw.Params{{Name: "Content-Type", Value: "text/xml"}}}, ""},
		{"a query", apigw.Request{Query: base.Query.With("n", "abc101")}, " (sent with the query n=abc101)"},
		{"one that was there", apigw.Request{Query: apigw.Params{{Name: "own", Value: ""}}}, ` (sent with the query own="")`},
		{"of each kind", apigw.Request{
			Query: apigw.Params{{Name: "n", Value: `say "hi"`}}, Headers: apigw.Params{{Name: "X-A", Value: "b"}},
			PathParams: apigw.Params{{Name: "id", Value: "7"}},
		}, ` (sent with the path parameter id=7, query n="say \"hi\"", header X-A=b)`},
		{"many", apigw.Request{Query: apigw.Params{{Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}, {Name: "e"}, {Name: "f"}}},
			` (sent with the query a="", query b="", query c="", query d="" and 2 more)`},
	} {
		if got := madeUp(&tt.sample, base); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
