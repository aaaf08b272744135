// Package fidelity says, behaviour by behaviour, why this module does what it does:
// recorded on AWS, shown by the engine, documented, or nobody knows. For what nobody
// knows it holds probes: small templates that someone with an AWS account can run, to
// compare API Gateway's answers with ours.
//
//	All ─► Page (context/FIDELITY.md)
//	 └─► Probes ─► Stack (deploy it), Script (call it) ─► ParseAnswers ─► Compare
package fidelity

import "fmt"

// Evidence says how sure a behaviour is, best first. The zero value is invalid.
type Evidence int

// The kinds of evidence.
const (
	Recorded   Evidence = iota + 1 // the answer of API Gateway itself was recorded
	Engine                         // Velocity 1.7, json-path and json-smart, set up as API Gateway, do it
	Documented                     // the AWS developer guide says so
	Unproven                       // the least surprise; a probe can settle it
)

func (e Evidence) String() string {
	switch e {
	case Recorded:
		return "recorded on AWS"
	case Engine:
		return "engine"
	case Documented:
		return "documentation"
	case Unproven:
		return "unproven"
	}
	return fmt.Sprintf("evidence(%d)", int(e))
}

// Behaviour is one thing that API Gateway does, as this module does it.
type Behaviour struct {
	// ID is kebab-case and stable; unique.
	ID string
	// What happens, in one sentence.
	What     string
	Evidence Evidence
	// Source is where the evidence is: a recording's test, a page, a probe's reason.
	Source string
	// Test is what pins it: the package's folder, a blank, the test, with its subtest
	// after a slash.
	Test string
	// Probe settles what is not recorded; nil where nothing is open or no probe can tell.
	Probe *Probe
	// Ask says how to find out what no probe can tell.
	Ask string
}

// Area is a group of behaviours.
type Area struct {
	Title      string
	Behaviours []Behaviour
}

// All lists every behaviour by area. The caller must not change it.
func All() []Area {
	return []Area{
		{"Missing values", missingValues},
		{"The language", language},
		{"How values print", printing},
		{"$input", inputMembers},
		{"$context and $stageVariables", contextMembers},
		{"$util", utilMembers},
		{"Overrides", overrides},
		{"Before the integration", admission},
		{"The integration request", integrationRequest},
		{"MOCK", mocks},
		{"The integration response", integrationResponse},
		{"API Gateway's own errors", gatewayErrors},
	}
}

// Probes lists the behaviours that have a probe.
func Probes() []*Behaviour {
	var out []*Behaviour
	for _, area := range All() {
		for i := range area.Behaviours {
			if b := &area.Behaviours[i]; b.Probe != nil {
				out = append(out, b)
			}
		}
	}
	return out
}

// Lookup finds a behaviour by its id.
func Lookup(id string) (*Behaviour, bool) {
	for _, area := range All() {
		for i := range area.Behaviours {
			if area.Behaviours[i].ID == id {
				return &area.Behaviours[i], true
			}
		}
	}
	return nil, false
}
