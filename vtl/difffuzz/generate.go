package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// generate makes n cases of a seed, some of them out of a corpus's templates.
func generate(corpus []string, seed uint64, n int) []testCase {
	cases := make([]testCase, n)
	for i := range cases {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i))), corpus: corpus}
		cases[i] = testCase{
			ID:       fmt.Sprintf("%d-%d", seed, i),
			Template: g.template(),
			Vars:     roots,
		}
	}
	return cases
}

// generator writes one random template.
type generator struct {
	*rand.Rand
	b     strings.Builder
	depth int
	tame  bool // writes little that the grammar refuses

	corpus []string
}

const (
	maxDepth  = 4 // of blocks and of expressions
	maxPieces = 6 // of a block
)

func (g *generator) template() string {
	if len(g.corpus) > 0 && g.chance(40) {
		return g.vary(g.oneOf(g.corpus))
	}
	g.tame = g.chance(65)
	g.pieces(1 + g.IntN(maxPieces))
	text := g.b.String()
	if !g.tame && g.IntN(4) == 0 {
		text = g.mutate(text)
	}
	return text
}

// mutate changes one place, so that much of what comes out is wrong.
func (g *generator) mutate(text string) string {
	chars := []rune(text)
	if len(chars) == 0 {
		return text
	}
	i := g.IntN(len(chars))
	switch g.IntN(3) {
	case 0: // leave one out
		return string(chars[:i]) + string(chars[i+1:])
	case 1: // put one in
		return string(chars[:i]) + g.oneOf(oddText) + string(chars[i:])
	}
	j := min(len(chars), i+1+g.IntN(5)) // repeat some
	return string(chars[:j]) + string(chars[i:])
}

func (g *generator) write(text ...string) {
	for _, t := range text {
		g.b.WriteString(t)
	}
}

func (g *generator) oneOf(list []string) string { return list[g.IntN(len(list))] }

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

// pieces writes n pieces of template text.
func (g *generator) pieces(n int) {
	for range n {
		g.piece()
	}
}

// weighted is what a piece can be, with how often it is.
type weighted struct {
	weight int
	write  func(*generator)
	odd    bool // left out of tame templates
}

// piecesOf lists them in a function, because what they write holds pieces again.
func piecesOf() []weighted {
	return []weighted{
		{18, (*generator).text, false},
		{24, (*generator).reference, false},
		{12, (*generator).oddReference, true},
		{14, (*generator).set, false},
		{9, (*generator).ifBlock, false},
		{6, (*generator).foreach, false},
		{3, (*generator).define, false},
		{3, (*generator).comment, false},
		{2, (*generator).verbatim, false},
		{5, (*generator).escaped, false},
		{4, (*generator).oddDirective, true},
	}
}

func (g *generator) piece() {
	if g.depth > maxDepth {
		g.text()
		return
	}
	total, list := 0, piecesOf()
	if g.tame {
		list = slices.DeleteFunc(list, func(w weighted) bool { return w.odd })
	}
	for _, w := range list {
		total += w.weight
	}
	at := g.IntN(total)
	for _, w := range list {
		if at -= w.weight; at < 0 {
			g.depth++
			w.write(g)
			g.depth--
			return
		}
	}
}

var plainText = []string{
	"a", "b c", " ", "  ", "\t", "\n", "\n\n", "\r\n", " \n ", "x\n  y", "1", "-", ",", ";", ":", "\"", "'", "{", "}",
	"{\"k\": \"v\"}", "(", ")", "[", "]", ".", "..", "!", "?", "/", "=", "&", "|", "@", "%", "é", "日本", "😀", "\u2028", "_",
	"A", "end", "else", "\u00a0", "<b>", "http:", "0", "\f", "\v",
}

// oddText is what stands next to something else by chance.
var oddText = []string{
	"$", "#", "\\", "\\\\", "{", "}", "(", ")", "[", "]", ".", "!", "\"", "'", "-", "_", "1", "a", " ", "\n", "\r", "\t", ",", ":", "=",
	"$!", "${", "$!{", "#{", "##", "#*", "*#", "#[[", "]]#", "#end", "#else", "$$", "#$", "$#", "<", ">", "&&", "||", "+", "/", "%",
	"\x00", "é", "@", "#if", "#set", "?", "*", "|", "^",
}

// tameText is plainText without what a reference before it would take for its own.
var tameText = slices.DeleteFunc(slices.Clone(plainText), func(s string) bool {
	return strings.ContainsAny(s, "[]().{}\"'")
})

func (g *generator) text() {
	if g.tame {
		g.write(g.oneOf(tameText))
		return
	}
	g.write(g.oneOf(plainText))
}

// after is what follows a reference or directive.
func (g *generator) after() {
	switch {
	case g.chance(50):
	case g.tame || g.chance(60):
		g.text()
	default:
		g.write(g.oneOf(oddText))
	}
}

// blanks are those that stand within a directive.
func (g *generator) blanks() {
	switch {
	case g.chance(75):
	case g.tame:
		g.write(g.oneOf([]string{" ", "  ", "\t"}))
	default:
		g.write(g.oneOf([]string{" ", "  ", "\t", "\n", " \n ", "\r\n"}))
	}
}

// around are the blanks and line ends before or after a directive.
func (g *generator) around() {
	if g.chance(40) {
		g.write(g.oneOf([]string{" ", "\n", "\r\n", "\n\n", "  \n", " \n ", "\t", "\n  ", " \r\n", "\r"}))
	}
}

// directive writes # and a name, perhaps in braces.
func (g *generator) directive(name string) {
	if g.chance(12) {
		g.write("#{", name, "}")
		return
	}
	g.write("#", name)
}

func (g *generator) open() {
	if g.chance(15) {
		g.write(" ")
	}
	g.write("(")
	g.blanks()
}

func (g *generator) shut() {
	g.blanks()
	g.write(")")
}

func (g *generator) set() {
	g.around()
	g.directive("set")
	g.open()
	g.target()
	g.blanks()
	g.write("=")
	g.blanks()
	g.expression()
	g.shut()
	g.around()
}

// target writes what #set assigns to.
func (g *generator) target() {
	switch {
	case g.chance(70):
		g.write("$", g.oneOf([]string{"a", "b", "c", "i", "x-y", "l", "m", "s", "n"}))
	case g.chance(50):
		g.write("$", g.oneOf([]string{"m", "me", "deep", "l", "ln", "foreach", "u", "s"}))
		g.steps(1 + g.IntN(2))
	default:
		g.reference()
	}
}

func (g *generator) ifBlock() {
	g.around()
	g.directive("if")
	g.open()
	g.expression()
	g.shut()
	g.body()
	for g.chance(25) {
		g.directive("elseif")
		g.open()
		g.expression()
		g.shut()
		g.body()
	}
	if g.chance(40) {
		g.directive("else")
		g.body()
	}
	g.end()
}

func (g *generator) body() {
	g.around()
	g.pieces(g.IntN(3))
	g.around()
}

func (g *generator) end() {
	g.directive("end")
	g.around()
}

func (g *generator) foreach() {
	g.around()
	g.directive("foreach")
	g.open()
	g.write("$", g.oneOf([]string{"i", "j", "a", "s", "u"}))
	g.write(g.oneOf([]string{" in ", " in ", " in ", " in ", "\nin ", " in\t", " of "}))
	if g.chance(60) {
		g.write(g.oneOf([]string{
			"[1..3]", "$l", "$ln", "$ll", "$m", "$m.entrySet()", "$m.keySet()", "[1, \"$i\", $u]", "$l.iterator()", "[3..1]",
			"$deep.a.b", "{\"a\": 1, \"b\": $n}", "$m3", "$m3.b", "$m3.values()", "$u", "$s", "$le", "$csv.split(\",\")", "[$n..$z]", "$foreach",
		}))
	} else if g.tame || g.chance(80) {
		g.argument()
	} else {
		g.expression()
	}
	g.shut()
	g.around()
	for range g.IntN(4) {
		if g.chance(30) {
			g.write(g.oneOf(loopPieces))
		} else {
			g.piece()
		}
	}
	g.around()
	g.end()
}

var loopPieces = []string{
	"$i", "$j", "$foreach.index", "$foreach.count", "$foreach.hasNext", "$foreach.first", "$foreach.last", "$velocityCount",
	"$velocityHasNext", "$foreach.parent.index", "#if($foreach.hasNext),#end", "#break", "#if($i == 2)#break#end",
	"#if($velocityCount > 1)#break($foreach)#end", "#if($i == 2)#break($foreach.parent)#end", "#set($i = 9)", "#set($foreach.k = $i)",
	"$foreach.k", "$foreach", "${foreach.index}", "$!foreach.count", "#set($x = $l.add($i))", "#stop",
}

func (g *generator) define() {
	g.around()
	g.directive("define")
	g.open()
	name := g.oneOf([]string{"a", "b", "c"})
	g.write("$", name)
	g.shut()
	g.body()
	g.end()
	if g.chance(70) {
		g.write(g.oneOf([]string{"$", "${", "$!"}) + name)
		g.after()
	}
}

func (g *generator) comment() {
	g.write(g.oneOf([]string{
		"## c\n", "##\n", "## $s #if\r\n", "#* c *#", "#**#", "#* \n *#", "#** doc *#", "#* #* *#", "##", "#*", "##\r", "### x\n", "#*#*#",
	}))
}

func (g *generator) verbatim() {
	g.write(g.oneOf([]string{"#[[ $s #if ]]#", "#[[]]#", "#[[ a ]]", "#[[ ]# ]]#", "#[[\n$s\n]]#\n", "#[ x ]#", "#[[]", "#[[ #[[ ]]# ]]#"}))
}

func (g *generator) escaped() {
	if g.tame {
		g.write("\\", g.oneOf([]string{"", "\\\\"}))
	} else {
		g.write(strings.Repeat("\\", 1+g.IntN(4)))
	}
	if g.chance(60) {
		g.reference()
		return
	}
	g.write(g.oneOf([]string{
		"#set($a = 1)", "#if(true)x#end", "#end", "#else", "#foreach($i in $l)x#end", "#stop", "#define($a)x#end", "#break", "#macro(a)x#end",
		"#x", "##", "#*c*#", "#[[x]]#", "$", "#", "\"", "n", "$!", "#{if}(true)x#end", "#elseif(true)", "#evaluate(\"x\")", "#parse(\"x\")",
		"#include(\"x\")", "#{end}", "#a()", "$!{s}", "!", "{", "u0041",
	}))
}

func (g *generator) oddDirective() {
	g.write(g.oneOf([]string{
		"#macro(m)x#end", "#m()", "#macro(m $a)$a#end#m(1)", "#x", "#fff", "#123", "#set", "#set x", "#if", "#foreach", "#end", "#else",
		"#elseif(true)", "#include(\"a\")", "#parse(\"a\")", "#evaluate(\"$s\")", "#stop", "#break", "#{x}", "#{", "#}", "#IF(true)x#end",
		"#iffy", "#setx", "#ending", "#elsex", "#endx", "# if(true)", "#@m()x#end", "#return(1)", "#define", "#define($a)", "#literal()x#end",
		"#stop()", "#stop(1)", "#break()", "#break($foreach)", "#if(true)x#else y#end", "#if(true)x#end1", "#(", "#[", "#-", "#_a", "#a-b",
		"#macro", "#macro()", "#macro(m)", "#a(", "#m($s \"x\" 1)", "#m($s", "#bodyContent", "#if(true)x#elseif", "#if (true) x #end ",
		"#set ($a = 1)", "#{set}($a=1)", "#{else}", "#{stop}", "#{foreach}", "#{ if }", "#if(true)#else#end",
	}))
	g.after()
}

// oddReference writes what looks like a reference.
func (g *generator) oddReference() {
	if g.chance(50) {
		g.write(g.oneOf(oddText))
		g.reference()
		return
	}
	g.write(g.oneOf([]string{
		"$", "$$", "$1", "$.", "$!", "$!!s", "${", "${}", "${s", "$!{", "$!{s", "${ s}", "${s }", "$s!", "$s.", "$s..a", "$s.1a", "$s._a", "$s.-a",
		"$-s", "$_s", "$é", "$sé", "$s$s", "$s${s}", "${s}s", "$s-1", "$x-y", "$x_1", "$s(1)", "$s.a(", "$s[", "$s[]", "$l[0]", "$l[0][0]",
		"$l[ 0 ]", "$l[-1]", "$l[9]", "$l[\"0\"]", "$m[\"k\"]", "$m['k']", "$m[$u]", "$m.k.k", "${m.k}", "${m.k.x}", "${m}.k", "${l[0]}", "${l}[0]",
		"$!{l[0]}", "$s.length()", "$s.length( )", "$s.length ()", "${s.length()}", "$s.length().x", "$u.length()", "$e.length()", "$u.a.b",
		"$s.a-b", "$s.a_b", "$s.toString", "$s.class.name", "$s.bytes", "$#", "$*", "$\\s", "$!\\s", "$\\!s", "$\\\\!s", "$!$s", "$!#", "$!.", "$![",
		"$#s", "#$s", "##$s\n", "$$s", "$$$s", "#$", "#$$s", "\\$\\$s", "$\\$s", "$!{s}!", "$s\\", "$s\\.x", "$s.x\\", "$ s", "$\ns", "${\ns}",
		"$s .length()", "$s. length()", "$l.get(0).x", "$l.get( 0 )", "$s.concat(\"a\", \"b\")", "$s.concat($u)", "$s.concat(null)", "${s|'alt'}",
		"$s.substring(1 2)", "$s.substring(1 + 1)", "$s.substring(-1)", "$s.concat(a)", "$s.concat([1..2])", "$n.parseInt(\"7\")", "$n.MAX_VALUE",
	}))
	g.after()
}
