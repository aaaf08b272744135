//go:build oracle

package jsonpath

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// These tests ask the engine itself: a program that is called as
//
//	PROGRAM batch cases.json results.json
//
// with a list of {id, template, body} and gives a list of {id, output} or {id, error}.
//
//	go test -tags oracle -run TestOracle ./context/jsonpath -oracle PROGRAM -questions 50000 -seed 1
var (
	oracleProgram = flag.String("oracle", "", "the program that asks json-path and json-smart")
	oracleCases   = flag.Int("questions", 2000, "how many questions to ask")
	oracleSeed    = flag.Uint64("seed", 1, "seed of the generator")
	oracleShow    = flag.Int("show", 20, "how many differences to show")
)

// question is one template and body.
type question struct {
	ID       string `json:"id"`
	Template string `json:"template"`
	Body     string `json:"body"`
	path     string
	damaged  bool // the path was broken on purpose
}

// answer is what a template printed, or the exception at its root.
type answer struct{ output, err string }

func askOracle(t *testing.T, list []question) []answer {
	t.Helper()
	if *oracleProgram == "" {
		t.Skip("no -oracle program")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "cases.json"), filepath.Join(dir, "results.json")
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command(*oracleProgram, "batch", in, out).CombinedOutput(); err != nil {
		t.Fatalf("%s: %s\n%s", *oracleProgram, err, text)
	}
	if data, err = os.ReadFile(out); err != nil {
		t.Fatal(err)
	}
	return readAnswers(t, string(data), len(list))
}

// readAnswers uses Parse: encoding/json would spoil lone surrogates.
func readAnswers(t *testing.T, text string, n int) []answer {
	t.Helper()
	v, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	l, ok := asList(v)
	if !ok || len(l.Items) != n {
		t.Fatalf("%d answers expected", n)
	}
	list := make([]answer, n)
	for i, item := range l.Items {
		m := item.(*java.Map)
		if out, ok := m.GetString("output"); ok {
			list[i].output = out.(string)
			continue
		}
		e, _ := m.GetString("error")
		list[i].err = e.(string)
		if _, root, ok := strings.Cut(list[i].err, "<- "); ok {
			list[i].err = root
		}
	}
	return list
}

func (a answer) String() string {
	if a.err != "" {
		return "error " + a.err
	}
	return strconv.Quote(a.output)
}

// TestOracleRead asks for mutated documents: value, JSON, class and error text.
func TestOracleRead(t *testing.T) {
	g := &generator{rand.New(rand.NewPCG(*oracleSeed, 1))}
	list := make([]question, *oracleCases)
	for i := range list {
		list[i] = question{
			ID:       strconv.Itoa(i),
			Template: "[$input.path('$')][$input.json('$')][$input.path('$').class.name]",
			Body:     g.lenientText(),
		}
	}
	report(t, list, askOracle(t, list), func(q question) answer {
		v, err := Parse(orEmptyObject(q.Body))
		switch {
		case err != nil:
			return answer{err: err.Error()}
		case v == nil:
			return answer{output: `[][""][]`}
		}
		return answer{output: fmt.Sprintf("[%s][%s][%s]", java.Text(v), AppendJSON(nil, v), java.ClassName(v))}
	}, explainText)
}

// explainText knows two differences of error texts: Java prints half of a character that
// takes two units, and says more about exponents.
func explainText(_ question, got, want answer) string {
	switch {
	case got.err == "" || want.err == "":
		return ""
	case strings.Contains(want.err, "\xed\xa0") && strings.Contains(got.err, "\xf0"):
		return "half a character"
	case strings.HasPrefix(got.err, "java.lang.NumberFormatException") && strings.HasPrefix(want.err, "java.lang."):
		return "words about a number"
	}
	return ""
}

// report compares and counts; explain names the reason of a difference that is meant.
func report(t *testing.T, list []question, want []answer, ask func(question) answer, explain func(q question, got, want answer) string) {
	t.Helper()
	same, shown := 0, 0
	reasons := map[string]int{}
	for i, q := range list {
		got := ask(q)
		if got == want[i] {
			same++
			continue
		}
		why := explain(q, got, want[i])
		reasons[why]++
		if why == "" && shown < *oracleShow {
			shown++
			t.Errorf("path %s\nbody %q\ngot  %s\nwant %s", q.path, q.Body, got, want[i])
		}
	}
	t.Logf("%d questions, %d same, different: %v", len(list), same, reasons)
}

// generator makes random documents, texts and paths.
type generator struct{ *rand.Rand }

func pick[T any](g *generator, list ...T) T { return list[g.IntN(len(list))] }

// lenientText makes a document and breaks it in up to four places.
func (g *generator) lenientText() string {
	if g.IntN(4) == 0 {
		return g.numberText()
	}
	s := []rune(g.document(3))
	for range g.IntN(5) {
		i := g.IntN(len(s) + 1)
		switch {
		case g.IntN(3) > 0 || i == len(s):
			s = append(s[:i:i], append([]rune(g.fragment()), s[i:]...)...)
		case g.IntN(2) == 0:
			s = append(s[:i:i], s[i+1:]...)
		case g.IntN(3) == 0:
			s = s[:i]
		default:
			s[i] = []rune(g.fragment())[0]
		}
	}
	return string(s)
}

func (g *generator) fragment() string {
	return pick(g, `"`, `'`, `\`, `{`, `}`, `[`, `]`, `:`, `,`, ` `, "\n", "\t", "\x00", "\x01", "\x0b", "\x1a",
		"\x7f", "\u0085", "\u00a0", "é", "~", "\u2028", "\u3000", "\ufeff", "😀", `\u0041`, `\ud83d`, `\ude00`, `\u12`,
		`\x41`, `\q`, `\n`, `\😀`, `\é`, `/`, `null`, `true`, `false`, `NaN`, `Infinity`, `nul`, `1`, `0`, `-`, `+`, `.`,
		`e`, `E5`, `1e400`, `0x1F`, `12345678901234567890`, `1.2345678901234567890`, `a`, `b c`, `/*x*/`, `//`, `#`, `=`)
}

func (g *generator) numberText() string {
	var b strings.Builder
	for range 1 + g.IntN(24) {
		b.WriteString(pick(g, "0", "1", "9", "5", "00", "123", "-", "+", ".", "e", "E", " ", ".5", "e-", "e+1", "7"))
	}
	return wrap(g, b.String())
}

func wrap(g *generator, s string) string {
	return fmt.Sprintf(pick(g, "%s", "[%s]", `{"a":%s}`, "[%s,1]", " %s ", `{"a":%s,"b":1}`), s)
}

// document makes JSON text, now and then with spaces.
func (g *generator) document(depth int) string {
	space := ""
	if g.IntN(4) == 0 {
		space = " "
	}
	switch k := g.IntN(8); {
	case k < 3 && depth > 0:
		var parts []string
		for range g.IntN(4) {
			parts = append(parts, g.text()+space+":"+space+g.document(depth-1))
		}
		return "{" + space + strings.Join(parts, ","+space) + "}"
	case k < 5 && depth > 0:
		var parts []string
		for range g.IntN(4) {
			parts = append(parts, g.document(depth-1))
		}
		return "[" + strings.Join(parts, space+",") + space + "]"
	}
	return pick(g, g.text(), g.text(), "1", "0", "-7", "2.5", "1e3", "true", "false", "null", "123456789012", "0.1",
		"-0.0", "1E-7", "12345678.9", "1234567890123456789012")
}

func (g *generator) text() string {
	return `"` + pick(g, "a", "b", "c", "", "x y", "é", "😀", `\n`, `\"`, `\\`, "a/b", `\u00e9`, "\u2028", "k") + `"`
}
