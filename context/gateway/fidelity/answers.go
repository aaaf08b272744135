package fidelity

import (
	"fmt"
	"strconv"
	"strings"
)

// answerMark starts an answer in a pasted text: === id.
const answerMark = "=== "

// ParseAnswers reads what Script printed, or what somebody typed in its form: for each
// probe a line "=== id", a line "status N", perhaps a line "header VALUE", a line
// "body", and the body's lines. The error names the line that it does not understand.
func ParseAnswers(text string) (map[string]Answer, error) {
	out := map[string]Answer{}
	blocks := strings.Split("\n"+strings.ReplaceAll(text, "\r\n", "\n"), "\n"+answerMark)
	line := 1 + strings.Count(blocks[0], "\n")
	if strings.TrimSpace(blocks[0]) != "" {
		return nil, fmt.Errorf("line 1: found %q, expected a line %sID, with the id of a probe", firstLine(strings.TrimSpace(blocks[0])), answerMark)
	}
	for _, block := range blocks[1:] {
		id, rest, _ := strings.Cut(block, "\n")
		answer, err := parseAnswer(rest, line+1)
		if err != nil {
			return nil, err
		}
		if b, ok := Lookup(strings.TrimSpace(id)); !ok || b.Probe == nil {
			return nil, fmt.Errorf("line %d: there is no probe %q", line, strings.TrimSpace(id))
		}
		out[strings.TrimSpace(id)] = answer
		line += 1 + strings.Count(block, "\n")
	}
	return out, nil
}

func firstLine(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return first
}

func parseAnswer(text string, line int) (Answer, error) {
	var a Answer
	for {
		head, rest, more := strings.Cut(text, "\n")
		word, value, _ := strings.Cut(strings.TrimSpace(head), " ")
		switch word {
		case "status":
			n, err := strconv.Atoi(strings.TrimSpace(value))
			if err != nil {
				return a, fmt.Errorf("line %d: found status %q, expected a number", line, value)
			}
			if n < 100 || n > 599 {
				return a, fmt.Errorf("line %d: found status %q, expected 100 to 599: the probe was not answered; is the URL right?", line, value)
			}
			a.Status = n
		case "header":
			a.Header = strings.TrimSpace(value)
		case "body":
			a.Body = strings.TrimSuffix(rest, "\n")
			return a, nil
		default:
			return a, fmt.Errorf("line %d: found %q, expected status N, header VALUE or body", line, head)
		}
		if !more {
			return a, fmt.Errorf("line %d: the answer ends, expected a line body", line)
		}
		text = rest
		line++
	}
}

// Difference is a probe on which API Gateway and this module disagree.
type Difference struct {
	Behaviour *Behaviour
	Ours      Answer
	Theirs    Answer
}

func (d Difference) String() string {
	return fmt.Sprintf("%s: %s\n  ours:   %s\n  theirs: %s", d.Behaviour.ID, d.Behaviour.What, d.Ours, d.Theirs)
}

func (a Answer) String() string {
	s := fmt.Sprintf("status %d, body %q", a.Status, a.Body)
	if a.Header != "" {
		s += fmt.Sprintf(", header %q", a.Header)
	}
	return s
}

// Compare holds answers of API Gateway against ours, in the order of the page.
func Compare(answers map[string]Answer) []Difference {
	var out []Difference
	for _, b := range Probes() {
		theirs, ok := answers[b.ID]
		if !ok {
			continue
		}
		if ours := b.Probe.Expected(); ours != theirs {
			out = append(out, Difference{b, ours, theirs})
		}
	}
	return out
}
