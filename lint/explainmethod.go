package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/vtlcheck/vtlcheck/context/catalog"
	"github.com/vtlcheck/vtlcheck/vtl/java"
)

// methodTable is the table of Java's methods, read once.
var methodTable = sync.OnceValue(java.Classes)

// simpleName is String for java.lang.String.
func simpleName(class string) string { return class[strings.LastIndexByte(class, '.')+1:] }

// findClass finds a class by its full or its simple name.
func findClass(name string) (java.ClassDoc, bool) {
	i := slices.IndexFunc(methodTable(), func(c java.ClassDoc) bool { return c.Name == name || simpleName(c.Name) == name })
	if i < 0 {
		return java.ClassDoc{}, false
	}
	return methodTable()[i], true
}

// explainMethod explains a method of a Java class (String.replaceAll), or a class
// (String).
func explainMethod(name string) (string, bool) {
	name, _, _ = strings.Cut(name, "(")
	if class, ok := findClass(name); ok {
		return explainClass(class), true
	}
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return "", false
	}
	class, ok := findClass(name[:dot])
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, m := range class.Methods {
		if m.Name == name[dot+1:] {
			writeMethod(&b, class, m)
		}
	}
	return b.String(), b.Len() > 0
}

func writeMethod(b *strings.Builder, class java.ClassDoc, m java.MethodDoc) {
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "%s.%s\n\n%s\n", simpleName(class.Name), m.Signature(), fill(sentence(m.Doc)))
	if m.Static {
		b.WriteString("A static method: call it on any value of the class.\n")
	}
	if !m.Usable {
		b.WriteString("A template cannot use it: a reference with this call gives nothing.\n")
	}
	if m.Since > 0 {
		fmt.Fprintf(b, "Since Java %d; which Java API Gateway runs on is not documented.\n", m.Since)
	}
	fmt.Fprintf(b, "\nEvidence: %s, %s.\n", m.Class, byEngine)
}

// sentence writes a table's few words as one.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

func explainClass(class java.ClassDoc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nMethods that a template can call:\n\n", class.Name)
	for _, m := range class.Methods {
		if m.Usable {
			fmt.Fprintf(&b, "  %s\n", m.Signature())
		}
	}
	fmt.Fprintf(&b, "\nEvidence: %s.\n", byEngine)
	return b.String()
}

// closeMethods lists methods with names close to one that does not exist.
func closeMethods(name string) []string {
	dot := strings.LastIndexByte(name, '.')
	className, method := name[:dot], name[dot+1:]
	var near []string
	for _, class := range methodTable() {
		if catalog.Distance(strings.ToLower(simpleName(class.Name)), strings.ToLower(simpleName(className)), 1) > 1 {
			continue
		}
		for _, m := range class.Methods {
			if full := simpleName(class.Name) + "." + m.Name; catalog.Distance(strings.ToLower(m.Name), strings.ToLower(method), 2) <= 2 && !slices.Contains(near, full) {
				near = append(near, full)
			}
		}
	}
	return near[:min(len(near), 3)]
}

// methodsCalled lists the methods of that name without its class: those of String first,
// whose methods are called most.
func methodsCalled(name string) []string {
	name, _, _ = strings.Cut(name, "(")
	var found []string
	for _, class := range methodTable() {
		for _, m := range class.Methods {
			if full := simpleName(class.Name) + "." + m.Name; strings.EqualFold(m.Name, name) && m.Usable && !slices.Contains(found, full) {
				found = append(found, full)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b string) int {
		return cmp.Compare(strings.Count(b, "String."), strings.Count(a, "String."))
	})
	return found[:min(len(found), 3)]
}
