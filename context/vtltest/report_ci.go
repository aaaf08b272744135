package vtltest

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// junit is the form that CI systems read: the schema of the Jenkins xUnit plugin, which
// is stricter than what most of them take.
type junit struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Time     string       `xml:"time,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	File     string      `xml:"file,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	Skipped *junitSkipped `xml:"skipped"`
	Error   *junitText    `xml:"error"`
	Failure *junitText    `xml:"failure"`
}

type junitSkipped struct {
	Message string `xml:"message,attr"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func reportJUnit(w io.Writer, s *Summary, _ Options) error {
	doc := junit{Name: "vtlcheck", Time: seconds(s.Elapsed.Seconds())}
	for _, f := range s.Files {
		suite := junitSuite{Name: f.Path, File: f.Path}
		elapsed := 0.0
		for _, o := range s.Outcomes {
			if o.Case.file == f {
				suite.add(o)
				elapsed += o.Elapsed.Seconds()
			}
		}
		suite.broken(s, f)
		suite.Time = seconds(elapsed)
		doc.Tests += suite.Tests
		doc.Failures += suite.Failures
		doc.Errors += suite.Errors
		doc.Suites = append(doc.Suites, suite)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
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

func seconds(s float64) string { return fmt.Sprintf("%.3f", s) }

func (s *junitSuite) add(o *Outcome) {
	c := junitCase{Name: xmlText(o.Case.Name), Class: className(o.Case.At.File), Time: seconds(o.Elapsed.Seconds())}
	s.Tests++
	switch {
	case o.Skipped != "":
		s.Skipped++
		c.Skipped = &junitSkipped{xmlText(o.Skipped)}
	case !o.Passed():
		s.Failures++
		c.Failure = &junitText{Message: xmlText(headline(o.Failures)), Type: o.Failures[0].What, Text: xmlText(failureText(o))}
	}
	s.Cases = append(s.Cases, c)
}

// broken makes a case of a file that could not be read: else CI would show nothing.
func (s *junitSuite) broken(sum *Summary, f *File) {
	var texts []string
	for _, d := range sum.Problems {
		if d.Start().File == f.Path {
			texts = append(texts, d.Error())
		}
	}
	if len(texts) == 0 {
		return
	}
	s.Tests++
	s.Errors++
	s.Cases = append(s.Cases, junitCase{Name: "the case file", Class: className(f.Path), Time: seconds(0),
		Error: &junitText{Message: xmlText(texts[0]), Type: "case file", Text: xmlText(strings.Join(texts, "\n"))}})
}

// className groups cases by their file: Jenkins cuts at dots.
func className(path string) string {
	for _, end := range caseFileEndings {
		path = strings.TrimSuffix(path, end)
	}
	return strings.NewReplacer("/", ".", "\\", ".").Replace(path)
}

// headline is the first failure on one line.
func headline(fs []Failure) string {
	f := fs[0]
	text := f.What
	if f.Path != "" {
		text += " " + f.Path
	}
	text += ": want " + f.Want + ", got " + f.Got
	if len(fs) > 1 {
		text += fmt.Sprintf(" (and %d more)", len(fs)-1)
	}
	return text
}

func failureText(o *Outcome) string {
	var b strings.Builder
	writeFailed(&b, false, o)
	return b.String()
}

// xmlText drops what XML 1.0 cannot hold.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r != 0xFFFE && r != 0xFFFF {
			return r
		}
		return '\uFFFD'
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// reportTAP is the Test Anything Protocol, version 13, with YAML blocks.
func reportTAP(w io.Writer, s *Summary, _ Options) error {
	var b strings.Builder
	broken := s.broken()
	fmt.Fprintf(&b, "TAP version 13\n1..%d\n", len(s.Outcomes)+broken)
	for i, o := range s.Outcomes {
		ok := "ok"
		if o.verdict() == "failed" {
			ok = "not ok"
		}
		fmt.Fprintf(&b, "%s %d - %s", ok, i+1, tapText(o.Case.At.File+": "+o.Case.Name))
		if o.Skipped != "" {
			b.WriteString(" # SKIP " + tapText(o.Skipped))
		}
		b.WriteByte('\n')
		if ok == "not ok" {
			b.WriteString("  ---\n  message: " + quoteJSON(headline(o.Failures)) + "\n  at: " + quoteJSON(o.name()) + "\n  detail: |\n")
			for _, line := range strings.Split(strings.TrimRight(failureText(o), "\n"), "\n") {
				b.WriteString("    " + line + "\n")
			}
			b.WriteString("  ...\n")
		}
	}
	tapBroken(&b, s)
	_, err := io.WriteString(w, b.String())
	return err
}

// tapBroken adds a point for each file that could not be read.
func tapBroken(b *strings.Builder, s *Summary) {
	n, seen := len(s.Outcomes), map[string]bool{}
	for _, d := range s.Problems {
		if file := d.Start().File; !seen[file] {
			seen[file] = true
			n++
			fmt.Fprintf(b, "not ok %d - %s\n", n, tapText(d.Error()))
		}
	}
}

// tapText keeps a description on its line and free of directives.
func tapText(s string) string {
	return strings.NewReplacer("#", "\\#", "\n", " ", "\r", " ").Replace(s)
}

// reportGitHub writes workflow commands, which annotate the case file in a pull
// request, then the line that sums up.
func reportGitHub(w io.Writer, s *Summary, opts Options) error {
	var b strings.Builder
	for _, d := range s.Problems {
		at := d.Start()
		annotate(&b, at.File, at.Line, at.Column, d.Rule, d.Message())
	}
	for _, o := range s.Outcomes {
		for _, f := range o.Failures {
			at := f.At
			if at.Line == 0 {
				at = o.Case.At
			}
			var text strings.Builder
			writeFailure(&text, false, f)
			annotate(&b, at.File, at.Line, at.Column, o.Case.Name, strings.TrimSpace(text.String()))
		}
	}
	b.WriteString(sumUp(false, s, opts))
	_, err := io.WriteString(w, b.String())
	return err
}

var (
	commandData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func annotate(b *strings.Builder, file string, line, column int, title, message string) {
	fmt.Fprintf(b, "::error file=%s,line=%d,col=%d,title=%s::%s\n",
		commandProperty.Replace(file), line, column, commandProperty.Replace(title), commandData.Replace(message))
}
