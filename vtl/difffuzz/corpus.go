package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
)

// hostNames are root references that other engines may have by themselves.
var hostNames = regexp.MustCompile(`\b(input|util|context|stageVariables)\b`)

// readCorpus gives the templates of the case files in a folder.
func readCorpus(dir string) ([]string, error) {
	if dir == "" {
		return nil, nil
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, err
	}
	var corpus []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var cases []testCase
		if err := json.Unmarshal(text, &cases); err != nil {
			return nil, err
		}
		for _, c := range cases {
			if !hostNames.MatchString(c.Template) {
				corpus = append(corpus, c.Template)
			}
		}
	}
	return corpus, nil
}

// vary makes a new template of one or two old ones.
func (g *generator) vary(text string) string {
	for range 1 + g.IntN(4) {
		switch g.IntN(8) {
		case 0:
			text = g.splice(text, g.oneOf(g.corpus))
		case 1, 2:
			text = g.insert(text)
		case 3:
			text = g.replaceNumber(text)
		case 4:
			text = g.replaceName(text)
		default:
			text = g.mutate(text)
		}
	}
	return text
}

// splice puts the start of one text before the end of another.
func (g *generator) splice(a, b string) string {
	x, y := []rune(a), []rune(b)
	return string(x[:g.IntN(len(x)+1)]) + string(y[g.IntN(len(y)+1):])
}

// insert puts something of the grammar anywhere into a text.
func (g *generator) insert(text string) string {
	chars := []rune(text)
	at := g.IntN(len(chars) + 1)
	g.b.Reset()
	g.depth = 2
	[]func(){g.piece, g.reference, g.argument, g.expression, g.around, g.text2, g.comment}[g.IntN(7)]()
	piece := g.b.String()
	g.b.Reset()
	g.depth = 0
	return string(chars[:at]) + piece + string(chars[at:])
}

var (
	numbersIn = regexp.MustCompile(`-?[0-9][0-9.]*`)
	namesIn   = regexp.MustCompile(`[A-Za-z_][A-Za-z0-9_]*`)
)

func (g *generator) replaceNumber(text string) string {
	return g.replaceOne(text, numbersIn, func() string { return g.oneOf(numbers) })
}

func (g *generator) replaceName(text string) string {
	return g.replaceOne(text, namesIn, func() string {
		switch g.IntN(3) {
		case 0:
			return g.oneOf(rootNames)
		case 1:
			return calls[g.IntN(len(calls))].name
		}
		return g.oneOf([]string{"if", "else", "elseif", "end", "set", "foreach", "define", "stop", "break", "in", "true", "null"})
	})
}

func (g *generator) replaceOne(text string, what *regexp.Regexp, with func() string) string {
	found := what.FindAllStringIndex(text, -1)
	if len(found) == 0 {
		return text
	}
	at := found[g.IntN(len(found))]
	return text[:at[0]] + with() + text[at[1]:]
}
