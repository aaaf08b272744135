package gateway

import (
	"strings"

	apigw "github.com/vtlcheck/vtlcheck/context"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// MeansJSON says whether what a rendering wrote has to be JSON: by the template's key,
// and for a template that stands by itself (see TemplateRoute), whose key nobody chose,
// by what it wrote. The rendering needs a trace for the latter.
func (c *Compiled) MeansJSON(r *Rendering) bool { return c.meansJSON(r) }

// meansJSON says whether a rendered text has to be JSON: by the template's key, and
// for a template that stands by itself, whose key nobody chose, by what it wrote.
func (c *Compiled) meansJSON(r *Rendering) bool {
	if !isJSONType(r.ContentType) && r.ContentType != "$default" {
		return false
	}
	if !c.standsAlone() {
		return true
	}
	text := strings.TrimSpace(r.Output)
	switch {
	case strings.HasPrefix(text, "{"):
		return true
	case strings.HasPrefix(text, "["):
		return startsList(text)
	}
	return r.Phase == apigw.ResponsePhase && !textFirst(r)
}

// standsAlone: a route made up around templates (see TemplateRoute).
func (c *Compiled) standsAlone() bool {
	return c.Route.Integration.URI == "" && strings.EqualFold(c.Route.Integration.Type, "AWS")
}

// startsList tells [1, "a"] from [text in brackets].
func startsList(text string) bool {
	inside := strings.TrimSpace(text[1:])
	return inside != "" && strings.IndexByte(`{["]-0123456789`, inside[0]) >= 0
}

// textFirst says whether a response begins with words of the template, not with data:
// then it is meant as plain text, XML or a form.
func textFirst(r *Rendering) bool {
	if r.Trace == nil {
		return false
	}
	s, ok := r.Trace.SegmentAt(len(r.Output) - len(strings.TrimLeft(r.Output, " \t\r\n")))
	if !ok {
		return false
	}
	_, data := s.Node.(*vtl.Reference)
	return !data
}
