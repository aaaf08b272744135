package java_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// A method is chosen by its arguments, as Velocity does; what no method takes is not found.
func ExampleCall() {
	v, found, err := java.Call("O'Brien", "substring", []any{int32(2)}, nil)
	fmt.Println(java.Text(v), found, err)
	_, found, _ = java.Call("O'Brien", "substring", []any{"2"}, nil)
	fmt.Println(found)
	_, _, err = java.Call("O'Brien", "substring", []any{int32(20)}, nil)
	fmt.Println(err)
	// Output:
	// Brien true <nil>
	// false
	// java.lang.StringIndexOutOfBoundsException: begin 20, end 7, length 7
}

// Numbers print as Java prints them.
func ExampleText() {
	m := java.NewMap(2)
	m.Put("total", 1e8)
	m.Put("items", java.NewList(int32(1), 2.50, true))
	fmt.Println(java.Text(m))
	// Output: {total=1.0E8, items=[1, 2.5, true]}
}

// Patterns are those of java.util.regex: classes can be intersected, quantifiers can be possessive.
func ExampleCompileRegex() {
	re, err := java.CompileRegex(`[a-z&&[^aeiou]]++`)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := re.ReplaceAll("strength in numbers", "<$0>")
	fmt.Println(s, err)
	// Output: <str>e<ngth> i<n> <n>u<mb>e<rs> <nil>
}

// The table of methods serves documentation and suggestions.
func ExampleClasses() {
	for _, c := range java.Classes() {
		for _, m := range c.Methods {
			if c.Name == "java.lang.String" && m.Name == "strip" {
				fmt.Printf("%s (Java %d): %s\n", m.Signature(), m.Since, m.Doc)
			}
		}
	}
	// Output: strip() String (Java 11): without white space at both ends
}
