package main

// argument writes what may stand between the parentheses of a call.
func (g *generator) argument() {
	g.depth++
	defer func() { g.depth-- }()
	if g.depth > maxDepth+2 {
		g.write(g.oneOf(wholeArgs))
		return
	}
	switch g.IntN(12) {
	case 0, 1, 2:
		g.write(g.oneOf(textArgs))
	case 3, 4:
		g.write(g.oneOf(numbers))
	case 5, 6:
		g.reference()
	case 7:
		g.write(g.oneOf([]string{"true", "false", "true", "$u", "[]", "{}"}))
	case 8:
		g.list()
	case 9:
		g.mapLiteral()
	case 10:
		g.text2()
	default:
		g.write(g.oneOf(wholeArgs))
	}
}

// text2 writes a double-quoted string with things in it.
func (g *generator) text2() {
	g.write("\"")
	for range g.IntN(4) {
		switch g.IntN(8) {
		case 0, 1, 2:
			if g.tame {
				g.text()
				continue
			}
			g.write(g.oneOf([]string{"a", " ", "é", "\n", "''", "\"\"", "\\", "\\n", "\\u0041", "\\\\", "$", "#", "{", "#end", "## c", "#*c*#", "'", "\\$s", "\\#if"}))
		case 3, 4, 5:
			g.reference()
		case 6:
			g.write(g.oneOf([]string{
				"#if($t)x#end", "#if($f)x#{else}y#end", "#foreach($i in [1..2])$i#end", "#set($a = 1)", "#set($a = 'q')", "${s}", "$!{u}", "#stop", "#break",
			}))
		default:
			g.write(g.oneOf([]string{"$s", "$n", "${m.k}", "$l", "$u", "$a", "$i", "$foreach.index"}))
		}
	}
	g.write("\"")
}

func (g *generator) list() {
	if g.chance(20) {
		g.write("[]")
		return
	}
	g.write("[")
	g.blanks()
	if g.chance(25) {
		g.rangeEnd()
		g.write(g.oneOf([]string{"..", "..", "..", " .. ", " ..", ".. "}))
		g.rangeEnd()
	} else {
		for i := range 1 + g.IntN(3) {
			if i > 0 {
				g.write(g.oneOf([]string{",", ", "}))
			}
			g.argument()
		}
	}
	g.blanks()
	g.write("]")
}

func (g *generator) rangeEnd() {
	g.write(g.oneOf([]string{"0", "1", "3", "-2", "$n", "$z", "$neg", "$u", "$l.size()", "${n}", "$s", "$d", "2.5", "$lmax", "1"}))
}

func (g *generator) mapLiteral() {
	if g.chance(20) {
		g.write("{}")
		return
	}
	g.write("{")
	g.blanks()
	for i := range 1 + g.IntN(2) {
		if i > 0 {
			g.write(g.oneOf([]string{",", ", "}))
		}
		switch {
		case g.chance(70):
			g.write(g.oneOf([]string{"\"a\"", "'k'", "\"$s\"", "$s", "1", "'x-y'", "''", "true"}))
		default:
			g.argument()
		}
		g.blanks()
		g.write(g.oneOf([]string{":", ": ", " : "}))
		g.argument()
	}
	g.blanks()
	g.write("}")
}

var operators = []string{
	"+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "and", "or", "eq", "ne", "lt", "le", "gt", "ge",
}

// expression writes what may stand in #set and #if.
func (g *generator) expression() {
	g.depth++
	defer func() { g.depth-- }()
	if g.depth > maxDepth+2 {
		g.argument()
		return
	}
	switch n := g.IntN(20); {
	case n < 8 || n == 19 && g.tame:
		g.argument()
	case n < 15:
		g.binary()
	case n < 17:
		g.write(g.oneOf([]string{"!", "!", "not ", "! ", "!!"}))
		g.expression()
	case n < 19:
		g.write("(")
		g.blanks()
		g.expression()
		g.blanks()
		g.write(")")
	default:
		g.write(g.oneOf([]string{
			"$n-1", "$n -1", "3-1", "-$n", "$s == null", "$n === 1", "$n = 1", "1 +", "", "$a $b", "1 2", "($n", "\"a\" \"b\"", "$n++", "$s.length() - 1", "$n+1",
			"$n*2", "1+1", "!$u", "$u == $w", "$u == \"\"", "$s eq 'text'", "$n&&$t", "$n|$t", "$t?1:2", "'a' + 'b'", "1..2", "-1", "+1", "- 1", "5/0", "5%0", "5.0/0",
		}))
	}
}

func (g *generator) binary() {
	g.operand()
	op := g.oneOf(operators)
	if g.chance(85) || op[0] >= 'a' {
		op = " " + op + " "
	}
	g.write(op)
	g.operand()
}

func (g *generator) operand() {
	if g.chance(35) {
		g.expression()
		return
	}
	if g.chance(30) {
		g.write(g.oneOf(numbers))
		return
	}
	g.argument()
}
