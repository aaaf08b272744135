// Package gateway takes a call through a route as API Gateway does, and says what is
// wrong with what comes of it.
//
//	Route ── Compile ──► Compiled ── Invoke(request, backend) ──► Exchange
//
// The life of a call, each step a file:
//
//	invoke.go    size, API key, required parameters
//	request.go   Content-Type ─► template or passthrough ─► Rendering
//	mock.go      MOCK: the status out of the rendered text
//	backend.go   requestParameters, requestOverride ─► BackendRequest ─► Backend
//	select.go    status or errorMessage ─► integration response
//	respond.go   Accept ─► template ─► responseParameters, responseOverride ─► client
//	gatewayerror.go   the answers that API Gateway gives by itself
//
// [CheckRequest] and [CheckResponse] hold an Exchange against the backend's contract;
// [CheckRoute] does so for many calls: the built-in bodies, and calls shaped from what
// the templates read (reads.go, shape.go, shaped.go), each place in turn holding what
// breaks templates. Findings lead back to the template through the render's trace
// (place.go).
//
// Package fidelity below says why each behaviour is believed.
package gateway
