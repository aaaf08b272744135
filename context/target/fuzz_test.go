package target

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzCheck: whatever was rendered, a check ends, with findings that are complete and
// lie in the text in order.
func FuzzCheck(f *testing.F) {
	for _, c := range ruleCases {
		if len(c.bad) < 2000 {
			f.Add(c.target, c.bad, c.payload.ContentType)
			f.Add(c.target, c.good, c.payload.ContentType)
		}
	}
	for _, r := range statesResults() {
		f.Add("json", r.Body, "")
	}
	known := append(Rules(), (*Rule)(nil))
	f.Fuzz(func(t *testing.T, name, text, contentType string) {
		target, err := Lookup(name)
		if err != nil {
			target = mustLookup(t, "StartSyncExecution")
		}
		odd := func(i int) bool { return i%2 == 1 }
		last := 0
		findings := target.Check(Payload{Text: text, ContentType: contentType, FromTemplate: odd, StandIn: odd})
		for _, f := range findings {
			if f.Start < last || f.End < f.Start || len(text) < f.End {
				t.Fatalf("%s on %q: [%d,%d) after %d", f.Rule.ID, text, f.Start, f.End, last)
			}
			if len(f.Message) > 2000 || !utf8.ValidString(f.Message) || f.Message == "" || f.Advice() == "" || f.Severity == "" || !slices.Contains(known, f.Rule) {
				t.Fatalf("incomplete: %+v", f)
			}
			last = f.Start
		}
		if len(findings) > maxFindings {
			t.Fatalf("%d findings", len(findings))
		}
	})
}

func FuzzFromURI(f *testing.F) {
	f.Add("arn:aws:apigateway:us-east-1:states:action/StartSyncExecution")
	f.Add("arn:aws:apigateway:${AWS::Region}:sqs:path/1/q")
	f.Fuzz(func(t *testing.T, uri string) { FromURI(uri) })
}
