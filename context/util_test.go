package context_test

import (
	"errors"
	"strings"
	"testing"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// utilCases are the functions of $util with what the engine gives for them.
var utilCases = []struct{ name, arg, want string }{
	{"escapeJavaScript", "", ""},
	{"escapeJavaScript", "plain text", "plain text"},
	{"escapeJavaScript", `it's "q" \ /`, `it\'s \"q\" \\ \/`},
	{"escapeJavaScript", "\b\t\n\f\r", `\b\t\n\f\r`},
	{"escapeJavaScript", "\x00\x01\x1f\x7f", `\u0000\u0001\u001F` + "\x7f"},
	{"escapeJavaScript", "é日\u2028\uffff", `\u00E9\u65E5\u2028\uFFFF`},
	{"escapeJavaScript", "😀", `\uD83D\uDE00`},
	{"escapeJavaScript", "\xed\xa0\x80", `\uD800`}, // a lone surrogate
	{"escapeJavaScript", "<>&`", "<>&`"},
	{"urlEncode", "", ""},
	{"urlEncode", "aZ09.-*_", "aZ09.-*_"},
	{"urlEncode", "a b+~/", "a+b%2B%7E%2F"},
	{"urlEncode", "é😀", "%C3%A9%F0%9F%98%80"},
	{"urlEncode", "\xed\xa0\x80", "%3F"},
	{"urlDecode", "a+b%20c", "a b c"},
	{"urlDecode", "%c3%A9%F0%9F%98%80", "é😀"},
	{"urlDecode", "%C3x%28", "\ufffdx("},
	{"urlDecode", "%ED%A0%80", "\ufffd"},
	{"urlDecode", "%F0%9F%98", "\ufffd"},
	{"urlDecode", "%F0%9Fx", "\ufffdx"},
	{"urlDecode", "%F0%80", "\ufffd\ufffd"},
	{"urlDecode", "%E0%80%80", "\ufffd\ufffd\ufffd"},
	{"urlDecode", "%E2%82", "\ufffd"},
	{"urlDecode", "%E2%28%A1", "\ufffd(\ufffd"},
	{"urlDecode", "%F4%90%80%80", "\ufffd\ufffd\ufffd\ufffd"},
	{"urlDecode", "%F5%80", "\ufffd\ufffd"},
	{"urlDecode", "%+5", "\x05"}, // Integer.parseInt takes a sign
	{"base64Encode", "", ""},
	{"base64Encode", "a/b?", "YS9iPw=="},
	{"base64Encode", "\xed\xa0\x80", "Pw=="},
	{"base64Decode", "", ""},
	{"base64Decode", "YS9iPw==", "a/b?"},
	{"base64Decode", "YS9iPw", "a/b?"},
	{"base64Decode", "8J+YgA==", "😀"},
	{"base64Decode", "4oI=", "\ufffd"},
	{"base64Decode", "/w==", "\ufffd"},
	{"parseJson", `{"a":[1,"x"]}`, `{a=[1,"x"]}`},
	{"parseJson", `"text"`, "text"},
	{"parseJson", `1.50`, "1.5"},
	{"parseJson", `{"a":`, "null"},
}

func TestUtil(t *testing.T) {
	util := root(t, newScope(&apigw.Request{}), "util")
	for _, tt := range utilCases {
		if got := call(t, util, tt.name, tt.arg); got != tt.want {
			t.Errorf("$util.%s(%q) = %q, want %q", tt.name, tt.arg, got, tt.want)
		}
	}
}

func TestUtilThrows(t *testing.T) {
	util := root(t, newScope(&apigw.Request{}), "util")
	for _, tt := range []struct{ name, arg, message string }{
		{"urlDecode", "%", "Incomplete trailing escape"},
		{"urlDecode", "%4", "Incomplete trailing escape"},
		{"urlDecode", "a%zz", "Illegal hex characters"},
		{"urlDecode", "%-1", "negative value"},
		{"base64Decode", "a", "should at least have 2 bytes"},
		{"base64Decode", "a=", "Last unit does not have enough valid bits"},
		{"base64Decode", "abcde", "Last unit does not have enough valid bits"},
		{"base64Decode", "ab=", "wrong 4-byte ending unit"},
		{"base64Decode", "YQ==YQ==", "incorrect ending byte at 4"},
		{"base64Decode", "==", "wrong 4-byte ending unit"},
		{"base64Decode", "abc=x", "incorrect ending byte at 4"},
		{"base64Decode", "a-_b", "Illegal base64 character 2d"},
		{"base64Decode", "YQ==\n", "incorrect ending byte at 4"},
	} {
		v, _, err := java.Call(util, tt.name, []any{tt.arg}, nil)
		var ex *java.Exception
		if !errors.As(err, &ex) {
			t.Errorf("$util.%s(%q) = %v, error %v; want an exception", tt.name, tt.arg, v, err)
			continue
		}
		if ex.Class != "java.lang.IllegalArgumentException" || !strings.Contains(ex.Message, tt.message) {
			t.Errorf("$util.%s(%q) threw %v; want an IllegalArgumentException that says %q", tt.name, tt.arg, ex, tt.message)
		}
	}
}

// TestUtilOtherThanText pins what nobody has recorded: the argument counts as the text
// that it prints.
func TestUtilOtherThanText(t *testing.T) {
	util := root(t, newScope(&apigw.Request{}), "util")
	m := java.NewMap(1)
	m.PutString("a", "it's")
	for _, tt := range []struct {
		name string
		arg  any
		want string
	}{
		{"escapeJavaScript", int32(5), "5"},
		{"escapeJavaScript", true, "true"},
		{"escapeJavaScript", m, `{a=it\'s}`},
		{"urlEncode", 1.5, "1.5"},
		{"base64Encode", int32(5), "NQ=="},
	} {
		if got := call(t, util, tt.name, tt.arg); got != tt.want {
			t.Errorf("$util.%s(%v) = %q, want %q", tt.name, tt.arg, got, tt.want)
		}
	}
}

func FuzzUtil(f *testing.F) {
	for _, tt := range utilCases {
		f.Add(tt.arg)
	}
	util := root(f, newScope(&apigw.Request{}), "util")
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"escapeJavaScript", "urlEncode", "urlDecode", "base64Encode", "base64Decode", "parseJson"} {
			_, found, err := java.Call(util, name, []any{s}, nil)
			var ex *java.Exception
			if !found || err != nil && !errors.As(err, &ex) {
				t.Errorf("$util.%s(%q): found %v, error %v", name, s, found, err)
			}
		}
		encoded := call(t, util, "urlEncode", s)
		again := call(t, util, "urlDecode", encoded)
		if java.ValidUTF8(s) == s && again != s {
			t.Errorf("urlDecode(urlEncode(%q)) = %q", s, again)
		}
		if strings.ContainsAny(apigw.EscapeJavaScript(s), "\n\r\t\x00") {
			t.Errorf("escapeJavaScript(%q) leaves a control character", s)
		}
	})
}

func BenchmarkEscapeJavaScript(b *testing.B) {
	for _, bm := range []struct{ name, text string }{
		{"plain", strings.Repeat("abcdefgh ", 100)},
		{"json", strings.Repeat(`{"name":"O'Brien","url":"a/b"}`, 30)},
		{"unicode", strings.Repeat("日本語😀", 60)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(bm.text)))
			for range b.N {
				apigw.EscapeJavaScript(bm.text)
			}
		})
	}
}
