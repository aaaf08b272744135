package fidelity

var admission = []Behaviour{
	{ID: "key-missing", What: "A method that requires an API key answers 403 {\"message\":\"Forbidden\"} without one; no template runs.",
		Evidence: Documented, Source: "gateway responses: INVALID_API_KEY", Test: life + "API key missing"},
	{ID: "unknown-route", What: "A path or method that does not exist is 403 {\"message\":\"Missing Authentication Token\"}.",
		Evidence: Recorded, Source: "localstack test_routing_not_found", Test: "context/gateway TestRouter"},
	{ID: "route-order", What: "A fixed path part wins over {name}, {name} over {name+}, a method over ANY; where the best path lacks the method, the next that fits is tried.",
		Evidence: Unproven, Source: "the guide says that the most specific resource wins; the fallback is not described", Test: "context/gateway TestRouter",
		Ask: "Deploy GET /a/{id} and POST /{all+} as MOCK, and call POST /a/1."},
	{ID: "required-parameters", What: "A request validator answers 400 and lists what is missing: headers, path, query string.",
		Evidence: Recorded, Source: "localstack test_api_gateway_request_validator", Test: life + "required parameters missing"},
	{ID: "payload-limit", What: "A payload over 10 MB is 413.",
		Evidence: Documented, Source: "quotas; the text of the body is unproven", Test: life + "payload over 10 MB"},
}

var integrationRequest = []Behaviour{
	{ID: "no-content-type", What: "Without a Content-Type the application/json template runs, for every passthrough behavior and for GET.",
		Evidence: Recorded, Source: "localstack test_sqs_aws_integration and three others", Test: life + "no Content-Type is application/json"},
	{ID: "content-type-parameters", What: "Parameters of the Content-Type and the case of its letters do not count.",
		Evidence: Documented, Source: "parameter mapping; the case is the least surprise", Test: life + "Content-Type parameters do not count",
		Probe: &Probe{ContentType: "Application/JSON; charset=utf-8", RequestTemplate: stash("template ran"), Template: stashed}},
	{ID: "when-no-match", What: "WHEN_NO_MATCH, the default, passes a payload of another type on.",
		Evidence: Recorded, Source: "localstack test_apigw_s3_binary_support_request_convert_to_binary_with_request_template", Test: life + "WHEN_NO_MATCH passes another type on"},
	{ID: "when-no-templates", What: "WHEN_NO_TEMPLATES answers 415 where templates exist and none fits.",
		Evidence: Documented, Source: "passthrough behaviors", Test: life + "WHEN_NO_TEMPLATES refuses another type"},
	{ID: "never", What: "NEVER answers 415 where no template fits.",
		Evidence: Documented, Source: "passthrough behaviors", Test: life + "NEVER refuses what has no template"},
	{ID: "binary-meets-template", What: "A payload that is or becomes binary and meets a template is a 500.",
		Evidence: Recorded, Source: "localstack TestApiGatewayS3BinarySupport", Test: life + "binary payload meets a template"},
	{ID: "refused-headers", What: "requestParameters that set Content-Length, Transfer-Encoding and, for AWS services, Authorization and others are a 500.",
		Evidence: Recorded, Source: "localstack test_apigateway_header_remapping_aws", Test: life + "requestParameters set a refused header"},
	{ID: "own-headers", What: "The backend gets the template's key as Content-Type, and Accept: application/json.",
		Evidence: Recorded, Source: "execution logs that users published", Test: "context/gateway TestBackendRequest"},
}

var mocks = []Behaviour{
	{ID: "mock-reads-leniently", What: "A MOCK takes the status from {statusCode: 200,}: no quotes, a comma too many.",
		Evidence: Recorded, Source: "localstack test_integration_mock_with_path_param, all airspeed recordings", Test: life + "MOCK reads leniently"},
	{ID: "mock-status-text", What: "A statusCode in quotes is a 500.",
		Evidence: Unproven, Source: "emulators' belief; the log says \"It should be an integer\"", Test: life + "MOCK refuses a status in quotes",
		Probe: &Probe{RequestTemplate: `{"statusCode": "200"}`, Template: `x`}},
	{ID: "mock-has-no-body", What: "The response template of a MOCK reads {} as $input.body, not what the request template wrote.",
		Evidence: Documented, Source: "mock integrations", Test: life + "MOCK has no body for its response template",
		Probe: &Probe{RequestTemplate: `{"statusCode": 200, "x": 1}`, Template: `[$input.body][$input.path('$.x')]`}},
	{ID: "mock-without-template", What: "A MOCK without a response template answers with nothing, as application/json.",
		Evidence: Recorded, Source: "localstack test_user_clicks_are_stored", Test: observed},
}

var integrationResponse = []Behaviour{
	{ID: "pattern-on-status", What: "The selection pattern is a regular expression on the backend's status; without a match the default response takes every status.",
		Evidence: Recorded, Source: "localstack test_http_integration_status_code_selection", Test: life + "selection pattern on the status"},
	{ID: "pattern-whole-match", What: "A pattern has to match the whole text.",
		Evidence: Documented, Source: "integration responses; emulators match a prefix", Test: life + "a pattern matches as a whole"},
	{ID: "pattern-on-error-message", What: "For Lambda the pattern is matched against errorMessage; a success takes the default response only.",
		Evidence: Recorded, Source: "localstack test_lambda_selection_patterns", Test: life + "Lambda error by errorMessage"},
	{ID: "no-match-no-default", What: "No match and no default is a 500.",
		Evidence: Recorded, Source: "execution log: No match for output mapping and no default output mapping configured", Test: life + "no match and no default"},
	{ID: "no-method-response", What: "A status without a method response is a 500; one that an override sets needs none.",
		Evidence: Documented, Source: "integration responses; the override is recorded (status 444)", Test: life + "status without a method response"},
	{ID: "accept-chooses", What: "The response template is that of the first media type of Accept, else application/json, else the first.",
		Evidence: Documented, Source: "parameter mapping; application/json before the first is recorded", Test: life + "response template by Accept"},
	{ID: "empty-template-passes", What: "An empty response template passes the payload on.",
		Evidence: Documented, Source: "parameter mapping; stored as null is recorded", Test: life + "an empty template passes the payload on"},
	{ID: "response-not-readable", What: "An answer that cannot be read as JSON, and is, ends the call with 500.",
		Evidence: Unproven, Source: "the 400 is recorded for the request side only", Test: life + "a response template that fails",
		Ask: "Let an HTTP backend answer {a, and read it with $input.path('$.x') in the response template."},
	{ID: "remapped-headers", What: "Response headers of reserved names reach the client as x-amzn-Remapped-….",
		Evidence: Recorded, Source: "localstack test_apigateway_header_remapping_http", Test: life + "responseParameters"},
	{ID: "response-to-binary", What: "CONVERT_TO_BINARY together with a response template is a 500.",
		Evidence: Recorded, Source: "localstack TestApiGatewayS3BinarySupport", Test: life + "response template and CONVERT_TO_BINARY"},
}

var gatewayErrors = []Behaviour{
	{ID: "template-fails", What: "A template that cannot be parsed or fails is 500 {\"message\": \"Internal server error\"}, x-amzn-ErrorType InternalServerErrorException; templates are not looked at when they are deployed.",
		Evidence: Recorded, Source: "localstack test_apigateway_header_remapping_aws, test_api_gateway_lambda_asynchronous_invocation", Test: life + "a template that cannot be parsed",
		Probe: &Probe{Template: `#if(`}},
	{ID: "timeout", What: "A backend that does not answer in time is 504 {\"message\": \"Endpoint request timed out\"}; no template runs.",
		Evidence: Documented, Source: "gateway responses: INTEGRATION_TIMEOUT", Test: life + "backend does not answer in time"},
	{ID: "unreachable", What: "A backend that cannot be reached is 504 {\"message\": \"Network error communicating with endpoint\"}.",
		Evidence: Documented, Source: "gateway responses: INTEGRATION_FAILURE; the text and the error type are unproven", Test: life + "backend cannot be reached"},
	{ID: "lambda-proxy-answer", What: "A Lambda proxy answer that is no object with a status is a 502.",
		Evidence: Documented, Source: "Lambda proxy integrations", Test: life + "Lambda proxy with another answer"},
}
