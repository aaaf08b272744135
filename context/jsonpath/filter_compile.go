package jsonpath

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/vtl/java"
)

func (c compiler) filter(text string) (condition, error) {
	tree, err := filterParser.ParseString("", strings.TrimSpace(text))
	if err != nil {
		return nil, asInvalidPath(text, err)
	}
	return c.or(tree)
}

func (c compiler) or(tree *orSyntax) (condition, error) {
	var list anyOf
	for _, o := range tree.Operands {
		x, err := c.and(o)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

func (c compiler) and(tree *andSyntax) (condition, error) {
	var list allOf
	for _, o := range tree.Operands {
		x, err := c.not(o)
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return list, nil
}

func (c compiler) not(tree *notSyntax) (condition, error) {
	switch {
	case tree.Not != nil:
		x, err := c.not(tree.Not)
		return negation{x}, err
	case tree.Group != nil:
		return c.or(tree.Group)
	}
	return c.relation(tree.Relation)
}

func (c compiler) relation(tree *relationSyntax) (condition, error) {
	if tree.Right == nil {
		return c.existence(tree.Left)
	}
	left, err := c.operand(tree.Left)
	if err != nil {
		return nil, err
	}
	right, err := c.operand(tree.Right)
	if err != nil {
		return nil, err
	}
	return &relation{left, right, operators[strings.ToUpper(tree.Operator)]}, nil
}

func (c compiler) existence(o *operandSyntax) (condition, error) {
	path, wanted := o.Path, true
	if path == nil {
		path, wanted = o.NotPath, false
	}
	if path == nil {
		return nil, invalidPath("Expected path node")
	}
	p, err := compilePath(*path, c.depth+1)
	return &existence{p, wanted}, err
}

// operand compiles one side of a relation. A negation before a path means nothing there.
func (c compiler) operand(o *operandSyntax) (operand, error) {
	switch {
	case o.Path != nil:
		p, err := compilePath(*o.Path, c.depth+1)
		return &pathOperand{p}, err
	case o.NotPath != nil:
		p, err := compilePath(*o.NotPath, c.depth+1)
		return &pathOperand{p}, err
	case o.Text != nil:
		s, err := unescape((*o.Text)[1 : len(*o.Text)-1])
		return literal{kind: stringNode, text: s}, err
	case o.Number != nil:
		return numberLiteral(*o.Number)
	case o.Bool != nil:
		return literal{kind: boolNode, truth: *o.Bool == "true"}, nil
	case o.Null:
		return literal{kind: nullNode}, nil
	case o.JSON != nil:
		return jsonLiteral(*o.JSON), nil
	}
	return regexLiteral(*o.Regex)
}

func numberLiteral(text string) (operand, error) {
	d, err := java.ParseDecimal(text)
	if err != nil {
		return nil, invalidPath("Failed to parse filter: %s is no number", text)
	}
	return literal{kind: numberNode, value: d, float: d.Float64()}, nil
}

// jsonLiteral reads JSON at once; where it is none, using it throws.
func jsonLiteral(text string) operand {
	v, err := Parse(text)
	if err != nil {
		v = err
	}
	return literal{kind: jsonTextNode, text: text, value: v}
}

// regexLiteral compiles /pattern/flags. Letters that are no flags mean nothing.
func regexLiteral(text string) (operand, error) {
	end := strings.LastIndexByte(text, '/')
	pattern := text[1:end]
	flags := strings.Map(func(c rune) rune {
		if strings.ContainsRune("idmsuxU", c) {
			return c
		}
		return -1
	}, text[end+1:])
	if flags != "" {
		pattern = "(?" + flags + ")" + pattern
	}
	re, err := java.CompileRegex(pattern)
	if err != nil {
		return nil, invalidPath("%s", err)
	}
	return literal{kind: patternNode, value: re}, nil
}
