package cover_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
	"github.com/vtlcheck/vtlcheck/lint/cover"
)

func readDTD(t *testing.T, path string) *dtd {
	t.Helper()
	return parseDTD(readText(t, path))
}

func readText(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// branchy has every kind of point.
const branchy = "#foreach($i in $input.path('$.x'))\n#if($i && $i == 1)\na\n#else\nb\n#end\n#end\n"

func coberturaOf(t *testing.T, p *cover.Profile) string {
	t.Helper()
	var b strings.Builder
	if err := cover.WriteCobertura(&b, p, "", "vtlcheck test", time.UnixMilli(1743395771108)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCoberturaIsValid(t *testing.T) {
	d := readDTD(t, "../../testdata/cover/cobertura.dtd")
	_, c := runCases(t, orders)
	for _, p := range []*cover.Profile{c.Profile(), profileOf(t, branchy, `{"x":[1,2]}`), profileOf(t, branchy), cover.NewCollector().Profile()} {
		text := coberturaOf(t, p)
		if err := d.validate(strings.NewReader(text)); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
		xmllint(t, "../../testdata/cover/cobertura.dtd", text)
	}
}

func TestJUnitIsValid(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "t.vtl"), `{"a": "\u0001<&"}`)
	write(t, filepath.Join(dir, "a.vtltest.yaml"), "template: t.vtl\ncases:\n  - name: passes <&> \"\n    expect: {contains: {}}\n  - name: fails\n    expect: {json: {a: x}, status: 200}\n  - name: waits\n    skip: true\n")
	write(t, filepath.Join(dir, "b.vtltest.yaml"), "template: gone.vtl\ncases: [{name: a}]")
	var out bytes.Buffer
	if _, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}, Format: "junit"}, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if err := readDTD(t, "../../testdata/vtltest/junit.dtd").validate(strings.NewReader(text)); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	xmllint(t, "../../testdata/vtltest/junit.dtd", text)
}

// TestDTDRefuses: the checker of these tests is not blind.
func TestDTDRefuses(t *testing.T) {
	d := readDTD(t, "../../testdata/vtltest/junit.dtd")
	for text, ok := range map[string]bool{
		`<testsuites><testsuite name="a" tests="1" failures="0" errors="0"><testcase name="a" classname="b"><failure>x</failure></testcase></testsuite></testsuites>`: true,
		`<testsuites><testcase name="a" classname="b"/></testsuites>`: false,
		`<testsuites>text</testsuites>`:                               false,
		`<testsuites x="1"></testsuites>`:                             false,
		`<testsuites><testsuite name="a"></testsuite></testsuites>`:   false,
		`<other/>`:     false,
		`<testsuites>`: false,
		`<testsuites><testsuite name="a" tests="1" failures="0" errors="0"><testcase name="a" classname="b"><failure/><skipped/></testcase></testsuite></testsuites>`: false,
	} {
		if err := d.validate(strings.NewReader(text)); (err == nil) != ok {
			t.Errorf("%s: %v, want ok %v", text, err, ok)
		}
	}
}

// xmllint checks once more with libxml2, where it is installed.
func xmllint(t *testing.T, dtdPath, text string) {
	t.Helper()
	path, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("xmllint is not installed: checked by this package's own reader alone")
		return
	}
	cmd := exec.Command(path, "--noout", "--nonet", "--dtdvalid", dtdPath, "-")
	cmd.Stdin = strings.NewReader(strings.Replace(text, `<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">`, "", 1))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}

func TestLCOV(t *testing.T) {
	var b strings.Builder
	if err := cover.WriteLCOV(&b, profileOf(t, branchy, `{"x":[1]}`)); err != nil {
		t.Fatal(err)
	}
	want := `TN:
SF:t.vtl
BRDA:1,1,0,0
BRDA:1,1,1,1
BRDA:1,1,2,0
BRDA:2,2,0,1
BRDA:4,2,1,0
BRDA:2,3,0,1
BRDA:2,3,1,0
BRDA:2,3,2,1
BRDA:2,3,3,0
BRF:9
BRH:4
DA:1,1
DA:2,1
DA:3,1
DA:4,0
DA:5,0
LF:5
LH:3
end_of_record
`
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}
