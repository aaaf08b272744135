package gateway_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// TestHalfSurrogatesAreSent: each piece of the text that is sent on, with the node that
// wrote it.
func TestHalfSurrogatesAreSent(t *testing.T) {
	for _, tt := range []struct{ name, template, body, want string }{
		{"none", `<$input.json('$')>`, `"é"`, `<|< "é"|$input.json('$') >|>`},
		{"high", `<$input.json('$')>`, `"\ud800"`, `<|< "?"|$input.json('$') >|>`},
		{"low", `<$input.json('$')>`, `"\udc00x"`, `<|< "?x"|$input.json('$') >|>`},
		{"several", `$input.path('$')!$input.path('$')`, `"\ud800\ud800é"`, `??é|$input.path('$') !|! ??é|$input.path('$')`},
		{"a pair", `<$input.json('$')>`, `"\ud83d\ude00"`, `<|< "😀"|$input.json('$') >|>`},
		{"text behind", "é$input.path('$')é\n{", `"\udc00"`, "é|é ?|$input.path('$') é\n{|é\n{"},
		{"bytes of the template", "\xed\xa0\x80<$input.path('$')", `"x"`, "?<|\xed\xa0\x80< x|$input.path('$')"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			route := gateway.TemplateRoute(vtl.NewSource("request.vtl", tt.template, nil), nil)
			c, _ := gateway.Compile(route)
			ex := c.Invoke(&apigw.Request{Body: tt.body}, nil, &gateway.Options{Trace: true})
			r := ex.Request
			var pieces []string
			end := 0
			for _, s := range r.Trace.Segments {
				if s.Start != end {
					t.Errorf("a segment starts at %d, want %d", s.Start, end)
				}
				end = s.End
				pieces = append(pieces, r.Output[s.Start:s.End]+"|"+r.Template.Source.Slice(s.Node.Span()))
			}
			if end != len(r.Output) {
				t.Errorf("the segments end at %d of %d", end, len(r.Output))
			}
			if diff := cmp.Diff(tt.want, strings.Join(pieces, " ")); diff != "" {
				t.Error(diff)
			}
			if ex.Backend.Body != r.Output {
				t.Errorf("the backend gets %q", ex.Backend.Body)
			}
		})
	}
}

// TestHalvesOfTwoSegments: the halves of a pair meet in the output, beside a half that
// stays one.
func TestHalvesOfTwoSegments(t *testing.T) {
	const template = `$input.path('$.a')$input.path('$.b')$input.path('$.a')!`
	c, _ := gateway.Compile(gateway.TemplateRoute(vtl.NewSource("request.vtl", template, nil), nil))
	r := c.Invoke(&apigw.Request{Body: `{"a":"\ud83d","b":"\ude00"}`}, nil, &gateway.Options{Trace: true}).Request
	if r.Output != "😀?!" {
		t.Errorf("sent %q", r.Output)
	}
	segments := r.Trace.Segments
	if n := len(segments); n != 4 || segments[n-1].Start != 5 || segments[n-1].End != 6 {
		t.Errorf("segments %+v", segments)
	}
}

// TestHalfSurrogateIsNoProblem: the payload is valid, and a mistake behind it is found
// at its own place; the client gets valid text too.
func TestHalfSurrogateIsNoProblem(t *testing.T) {
	const head = `{"stateMachineArn":"` + machine + `","name":"x","traceHeader":$input.json('$'),"input":"{}"`
	if problems := problemsOf(t, startSync(head+"}", "{}"), `"\ud800"`); problems.HasErrors() {
		t.Errorf("sound: %v", problems)
	}
	problems := problemsOf(t, startSync(head+",}", "{}"), `"\ud800\ud800\ud800"`)
	if len(problems) != 1 || problems[0].Source.Slice(problems[0].Subject) != "," {
		t.Errorf("a comma too many: %v", problems)
	}
	c, _ := gateway.Compile(startSync(head+"}", `{"a":$input.json('$.output')}`))
	answer := func(*gateway.BackendRequest) (*gateway.BackendResponse, error) {
		return &gateway.BackendResponse{Status: 200, Body: `{"output":"\udc00"}`}, nil
	}
	if ex := c.Invoke(&apigw.Request{Body: `"a"`}, answer, nil); ex.Body != `{"a":"?"}` {
		t.Errorf("the client gets %q", ex.Body)
	}
}

// TestHalfSurrogatesInParameters: overrides are sent like bodies.
func TestHalfSurrogatesInParameters(t *testing.T) {
	r := startSync("#set($context.requestOverride.header.X = $input.path('$'))#set($context.requestOverride.querystring.q = $input.path('$')){}",
		"#set($context.responseOverride.header.Y = $input.path('$.output')){}")
	r.Integration.Responses[0].Parameters = []gateway.Mapping{{To: "method.response.header.Z", From: "integration.response.body.output"}}
	c, _ := gateway.Compile(r)
	ex := c.Invoke(&apigw.Request{Body: `"a\ud800"`}, func(*gateway.BackendRequest) (*gateway.BackendResponse, error) {
		return &gateway.BackendResponse{Status: 200, Body: `{"output":"\udc00b"}`}, nil
	}, nil)
	x, _ := ex.Backend.Headers.Get("X")
	q, _ := ex.Backend.Query.Get("q")
	y, _ := ex.Headers.Get("Y")
	z, _ := ex.Headers.Get("Z")
	if diff := cmp.Diff([]string{"a?", "a?", "?b", "?b"}, []string{x, q, y, z}); diff != "" {
		t.Error(diff)
	}
}
