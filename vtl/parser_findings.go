package vtl

import (
	"fmt"
	"strings"
)

// This file has the findings that are not about an unexpected token.

func findTooDeep() finding {
	return finding{
		rule:    "too-deep",
		summary: fmt.Sprintf("more than %d levels of nesting", MaxDepth),
		detail:  "Blocks, parentheses, lists, calls and strings inside of each other are limited, so that no template can exhaust memory.",
	}
}

func findUnclosedComment() finding {
	return finding{
		rule:    "unclosed-comment",
		summary: "this #* has no *#",
		detail:  "The engine takes the rest of the template for a comment. End it with *#; #*# does not end it.",
	}
}

func findMissingArguments(name string) finding {
	detail := map[string]string{
		"foreach": "Write #foreach($element in $list)…#end.",
		"define":  "Write #define($name)…#end.",
		"macro":   "Write #macro(name $argument)…#end.",
		"literal": "Write #literal()…#end, or #[[…]]#.",
	}[name]
	return finding{
		rule:    "missing-arguments",
		summary: "#" + name + " has no arguments",
		detail:  detail + " To print the word, write #[[#" + name + "]]#.",
	}
}

func findDefineArguments(n int) finding {
	return finding{
		rule:    "define-arguments",
		summary: fmt.Sprintf("#define has %d arguments", n),
		detail:  "It takes exactly one, the name of the block: #define($name)…#end.",
	}
}

func findTooManyArguments(name string) finding {
	return finding{
		rule:    "too-many-arguments",
		summary: "#" + name + " has more than one argument",
		detail:  "Take the others out.",
	}
}

func findIncompleteForeach(n int) finding {
	f := finding{
		rule:    "incomplete-foreach",
		summary: "this #foreach has no list",
		detail:  "It prints nothing. Write #foreach($element in $list).",
	}
	if n < 2 {
		f.detail = "It throws when it is rendered. Write #foreach($element in $list)."
	}
	return f
}

func findMacroName() finding {
	return finding{
		rule:    "macro-name",
		summary: "the first argument of #macro is not a name",
		detail:  "Write the name without quotes and without a $: #macro(name $argument).",
	}
}

// findWordArgument is for a word where a directive takes none.
func (p *parser) findWordArgument(name string, at int) finding {
	tok, prev := p.peek(), p.prev()
	if (prev.kind == kindRParen || prev.kind == kindArgsClose) && prev.end == tok.start {
		return p.unclosedBracket(p.opener, p.quoted(*tok))
	}
	word := p.image(tok)
	f := finding{
		rule:    "bare-word",
		summary: "‘" + shorten(word) + "’ stands without quotes",
		detail:  fmt.Sprintf("A text is put in quotes: %q. A variable has a $: $%s.", word, strings.TrimLeft(word, "#")),
	}
	switch {
	case name == "foreach" && at == 0:
		f.detail = fmt.Sprintf("The variable of the loop has a $: #foreach($%s in $list).", word)
	case name == "foreach":
		f.detail = "Write #foreach($element in $list), with nothing behind the list."
	}
	return f.on(*tok)
}

func findEmptyLiteral() finding {
	return finding{
		rule:    "empty-literal",
		summary: "this #literal is empty",
		detail:  "The engine cannot load it. Put text before its #end, or take it out.",
	}
}

func findUnicodeEscape(text string) finding {
	return finding{
		rule:    "unicode-escape",
		summary: "‘" + shorten(text) + "’ is no character",
		detail:  `Behind \u stand four hexadecimal digits, as in \u00e9. A text with \u in it can stand between single quotes.`,
	}
}

func findNotANumber(text string) finding {
	return finding{
		rule:    "not-a-number",
		summary: "‘" + text + "’ is no number",
		detail:  "Take away what stands before the digits, or put it in quotes.",
	}
}

// findUnclosed is for a block that has no #end.
func (p *parser) findUnclosed(opened *token) finding {
	outer, hint := opened, p.hint()
	if hint.suspect.kind != kindEOF && hint.suspect.start > opened.start {
		opened = &hint.suspect
	}
	name := strings.Trim(p.text[opened.main:p.wordEnd(opened)], "{}")
	f := finding{
		rule:    "unclosed-block",
		summary: "this #" + name + " has no #end",
		detail:  "Each #if, #foreach, #define, #macro and #literal is closed by an #end of its own. Write #end, or #{end} where a letter follows.",
	}
	if hint.glued.kind != kindEOF {
		f.detail = "‘" + p.text[hint.glued.start:hint.glued.end] + "’ is no #end but text: write #{end} before the letters, or #end alone."
	}
	if outer != opened {
		f.detail = "By its indent, the #end below belongs to a directive further out, which has none then. Add an #end for this one."
	}
	if p.inString {
		f.detail = "A string that starts a block closes it too, before its last quote."
	}
	return f.at(hashOf(opened), p.wordEnd(opened))
}

// findBlockless is for #end, #else or #elseif where no block wants it.
func (p *parser) findBlockless(tok *token) finding {
	name := strings.Trim(p.text[tok.main:p.wordEnd(tok)], "{}")
	f := finding{
		rule:    "unmatched-" + name,
		summary: "this #" + name + " belongs to no #if",
		detail:  "An #if has its #elseif parts first, then at most one #else, then #end; no other block has an #else.",
	}
	if tok.kind == kindEnd {
		f.summary = "this #end closes nothing"
		f.detail = "No block is open here. Take it out, or look for a block above that was closed too early. " +
			"To print the word, write #[[#end]]#."
		if word := p.hint().unopened; word.kind != kindEOF {
			f.detail = "‘" + p.text[word.start:word.end] + "’ above is text and opens no block."
		}
	}
	return f.at(hashOf(tok), p.wordEnd(tok))
}

// The warnings: the engine renders these templates, but hardly as they were meant.

// warnElseIf is for #else if(…), which is #else and text.
func (p *parser) warnElseIf(tok *token) {
	rest := p.text[tok.end:]
	blank := skipBlanks(rest, 0)
	if blank == 0 || !strings.HasPrefix(rest[blank:], "if") {
		return
	}
	paren := skipBlanks(rest, blank+2)
	if paren >= len(rest) || rest[paren] != '(' {
		return
	}
	p.warn(finding{
		rule:    "else-if",
		summary: "#else if is #else and the text ‘ if’",
		detail:  "Write #elseif(…) in one word.",
	}.at(hashOf(tok), tok.end+int32(blank+2)))
}

// warnUnknown is for #name that is text but was hardly meant to be.
func (p *parser) warnUnknown(tok *token, name string) {
	arguments := p.prev().kind == kindRParen
	meant := misspelled(name, arguments, p.depth > 0)
	if meant == "" {
		return
	}
	f := finding{
		rule:    "misspelled-directive",
		summary: "#" + name + " is no directive: it is printed as text",
		detail:  "Did you mean #" + meant + "?",
	}
	switch {
	case name == "set":
		f.summary = "#set without ( right behind it is printed as text"
		f.detail = "Write #set($name = value); only blanks may stand before the parenthesis."
	case strings.HasPrefix(name, meant):
		f.rule = "glued-directive"
		f.detail = fmt.Sprintf("A directive goes on as far as letters and digits do. Write #{%s}%s.", meant, name[len(meant):])
	}
	if strings.HasPrefix(strings.ToLower(name), "end") {
		p.note().glued = *tok
	}
	if meant == "if" || meant == "foreach" {
		p.note().unopened = *tok
	}
	p.warn(f.at(tok.start, tok.end))
}

// misspelled gives the directive that a word was probably meant to be, or "".
func misspelled(name string, arguments, inBlock bool) string {
	lower := strings.ToLower(name)
	switch {
	case name == "set":
		return "set"
	case lower == "elsif" || lower == "elif" || lower == "elseif" || lower == "else_if":
		return onlyIf(arguments, "elseif")
	case lower == "if" || lower == "set" || lower == "foreach":
		return onlyIf(arguments, lower)
	case lower == "for" || lower == "each" || lower == "for_each":
		return onlyIf(arguments, "foreach")
	case lower == "else" || lower == "end":
		return onlyIf(inBlock, lower)
	case !inBlock:
		return ""
	case closes(lower):
		return "end"
	case strings.HasPrefix(name, "else"):
		return "else"
	case strings.HasPrefix(name, "end") && len(name) == 4:
		return "end"
	}
	return ""
}

func onlyIf(b bool, name string) string {
	if b {
		return name
	}
	return ""
}

// closes says whether a word is what other languages close a block with.
func closes(lower string) bool {
	switch strings.Trim(strings.TrimPrefix(lower, "end"), "_") {
	case "if", "for", "foreach", "each", "define", "macro", "set":
		return strings.HasPrefix(lower, "end")
	}
	return false
}

// warnBrace is for $a{b}: the engine prints the { alone and drops the rest.
func (p *parser) warnBrace(tok *token, r *Reference) {
	if tok.kind != kindLCurly {
		return
	}
	p.warn(finding{
		rule:    "brace-after-reference",
		summary: "of this, the engine prints the { alone",
		detail:  "A { right behind a reference starts another one. Put the first one in braces: ${name}{.",
	}.at(tok.start, p.prev().end))
}

// warnTarget is for #set(${x} = 1), which sets a variable that no reference reaches.
func (p *parser) warnTarget(r *Reference) {
	if len(r.Steps) > 0 || !r.Formal && !r.Quiet {
		return
	}
	p.reportAt(Warning, finding{
		rule:    "set-formal",
		summary: "this #set sets nothing that a reference can reach",
		detail:  "The engine takes the signs behind the $ for the name. Write #set($" + r.Name + " = …).",
	}, r.Span())
}

// warnBareArguments is for $x.get(word), where the engine passes null.
func (p *parser) warnBareArguments(c *Call) {
	for _, a := range c.Args {
		r, ok := a.(*Reference)
		if !ok || !r.Bare {
			continue
		}
		p.reportAt(Warning, finding{
			rule:    "bare-argument",
			summary: r.Name + " stands without quotes and without a $",
			detail:  "The method gets null. Write '" + r.Name + "' for a text, $" + r.Name + " for a variable.",
		}, r.Span())
	}
}

func tooLarge(src *Source) (*Template, Diagnostics) {
	d := Diagnostics{{
		Severity: Error,
		Rule:     "template-too-large",
		Source:   src,
		Summary:  fmt.Sprintf("the template has %d bytes, more than the %d that are allowed", len(src.Text), MaxTemplateBytes),
		Detail:   "Take out what it does not need, or split the work between two templates.",
	}}
	return &Template{Source: src, Root: badBlock(src.Text), broken: d}, d
}
