package cover

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"time"
)

// cobertura is the form of coverage-04.dtd.
type cobertura struct {
	XMLName         xml.Name           `xml:"coverage"`
	LineRate        string             `xml:"line-rate,attr"`
	BranchRate      string             `xml:"branch-rate,attr"`
	LinesCovered    int                `xml:"lines-covered,attr"`
	LinesValid      int                `xml:"lines-valid,attr"`
	BranchesCovered int                `xml:"branches-covered,attr"`
	BranchesValid   int                `xml:"branches-valid,attr"`
	Complexity      string             `xml:"complexity,attr"`
	Version         string             `xml:"version,attr"`
	Timestamp       int64              `xml:"timestamp,attr"`
	Sources         []string           `xml:"sources>source"`
	Packages        []coberturaPackage `xml:"packages>package"`
}

type coberturaPackage struct {
	Name       string           `xml:"name,attr"`
	LineRate   string           `xml:"line-rate,attr"`
	BranchRate string           `xml:"branch-rate,attr"`
	Complexity string           `xml:"complexity,attr"`
	Classes    []coberturaClass `xml:"classes>class"`
}

type coberturaClass struct {
	Name       string          `xml:"name,attr"`
	Filename   string          `xml:"filename,attr"`
	LineRate   string          `xml:"line-rate,attr"`
	BranchRate string          `xml:"branch-rate,attr"`
	Complexity string          `xml:"complexity,attr"`
	Methods    struct{}        `xml:"methods"`
	Lines      []coberturaLine `xml:"lines>line"`
}

type coberturaLine struct {
	Number     int                  `xml:"number,attr"`
	Hits       int                  `xml:"hits,attr"`
	Branch     string               `xml:"branch,attr"`
	Coverage   string               `xml:"condition-coverage,attr,omitempty"`
	Conditions *coberturaConditions `xml:"conditions"`
}

type coberturaConditions struct {
	Conditions []coberturaCondition `xml:"condition"`
}

type coberturaCondition struct {
	Number   int    `xml:"number,attr"`
	Type     string `xml:"type,attr"`
	Coverage string `xml:"coverage,attr"`
}

const coberturaDoctype = `<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">` + "\n"

// WriteCobertura writes the XML that Jenkins, GitLab and Azure DevOps read: the DTD
// coverage-04 of Cobertura. File names are relative to root, "" is the working folder;
// version names the program that writes.
func WriteCobertura(w io.Writer, p *Profile, root, version string, now time.Time) error {
	if root == "" {
		root = "."
	}
	doc := cobertura{Complexity: "0", Version: version, Timestamp: now.UnixMilli(), Sources: []string{root}}
	var lines, branches Ratio
	pkg := coberturaPackage{Name: "templates", Complexity: "0"}
	for _, f := range p.files() {
		class, l, b := f.class(root)
		pkg.Classes = append(pkg.Classes, class)
		lines, branches = lines.Plus(l), branches.Plus(b)
	}
	pkg.LineRate, pkg.BranchRate = rate(lines), rate(branches)
	doc.LineRate, doc.BranchRate = pkg.LineRate, pkg.BranchRate
	doc.LinesCovered, doc.LinesValid = lines.Covered, lines.Total
	doc.BranchesCovered, doc.BranchesValid = branches.Covered, branches.Total
	doc.Packages = []coberturaPackage{pkg}
	if _, err := io.WriteString(w, xml.Header+coberturaDoctype); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (f *fileLines) class(root string) (coberturaClass, Ratio, Ratio) {
	var lines, branches Ratio
	name := f.path
	if rel, err := filepath.Rel(root, f.path); err == nil {
		name = filepath.ToSlash(rel)
	}
	c := coberturaClass{Name: name, Filename: name, Complexity: "0"}
	for _, number := range f.lines() {
		line := coberturaLine{Number: number, Hits: f.hits[number], Branch: "false"}
		lines.add(line.Hits > 0)
		if r, conditions := f.conditions(number); r.Total > 0 {
			branches = branches.Plus(r)
			line.Branch = "true"
			line.Coverage = fmt.Sprintf("%d%% (%d/%d)", 100*r.Covered/r.Total, r.Covered, r.Total)
			line.Conditions = &coberturaConditions{conditions}
		}
		c.Lines = append(c.Lines, line)
	}
	c.LineRate, c.BranchRate = rate(lines), rate(branches)
	return c, lines, branches
}

// conditions sums up the groups of points of one line: each is a condition.
func (f *fileLines) conditions(line int) (Ratio, []coberturaCondition) {
	var all Ratio
	var order []int
	groups := map[int]*Ratio{}
	for _, b := range f.branches {
		if b.line != line {
			continue
		}
		if groups[b.group] == nil {
			groups[b.group] = &Ratio{}
			order = append(order, b.group)
		}
		groups[b.group].add(b.hits > 0)
		all.add(b.hits > 0)
	}
	var out []coberturaCondition
	for i, g := range order {
		r := groups[g]
		out = append(out, coberturaCondition{i, "jump", fmt.Sprintf("%d%%", 100*r.Covered/r.Total)})
	}
	return all, out
}

func rate(r Ratio) string {
	return strconv.FormatFloat(r.Percent()/100, 'f', 4, 64)
}
