package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"github.com/vtlcheck/vtlcheck/lint"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// byFile groups problems by the file that they are in, in the order of the files' first
// problem.
func byFile(problems []lint.Problem) (files []string, groups map[string][]lint.Problem) {
	groups = map[string][]lint.Problem{}
	for _, p := range problems {
		file := p.Start().File
		if _, ok := groups[file]; !ok {
			files = append(files, file)
		}
		groups[file] = append(groups[file], p)
	}
	return files, groups
}

func writeXML(w io.Writer, root any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(root); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// junitSuites is the root of a JUnit report: a suite per file, a case per problem, and
// one case that passes for a file without problems.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Time     string      `xml:"time,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Time      string        `xml:"time,attr"`
	Failure   *junitFailure `xml:"failure"`
	SystemOut string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

func writeJUnit(w io.Writer, problems []lint.Problem, opts Options) error {
	root := junitSuites{Name: "vtlcheck"}
	files, groups := byFile(problems)
	for _, file := range opts.Files {
		if _, ok := groups[file]; !ok {
			files = append(files, file)
		}
	}
	for _, file := range files {
		suite := junitSuiteOf(file, groups[file])
		root.Tests += suite.Tests
		root.Failures += suite.Failures
		root.Suites = append(root.Suites, suite)
	}
	return writeXML(w, root)
}

func junitSuiteOf(file string, problems []lint.Problem) junitSuite {
	suite := junitSuite{Name: file, Time: "0"}
	if len(problems) == 0 {
		suite.Cases = []junitCase{{Name: "lint", ClassName: file, File: file, Time: "0"}}
	}
	for _, p := range problems {
		at := p.Start()
		c := junitCase{Name: fmt.Sprintf("%s:%d:%d", p.Rule, at.Line, at.Column), ClassName: file, File: at.File, Line: at.Line, Time: "0"}
		if p.Severity == vtl.Info {
			c.SystemOut = p.Message()
		} else {
			c.Failure = &junitFailure{Message: p.Summary, Type: p.Severity.String(), Text: place(at) + ": " + p.Message()}
			suite.Failures++
		}
		suite.Cases = append(suite.Cases, c)
	}
	suite.Tests = len(suite.Cases)
	return suite
}

// checkstyle is the root of a Checkstyle report.
type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckstyle(w io.Writer, problems []lint.Problem, _ Options) error {
	root := checkstyle{Version: "4.3"}
	files, groups := byFile(problems)
	for _, file := range files {
		f := checkstyleFile{Name: file}
		for _, p := range groups[file] {
			at := p.Start()
			f.Errors = append(f.Errors, checkstyleError{at.Line, at.Column, p.Severity.String(), p.Message(), "vtlcheck." + p.Rule})
		}
		root.Files = append(root.Files, f)
	}
	return writeXML(w, root)
}
