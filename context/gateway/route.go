package gateway

import "github.com/vtlcheck/vtlcheck/vtl"

// Route is one method of an API with its integration. It is plain data which apidef
// or a test fills in; the templates are parsed once, by Compile. Places point into
// the file that the person wrote.
type Route struct {
	Method string // GET, ANY …
	Path   string // /orders/{id}
	At     vtl.Location

	APIKeyRequired bool
	// RequiredParams are the parameters that the method request declares required AND
	// that a request validator checks: header.x, path.y, querystring.z.
	RequiredParams []string
	// MethodResponses are the declared status codes; nil: not known.
	MethodResponses []int
	// BinaryMediaTypes are the media types whose payloads the API treats as binary.
	BinaryMediaTypes []string

	Integration Integration
	// StandIns tell what in this route is only known after deployment.
	StandIns []StandIn
}

// Name is how a person names the route: POST /orders.
func (r *Route) Name() string { return r.Method + " " + r.Path }

// StandIn is a value that exists only after deployment, with what was put in its place.
type StandIn struct {
	What string // Ref OrdersStateMachine
	Text string // the stand-in
	At   vtl.Location
}

// Integration is the backend and the way to it.
type Integration struct {
	Type   string // AWS, AWS_PROXY, HTTP, HTTP_PROXY, MOCK
	URI    string
	Method string // the integration's HTTP method
	// Passthrough is WHEN_NO_MATCH (also ""), WHEN_NO_TEMPLATES or NEVER.
	Passthrough      string
	ContentHandling  string // "", CONVERT_TO_TEXT, CONVERT_TO_BINARY
	Credentials      string
	TimeoutMillis    int // 0: 29000
	RequestTemplates []Template
	// RequestParameters maps integration.request.header.x to method.request.… or 'text'.
	RequestParameters []Mapping
	Responses         []Response
	At                vtl.Location
}

// Template is a mapping template for a content type.
type Template struct {
	ContentType string
	Source      *vtl.Source  // nil: stored as null, the payload passes through
	At          vtl.Location // of its key
}

// Mapping is one entry of requestParameters or responseParameters.
type Mapping struct {
	To, From string
	At       vtl.Location
}

// Response is one integration response.
type Response struct {
	StatusCode int
	// Pattern is the selection pattern; "" is the default response.
	Pattern         string
	Templates       []Template
	Parameters      []Mapping
	ContentHandling string
	At              vtl.Location
}
