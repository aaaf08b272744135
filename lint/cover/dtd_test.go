package cover_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// dtd is as much of a document type definition as the two of this repository need.
type dtd struct {
	content  map[string]*regexp.Regexp // of the children's names, each with a space behind
	text     map[string]bool
	required map[string][]string
	allowed  map[string][]string
}

var (
	elementDecl = regexp.MustCompile(`<!ELEMENT\s+([\w-]+)\s+([^>]+)>`)
	attlistDecl = regexp.MustCompile(`<!ATTLIST\s+([\w-]+)\s+([^>]+)>`)
	attribute   = regexp.MustCompile(`([\w-]+)\s+CDATA\s+#(REQUIRED|IMPLIED)`)
	childName   = regexp.MustCompile(`[\w-]+`)
)

func parseDTD(text string) *dtd {
	d := &dtd{map[string]*regexp.Regexp{}, map[string]bool{}, map[string][]string{}, map[string][]string{}}
	for _, m := range elementDecl.FindAllStringSubmatch(text, -1) {
		model := strings.Trim(strings.TrimSpace(m[2]), "()")
		d.text[m[1]] = model == "#PCDATA"
		pattern := ""
		if !d.text[m[1]] && model != "EMPTY" {
			for _, child := range strings.Split(model, ",") {
				pattern += childName.ReplaceAllString(strings.TrimSpace(child), "(?:$0 )")
			}
		}
		d.content[m[1]] = regexp.MustCompile("^" + pattern + "$")
	}
	for _, m := range attlistDecl.FindAllStringSubmatch(text, -1) {
		for _, a := range attribute.FindAllStringSubmatch(m[2], -1) {
			d.allowed[m[1]] = append(d.allowed[m[1]], a[1])
			if a[2] == "REQUIRED" {
				d.required[m[1]] = append(d.required[m[1]], a[1])
			}
		}
	}
	return d
}

// validate says what in a document is not as the definition has it.
func (d *dtd) validate(r io.Reader) error {
	dec := xml.NewDecoder(r)
	var errs []error
	type open struct {
		name     string
		children string
	}
	stack := []open{{}}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return errors.Join(errs...)
		}
		if err != nil {
			return err
		}
		top := &stack[len(stack)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			top.children += tok.Name.Local + " "
			errs = append(errs, d.start(tok)...)
			stack = append(stack, open{name: tok.Name.Local})
		case xml.EndElement:
			if model := d.content[top.name]; model != nil && !model.MatchString(top.children) {
				errs = append(errs, fmt.Errorf("<%s> has the children %q, want %v", top.name, top.children, model))
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if strings.TrimSpace(string(tok)) != "" && !d.text[top.name] {
				errs = append(errs, fmt.Errorf("<%s> holds text %q", top.name, tok))
			}
		}
	}
}

func (d *dtd) start(e xml.StartElement) []error {
	var errs []error
	name := e.Name.Local
	if d.content[name] == nil {
		return []error{fmt.Errorf("<%s> is not declared", name)}
	}
	var have []string
	for _, a := range e.Attr {
		have = append(have, a.Name.Local)
		if !slices.Contains(d.allowed[name], a.Name.Local) {
			errs = append(errs, fmt.Errorf("<%s> has the attribute %s", name, a.Name.Local))
		}
	}
	for _, a := range d.required[name] {
		if !slices.Contains(have, a) {
			errs = append(errs, fmt.Errorf("<%s> lacks the attribute %s", name, a))
		}
	}
	return errs
}
