package apidef_test

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/vtlcheck/vtlcheck/context/apidef"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/hosttest"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// hostForm writes a text as a mapping template into a definition. The places of the text's
// bytes are those in the file named; ok is false where the syntax cannot hold the text.
type hostForm struct {
	name string
	file string
	// write gives the file and, where other is not "", another file of that name that it names.
	write func(rng *rand.Rand, text string) (written hosttest.Encoded, ok bool)
	// around gives what stands before and behind the code.
	head, tail string
	// named is the definition that names the file, where the text is not in it itself.
	named, definition string
}

const (
	cfnJSONHead = `{"Resources": {"é😀": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "POST", "Integration": {"Type": "MOCK", "RequestTemplates": {"application/json": `
	cfnJSONTail = `}}}}}}`
	cfnYAMLHead = "Resources:\n  \"é😀\":\n    Type: AWS::ApiGateway::Method\n    Properties:\n      HttpMethod: POST\n      Integration:\n        Type: MOCK\n        RequestTemplates:\n          application/json: "
	openAPIHead = "openapi: 3.0.1\npaths:\n  /é:\n    post:\n      x-amazon-apigateway-integration:\n        type: mock\n        requestTemplates:\n          application/json: "
	slsHead     = "service: s\nprovider: {name: aws}\nfunctions:\n  é:\n    events:\n      - http:\n          path: p\n          method: post\n          integration: lambda\n          request:\n            template:\n              application/json: "
	tfHead      = "# é😀\nresource \"aws_api_gateway_integration\" \"x\" {\n  http_method = \"POST\"\n  type = \"MOCK\"\n  request_templates = {\n    \"application/json\" = "
	tfTail      = "\n  }\n}\n"
)

func always(write func(rng *rand.Rand, text string) hosttest.Encoded) func(*rand.Rand, string) (hosttest.Encoded, bool) {
	return func(rng *rand.Rand, text string) (hosttest.Encoded, bool) { return write(rng, text), true }
}

func yamlStyle(style string, outer int) func(*rand.Rand, string) (hosttest.Encoded, bool) {
	return func(rng *rand.Rand, text string) (hosttest.Encoded, bool) {
		switch style {
		case "double":
			return hosttest.YAMLDouble(rng, text, outer+1, "\n"), true
		case "single":
			return hosttest.YAMLSingle(rng, text, outer+1, "\n")
		case "plain":
			return hosttest.YAMLPlain(rng, text, outer+1, "\n")
		}
		return hosttest.YAMLBlock(rng, text, outer, "\n", style == "folded")
	}
}

func substituted(write func(*rand.Rand, string) (hosttest.Encoded, bool)) func(*rand.Rand, string) (hosttest.Encoded, bool) {
	return func(rng *rand.Rand, text string) (hosttest.Encoded, bool) {
		inner := hosttest.Sub(text)
		outer, ok := write(rng, inner.Code)
		if !ok {
			return outer, false
		}
		return inner.Then(outer), true
	}
}

// templated writes a text so that it comes out of a template file as write would have it.
func templated(write func(*rand.Rand, string) (hosttest.Encoded, bool)) func(*rand.Rand, string) (hosttest.Encoded, bool) {
	return func(rng *rand.Rand, text string) (hosttest.Encoded, bool) {
		inner, ok := hosttest.HCLTemplate(rng, text)
		if !ok {
			return inner, false
		}
		outer, ok := write(rng, inner.Code)
		if !ok {
			return outer, false
		}
		return inner.Then(outer), true
	}
}

// joined writes a text as the pieces of an Fn::Join.
func joined(rng *rand.Rand, text string) hosttest.Encoded {
	code := `{"Fn::Join": ["", [`
	var at []int
	for start := 0; ; {
		end := min(start+rng.Intn(12), len(text))
		for end < len(text) && !utf8.RuneStart(text[end]) {
			end++
		}
		piece := hosttest.JSON(rng, text[start:end])
		for _, offset := range piece.At[:end-start] {
			at = append(at, len(code)+offset)
		}
		code += piece.Code
		if start = end; start == len(text) {
			at = append(at, len(code)-1)
			break
		}
		code += ", "
	}
	return hosttest.Encoded{Code: code + "]]}", At: at}
}

func hostForms() []hostForm {
	forms := []hostForm{
		{name: "cloudformation json", file: "t.json", write: always(hosttest.JSON), head: cfnJSONHead, tail: cfnJSONTail},
		{name: "cloudformation json sub", file: "t.json", write: substituted(always(hosttest.JSON)), head: cfnJSONHead + `{"Fn::Sub": `, tail: "}" + cfnJSONTail},
		{name: "cloudformation json sub list", file: "t.json", write: substituted(always(hosttest.JSON)), head: cfnJSONHead + `{"Fn::Sub": [`, tail: ", {}]}" + cfnJSONTail},
		{name: "cdk join", file: "t.json", write: always(joined), head: strings.Replace(cfnJSONHead, `"Properties"`, `"Metadata": {"aws:cdk:path": "x"}, "Properties"`, 1), tail: cfnJSONTail},
		{name: "openapi json", file: "t.json", write: always(hosttest.JSON),
			head: `{"openapi": "3.0.1", "paths": {"/é": {"post": {"x-amazon-apigateway-integration": {"type": "mock", "requestTemplates": {"application/json": `, tail: `}}}}}}`},
		{name: "integration json", file: "t.json", write: always(hosttest.JSON), head: `{"type": "MOCK", "requestTemplates": {"application/json": `, tail: `}}`},
		{name: "terraform plan", file: "t.json", write: always(hosttest.JSON),
			head: `{"planned_values": {"root_module": {"resources": [{"address": "a", "type": "aws_api_gateway_integration", "name": "x", "values": {"type": "MOCK", "http_method": "POST", "request_templates": {"application/json": `, tail: `}}}]}}}`},
		{name: "terraform json", file: "main.tf.json", write: templated(always(hosttest.JSON)),
			head: `{"resource": {"aws_api_gateway_integration": {"é": {"http_method": "POST", "type": "MOCK", "request_templates": {"application/json": `, tail: `}}}}}`},
		{name: "terraform quoted", file: "main.tf", write: always(hosttest.HCLQuoted), head: tfHead, tail: tfTail},
		{name: "terraform heredoc", file: "main.tf", head: tfHead, tail: "  }\n}\n",
			write: func(rng *rand.Rand, text string) (hosttest.Encoded, bool) {
				return hosttest.HCLHeredoc(rng, text, false)
			}},
		{name: "terraform heredoc with margin", file: "main.tf", head: tfHead, tail: "  }\n}\n",
			write: func(rng *rand.Rand, text string) (hosttest.Encoded, bool) {
				return hosttest.HCLHeredoc(rng, text, true)
			}},
		{name: "terraform templatefile", file: "t.tftpl", write: hosttest.HCLTemplate, named: "main.tf",
			definition: tfHead + `templatefile("t.tftpl", {})` + tfTail},
		{name: "terraform body", file: "t.yaml", write: templated(yamlStyle("literal", 10)), head: openAPIHead, named: "main.tf",
			definition: "resource \"aws_api_gateway_rest_api\" \"x\" {\n  body = templatefile(\"t.yaml\", {})\n}\n"},
		{name: "serverless file", file: "t.vtl", named: "serverless.yml", definition: slsHead + "${file(t.vtl)}\n",
			write: func(_ *rand.Rand, text string) (hosttest.Encoded, bool) {
				at := make([]int, len(text)+1)
				for i := range at {
					at[i] = i
				}
				return hosttest.Encoded{Code: text, At: at}, utf8.ValidString(text)
			}},
	}
	for _, style := range []string{"double", "single", "plain", "literal", "folded"} {
		tail := "\n"
		if style == "literal" || style == "folded" {
			tail = "" // a block has its own line break
		}
		forms = append(forms,
			hostForm{name: "cloudformation yaml " + style, file: "t.yaml", write: yamlStyle(style, 10), head: cfnYAMLHead, tail: tail},
			hostForm{name: "cloudformation yaml sub " + style, file: "t.yaml", write: substituted(yamlStyle(style, 10)), head: cfnYAMLHead + "!Sub ", tail: tail},
			hostForm{name: "openapi yaml " + style, file: "t.yaml", write: yamlStyle(style, 10), head: openAPIHead, tail: tail},
			hostForm{name: "serverless yaml " + style, file: "serverless.yml", write: yamlStyle(style, 14), head: slsHead, tail: tail})
	}
	return forms
}

const propertyRounds = 400

// TestPositions writes random templates into every form, reads them back, and asks of every
// byte, and of both ends of every node of the syntax tree, where it was written.
func TestPositions(t *testing.T) {
	texts, bytes, nodes := 0, 0, 0
	for _, form := range hostForms() {
		t.Run(form.name, func(t *testing.T) {
			rng := rand.New(rand.NewSource(int64(len(form.name))))
			seen := 0
			for range propertyRounds {
				text := randomTemplate(rng, form)
				e, ok := form.write(rng, text)
				if !ok || text == "" {
					continue
				}
				seen++
				b, n := form.check(t, text, e.In(form.head))
				bytes, nodes = bytes+b, nodes+n
			}
			if texts += seen; seen < propertyRounds/40 {
				t.Errorf("only %d of %d texts could be written", seen, propertyRounds)
			}
		})
	}
	t.Logf("%d templates, %d bytes, %d nodes", texts, bytes, nodes)
}

func randomTemplate(rng *rand.Rand, form hostForm) string {
	switch {
	case strings.HasSuffix(form.name, "plain"):
		return hosttest.Words(rng, 8)
	case strings.Contains(form.name, "heredoc"):
		return hosttest.Text(rng, 14, false) + "\n"
	case form.file == "t.tftpl", form.name == "terraform body":
		return strings.ReplaceAll(hosttest.Text(rng, 14, false), "~", "-")
	}
	return hosttest.Text(rng, 14, true)
}

// check reads the definition and compares the place of each byte and node.
func (f hostForm) check(t *testing.T, text string, e hosttest.Encoded) (bytes, nodes int) {
	t.Helper()
	content := f.head + e.Code + f.tail
	path, data := f.file, content
	files := map[string]string{}
	if f.named != "" {
		path, data = f.named, f.definition
		files[f.file] = content
	}
	def, diags := apidef.Read(path, []byte(data), &apidef.Options{ReadFile: func(name string) ([]byte, error) { return []byte(files[name]), nil }})
	src := onlyTemplate(def)
	if src == nil {
		t.Fatalf("no template in %q: %v %v", content, diags, def.Skipped)
	}
	if src.Text != text {
		t.Fatalf("in %q\n got %q\nwant %q", content, src.Text, text)
	}
	for i := range text {
		f.checkPlace(t, src, i, content, e.At[i])
	}
	f.checkPlace(t, src, len(text), content, e.At[len(text)])
	parsed, _ := vtl.ParseSource(src)
	vtl.Walk(parsed.Root, func(n vtl.Node) bool {
		f.checkPlace(t, src, n.Span().Start, content, e.At[n.Span().Start])
		f.checkPlace(t, src, n.Span().End, content, e.At[n.Span().End])
		nodes++
		return true
	})
	return len(text), nodes
}

func (f hostForm) checkPlace(t *testing.T, src *vtl.Source, offset int, content string, at int) {
	t.Helper()
	got := src.Location(offset)
	before := content[:at]
	line := strings.Count(before, "\n") + 1
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	if got != (vtl.Location{File: f.file, Line: line, Column: column}) {
		t.Fatalf("byte %d of %q in %q: at %s:%d:%d, want %s:%d:%d", offset, src.Text, content, got.File, got.Line, got.Column, f.file, line, column)
	}
}

func onlyTemplate(def *apidef.Definition) *vtl.Source {
	var found []gateway.Template
	for _, route := range def.Routes {
		found = append(found, route.Integration.RequestTemplates...)
	}
	if len(found) != 1 {
		return nil
	}
	return found[0].Source
}
