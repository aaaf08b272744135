// Package catalog is the one declared table of what API Gateway puts into a mapping
// template's scope: every member of $input, $context, $util and $stageVariables, the
// names that exist elsewhere only (access logs, gateway responses, WebSocket APIs,
// AppSync) and are empty here, with types, phases, documentation and evidence.
//
//	members_*.go ─► All ─► Lookup, Resolve, Suggest ─► lint, explain, the prover, tests
//
// Everything in this package is immutable and safe for concurrent use.
package catalog

import "strings"

// Kind says how a member is used. The zero value is invalid.
type Kind int

// The kinds.
const (
	Property Kind = iota + 1 // $context.stage
	Method                   // $util.urlEncode(text)
	Map                      // $context.identity: has members, prints nothing
)

func (k Kind) String() string {
	return [...]string{"invalid", "property", "method", "map"}[k]
}

// Type is the Java type of a member's value, as far as it is known before a call.
// The zero value is invalid.
type Type int

// The types.
const (
	Text     Type = iota + 1 // a String
	JSONText                 // a String that is JSON text: $input.json
	JSON                     // whatever the JSON holds: map, list, String, number, boolean, nothing
	Long                     // a java.lang.Long
	Integer                  // a java.lang.Integer
	Boolean
	Object // a map
)

func (t Type) String() string {
	return [...]string{"invalid", "text", "JSON text", "JSON value", "long", "integer", "boolean", "map"}[t]
}

// Where is a set of places in which a name has a value. The zero value is nowhere.
type Where uint

// The places.
const (
	RequestTemplate  Where = 1 << iota // mapping template of an integration request (REST)
	ResponseTemplate                   // mapping template of an integration response (REST)
	AccessLog                          // access-log format of a stage
	GatewayResponse                    // substitution in a gateway response
	WebSocket                          // mapping templates of WebSocket APIs
	HTTPAPI                            // parameter mapping and logs of HTTP APIs
	AppSync                            // resolver templates of AppSync
	VelocityTools                      // the velocity-tools library
	ParameterMapping                   // requestParameters and responseParameters

	// Templates is both kinds of mapping template of a REST API.
	Templates = RequestTemplate | ResponseTemplate
)

var placeNames = []struct {
	where Where
	name  string
}{
	{RequestTemplate, "request templates"},
	{ResponseTemplate, "response templates"},
	{AccessLog, "access-log formats"},
	{GatewayResponse, "gateway responses"},
	{WebSocket, "WebSocket APIs"},
	{HTTPAPI, "HTTP APIs"},
	{AppSync, "AppSync"},
	{VelocityTools, "velocity-tools"},
	{ParameterMapping, "parameter mappings"},
}

// String names the places as a person lists them.
func (w Where) String() string {
	var names []string
	for _, p := range placeNames {
		if w&p.where != 0 {
			names = append(names, p.name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// Mark says how sure a member's description is, best first. The zero value is invalid.
type Mark int

// The marks.
const (
	Recorded   Mark = iota + 1 // recorded on AWS
	Documented                 // stated by the AWS documentation
	Engine                     // what the engine, set up as API Gateway, does
	Inferred                   // follows from other facts; nobody has recorded it
)

func (m Mark) String() string {
	return [...]string{"invalid", "recorded on AWS", "documented by AWS", "shown by the engine", "inferred"}[m]
}

// Param is a parameter of a method.
type Param struct {
	Name string
	Type Type
	Doc  string
}

// Member is one name in scope, or one that people expect there.
type Member struct {
	// Path is the reference: $context.identity.sourceIp, $input.json. <name> stands for
	// any name: $stageVariables.<name>.
	Path string
	Kind Kind
	// Params of a method; methods of one name with other parameters are members of their own.
	Params []Param
	// Result is the type of the value, of a method what it returns.
	Result Type
	// Where the name has a value. A name without [Templates] is empty in every mapping
	// template of a REST API.
	Where Where
	// Undocumented names have a value although no AWS page lists them.
	Undocumented bool
	// Writable is where #set to the member has an effect.
	Writable Where
	// Optional members are empty in some calls.
	Optional bool
	// Values is what characters the value can hold.
	Values Alphabet
	// Example is a value, or for a method a call.
	Example string
	// Doc is one paragraph.
	Doc string
	// Instead is what to write where the name is empty in templates; "" otherwise.
	Instead string
	// Page is the AWS page that describes the member; "" where none does.
	Page string
	// Mark and Evidence say why the description is believed.
	Mark     Mark
	Evidence string
}

// InTemplates says whether the member has a value in a mapping template of a REST API.
func (m *Member) InTemplates() bool { return m.Where&Templates != 0 }

// Root is the first name of the path: context in $context.stage.
func (m *Member) Root() string {
	root, _, _ := strings.Cut(strings.TrimPrefix(m.Path, "$"), ".")
	return root
}

// Name is the last name of the path: sourceIp in $context.identity.sourceIp.
func (m *Member) Name() string {
	return strings.TrimPrefix(m.Path[strings.LastIndexByte(m.Path, '.')+1:], "$")
}

// Signature is the path as one writes it, with the parameters of a method.
func (m *Member) Signature() string {
	if m.Kind != Method {
		return m.Path
	}
	names := make([]string, len(m.Params))
	for i, p := range m.Params {
		names[i] = p.Name
	}
	return m.Path + "(" + strings.Join(names, ", ") + ")"
}

// Pages of the AWS developer guide that the table cites.
const (
	guide = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"

	pageReference = guide + "api-gateway-mapping-template-reference.html"
	pageLog       = guide + "api-gateway-variables-for-access-logging.html"
	pageOverride  = guide + "apigateway-override-request-response-parameters.html"
	pageGateway   = guide + "api-gateway-gatewayResponse-definition.html"
	pageStageVars = guide + "stage-variables.html"
	pageNotes     = guide + "api-gateway-known-issues.html"
	pageWebSocket = guide + "apigateway-websocket-api-mapping-template-reference.html"
	pageHTTPLog   = guide + "http-api-logging-variables.html"
	pageParams    = guide + "request-response-data-mappings.html"
	pageAppSync   = "https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference.html"
	pageAppUtil   = "https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference.html"
	pageTools     = "https://velocity.apache.org/tools/2.0/summary.html"
	pageForeach   = "https://velocity.apache.org/engine/1.7/user-guide.html"
)
