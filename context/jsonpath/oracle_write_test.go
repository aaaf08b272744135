//go:build oracle

package jsonpath

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

const mixtureBody = `{"i":5,"l":4294967296,"b":123456789012345678901234567890,"d":2.50,"inf":1e999,"nan":NaN,"big":1234567890.123456789012,` +
	`"s":"a/\"b\"\n\u0001\u007f\u0085\u2028\u20ff\ud83d\ude00","half":"\ud83d","t":true,"n":null,"a":[1,"x/y",[{"k":"/"}],null],"o":{"p":"/","q":[1.0]},"e":[],"m":{}}`

// TestOracleWrite puts lists and maps that a template made, with values of the document
// in them, into the document and asks for JSON, for the text of a map and of an array.
func TestOracleWrite(t *testing.T) {
	g := &generator{rand.New(rand.NewPCG(*oracleSeed, 3))}
	list := make([]question, *oracleCases)
	values := make([]func(*java.Map) any, len(list))
	for i := range list {
		code, value := g.mixture(3)
		values[i] = value
		list[i] = question{
			ID: strconv.Itoa(i),
			Template: "#set($r=$input.path('$'))#set($v=" + code + ")#set($x=$r.put('new',$v))#set($x=$r.a.add($v))" +
				"$input.json('$')|$r|$r.a|$input.json('$.new')",
			Body: mixtureBody,
			path: code,
		}
	}
	n := 0
	report(t, list, askOracle(t, list), func(question) answer {
		d := NewDocument(mixtureBody)
		doc, err := d.Value()
		if err != nil {
			t.Fatal(err)
		}
		root := doc.(*java.Map)
		v := values[n](root)
		n++
		root.PutString("new", v)
		a, _ := root.GetString("a")
		a.(*java.List).Items = append(a.(*java.List).Items, v)
		whole, err := d.JSON("$")
		if err != nil {
			t.Fatal(err)
		}
		part, err := d.JSON("$.new")
		if err != nil {
			t.Fatal(err)
		}
		return answer{output: strings.Join([]string{whole, java.Text(root), java.Text(a), part}, "|")}
	}, func(question, answer, answer) string { return "" })
}

// mixture makes a VTL expression and what gives its value, given the document.
func (g *generator) mixture(depth int) (code string, value func(*java.Map) any) {
	switch k := g.IntN(8); {
	case k < 2 && depth > 0:
		return g.listMixture(depth)
	case k < 4 && depth > 0:
		return g.mapMixture(depth)
	case k < 6:
		name := pick(g, "i", "l", "b", "d", "inf", "nan", "big", "s", "half", "t", "o", "e", "m")
		return "$r." + name, func(root *java.Map) any {
			v, _ := root.GetString(name)
			return v
		}
	}
	text := pick(g, "", "a/b", `x"y`, `\`, "\t", "é", "\u2028", "\u0085", "😀", "=", ", ")
	return "'" + text + "'", func(*java.Map) any { return text }
}

func (g *generator) listMixture(depth int) (string, func(*java.Map) any) {
	var codes []string
	var values []func(*java.Map) any
	for range g.IntN(4) {
		code, value := g.mixture(depth - 1)
		codes, values = append(codes, code), append(values, value)
	}
	return "[" + strings.Join(codes, ",") + "]", func(root *java.Map) any {
		l := java.NewList()
		for _, value := range values {
			l.Items = append(l.Items, value(root))
		}
		return l
	}
}

func (g *generator) mapMixture(depth int) (string, func(*java.Map) any) {
	names := []string{"a", "b/c", "é", ""}[:g.IntN(5)]
	var codes []string
	var values []func(*java.Map) any
	for _, name := range names {
		code, value := g.mixture(depth - 1)
		codes, values = append(codes, "'"+name+"':"+code), append(values, value)
	}
	return "{" + strings.Join(codes, ",") + "}", func(root *java.Map) any {
		m := java.NewMap(len(names))
		for i, name := range names {
			m.PutString(name, values[i](root))
		}
		return m
	}
}
