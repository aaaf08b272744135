package vtl_test

import (
	"errors"
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func ExampleTemplate_Render() {
	tmpl, diags := vtl.Parse("hello.vtl", "#foreach($name in $names)Hello $name#if($foreach.hasNext), #end#end!")
	if diags.HasErrors() {
		fmt.Println(diags)
		return
	}
	out, err := tmpl.Render(vtl.Vars{"names": java.NewList("Ann", "Bob")}, nil)
	fmt.Println(out, err)
	// Output: Hello Ann, Hello Bob! <nil>
}

func ExampleEvalError_Trail() {
	tmpl, _ := vtl.Parse("cut.vtl", "#set($short = $title.substring(0, 20))\n$short")
	_, err := tmpl.Render(vtl.Vars{"title": "A title"}, nil)
	var failed *vtl.EvalError
	if errors.As(err, &failed) {
		for _, f := range failed.Frames {
			fmt.Printf("%s [%s]\n", f.Text, f.Value)
		}
	}
	// Output:
	// #set($short = $title.substring(0, 20)) []
	// $title.substring(0, 20) [on "A title"]
	// .substring(0, 20) [with 0, 20]
}

func ExampleTrace() {
	tmpl, _ := vtl.Parse("price.vtl", "$n EUR")
	trace := &vtl.Trace{}
	out, _ := tmpl.Render(vtl.Vars{"n": int32(7)}, &vtl.Options{Trace: trace})
	for _, s := range trace.Segments {
		fmt.Printf("%q came from %s\n", out[s.Start:s.End], tmpl.Source.Slice(s.Node.Span()))
	}
	// Output:
	// "7" came from $n
	// " EUR" came from  EUR
}
