package vtl

import (
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// pieces runs the lexer alone.
func pieces(t testing.TB, text string) []lexer.Token {
	t.Helper()
	lex, err := definition{}.Lex("test", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := lexer.ConsumeAll(lex)
	if err != nil {
		t.Fatal(err)
	}
	return tokens
}

func TestPieces(t *testing.T) {
	tests := []struct {
		text string
		want []string // the pieces behind the first, which is the whole text
	}{
		{"", nil},
		{"text", []string{"text"}},
		{"a $b c", []string{"a $b c"}},
		{"a $b.f('#if(x)') #set($c = '#end') d", []string{"a $b.f('#if(x)') #set($c = '#end') d"}},
		{"$a.b$c(#if($d)x", []string{"$a.b$c(#if($d)x"}}, // the engine does not get out of $a.b
		{"#if($a) x #else\ny#end z", []string{"#if($a)", " x ", "#else\n", "y", "#end", " z"}},
		{"#foo($a) #bar", []string{"#foo($a)", " ", "#bar"}},
		{`\\#if($a)`, []string{`\\#if($a)`}},
		{"a ## #if(b)\nc #* #end *# #if($x)e", []string{"a ## #if(b)\nc #* #end *# ", "#if($x)", "e"}},
		{"$ a", []string{"$ a"}},
		{"#if('a)b", []string{"#if('a)b"}}, // nothing behind what the lexer refuses
		{"a$", []string{"a$"}},
	}
	for _, tt := range tests {
		var got []string
		for _, tok := range pieces(t, tt.text)[1:] {
			if !tok.EOF() {
				got = append(got, tok.Value)
			}
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// tokens runs the scanner alone, and shows the tokens with what came to nothing before
// them in angle brackets.
func tokens(text string) string {
	var s scanner
	var tok token
	s.reset(text, 0)
	var out []string
	for {
		s.next(&tok)
		if tok.kind == kindEOF {
			return strings.Join(out, " ")
		}
		image := text[tok.start:tok.end]
		if tok.stray >= 0 {
			image = "<" + text[tok.stray:tok.start] + ">" + image
		}
		out = append(out, image)
	}
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"$a.b[0]", "$a .b [ 0 ]"},
		{"${a}b", "${ a } b"},
		{`\\$!{a}`, `\\$!{ a }`},
		{"$a-b.c-d", "$a-b .c-d"},
		{"$a.1", "$a .1"},
		{"$5", "<$>5"},
		{"# $a", "<#>  $a"},
		{"#$a", "#$a"},
		{"$[a", "$[ a"},
		{"#set($a=-1)", "#set( $a = -1 )"},
		{"#set($a-1)", "#set( $a-1 )"},
		{"#if(1..2.5.3e4)", "#if ( 1 .. 2.5 .3e4 )"},
		{"#if(!a<=b&&c)", "#if ( ! a <= b && c )"},
		{"#if(not andy and true)", "#if ( not andy and true )"},
		{"#{if}({k})", "#{if} ( {k} )"},
		{"#end1", "#end1"},
		{"#{end}1", "#{end} 1"},
		{"#@a.b", "#@a .b"},
		{"$a.f(x, .5)", "$a .f ( x , .5 )"},
		{`$a.f("b""c", '')`, `$a .f ( "b""c" , '' )`},
		{`#if("a)`, `#if ( "a)`},
		{"#*a*##b\n", "#*a*# #b \n"},
		{"#* #*# *#", "#* #*# *#"},
		{"## #**\nb\nc", "## #**\nb\n c"},
		{"## a\r\nb", "## a\r\n b"},
		{`\#if\#`, `\#if \ #`},
		{`\\\#a\\b`, `\\\#a \\ b`},
	}
	for _, tt := range tests {
		if got := tokens(tt.text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPiecesCoverTheText(t *testing.T) {
	for id, text := range corpus(t) {
		checkPieces(t, id, text)
	}
}

// checkPieces checks that pieces follow each other without gaps, up to the end or to
// what the lexer refuses.
func checkPieces(t testing.TB, id, text string) {
	t.Helper()
	at := 0
	for _, piece := range pieces(t, text)[1:] {
		if piece.Pos.Offset != at {
			t.Errorf("%s: a piece at %d, want %d, of %q", id, piece.Pos.Offset, at, text)
		}
		if !piece.EOF() && piece.Value == "" {
			t.Errorf("%s: an empty piece at %d of %q", id, at, text)
		}
		at += len(piece.Value)
	}
}
