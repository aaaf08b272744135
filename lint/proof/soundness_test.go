package proof

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// inputs is how many random inputs each proven template has to stand:
//
//	go test ./lint/proof -run Sound -proof.inputs 20000
var inputs = flag.Int("proof.inputs", 300, "random inputs for each proven template")

func inputCount(t testing.TB) int {
	if testing.Short() {
		return min(*inputs, 60)
	}
	return *inputs
}

// subjectsOf gives the templates of testdata/proof and of the sample applications.
func subjectsOf(t testing.TB, opts *Options) map[string]*subject {
	t.Helper()
	out := map[string]*subject{}
	for _, c := range suite(t) {
		out[c.name] = subjectOf(c.in, opts)
	}
	for _, path := range []string{"orders/template.json", "orders-broken/template.json"} {
		for _, r := range routesOf(t, path) {
			addRoute(out, path, r, opts)
		}
	}
	return out
}

func addRoute(out map[string]*subject, name string, r *gateway.Route, opts *Options) {
	compiled, _ := gateway.Compile(r)
	tgt := gateway.InferTarget(r, "")
	compiled.Templates(func(tmpl *vtl.Template, decl *gateway.Template, entry *gateway.Response) bool {
		out[name+" "+r.Name()+" "+strconv.Itoa(len(out))] = newSubject(r, tmpl, decl, entry, tgt, opts)
		return true
	})
}

// subjectOf is Template without its proofs.
func subjectOf(in Input, opts *Options) *subject {
	compiled, t := routeFor(in)
	var s *subject
	compiled.Templates(func(tmpl *vtl.Template, decl *gateway.Template, entry *gateway.Response) bool {
		if entry == nil == (in.Phase != apigw.ResponsePhase) {
			s = newSubject(compiled.Route, tmpl, decl, entry, t, opts)
		}
		return s == nil
	})
	return s
}

// provenOf follows a template symbolically and gives what that proves.
func (s *subject) provenOf() map[Obligation]bool {
	proofs := make([]Proof, 0, 5)
	for _, o := range s.obligations() {
		proofs = append(proofs, Proof{Obligation: o, Verdict: Unknown})
	}
	if s.unreached == "" {
		s.follow(proofs)
	}
	out := map[Obligation]bool{}
	for _, p := range proofs {
		if p.Verdict == Proven {
			out[p.Obligation] = true
		}
	}
	return out
}

// violations renders random inputs and gives the first that breaks what was proven.
func violation(s *subject, proven map[Obligation]bool, seed uint64, n int) (Obligation, *outcome) {
	g := newGenerator(s, seed)
	for range n {
		o := s.run(g.sample(), proven)
		for obligation := range o.broken {
			if proven[obligation] {
				return obligation, o
			}
		}
	}
	return "", nil
}

// TestSound: what is proven stands random hostile inputs.
func TestSound(t *testing.T) {
	proven := 0
	for name, s := range subjectsOf(t, nil) {
		p := s.provenOf()
		if len(p) == 0 {
			continue
		}
		proven++
		checkSound(t, name, s, p, inputCount(t))
	}
	if proven < 60 {
		t.Errorf("%d templates have something proven, expected 60 at least", proven)
	}
}

func checkSound(t *testing.T, name string, s *subject, proven map[Obligation]bool, n int) {
	t.Helper()
	if obligation, o := violation(s, proven, 1, n); o != nil {
		t.Errorf("%s: %s is proven and broken: %s\nbody %q\nresult %+v\nquery %v headers %v\nrendered %q",
			name, obligation, o.broken[obligation].message, o.sample.req.Body, o.sample.result, o.sample.req.Query, o.sample.req.Headers, o.render.Output)
	}
}

// TestWrongImage: a transformer with a wrong image makes the test of soundness fail.
func TestWrongImage(t *testing.T) {
	for _, wrong := range []struct {
		transformer string
		out         str
	}{
		{"escapeJavaScript", anyText(letterChars, false)}, // as if nothing needed an escape
		{"urlEncode", nil}, // as if it gave nothing
		{"base64Encode", constant("AAAA")},
		{"replaceAll", anyText(digitChars, true)},
	} {
		opts := &Options{twist: func(name string, s str) str {
			if name == wrong.transformer {
				return wrong.out
			}
			return s
		}}
		if !caught(t, opts) {
			t.Errorf("a wrong image of %s is not found", wrong.transformer)
		}
	}
}

// caught says whether random inputs break something that was proven.
func caught(t *testing.T, opts *Options) bool {
	for _, c := range wrongImageCases {
		s := subjectOf(Input{Source: vtl.NewSource("wrong.vtl", c, nil), Phase: apigw.RequestPhase}, opts)
		if _, o := violation(s, s.provenOf(), 2, 2000); o != nil {
			return true
		}
	}
	return false
}

// wrongImageCases are templates that are not right, and whose proofs need the true
// images to be refused.
var wrongImageCases = []string{
	`{"a": "$util.escapeJavaScript($input.path('$.a'))"}`,
	`{"a": $util.urlEncode($input.path('$.a'))"x"}`,
	`#if($util.base64Encode($input.params('a')) == "AAAA"){}#else{#end`,
	`#set($s = $input.path('$.a')){"a": "$s.replaceAll("x", "y")"}`,
}

// TestSoundOthers holds what is proven of the linter's templates, sound and mistaken
// ones, against random inputs.
func TestSoundOthers(t *testing.T) {
	root := filepath.Join(testdata, "lint")
	paths, err := filepath.Glob(filepath.Join(root, "*", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no templates", err)
	}
	proven := 0
	for _, path := range paths {
		for name, in := range lintInputs(t, path) {
			s := subjectOf(in, nil)
			if p := s.provenOf(); len(p) > 0 {
				proven++
				checkSound(t, strings.TrimPrefix(path, root)+" "+name, s, p, max(20, inputCount(t)/5))
			}
		}
	}
	t.Logf("%d templates of testdata/lint have something proven", proven)
}

// lintInputs reads the templates of a file of testdata/lint.
func lintInputs(t testing.TB, path string) map[string]Input {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	settings := map[string]string{}
	for _, line := range strings.Split(string(archive.Comment), "\n") {
		if key, text, ok := strings.Cut(line, ": "); ok {
			settings[key] = text
		}
	}
	out := map[string]Input{}
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".vtl") || settings["gatewayresponse"] != "" {
			continue
		}
		in := Input{Source: vtl.NewSource(f.Name, string(f.Data), nil), Phase: apigw.RequestPhase, ContentType: settings["contenttype"]}
		if settings["phase"] == "response" || strings.Contains(f.Name, "response") {
			in.Phase = apigw.ResponsePhase
		}
		in.Target, _ = target.Lookup(settings["target"])
		out[f.Name] = in
	}
	return out
}
