package lint

import (
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	cases := []struct {
		name string
		want []string
	}{
		{"unescaped-value", []string{"unescaped-value (warning): a value", "Reported:", "    {\"name\":", "Right:", "Evidence: AWS"}},
		{"null-literal", []string{"null-literal (error)", "#if($a == null)"}},
		{"input-not-string", []string{"input-not-string (error)", "Evidence:"}},
		{"noop-unescape", []string{"Where a rendered sample shows this mistake, render and check report it as\nescaped-apostrophe."}},
		{"timed-out-forgotten", []string{"report it as\ntimed-out-as-success. Lint reports it in place of that one, and as severe."}},
		{"timed-out-as-success", []string{"can lead to this as timed-out-forgotten."}},
		{"escaped-apostrophe", []string{"can lead to this as noop-unescape,\nunescaped-apostrophe."}},
		{"$context.identity.apiKey", []string{"$context.identity.apiKey: property, text, may be empty", "It is a secret", "Values: an API key", "api-gateway-mapping-template-reference"}},
		{"$context.identity", []string{"Members:", "  $context.identity.sourceIp\n"}},
		{"$input.json", []string{"$input.json(path): method, JSON text", "path: a JSONPath", "Example: $input.json('$.order')"}},
		{"$input.params('id')", []string{"$input.params(name)"}},
		{"$util.toJson", []string{"Has a value in AppSync; in a mapping template of a REST API it is empty.", "Instead: $input.json"}},
		{"$context.responseOverride.status", []string{"Can be set in request templates and response templates."}},
		{"String.replaceAll", []string{"String.replaceAll(String, String) String", "Evidence: java.lang.String"}},
		{"java.util.LinkedHashMap.keySet()", []string{"LinkedHashMap.keySet()"}},
		{"String", []string{"Methods that a template can call:", "  substring(int, int) String"}},
		{"$stageVariables.url", []string{"$stageVariables.<name>"}},
	}
	for _, c := range cases {
		text, ok := Explain(c.name)
		if !ok {
			t.Errorf("%s is not explained: %s", c.name, text)
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", c.name, want, text)
			}
		}
	}
}

func TestExplainSuggests(t *testing.T) {
	for name, want := range map[string]string{
		"unescaped-valeu":  "unescaped-value",
		"$context.stag":    "$context.stage",
		"$input.jsno":      "$input.json",
		"String.replacAll": "String.replaceAll",
		"string.lenght":    "String.length",
		"completely other": "It explains rules",
	} {
		if text, ok := Explain(name); ok || !strings.Contains(text, want) {
			t.Errorf("%s: ok %v, want %q in %q", name, ok, want, text)
		}
	}
}

func TestDiff(t *testing.T) {
	lines := func(s string) string { return strings.ReplaceAll(s, " ", "\n") + "\n" }
	cases := []struct{ name, before, after, want string }{
		{"same", "a\n", "a\n", ""},
		{"changed", lines("a b c d e f g h"), lines("a b c d X f g h"), "--- f\n+++ f\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+X\n f\n g\n h\n"},
		{"added", lines("a b"), lines("a x b"), "--- f\n+++ f\n@@ -1,2 +1,3 @@\n a\n+x\n b\n"},
		{"deleted", lines("a b c"), lines("a c"), "--- f\n+++ f\n@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
		{"no last line break", "a", "b", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"},
	}
	for _, c := range cases {
		if got := Diff("f", c.before, c.after); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
