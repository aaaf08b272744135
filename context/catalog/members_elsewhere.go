package catalog

// elsewhere describes names that have a value somewhere, but in no mapping template
// of a REST API.
type elsewhere struct {
	where    Where
	kind     Kind
	page     string
	evidence string
	mark     Mark
	values   map[string]Alphabet // by path; others are any text
}

// names is path, doc, instead of one name after the other.
func (e elsewhere) members(names [][3]string) []*Member {
	members := make([]*Member, len(names))
	for i, n := range names {
		kind := e.kind
		if kind == 0 {
			kind = Property
		}
		members[i] = &Member{
			Path: n[0], Kind: kind, Result: Text, Where: e.where, Optional: true,
			Doc: n[1], Instead: n[2], Page: e.page, Mark: e.mark, Evidence: e.evidence,
			Values: e.values[n[0]],
		}
	}
	return members
}

const (
	useLog       = "the access-log format of the stage; a template cannot know it"
	useBody      = "$input.path('$.message') of the backend's answer, or a gateway response template"
	useAuthorize = "a key of its own in the context map that the authorizer returns"
)

var logOnlyMembers = elsewhere{where: AccessLog, page: pageLog, mark: Documented,
	evidence: "AWS developer guide lists it for access logging only"}.members([][3]string{
	{"$context.authenticate", "What is known about the authentication attempt.", useLog},
	{"$context.authorize", "What is known about the authorization.", useLog},
	{"$context.customDomain", "What is known about the custom domain.", useLog},
	{"$context.integration", "What is known about the integration.", useLog},
	{"$context.waf", "What is known about AWS WAF.", "$context.wafResponseCode, $context.webaclArn"},
	{"$context.authenticate.error", "The error of the authentication attempt.", useLog},
	{"$context.authenticate.latency", "The latency of the authentication attempt.", useLog},
	{"$context.authenticate.status", "The status of the authentication attempt.", useLog},
	{"$context.authorize.error", "The error of the authorization.", useLog},
	{"$context.authorize.latency", "The latency of the authorization.", useLog},
	{"$context.authorize.status", "The status of the authorization.", useLog},
	{"$context.authorizer.error", "The authorizer's error, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.authorizer.integrationLatency", "The authorizer's latency, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.authorizer.integrationStatus", "The authorizer's status, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.authorizer.latency", "The authorizer's latency, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.authorizer.requestId", "The authorizer's request id, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.authorizer.status", "The authorizer's status, unless the authorizer itself returned a key of that name.", useAuthorize},
	{"$context.cipherSuite", "The cipher of the TLS connection.", useLog},
	{"$context.customDomain.basePathMatched", "The base path that matched.", useLog},
	{"$context.customDomain.routingRuleIdMatched", "The routing rule that matched.", useLog},
	{"$context.endpointType", "The endpoint type of the API.", useLog},
	{"$context.integration.error", "The error of the integration.", useLog},
	{"$context.integration.integrationStatus", "The status that the backend answered with.", useLog},
	{"$context.integration.latency", "The latency of the integration.", useLog},
	{"$context.integration.requestId", "The request id of the backend.", "$context.awsEndpointRequestId in a response template"},
	{"$context.integration.responseTransferMode", "How the response was transferred.", useLog},
	{"$context.integration.status", "The status of the integration.", useLog},
	{"$context.integration.timeToAllHeaders", "The time to the last header.", useLog},
	{"$context.integration.timeToFirstContent", "The time to the first byte of content.", useLog},
	{"$context.integrationErrorMessage", "The error message of the integration.", useLog},
	{"$context.integrationLatency", "The latency of the integration.", useLog},
	{"$context.integrationStatus", "The status that the backend answered with.", useLog},
	{"$context.responseLatency", "The latency of the answer.", useLog},
	{"$context.responseLength", "The length of the answer.", useLog},
	{"$context.status", "The status of the answer.", "the status that the template itself sets in $context.responseOverride.status"},
	{"$context.tlsVersion", "The TLS version of the connection.", useLog},
	{"$context.waf.error", "The error of AWS WAF.", useLog},
	{"$context.waf.latency", "The latency of AWS WAF.", useLog},
	{"$context.waf.status", "The status of AWS WAF.", "$context.wafResponseCode"},
	{"$context.xrayTraceId", "The trace id of X-Ray.", "$input.params('X-Amzn-Trace-Id')"},
})

var gatewayResponseMembers = elsewhere{where: GatewayResponse | AccessLog, page: pageGateway, mark: Documented,
	evidence: "AWS developer guide lists it for gateway responses only"}.members([][3]string{
	{"$context.error.message", "The message of API Gateway's own error.", useBody},
	{"$context.error.messageString", "The message of API Gateway's own error, in quotes.", useBody},
	{"$context.error.responseType", "The type of the gateway response.", useBody},
	{"$context.error.validationErrorString", "What the request validator found.", useBody},
})

var webSocketMembers = elsewhere{where: WebSocket, page: pageWebSocket, mark: Documented,
	evidence: "AWS developer guide lists it for WebSocket APIs only",
	values: map[string]Alphabet{
		"$context.connectionId": requestToken, "$context.messageId": requestToken, "$context.connectedAt": digits,
		"$context.eventType": upperWord, "$context.messageDirection": upperWord, "$context.disconnectStatusCode": digits,
	}}.members([][3]string{
	{"$context.connectionId", "The id of the WebSocket connection.", "$context.requestId for a REST call"},
	{"$context.connectedAt", "When the WebSocket connection was made.", "$context.requestTimeEpoch"},
	{"$context.disconnectReason", "Why the WebSocket connection ended.", "nothing: a REST call has no connection"},
	{"$context.disconnectStatusCode", "The status with which the WebSocket connection ended.", "nothing: a REST call has no connection"},
	{"$context.eventType", "CONNECT, MESSAGE or DISCONNECT.", "$context.httpMethod"},
	{"$context.messageDirection", "IN or OUT.", "nothing: a REST call has one direction per template"},
	{"$context.messageId", "The id of the message.", "$context.requestId"},
	{"$context.routeKey", "The route that matched.", "$context.resourcePath, $context.httpMethod"},
})

var httpAPIMembers = elsewhere{where: HTTPAPI, page: pageHTTPLog, mark: Documented,
	evidence: "AWS developer guide lists it for HTTP APIs only"}.members([][3]string{
	{"$context.awsEndpointRequestId2", "The second request id of an S3 backend.", "$context.awsEndpointRequestId"},
	{"$context.dataProcessed", "The number of bytes processed.", useLog},
})

const appSyncEvidence = "AWS AppSync developer guide; in API Gateway the name has no value"

var appSyncMembers = elsewhere{where: AppSync, page: pageAppSync, mark: Documented, evidence: appSyncEvidence}.members([][3]string{
	{"$ctx", "The context of an AppSync resolver.", "$context"},
	{"$utils", "The functions of AppSync resolvers.", "$util"},
	{"$extensions", "The extensions of AppSync resolvers.", "nothing: there are no resolvers here"},
	{"$context.args", "The arguments of a GraphQL field.", "$input.path('$')"},
	{"$context.arguments", "The arguments of a GraphQL field.", "$input.path('$')"},
	{"$context.error", "The error of an AppSync data source.", "$input.path('$.message') of the backend's answer"},
	{"$context.identity.claims", "The claims of an AppSync caller.", "$context.authorizer.claims"},
	{"$context.identity.groups", "The groups of an AppSync caller.", "$context.authorizer.claims['cognito:groups']"},
	{"$context.identity.sub", "The subject of an AppSync caller.", "$context.authorizer.claims.sub"},
	{"$context.identity.username", "The name of an AppSync caller.", "$context.authorizer.claims['cognito:username']"},
	{"$context.info", "The GraphQL request.", "$context.resourcePath, $context.httpMethod"},
	{"$context.outErrors", "The errors collected by AppSync.", "nothing: set $context.responseOverride.status and print a body"},
	{"$context.prev", "The result of the previous AppSync function.", "$input.path('$') of the backend's answer"},
	{"$context.request", "The request that AppSync received.", "$input.params().header"},
	{"$context.request.headers", "The headers that AppSync received.", "$input.params().header"},
	{"$context.result", "The result of an AppSync data source.", "$input.path('$') of the backend's answer"},
	{"$context.source", "The parent of a GraphQL field.", "nothing: there is no parent field here"},
	{"$context.stash", "What AppSync functions pass on.", "$context.requestOverride, or #set of an own variable"},
})

const (
	buildText = "$input.json('$.…') for what came as JSON; objects that the template made have to be written out as text"
	plainCall = "#set($ignored = …) around the inner call"
	testEmpty = `#if($x != "")`
	fail      = "#set($context.responseOverride.status = 400) and a body that says why"
)

var appSyncFunctions = elsewhere{where: AppSync, kind: Method, page: pageAppUtil, mark: Documented, evidence: appSyncEvidence}.members([][3]string{
	{"$util.toJson", "AppSync's writer of JSON.", buildText},
	{"$util.qr", "AppSync's way to drop a result; here nothing is printed, yet its argument is evaluated.", plainCall},
	{"$util.quiet", "AppSync's way to drop a result; here nothing is printed, yet its argument is evaluated.", plainCall},
	{"$util.error", "AppSync's way to fail.", fail},
	{"$util.appendError", "AppSync's way to add an error.", fail},
	{"$util.unauthorized", "AppSync's way to refuse.", "#set($context.responseOverride.status = 403) and a body, or an authorizer"},
	{"$util.validate", "AppSync's validation.", "a request validator of the method, or #if"},
	{"$util.isNull", "AppSync's test for null.", `#if($x == "")`},
	{"$util.isNullOrEmpty", "AppSync's test for empty text.", `#if($x == "")`},
	{"$util.isNullOrBlank", "AppSync's test for blank text.", `#if($x.trim() == "")`},
	{"$util.defaultIfNull", "AppSync's default.", `#if($x == "")#set($x = "default")#end`},
	{"$util.defaultIfNullOrEmpty", "AppSync's default.", `#if($x == "")#set($x = "default")#end`},
	{"$util.defaultIfNullOrBlank", "AppSync's default.", `#if($x == "")#set($x = "default")#end`},
	{"$util.isString", "AppSync's test of a type.", `$x.class.name == "java.lang.String"`},
	{"$util.isNumber", "AppSync's test of a type.", `$x.class.name`},
	{"$util.isBoolean", "AppSync's test of a type.", `$x.class.name == "java.lang.Boolean"`},
	{"$util.isList", "AppSync's test of a type.", `$x.class.name`},
	{"$util.isMap", "AppSync's test of a type.", `$x.class.name`},
	{"$util.typeOf", "AppSync's name of a type.", `$x.class.name`},
	{"$util.matches", "AppSync's regular expression.", `$x.matches("…")`},
	{"$util.autoId", "AppSync's new UUID.", "$context.requestId"},
	{"$util.autoUlid", "AppSync's new ULID.", "$context.requestId"},
	{"$util.autoKsuid", "AppSync's new KSUID.", "$context.requestId"},
	{"$util.randomUUID", "A new UUID.", "$context.requestId"},
	{"$util.authType", "AppSync's kind of authorization.", "$context.identity, $context.authorizer"},
	{"$util.parseXml", "A reader of XML.", "nothing: let the backend read the XML in $input.body"},
	{"$util.log", "AppSync's logging.", "the execution log, which has the rendered body"},
})

var appSyncGroups = elsewhere{where: AppSync, page: pageAppUtil, mark: Documented, evidence: appSyncEvidence}.members([][3]string{
	{"$util.time", "AppSync's clock.", "$context.requestTimeEpoch (milliseconds), $context.requestTime"},
	{"$util.list", "AppSync's functions for lists.", "the methods of java.util.List"},
	{"$util.map", "AppSync's functions for maps.", "the methods of java.util.Map"},
	{"$util.dynamodb", "AppSync's writers of DynamoDB values.", `the value written out: {"S": "…"}`},
	{"$util.rds", "AppSync's functions for RDS.", "nothing: there is no RDS integration"},
	{"$util.http", "AppSync's functions for HTTP.", "$context.responseOverride.header"},
	{"$util.xml", "AppSync's functions for XML.", "nothing: let the backend read the XML in $input.body"},
	{"$util.math", "AppSync's functions for numbers.", "arithmetic in #set"},
	{"$util.str", "AppSync's functions for text.", "the methods of java.lang.String"},
	{"$util.transform", "AppSync's filters.", "the query written out"},
	{"$util.json", "A reader and writer of JSON.", "$util.parseJson, $input.json"},
})

var toolMembers = elsewhere{where: VelocityTools, page: pageTools, mark: Recorded,
	evidence: "recorded on AWS that $esc prints nothing; the others are of the same library"}.members([][3]string{
	{"$esc", "The escapes of velocity-tools.", "$util.escapeJavaScript, $util.urlEncode, String.replace"},
	{"$date", "The dates of velocity-tools.", "$context.requestTime, $context.requestTimeEpoch"},
	{"$math", "The arithmetic of velocity-tools.", "#set($x = 1 + 2)"},
	{"$number", "The number formats of velocity-tools.", `$text.format("%05d", $n)`},
	{"$display", "The display helpers of velocity-tools.", "#if and #foreach"},
	{"$list", "The list helpers of velocity-tools.", "the methods of java.util.List"},
	{"$sorter", "The sorter of velocity-tools.", "nothing: let the backend sort"},
	{"$json", "The JSON tool of velocity-tools.", "$util.parseJson, $input.json"},
	{"$convert", "The converter of velocity-tools.", `#set($n = 0)#set($n = $n.parseInt($text))`},
	{"$Integer", "The class java.lang.Integer, which is not in scope by its name.", `#set($n = 0)#set($n = $n.parseInt($text))`},
	{"$Math", "The class java.lang.Math, which is not in scope.", "arithmetic in #set"},
	{"$String", "The class java.lang.String, which is not in scope by its name.", `a text: #set($s = "")$s.format("%05d", $n)`},
})

var mappingMembers = elsewhere{where: ParameterMapping, page: pageParams, mark: Documented,
	evidence: "AWS developer guide: expressions of requestParameters and responseParameters"}.members([][3]string{
	{"$method", "method.request.… is an expression of parameter mappings.", "$input.params('name'), $input.body"},
	{"$integration", "integration.… is an expression of parameter mappings.", "$input.path('$.…') of the backend's answer"},
	{"$stageVariable", "A slip for $stageVariables.", "$stageVariables"},
})

// inputSlips are members of $input that people expect.
var inputSlips = elsewhere{where: 0, page: pageReference, mark: Recorded,
	evidence: "recorded on AWS: unknown members of $input print nothing"}.members([][3]string{
	{"$input.querystring", "Query parameters are not members of $input.", "$input.params().querystring"},
	{"$input.queryString", "Query parameters are not members of $input.", "$input.params().querystring"},
	{"$input.query", "Query parameters are not members of $input.", "$input.params().querystring"},
	{"$input.headers", "Headers are not members of $input.", "$input.params().header"},
	{"$input.header", "Headers are not members of $input.", "$input.params().header"},
	{"$input.pathParameters", "Path parameters are not members of $input.", "$input.params().path"},
	{"$input.param", "A slip for $input.params.", "$input.params('name')"},
})

// contextSlips are members of $context that people expect.
var contextSlips = elsewhere{where: 0, page: pageReference, mark: Documented,
	evidence: "AWS developer guide lists the name elsewhere"}.members([][3]string{
	{"$context.sourceIp", "The address is a member of $context.identity.", "$context.identity.sourceIp"},
	{"$context.userAgent", "The user agent is a member of $context.identity.", "$context.identity.userAgent"},
	{"$context.apiKey", "The key is a member of $context.identity.", "$context.identity.apiKeyId"},
	{"$context.claims", "Claims are members of $context.authorizer.", "$context.authorizer.claims"},
	{"$context.requestContext", "The request context is $context itself.", "$context"},
	{"$context.principalId", "The principal is a member of $context.authorizer.", "$context.authorizer.principalId"},
	{"$context.responseOverride.statusCode", "The member is called status; another name is accepted and ignored.", "$context.responseOverride.status"},
	{"$context.responseOverride.headers", "The member is called header; another name is accepted and ignored.", "$context.responseOverride.header"},
	{"$context.requestOverride.headers", "The member is called header; another name is accepted and ignored.", "$context.requestOverride.header"},
	{"$context.requestOverride.queryString", "The member is called querystring; another name is accepted and ignored.", "$context.requestOverride.querystring"},
	{"$context.requestOverride.query", "The member is called querystring; another name is accepted and ignored.", "$context.requestOverride.querystring"},
})
