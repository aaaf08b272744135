package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table prints rows in columns as wide as their widest cell; the last column runs free.
type table struct {
	head []string
	rows [][]cell
}

// cell is a text with how it looks: paint may add colour, which takes no room.
type cell struct {
	text  string
	paint func(string) string
}

func plain(text string) cell { return cell{text: text} }

func (t *table) add(cells ...cell) { t.rows = append(t.rows, cells) }

// widths gives the room that each column takes.
func (t *table) widths() []int {
	w := make([]int, len(t.head))
	for i, h := range t.head {
		w[i] = utf8.RuneCountInString(h)
	}
	for _, row := range t.rows {
		for i, c := range row {
			w[i] = max(w[i], utf8.RuneCountInString(c.text))
		}
	}
	return w
}

// print writes the table.
func (t *table) print(w io.Writer, s style) {
	widths := t.widths()
	head := make([]cell, len(t.head))
	for i, h := range t.head {
		head[i] = cell{h, s.dim}
	}
	printRow(w, head, widths)
	for _, row := range t.rows {
		printRow(w, row, widths)
	}
}

func printRow(w io.Writer, row []cell, widths []int) {
	var b strings.Builder
	for i, c := range row {
		text := c.text
		if c.paint != nil {
			text = c.paint(text)
		}
		b.WriteString(text)
		if i+1 < len(row) {
			b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c.text)+2))
		}
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}
