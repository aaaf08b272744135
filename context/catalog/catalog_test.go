package catalog

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryMemberIsDescribed(t *testing.T) {
	if len(all) < 150 {
		t.Errorf("only %d members: is a list missing?", len(all))
	}
	for _, m := range slices.Concat(All(), Loop()) {
		switch {
		case !strings.HasPrefix(m.Path, "$"):
			t.Errorf("%s: a path starts with $", m.Path)
		case m.Kind == 0 || m.Result == 0 || m.Mark == 0:
			t.Errorf("%s: kind, result or mark is missing", m.Path)
		case m.Doc == "" || !strings.HasSuffix(m.Doc, ".") && !strings.HasSuffix(m.Doc, ")"):
			t.Errorf("%s: doc is no sentence: %q", m.Path, m.Doc)
		case m.Evidence == "":
			t.Errorf("%s: no evidence", m.Path)
		case m.Page == "" && !m.Undocumented:
			t.Errorf("%s: no page", m.Path)
		case m.InTemplates() == (m.Instead != ""):
			t.Errorf("%s: what to use instead belongs to the names without a value in templates, and to all of them", m.Path)
		case m.Writable&^m.Where != 0:
			t.Errorf("%s: writable where it does not exist", m.Path)
		}
	}
}

func TestNoPathTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range All() {
		if seen[m.Signature()] {
			t.Errorf("%s stands twice in the table", m.Signature())
		}
		seen[m.Signature()] = true
	}
}

func TestParentsExist(t *testing.T) {
	for _, m := range All() {
		if !m.InTemplates() || !strings.Contains(m.Path, ".") {
			continue
		}
		parent := m.Path[:strings.LastIndexByte(m.Path, '.')]
		parent = strings.TrimSuffix(parent, "()")
		if len(byPath[parent]) == 0 {
			t.Errorf("%s: its parent %s is not in the table", m.Path, parent)
		}
	}
}

func TestExamplesFitTheirAlphabet(t *testing.T) {
	for _, m := range slices.Concat(All(), Loop()) {
		if m.Kind != Property || m.Writable != 0 || m.Example == "" || strings.Contains(m.Example, "…") {
			continue
		}
		if n := utf8.RuneCountInString(m.Example); m.Values.Max > 0 && (n > m.Values.Max || n < m.Values.Min) {
			t.Errorf("%s: the example %q has %d characters, want %d to %d", m.Path, m.Example, n, m.Values.Min, m.Values.Max)
		}
		for _, r := range m.Example {
			if !m.Values.Has(r) {
				t.Errorf("%s: the example %q holds %q, which is not in %s", m.Path, m.Example, r, m.Values.Name)
			}
		}
	}
}

func TestAlphabets(t *testing.T) {
	cases := []struct {
		path         string
		json, form   bool
		has, hasNone string
	}{
		{"$context.stage", true, true, "aZ0_-", `"\'& `},
		{"$context.identity.userAgent", false, false, "\"\\é\t ", "\n\r\x00"},
		{"$context.identity.apiKey", true, true, "aZ9-", `"'`},
		{"$context.requestId", true, true, "0af-", `"'`},
		{"$context.authorizer.sub", false, false, "\"\n'", ""},
		{"$context.extendedRequestId", true, false, "=/+", `"'`},
		{"$context.requestTime", true, false, " :/+", `"'`},
		{"$context.identity.clientCert.clientCertPem", false, false, "\n", `"`},
		{"$stageVariables.url", true, false, "&?#", `"' `},
		{"$context.requestTimeEpoch", true, true, "0123456789", "e.+-"},
		{"$util.urlEncode(x)", true, false, "%+", `"& `},
		{"$util.base64Encode(x)", true, false, "+/=", `"`},
	}
	for _, c := range cases {
		m, ok := Lookup(c.path)
		if !ok {
			t.Errorf("%s is not in the table", c.path)
			continue
		}
		if m.Values.SafeInJSON() != c.json {
			t.Errorf("%s: SafeInJSON is %v", c.path, !c.json)
		}
		if m.Values.SafeInForm() != c.form {
			t.Errorf("%s: SafeInForm is %v", c.path, !c.form)
		}
		for _, r := range c.has {
			if !m.Values.Has(r) {
				t.Errorf("%s can hold %q", c.path, r)
			}
		}
		for _, r := range c.hasNone {
			if m.Values.Has(r) {
				t.Errorf("%s cannot hold %q", c.path, r)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	cases := []struct{ text, want string }{
		{"$context.identity.apiKey", "$context.identity.apiKey"},
		{"${context.identity.apiKey}", "$context.identity.apiKey"},
		{"$!{context.stage}", "$context.stage"},
		{"context.stage", "$context.stage"},
		{"$context['stage']", "$context.stage"},
		{"$stageVariables.url", "$stageVariables.<name>"},
		{"$stageVariables['url']", "$stageVariables.<name>"},
		{"$context.authorizer.claims['cognito:groups']", "$context.authorizer.claims.<name>"},
		{"$context.authorizer.plan", "$context.authorizer.<name>"},
		{"$context.responseOverride.header.X-Y", "$context.responseOverride.header.<name>"},
		{"$input.json('$.a')", "$input.json"},
		{"$input.params('a')", "$input.params"},
		{"$input.params()", "$input.params"},
		{"$input.params().header", "$input.params().header"},
		{"$util.toJson($x)", "$util.toJson"},
		{"$util.qr($m.put('a', 1))", "$util.qr"},
		{"$util.time", "$util.time"},
		{"$context.integration.status", "$context.integration.status"},
		{"$ctx", "$ctx"},
		{"$foreach.hasNext", "$foreach.hasNext"},
		{"$context.nosuch", ""},
		{"$input.params", ""},
		{"$input.body.x", ""},
		{"", ""},
		{"$", ""},
		{"$context.", ""},
	}
	for _, c := range cases {
		got := ""
		if m, ok := Lookup(c.text); ok {
			got = m.Path
		}
		if got != c.want {
			t.Errorf("Lookup(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestResolve(t *testing.T) {
	cases := []struct {
		text   string
		want   string
		used   int
		closed bool
	}{
		{"$context.nosuch", "$context", 0, true},
		{"$context.keySet()", "$context", 0, false},
		{"$context.identity.nosuch", "$context.identity", 1, true},
		{"$context.stage.length()", "$context.stage", 1, false},
		{"$input.params", "$input", 0, true},
		{"$input.params.header.X", "$input", 0, true},
		{"$input.params().headers", "$input.params", 1, true},
		{"$input.params().header.X", "$input.params().header.<name>", 3, false},
		{"$input.params().header.get('X')", "$input.params().header", 2, false},
		{"$input.path('$.a').b", "$input.path", 1, false},
		{"$util.nosuch(1)", "$util", 0, true},
		{"$util.time.nowISO8601()", "$util.time", 1, false},
		{"$mine.x", "", 0, false},
	}
	for _, c := range cases {
		ref, ok := parseRef(c.text)
		if !ok {
			t.Errorf("%s cannot be read", c.text)
			continue
		}
		r := Resolve(ref)
		got := ""
		if r.Member != nil {
			got = r.Member.Path
		}
		if got != c.want || r.Used != c.used || r.Closed != c.closed {
			t.Errorf("Resolve(%s) = %q used %d closed %v, want %q %d %v", c.text, got, r.Used, r.Closed, c.want, c.used, c.closed)
		}
	}
}

func TestSuggest(t *testing.T) {
	cases := []struct{ wrong, want string }{
		{"$context.requestid", "$context.requestId"},
		{"$context.sourceIp", "$context.identity.sourceIp"},
		{"$context.reqestId", "$context.requestId"},
		{"$input.jsno", "$input.json"},
		{"$util.escapeJavascript", "$util.escapeJavaScript"},
		{"$utl", "$util"},
		{"$contxt.stage", "$context.stage"},
	}
	for _, c := range cases {
		got := Suggest(c.wrong)
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("Suggest(%q) = %q, want %q first", c.wrong, got, c.want)
		}
	}
	if got := Suggest("$context.completelyDifferentThing"); len(got) != 0 {
		t.Errorf("Suggest of a name like no other = %q", got)
	}
}

func TestDistance(t *testing.T) {
	cases := []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "abd", 1}, {"abc", "xyz", 3}, {"abc", "abcdefgh", 4}}
	for _, c := range cases {
		if got := Distance(c.a, c.b, 3); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Lookup("$context.identity.apiKey")
	}
}

func FuzzLookup(f *testing.F) {
	for _, m := range All() {
		f.Add(m.Path)
	}
	f.Add("$a(((.b[")
	f.Fuzz(func(t *testing.T, text string) {
		Lookup(text)
		Suggest(text)
	})
}
