//go:build oracle

package jsonpath

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// TestOraclePath asks for random paths into random documents.
func TestOraclePath(t *testing.T) {
	g := &generator{rand.New(rand.NewPCG(*oracleSeed, 2))}
	list := make([]question, *oracleCases)
	for i := range list {
		path, damaged := g.path()
		quoted := "'" + strings.ReplaceAll(path, "'", "''") + "'"
		list[i] = question{
			ID:       strconv.Itoa(i),
			Template: "$!input.path(" + quoted + ")|$!input.json(" + quoted + ")",
			Body:     g.tree(3),
			path:     path,
			damaged:  damaged,
		}
	}
	report(t, list, askOracle(t, list), func(q question) answer {
		doc, err := Parse(q.Body)
		if err != nil {
			return answer{err: err.Error()}
		}
		v, err := readPath(doc, q.path)
		switch {
		case err != nil:
			return answer{err: err.Error()}
		case v == nil:
			return answer{output: `|""`}
		}
		return answer{output: string(AppendJSON(append(java.AppendText(nil, v), '|'), v))}
	}, explainPath)
}

// explainPath names the difference between json-path 2.0.0 and 2.10 that an answer shows.
// DIFFERENCES.md tells the reasons at length.
func explainPath(q question, got, want answer) string {
	const nothing, noItems = `|""`, "[]|[]"
	p, _ := Compile(q.path)
	list := p != nil && !p.Definite()
	switch {
	case got.err != "" && want.err != "":
		return "both throw"
	case strings.Contains(want.err, "can only be applied to arrays"):
		return "index of no array"
	case strings.Contains(want.err, "Multi properties can only be used as path leafs"):
		return "step behind several names"
	case list && got.output == nothing && want.output == noItems:
		return "list behind a missing name"
	case list && want.output == nothing:
		return "name missing in a list"
	case strings.Contains(want.err, "can not be applied to primitives"):
		return "filter of a scalar in a list"
	case q.damaged && got.err != "":
		return "path refused"
	case q.damaged && strings.Contains(want.err, "Could not analyze path component: ["):
		return "path that ends in ["
	case strings.HasPrefix(q.path, "..") && got.err != "":
		return "path that starts with .."
	case q.damaged && strings.Contains(q.path, "]") && strings.Trim(want.output, "[{}],|") == "":
		return "bracket in a name"
	case q.damaged && oddName.MatchString(q.path):
		return "quote or sign in a name"
	case q.damaged && strings.Contains(want.err, "Space not allowed in path"):
		return "space in a name"
	case q.damaged && (unread.MatchString(q.path)):
		return "last character unread"
	case strings.Contains(want.err, "is not definite"):
		return "list in a comparison"
	case strings.HasPrefix(want.err, "java.lang.NumberFormatException"), strings.HasPrefix(want.err, "java.lang.ArrayIndexOutOfBoundsException"):
		return "number compared with text"
	case strings.HasPrefix(want.err, "java.lang.StringIndexOutOfBoundsException") && q.damaged:
		return "path refused"
	case strings.Contains(got.err, "Could not determine value type"):
		return "list in a list of a filter"
	case want.output == noItems && strings.Contains(q.path, ".$x"), want.output == noItems && q.path == "..$x":
		return "name that starts with $"
	case want.err == "" && negativeIndex.MatchString(q.path):
		return "negative index"
	case want.err == "" && unequalToNothing.MatchString(q.path):
		return "missing value in a comparison"
	case want.err == "" && got.err == "" && orEqual.MatchString(q.path):
		return "order of what is no number or text"
	case list && strings.Contains(q.path, "==") && strings.Contains(q.Body, "false") && partOf(got, want):
		return "false is equal to what is not true"
	case list && strings.Contains(q.path, "!@") && partOf(got, want):
		return "null exists"
	case list && partOf(want, got):
		return "item dropped where something is missing in it"
	}
	return ""
}

// partOf says whether the items of one answer are among those of another, in order.
func partOf(part, whole answer) bool {
	p, w := itemsOf(part), itemsOf(whole)
	for _, item := range w {
		if len(p) > 0 && java.Equal(p[0], item) {
			p = p[1:]
		}
	}
	return w != nil && len(p) == 0
}

func itemsOf(a answer) []any {
	n := strings.Index(a.output, "]|[")
	if n < 0 {
		return nil
	}
	v, _ := Parse(a.output[n+2:])
	if l, ok := asList(v); ok {
		return l.Items
	}
	return nil
}

var (
	negativeIndex = regexp.MustCompile(`\[ *-\d+\]|\[ *-\d:[-\d]`)
	oddName       = regexp.MustCompile(`\w'|\]\$`)
	unread        = regexp.MustCompile(`(\]|\*).$`)
	orEqual       = regexp.MustCompile(`[<>]`)
)

// unequalToNothing finds comparisons that a missing value passes in 2.10 only: != and
// regular expressions that match the empty text.
var unequalToNothing = regexp.MustCompile(`!=|=~ /\.\*/`)

// tree makes a document with few names, so that paths meet something.
func (g *generator) tree(depth int) string {
	switch k := g.IntN(10); {
	case k < 4 && depth > 0 || depth == 3 && k < 6:
		var parts []string
		for range 1 + g.IntN(4) {
			parts = append(parts, `"`+g.name()+`":`+g.tree(depth-1))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case k < 7 && depth > 0 || depth == 3:
		var parts []string
		for range g.IntN(5) {
			parts = append(parts, g.tree(depth-1))
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	return pick(g, `"x"`, `"y"`, `"xyz"`, `""`, `"5"`, "1", "2", "5", "-3", "0", "2.5", "10", "true", "false", "null", "12345678901")
}

func (g *generator) name() string {
	return pick(g, "a", "b", "c", "d", "a", "b", "x y", "0", "é", "length", "k-h", "$x", "a.b")
}

// path makes a path; one in six is damaged.
func (g *generator) path() (path string, damaged bool) {
	var b strings.Builder
	b.WriteString(pick(g, "$", "$", "$", "$", "$", "@", ""))
	for range 1 + g.IntN(4) {
		g.step(&b)
	}
	s := b.String()
	if damaged = g.IntN(6) == 0 && len(s) > 1; damaged {
		i := g.IntN(len(s))
		switch g.IntN(3) {
		case 0:
			s = s[:i] + s[i+1:]
		case 1:
			s = s[:i] + pick(g, ".", "[", "]", "*", "?", "(", ")", "'", `"`, " ", ",", ":", "-", "1", "a", "@", "$", "/", "\\") + s[i:]
		default:
			s = s[:i]
		}
	}
	if s == "" {
		s = "$"
	}
	return s, damaged
}

func (g *generator) step(b *strings.Builder) {
	dots := pick(g, ".", ".", ".", "..")
	switch g.IntN(16) {
	case 0, 1, 2, 3, 4:
		b.WriteString(dots + pick(g, "a", "b", "c", "d", "0", "é", "length", "k-h", "$x"))
	case 5, 6:
		b.WriteString("['" + g.name() + "']")
	case 7:
		b.WriteString("['" + g.name() + "','" + g.name() + "']")
	case 8, 9:
		b.WriteString("[" + strconv.Itoa(g.IntN(6)-2) + "]")
	case 10:
		b.WriteString("[" + strconv.Itoa(g.IntN(4)) + "," + strconv.Itoa(g.IntN(4)) + "]")
	case 11:
		b.WriteString("[" + pick(g, "1:", ":2", "0:2", "1:3", "-2:", ":-1", "-3:-1", "0:9", "2:1", "-1:1") + "]")
	case 12:
		b.WriteString(dots + "*")
	case 13:
		b.WriteString(pick(g, "[*]", dots+"[*]"))
	default:
		b.WriteString(pick(g, "", "", "..") + "[?(" + g.filter(2) + ")]")
	}
}

func (g *generator) filter(depth int) string {
	switch k := g.IntN(12); {
	case k == 0 && depth > 0:
		return g.filter(depth-1) + " && " + g.filter(depth-1)
	case k == 1 && depth > 0:
		return g.filter(depth-1) + " || " + g.filter(depth-1)
	case k == 2:
		return pick(g, "@.", "@.", "!@.") + pick(g, "a", "b", "c", "d", "a.b", "b[0]")
	case k == 3:
		return g.operand() + " =~ /" + pick(g, "x", ".*", "[xy]+", "X.*") + "/" + pick(g, "", "i")
	}
	space := pick(g, " ", " ", "")
	return g.operand() + space + pick(g, "==", "!=", "<", "<=", ">", ">=") + space + pick(g, g.literal(), g.literal(), g.operand())
}

func (g *generator) operand() string {
	return pick(g, "@", "@.a", "@.b", "@.c", "@.d", "@['a']", "@.a[0]", "@.a.b", "$.a", "$.b", "@.length")
}

func (g *generator) literal() string {
	return pick(g, "'x'", "'xyz'", "'5'", "''", "1", "2", "5", "2.5", "-3", "true", "false", "null", "10")
}
