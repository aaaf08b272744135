package lint

// explainMethod explains a method of a Java class: String.replaceAll.
func explainMethod(name string) (string, bool) { return "", false }

// closeMethods lists methods with names close to one that does not exist.
func closeMethods(name string) []string { return nil }
