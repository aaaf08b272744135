package gateway

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// InferTarget finds out whose contract a route's request has to fulfil: by the type
// and uri of its integration, and where there is none (a template by itself) by what
// it rendered or, where that is empty, by its text. It gives nil where nothing speaks
// for a known contract.
func InferTarget(r *Route, rendered string) *target.Target {
	if strings.EqualFold(r.Integration.Type, "MOCK") {
		return known("MOCK")
	}
	if r.Integration.URI != "" {
		return target.FromURI(r.Integration.URI)
	}
	if rendered == "" {
		rendered = requestText(r)
	}
	return targetOfText(rendered)
}

// requestText is the text of the first request template.
func requestText(r *Route) string {
	for _, t := range r.Integration.RequestTemplates {
		if t.Source != nil {
			return t.Source.Text
		}
	}
	return ""
}

// targetOfText guesses by members that only one action has.
func targetOfText(text string) *target.Target {
	switch {
	case strings.Contains(text, "stateMachineArn"):
		return known("StartSyncExecution")
	case strings.Contains(text, "Action=SendMessage&"):
		return known("SQS.SendMessage")
	case strings.Contains(text, "Action=Publish&"):
		return known("SNS.Publish")
	case isMockAnswer(text):
		return known("MOCK")
	}
	return nil
}

// isMockAnswer says whether a text is an object whose only member is statusCode.
func isMockAnswer(text string) bool {
	if _, ok := MockStatus(text); !ok {
		return false
	}
	doc, err := strictjson.Parse(text)
	return err != nil || len(doc.Members) == 1
}

// known gives a target by its name; nil where there is none of that name.
func known(name string) *target.Target {
	t, err := target.Lookup(name)
	if err != nil {
		return nil
	}
	return t
}

// isJSONType says whether a template key is one of JSON.
func isJSONType(contentType string) bool {
	contentType, _, _ = strings.Cut(strings.ToLower(contentType), ";")
	contentType = strings.TrimSpace(contentType)
	return contentType == jsonType || strings.HasSuffix(contentType, "+json") || strings.HasSuffix(contentType, "/json")
}

// place of a route in the file.
func (r *Route) diagnosticAt(d vtl.Diagnostic) vtl.Diagnostic {
	if d.Source == nil && d.At == (vtl.Location{}) {
		d.At = r.Integration.At
		if d.At == (vtl.Location{}) {
			d.At = r.At
		}
	}
	return d
}
