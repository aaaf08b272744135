package vtl

import (
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
)

// TestFrameTokens: the frame sees the template as one token.
func TestFrameTokens(t *testing.T) {
	const text = "a $b\n#if($c)d#end$"
	lex, err := definition{}.Lex("test", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	got, err := lexer.ConsumeAll(lex)
	if err != nil {
		t.Fatal(err)
	}
	want := []lexer.Token{
		{Type: templateToken, Value: text, Pos: lexer.Position{Filename: "test"}},
		lexer.EOFToken(lexer.Position{Filename: "test", Offset: len(text)}),
	}
	if !slices.Equal(got, want) {
		t.Errorf("%#v, want %#v", got, want)
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

func TestTokensCoverTheText(t *testing.T) {
	for id, text := range corpus(t) {
		checkTokens(t, id, text)
	}
}

// checkTokens checks that tokens follow each other with nothing but white space and
// signs that came to nothing between them, up to the end.
func checkTokens(t testing.TB, id, text string) {
	t.Helper()
	var s scanner
	var tok token
	s.reset(text, 0)
	for at := int32(0); tok.end < int32(len(text)); at = tok.end {
		s.next(&tok)
		if tok.start < at || tok.main < tok.start || tok.end < tok.main || tok.end == at && tok.kind != kindEOF {
			t.Fatalf("%s: %+v behind %d of %q", id, tok, at, text)
		}
		if gap := strings.Trim(text[at:tok.start], " \t\r\n$#!\\"); gap != "" {
			t.Fatalf("%s: %q is lost before %+v of %q", id, gap, tok, text)
		}
	}
	if s.next(&tok); tok.kind != kindEOF {
		t.Errorf("%s: %+v behind the end of %q", id, tok, text)
	}
}
