package vtl_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/vtl"
)

func ExampleParse() {
	_, diags := vtl.Parse("order.vtl", "#if($status = \"OK\")\n  $list[i]\n#end")
	for _, d := range diags {
		fmt.Println(d.Error())
		fmt.Printf("    at %q, rule %s\n", d.Source.Slice(d.Subject), d.Rule)
	}
	// Output:
	// order.vtl:1:13: = does not compare: Write == to compare. A value is assigned by #set(…) only, one at a time.
	//     at "=", rule assignment-in-condition
	// order.vtl:2:8: a [ right behind a reference is an index, and ‘[i]’ is none: If the [ is text, put the name in braces: ${name}[. An index is an integer, a string, true, false or a reference.
	//     at "[i]", rule text-index
}

func ExampleWalk() {
	tmpl, _ := vtl.Parse("order.vtl", "#set($total = $order.sum * 2)$total for $order.customer.name")
	vtl.Walk(tmpl.Root, func(n vtl.Node) bool {
		if r, ok := n.(*vtl.Reference); ok {
			fmt.Println(tmpl.Source.Slice(r.Span()))
		}
		return true
	})
	// Output:
	// $total
	// $order.sum
	// $total
	// $order.customer.name
}

func ExampleDump() {
	tmpl, _ := vtl.Parse("order.vtl", "#if($n > 1)$n pieces#end")
	fmt.Print(vtl.Dump(tmpl.Root))
	// Output:
	// Block 0-24
	//   If 0-24
	//     Arm 0-20
	//       Binary 4-10 >
	//         Reference 4-6 n
	//         NumberLit 9-10 int32 1
	//       Block 11-20
	//         Reference 11-13 n
	//         Text 13-20 " pieces"
}

func ExamplePrint() {
	tmpl, _ := vtl.Parse("order.vtl", "#set(  $total=$a+$b )")
	fmt.Println(vtl.Print(tmpl.Root))          // as it was written
	fmt.Println(vtl.Print(tmpl.Root.Nodes[0])) // in the plain style
	// Output:
	// #set(  $total=$a+$b )
	// #set($total = $a + $b)
}

func ExampleSyntaxRules() {
	rule, _ := vtl.LookupSyntaxRule("negative-number")
	fmt.Println(rule.Title)
	fmt.Println(rule.Bad, "->", rule.Good)
	// Output:
	// a minus sign without a blank behind it
	// #set($a = $b -1) -> #set($a = $b - 1)
}
