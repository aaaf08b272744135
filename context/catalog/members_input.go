package catalog

import "strings"

var pathParam = Param{Name: "path", Type: Text, Doc: "a JSONPath such as $.order.id"}

// inputMembers are the members of $input.
var inputMembers = []*Member{
	{
		Path: "$input", Kind: Map, Result: Object, Where: Templates | WebSocket,
		Doc:  "The payload and the parameters: the client's body in a request template, the backend's answer in a response template. Printed as a whole it is nothing.",
		Page: pageReference, Mark: Documented, Evidence: "AWS developer guide, mapping template reference",
	},
	{
		Path: "$input.body", Kind: Property, Result: Text, Where: Templates | WebSocket,
		Example: `{"id": 7}`,
		Doc:     "The payload's text, byte for byte. Without a payload it is {}. It is text: $input.body.id is empty.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS: raw body, empty body as {}, members of it empty",
	},
	{
		Path: "$input.json", Kind: Method, Params: []Param{pathParam}, Result: JSONText, Where: Templates | WebSocket,
		Example: `$input.json('$.order')`,
		Doc:     `The JSON text of what the path finds, compact, strings with their quotes; "" (two quotes) where it finds nothing. The result is a String: it has no members, a loop over it runs zero times, and comparisons see the quotes.`,
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS: text for objects, two quotes for a missing path",
	},
	{
		Path: "$input.path", Kind: Method, Params: []Param{pathParam}, Result: JSON, Where: Templates | WebSocket,
		Optional: true,
		Example:  `$input.path('$.order.items')`,
		Doc:      "What the path finds as a value to work with: a map, a list, text, a number, a boolean. A map prints in Java's form {k=v}, a list as JSON, text without quotes and without escapes, a missing path or null as nothing.",
		Page:     pageReference, Mark: Recorded, Evidence: "recorded on AWS: how maps, lists, nested values and null print and compare",
	},
	{
		Path: "$input.params", Kind: Method, Params: []Param{{Name: "name", Type: Text, Doc: "the parameter's name, case-sensitive"}},
		Result: Text, Where: Templates, Optional: true,
		Example: `$input.params('id')`,
		Doc:     "The value of a path parameter, else a query parameter, else a header of that name; empty where there is none. Names are case-sensitive, headers included. The value is decoded and unescaped. Also in response templates it is the client's request that is read.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS: all three kinds, also in response templates",
	},
	{
		Path: "$input.params", Kind: Method, Result: Object, Where: Templates,
		Example: `$input.params().querystring.get('page')`,
		Doc:     "A map of the three maps path, querystring and header, each from name to text.",
		Page:    pageReference, Mark: Recorded, Evidence: "recorded on AWS: keys, loops over keySet(), printing in Java's form",
	},
	{
		Path: "$input.params().path", Kind: Map, Result: Object, Where: Templates,
		Doc:  "The path parameters, from name to text.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$input.params().path.<name>", Kind: Property, Result: Text, Where: Templates, Optional: true, Values: anyText,
		Doc:  "A path parameter, decoded.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$input.params().querystring", Kind: Map, Result: Object, Where: Templates,
		Doc:  "The query parameters, decoded, from name to text; of a repeated one the last value.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$input.params().querystring.<name>", Kind: Property, Result: Text, Where: Templates, Optional: true, Values: anyText,
		Doc:  "A query parameter, decoded; of a repeated one the last value.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
	{
		Path: "$input.params().header", Kind: Map, Result: Object, Where: Templates,
		Doc:  "The request's headers, from name to text. Names are case-sensitive; headers that the front end removes are not there.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS, which headers are hidden included",
	},
	{
		Path: "$input.params().header.<name>", Kind: Property, Result: Text, Where: Templates, Optional: true, Values: headerText,
		Doc:  "A header of the request. A name with a dot or colon needs get(…) or brackets.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS",
	},
}

// HiddenHeaders are the request headers that the front end takes away: a template
// never sees them. In lower case, sorted.
var HiddenHeaders = []string{
	"connection", "content-length", "content-md5", "expect", "max-forwards",
	"proxy-authenticate", "server", "te", "trailer", "transfer-encoding", "upgrade",
	"www-authenticate",
}

// RefusedHeaders are the headers that may not be set on an integration request: the
// call ends with 500. In lower case, sorted. See also [RefusedServiceHeaders].
var RefusedHeaders = []string{"content-length", "transfer-encoding", "x-amzn-apigateway-api-id", "x-amzn-trace-id"}

// RefusedServiceHeaders are refused beside [RefusedHeaders] where the integration is an
// AWS service. In lower case, sorted.
var RefusedServiceHeaders = []string{"authorization", "connection", "expect", "proxy-authenticate", "te"}

// RemappedHeaders are the response headers that a client receives under the name
// x-amzn-Remapped-…. In lower case, sorted.
var RemappedHeaders = []string{
	"authorization", "connection", "content-length", "content-md5", "date", "expect", "host",
	"max-forwards", "proxy-authenticate", "server", "trailer", "upgrade", "user-agent", "www-authenticate",
}

// canonicalHeaders are request headers by their lower-case names that a client over
// HTTP/1.1 sends in the spelling of the RFCs.
var canonicalHeaders = map[string]string{
	"accept-charset": "Accept-Charset", "accept-encoding": "Accept-Encoding", "accept-language": "Accept-Language",
	"authorization": "Authorization", "cache-control": "Cache-Control", "content-encoding": "Content-Encoding",
	"content-type": "Content-Type", "cookie": "Cookie", "idempotency-key": "Idempotency-Key",
	"if-match": "If-Match", "if-modified-since": "If-Modified-Since", "if-none-match": "If-None-Match",
	"if-unmodified-since": "If-Unmodified-Since", "origin": "Origin", "referer": "Referer",
	"user-agent": "User-Agent",
}

// CanonicalHeader gives the spelling that clients over HTTP/1.1 use for a well-known
// request header, whatever case name is in. Over HTTP/2 all names are lower-case.
func CanonicalHeader(name string) (canonical string, ok bool) {
	canonical, ok = canonicalHeaders[strings.ToLower(name)]
	return canonical, ok
}
