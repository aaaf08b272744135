package apidef

import (
	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// Definition is what one file says about routes. It is not changed after Read, and
// safe for concurrent use.
type Definition struct {
	File   string
	Format Format
	Routes []*gateway.Route
	// Skipped is what has templates, or could have, and was not read.
	Skipped []Skipped
	// Reads are the other files that the definition names and that were read.
	Reads []string
	Facts Facts

	texts map[*vtl.Source]text
	notes map[*gateway.Route]routeNote
}

// routeNote is what is known of a route and has no place in gateway.Route.
type routeNote struct {
	api       string // the name of its API in the definition, "" where it lies elsewhere
	generated string // not "": the template was made by the framework, and how
	webSocket bool
}

func (d *Definition) note(route *gateway.Route, n routeNote) {
	if d.notes == nil {
		d.notes = map[*gateway.Route]routeNote{}
	}
	d.notes[route] = n
}

// Skipped is a part of a definition, or a file of a folder, that was left out.
type Skipped struct {
	What string // AWS::ApiGatewayV2::Integration OrdersIntegration
	Why  string // HTTP APIs have no mapping templates
	At   vtl.Location
}

// Facts are what a definition says around its routes. A nil slice means that the
// format does not say it, or that there are none.
type Facts struct {
	StateMachines    []StateMachine
	Roles            []Role
	UsagePlans       []UsagePlan
	GatewayResponses []GatewayResponse
	// Parameters are the values that the definition leaves open.
	Parameters []Parameter
}

// StateMachine is a Step Functions state machine of the same definition.
type StateMachine struct {
	Name string // how the definition calls it
	ARN  string // the ARN that stands in for it
	// Type is EXPRESS, STANDARD, or "" where only deployment decides.
	Type string
	// TimeoutSeconds of the whole machine; 0: not known.
	TimeoutSeconds int
	At             vtl.Location
}

// Role is an IAM role of the same definition.
type Role struct {
	Name    string
	ARN     string
	Actions []string // of its Allow statements: states:StartSyncExecution, states:*
	Trusts  []string // services that may assume it
	// Complete says that all of the role's policies are in the definition and were
	// understood, so that an action which is not in Actions is not allowed.
	Complete bool
	At       vtl.Location
}

// UsagePlan is a usage plan with the stages that it covers.
type UsagePlan struct {
	Name   string
	Stages []string // API and stage, as in Orders/prod
	HasKey bool
	At     vtl.Location
}

// GatewayResponse is an answer of API Gateway's own. Its templates are not VTL: they
// know $context.… and $stageVariables.… as plain substitutions.
type GatewayResponse struct {
	Type       string // DEFAULT_4XX …
	StatusCode string
	Templates  []gateway.Template
	At         vtl.Location
}

// Parameter is a value that the definition leaves open.
type Parameter struct {
	Name string
	// Value is what was used: the given one, the default, or a stand-in.
	Value   string
	StandIn bool
	At      vtl.Location
}

// AsWritten gives a template's text as it stands in the file, in the host language's
// escapes; the source's own Text is what API Gateway receives. A template of another
// definition gives its Text.
func (d *Definition) AsWritten(t gateway.Template) string {
	if t.Source == nil {
		return ""
	}
	if written, ok := d.texts[t.Source]; ok {
		return written.Written()
	}
	return t.Source.Text
}

// source makes a template's source and remembers the text behind it.
func (d *Definition) source(t text) *vtl.Source {
	src := vtl.NewSource(t.Locate(0).File, t.String, t)
	if d.texts == nil {
		d.texts = map[*vtl.Source]text{}
	}
	d.texts[src] = t
	return src
}
