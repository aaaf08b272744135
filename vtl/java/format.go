package java

func Format(format string, args []any, lim *Limits) (string, error) { return "", nil }
