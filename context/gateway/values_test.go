package gateway_test

import (
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
)

// TestResponseHeaderValues: what is no text is sent as the text that it prints; nobody
// has recorded it.
func TestResponseHeaderValues(t *testing.T) {
	r := lifeRoute()
	responseTemplates(template("application/json", `
#set($h = $context.responseOverride.header)
#set($h.Number = 5)
#set($h.List = ["a", "b"])
#set($h.Empty = "")
#set($h.Date = "now")`))(r)
	c, _ := gateway.Compile(r)
	ex := c.Invoke(lifeRequest(), ok, nil)
	for name, want := range map[string]string{"Number": "5", "List": "a,b", "Empty": "", "x-amzn-Remapped-Date": "now"} {
		if got, found := ex.Headers.Get(name); got != want || !found {
			t.Errorf("header %s: %q (%v), want %q", name, got, found, want)
		}
	}
}

// ok answers with an empty object.
func ok(*gateway.BackendRequest) (*gateway.BackendResponse, error) {
	return &gateway.BackendResponse{Status: 200, Headers: apigw.Pairs("Content-Type", "application/json"), Body: "{}"}, nil
}
