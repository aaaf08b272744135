package catalog

const (
	everywhere = Templates | AccessLog | ParameterMapping
	everyKind  = everywhere | GatewayResponse
	byPage     = "AWS developer guide, mapping template reference"
	byRecord   = "recorded on AWS: a dump of $context in an unauthenticated call"
)

// documented is a text property that the reference page lists.
func documented(path, doc, example string, values Alphabet) *Member {
	return &Member{
		Path: path, Kind: Property, Result: Text, Where: everywhere, Values: values,
		Example: example, Doc: doc, Page: pageReference, Mark: Documented, Evidence: byPage,
	}
}

// recorded is like documented, and was seen in a recording.
func recorded(path, doc, example string, values Alphabet) *Member {
	m := documented(path, doc, example, values)
	m.Mark, m.Evidence = Recorded, byRecord
	return m
}

// claim is a claim whose form Amazon Cognito decides, not the user.
func claim(name, doc, example string, values Alphabet) *Member {
	m := documented("$context.authorizer.claims."+name, doc, example, values)
	m.Optional = true
	m.Evidence = "Amazon Cognito developer guide, tokens of user pools"
	m.Page = "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html"
	return m
}

// optional marks a member that is empty in some calls.
func optional(m *Member) *Member {
	m.Optional = true
	return m
}

// in replaces where the member has a value.
func in(where Where, m *Member) *Member {
	m.Where = where
	return m
}

// contextMembers are the members of $context outside of identity and the overrides.
var contextMembers = []*Member{
	{
		Path: "$context", Kind: Map, Result: Object, Where: Templates | WebSocket,
		Doc:  "What is known about the call. An unmodifiable map: #set($context.x = …) ends the call with 500, except below requestOverride and responseOverride.",
		Page: pageReference, Mark: Recorded, Evidence: byRecord,
	},
	recorded("$context.accountId", "The AWS account that owns the API.", "123456789012", accountDigits),
	recorded("$context.apiId", "The id of the API.", "a1b2c3d4e5", lowerID),
	in(everywhere, optional(documented("$context.awsEndpointRequestId", "The request id that the AWS backend answered with. Empty before the backend was called.", "f2e3d4c5-1234", requestToken))),
	recorded("$context.deploymentId", "The id of the deployment.", "x9y8z7", lowerID),
	recorded("$context.domainName", "The full name of the host that the client called.", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com", hostName),
	recorded("$context.domainPrefix", "The first label of $context.domainName.", "a1b2c3d4e5", hostLabel),
	in(everyKind, recorded("$context.extendedRequestId", "The id that API Gateway gives to the call; no client can choose it.", "IRlFTGC9oAMFjOQ=", requestToken)),
	in(everyKind, recorded("$context.httpMethod", "The HTTP method.", "POST", httpMethod)),
	{
		Path: "$context.isCanaryRequest", Kind: Property, Result: Boolean, Where: everywhere, Optional: true, Values: truthText,
		Example: "false", Doc: "Whether the canary deployment serves the call; empty on a stage without a canary.",
		Page: pageReference, Mark: Recorded, Evidence: "recorded on AWS on a stage with canary settings",
	},
	recorded("$context.path", "The path of the call, the stage included.", "/prod/orders/7", rawPath),
	recorded("$context.protocol", "The protocol; HTTP/1.1 also for HTTP/2 clients.", "HTTP/1.1", protocolText),
	in(everyKind, recorded("$context.requestId", "The id of the call. Clients can override it; $context.extendedRequestId they cannot.", "c6af9ac6-7b61-11e6-9a41-93e8deadbeef", uuid)),
	recorded("$context.requestTime", "The time of the call in common log format.", "31/Mar/2025:04:36:11 +0000", clockText),
	{
		Path: "$context.requestTimeEpoch", Kind: Property, Result: Long, Where: everywhere, Values: digits,
		Example: "1743395771108", Doc: "The time of the call in milliseconds since 1970, a number: #set($s = $context.requestTimeEpoch / 1000) gives seconds.",
		Page: pageReference, Mark: Recorded, Evidence: byRecord,
	},
	recorded("$context.resourceId", "The id of the resource.", "efg567", lowerID),
	in(everyKind, recorded("$context.resourcePath", "The path of the resource with its placeholders, without the stage.", "/orders/{id}", resourceText)),
	in(everyKind|WebSocket, recorded("$context.stage", "The name of the stage; test-invoke-stage in the console's test.", "prod", stageName)),
	optional(documented("$context.wafResponseCode", "The verdict of the web ACL; empty without one.", "WAF_ALLOW", upperWord)),
	optional(documented("$context.webaclArn", "The ARN of the web ACL that judged the call; empty without one.", "arn:aws:wafv2:…", arnText)),

	{
		Path: "$context.authorizer", Kind: Map, Result: Object, Where: Templates | WebSocket, Optional: true,
		Doc:  "What the authorizer answered. Every value is text, also where the authorizer returned a number or a boolean. Printed as a whole it is nothing.",
		Page: pageReference, Mark: Documented, Evidence: byPage,
	},
	in(everywhere|WebSocket, optional(documented("$context.authorizer.principalId", "The principal that a Lambda authorizer named.", "user|a1b2", anyText))),
	in(everywhere|WebSocket, optional(documented("$context.authorizer.<name>", "A key of the context map that a Lambda authorizer returned, as text: a boolean arrives as \"true\" or \"false\".", "true", anyText))),
	{
		Path: "$context.authorizer.claims", Kind: Map, Result: Object, Where: Templates, Optional: true,
		Doc:  "The claims of a Cognito user pool's token. The map itself is null: it prints nothing and cannot be looped over; its members can be read.",
		Page: pageReference, Mark: Documented, Evidence: byPage,
	},
	claim("sub", "The user's id, a UUID.", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", Alphabet{Name: "a UUID", Class: `0-9A-Fa-f\-`, Min: 36, Max: 36}),
	claim("iss", "The user pool that issued the token.", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example", Alphabet{Name: "a URL", Class: `A-Za-z0-9:/._\-`, Min: 1, Max: 256}),
	claim("aud", "The app client of an ID token.", "1example23456789", Alphabet{Name: "the id of an app client", Class: `A-Za-z0-9_+`, Min: 1, Max: 128}),
	claim("client_id", "The app client of an access token.", "1example23456789", Alphabet{Name: "the id of an app client", Class: `A-Za-z0-9_+`, Min: 1, Max: 128}),
	claim("token_use", "id or access.", "id", Alphabet{Name: "id or access", Class: `a-z`, Min: 2, Max: 6}),
	optional(documented("$context.authorizer.claims.<name>", "A claim of a Cognito user pool's token. A name with a colon needs brackets: $context.authorizer.claims['cognito:groups'].", "ada@example.com", anyText)),
}

// identityMembers are the members of $context.identity.
var identityMembers = []*Member{
	{
		Path: "$context.identity", Kind: Map, Result: Object, Where: Templates | WebSocket,
		Doc:  "Who calls. Printed as a whole it is nothing; its members can be read.",
		Page: pageReference, Mark: Recorded, Evidence: byRecord,
	},
	optional(recorded("$context.identity.accountId", "The account of an IAM caller.", "123456789012", accountDigits)),
	optional(documented("$context.identity.apiKey", "The value of the API key where the method requires one, else empty. It is a secret: $context.identity.apiKeyId names the key without giving it away.", "eXaMpLe0123456789", apiKeyValue)),
	optional(documented("$context.identity.apiKeyId", "The id of the API key where the method requires one, else empty.", "q1w2e3r4t5", apiKeyID)),
	optional(recorded("$context.identity.caller", "The principal id of an IAM caller.", "AIDAEXAMPLE:session", iamID)),
	optional(recorded("$context.identity.cognitoAuthenticationProvider", "The Cognito authentication providers, a comma-separated list.", "cognito-idp.us-east-1.amazonaws.com/us-east-1_x:CognitoSignIn:…", providerText)),
	optional(recorded("$context.identity.cognitoAuthenticationType", "authenticated or unauthenticated.", "authenticated", Alphabet{Name: "a lower-case word", Class: `a-z`, Min: 1, Max: 32})),
	optional(recorded("$context.identity.cognitoIdentityId", "The Cognito identity id.", "us-east-1:0123-…", cognitoID)),
	optional(recorded("$context.identity.cognitoIdentityPoolId", "The Cognito identity pool id.", "us-east-1:0123-…", cognitoID)),
	optional(recorded("$context.identity.principalOrgId", "The organization of an IAM caller.", "o-abc123", awsID)),
	recorded("$context.identity.sourceIp", "The address of the immediate TCP peer.", "192.0.2.1", address),
	optional(documented("$context.identity.clientCert.clientCertPem", "The client's certificate in PEM, several lines; custom domains with mutual TLS only.", "-----BEGIN CERTIFICATE-----\n…", pemText)),
	optional(documented("$context.identity.clientCert.subjectDN", "The distinguished name of the certificate's subject; mutual TLS only.", "CN=www.example.com", anyText)),
	optional(documented("$context.identity.clientCert.issuerDN", "The distinguished name of the certificate's issuer; mutual TLS only.", "CN=Example CA", anyText)),
	optional(documented("$context.identity.clientCert.serialNumber", "The certificate's serial number; mutual TLS only.", "a1:b2:c3", hexColons)),
	{
		Path: "$context.identity.clientCert", Kind: Map, Result: Object, Where: Templates, Optional: true,
		Doc:  "The client's certificate; custom domains with mutual TLS only.",
		Page: pageReference, Mark: Documented, Evidence: byPage,
	},
	{
		Path: "$context.identity.clientCert.validity", Kind: Map, Result: Object, Where: Templates, Optional: true,
		Doc:  "From when to when the client's certificate is valid; mutual TLS only.",
		Page: pageReference, Mark: Documented, Evidence: byPage,
	},
	optional(documented("$context.identity.clientCert.validity.notBefore", "The start of the certificate's validity; mutual TLS only.", "May 28 12:30:02 2019 GMT", dateText)),
	optional(documented("$context.identity.clientCert.validity.notAfter", "The end of the certificate's validity; mutual TLS only.", "Aug  5 09:36:04 2021 GMT", dateText)),
	optional(documented("$context.identity.vpcId", "The VPC that called a private API.", "vpc-0a1b2c3d", awsID)),
	optional(documented("$context.identity.vpceId", "The VPC endpoint that called a private API.", "vpce-0a1b2c3d", awsID)),
	optional(recorded("$context.identity.user", "The principal id of an IAM caller.", "AIDAEXAMPLE", iamID)),
	optional(recorded("$context.identity.userAgent", "The client's User-Agent header: any header text, quotes included.", "curl/8.4.0", headerText)),
	optional(recorded("$context.identity.userArn", "The ARN of an IAM caller.", "arn:aws:sts::123456789012:assumed-role/Admin/ada", arnText)),
	undocumented("$context.identity.accessKey", "The access key id of an IAM caller.", "AKIAEXAMPLE", Alphabet{Name: "an access key id", Class: `A-Z0-9`, Min: 1, Max: 128}, Recorded, byRecord),
	undocumented("$context.identity.userAgentV2", "A second form of the client's User-Agent.", "curl/8.4.0", headerText, Inferred, "seen in execution logs"),
}

func undocumented(path, doc, example string, values Alphabet, mark Mark, evidence string) *Member {
	return &Member{
		Path: path, Kind: Property, Result: Text, Where: Templates | AccessLog, Undocumented: true, Optional: true,
		Values: values, Example: example, Doc: doc, Mark: mark, Evidence: evidence,
	}
}

// overrideMembers are what a template may assign.
var overrideMembers = []*Member{
	override("$context.requestOverride", Map, Object, 0, "What the request template changes on the integration request. Set there it can be read in the response template: the usual way to pass data through a MOCK integration.", ""),
	override("$context.requestOverride.header", Map, Object, 0, "Headers of the integration request.", ""),
	override("$context.requestOverride.header.<name>", Property, Text, RequestTemplate, "A header of the integration request: text, or a list for several values.", `#set($context.requestOverride.header.X-Trace = "$context.requestId")`),
	override("$context.requestOverride.path", Map, Object, 0, "Path parameters of the integration request.", ""),
	override("$context.requestOverride.path.<name>", Property, Text, RequestTemplate, "A path parameter of the integration request.", `#set($context.requestOverride.path.id = $input.params('id'))`),
	override("$context.requestOverride.querystring", Map, Object, 0, "Query parameters of the integration request.", ""),
	override("$context.requestOverride.querystring.<name>", Property, Text, RequestTemplate, "A query parameter of the integration request. It must be text: numbers are dropped silently, so put quotes around them.", `#set($context.requestOverride.querystring.page = "$page")`),
	override("$context.responseOverride", Map, Object, 0, "What the templates change on the answer. Also a request template may set it. Invented members survive from the request template to the response template.", ""),
	override("$context.responseOverride.header", Map, Object, 0, "Headers of the answer.", ""),
	override("$context.responseOverride.header.<name>", Property, Text, Templates, "A header of the answer; it need not be declared in the method response.", `#set($context.responseOverride.header.X-Page = "2")`),
	override("$context.responseOverride.status", Property, Integer, Templates, "The status of the answer, an integer from 100 to 599; over the status of the integration response. A value that is empty or no integer is ignored.", `#set($context.responseOverride.status = 404)`),
}

func override(path string, kind Kind, result Type, writable Where, doc, example string) *Member {
	m := &Member{
		Path: path, Kind: kind, Result: result, Where: Templates, Writable: writable, Optional: true,
		Example: example, Doc: doc, Page: pageOverride, Mark: Recorded, Evidence: "recorded on AWS: overrides in both kinds of template, and read back in the response template",
	}
	if result == Integer {
		m.Values = statusDigits
	}
	return m
}
