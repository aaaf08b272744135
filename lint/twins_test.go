package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

const testdata = "../testdata/lint"

// twin is a file of testdata/lint: a wrong template, where the rule must find something
// at a given place, and a right one, where it must find nothing. See its README.
type twin struct {
	rule, at     string
	wrong, right Example
	gateway      bool
}

func readTwin(t *testing.T, path string) twin {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	w := twin{}
	settings := map[string]string{}
	for _, line := range strings.Split(string(archive.Comment), "\n")[1:] {
		if key, value, ok := strings.Cut(line, ": "); ok {
			settings[key] = value
		}
	}
	w.rule = settings["rule"]
	w.at = strings.NewReplacer(`\\`, `\`, `\n`, "\n").Replace(settings["at"])
	w.gateway = settings["gatewayresponse"] != ""
	var binary []string
	if settings["binary"] != "" {
		binary = []string{settings["binary"]}
	}
	example := Example{Binary: binary, Target: settings["target"], ContentType: settings["contenttype"], Type: settings["type"], URI: settings["uri"], Path: settings["path"]}
	switch settings["phase"] {
	case "request":
		example.Phase = RequestPhase
	case "response":
		example.Phase = ResponsePhase
	case "":
	default:
		t.Fatalf("%s: phase %q", path, settings["phase"])
	}
	w.wrong, w.right = example, example
	for key, set := range map[string]func(*Example, string){
		"contenttype": func(e *Example, v string) { e.ContentType = v },
		"uri":         func(e *Example, v string) { e.URI = v },
		"binary":      func(e *Example, v string) { e.Binary = []string{v} },
	} {
		if v, ok := settings["right "+key]; ok {
			set(&w.right, v)
		}
	}
	for _, f := range archive.Files {
		text := string(f.Data)
		if settings["chop"] != "" {
			text = strings.TrimSuffix(text, "\n")
		}
		w.file(t, path, f.Name, strings.ReplaceAll(text, "REPEAT300K", strings.Repeat("x", 310_000)))
	}
	w.wrong, w.right = settle(w.wrong), settle(w.right)
	return w
}

// file puts a file of the archive in its place: wrong.vtl, right.vtl; request.vtl for
// both; wrong/200.vtl and right/400=4\d{2}.vtl are integration responses.
func (w *twin) file(t *testing.T, path, name, text string) {
	t.Helper()
	side, rest, isResponse := strings.Cut(name, "/")
	switch {
	case name == "request.vtl":
		w.wrong.Request, w.right.Request = text, text
	case name == "wrong.vtl":
		w.wrong.Template = text
	case name == "right.vtl":
		w.right.Template = text
	case isResponse:
		status, pattern, _ := strings.Cut(strings.TrimSuffix(rest, ".vtl"), "=")
		code, err := strconv.Atoi(status)
		if err != nil {
			t.Fatalf("%s: %s: %v", path, name, err)
		}
		example := &w.wrong
		if side == "right" {
			example = &w.right
		}
		example.Responses = append(example.Responses, ExampleResponse{Status: code, Pattern: pattern, Template: text})
	default:
		t.Fatalf("%s: unknown file %s", path, name)
	}
}

// settle makes a route of an example that has what only routes have.
func settle(e Example) Example {
	if e.Request == "" && len(e.Responses) == 0 && e.URI == "" && e.Path == "" && len(e.Binary) == 0 {
		return e
	}
	switch {
	case e.Template == "":
	case e.Phase == ResponsePhase:
		e.Responses = append(e.Responses, ExampleResponse{Status: 200, Template: e.Template})
	default:
		e.Request = e.Template
	}
	e.Template = ""
	return e
}

func (w twin) run(t *testing.T, e Example) []Problem {
	t.Helper()
	if w.gateway {
		return Run(Input{Source: vtl.NewSource("twin.vtl", e.Template, nil), GatewayResponse: true}, nil)
	}
	problems, err := e.Run("twin.vtl")
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

func TestTwins(t *testing.T) {
	for _, table := range Coverage() {
		for _, entry := range table.Entries {
			if entry.Rule == "" {
				continue
			}
			t.Run(table.Folder+"/"+entry.Number, func(t *testing.T) {
				path := filepath.Join(testdata, table.Folder, twinName(entry.Number)+".txtar")
				w := readTwin(t, path)
				if w.rule != entry.Rule {
					t.Errorf("%s is about %s, the table says %s", path, w.rule, entry.Rule)
				}
				checkWrong(t, w)
				checkRight(t, w)
			})
		}
	}
}

func twinName(number string) string {
	if n, err := strconv.Atoi(number); err == nil {
		return "000"[:3-len(number)] + strconv.Itoa(n)
	}
	return strings.ToLower(number)
}

func checkWrong(t *testing.T, w twin) {
	t.Helper()
	problems := w.run(t, w.wrong)
	var places []string
	for _, p := range problems {
		if p.Rule == w.rule {
			place := ""
			if p.Source != nil {
				place = p.Source.Slice(p.Subject)
			}
			places = append(places, place)
		}
	}
	switch {
	case len(places) == 0:
		t.Errorf("the wrong twin is not reported by %s, but:\n%v", w.rule, listed(problems))
	case w.at == "" && places[0] != "":
		t.Errorf("%s reports %q: name the place in the twin's file (at: …)", w.rule, places[0])
	case !slices.Contains(places, w.at):
		t.Errorf("%s reports %q, want %q", w.rule, places, w.at)
	}
}

func checkRight(t *testing.T, w twin) {
	t.Helper()
	for _, p := range w.run(t, w.right) {
		if p.Rule == w.rule || p.Severity > vtl.Info {
			t.Errorf("the right twin is reported: %s [%s]", p.Error(), p.Rule)
		}
	}
}

func listed(problems []Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString("  " + p.Error() + " [" + p.Rule + "]\n")
	}
	return b.String()
}

// TestCoverageIsComplete: each entry has either a rule that exists, or a reason.
func TestCoverageIsComplete(t *testing.T) {
	if len(mistakes) != 120 {
		t.Errorf("%d mistakes, want 120", len(mistakes))
	}
	for _, table := range Coverage() {
		for _, e := range table.Entries {
			_, lint := Lookup(e.Rule)
			_, syntax := vtl.LookupSyntaxRule(e.Rule)
			switch {
			case e.Rule == "" && e.Why == "":
				t.Errorf("%s %s: neither a rule nor a reason", table.Title, e.Number)
			case e.Rule != "" && !lint && !syntax && target.FindRule(e.Rule) == nil:
				t.Errorf("%s %s: there is no rule %s", table.Title, e.Number, e.Rule)
			}
		}
	}
}
