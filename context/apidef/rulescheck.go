package apidef

import "github.com/vtlcheck/vtlcheck/vtl"

// The rules of Check.
var (
	ruleSubMissing = &RuleDoc{
		ID: "sub-missing", Title: "Nothing replaces ${Name}", Severity: vtl.Error,
		Text:     "Only Fn::Sub replaces ${AWS::Region} or the name of a resource. In any other text the mapping template receives it as it stands, and the engine prints nothing or the text itself.",
		Remedy:   "Put the text into Fn::Sub (and write the template's own ${x} as ${!x}), or write the value.",
		Evidence: "AWS CloudFormation User Guide, Fn::Sub; met in public OpenAPI files that AWS::Include loads",
	}
	ruleSubEscape = &RuleDoc{
		ID: "sub-escape-without-sub", Title: "${!x} outside of Fn::Sub", Severity: vtl.Error,
		Text:     "Fn::Sub turns ${!x} into ${x}. Where no Fn::Sub goes over the text the template receives ${!x}, which is no reference of Velocity.",
		Remedy:   "Write ${x}, or put the text into Fn::Sub.",
		Evidence: "AWS CloudFormation User Guide, Fn::Sub",
	}
	ruleAPIKeyNotRequired = &RuleDoc{
		ID: "api-key-not-required", Title: "The template reads an API key that is not required", Severity: vtl.Warning,
		Text:     "$context.identity.apiKey and apiKeyId are null for methods that require no API key, even where the client sends one.",
		Remedy:   "Require an API key on the method, or do not read it.",
		Evidence: "API Gateway Developer Guide, $context variables",
	}
	ruleUsagePlan = &RuleDoc{
		ID: "no-usage-plan", Title: "An API key is required, but no usage plan covers the stage", Severity: vtl.Warning,
		Text:     "A key counts only for stages that its usage plan names. Without one every call is answered with 403 Forbidden, and no template runs.",
		Remedy:   "Add a usage plan with the API's stage and a key to the definition, unless they are made elsewhere.",
		Evidence: "API Gateway Developer Guide, choose an API key source",
	}
	ruleUsagePlanKey = &RuleDoc{
		ID: "usage-plan-without-key", Title: "A usage plan has no key", Severity: vtl.Warning,
		Text:     "A key that belongs to no usage plan of the stage is refused with 403 Forbidden.",
		Remedy:   "Attach a key to the usage plan, unless that is done elsewhere.",
		Evidence: "API Gateway Developer Guide, usage plans",
	}
	ruleURI = &RuleDoc{
		ID: "integration-uri", Title: "The uri is no integration uri", Severity: vtl.Error,
		Text:     "The uri of an AWS integration has the form arn:aws:apigateway:{region}:{service}:action/{Action} or …:path/{path}. API Gateway refuses any other.",
		Remedy:   "For Step Functions write arn:aws:apigateway:{region}:states:action/StartSyncExecution.",
		Evidence: "API Gateway Developer Guide, x-amazon-apigateway-integration object",
	}
	ruleMethod = &RuleDoc{
		ID: "integration-method", Title: "The integration does not call the service with POST", Severity: vtl.Error,
		Text:     "Services behind action/ and Lambda functions are called with POST, whatever the method of the route is. Another method makes every call fail.",
		Remedy:   "Set the HTTP method of the integration (IntegrationHttpMethod, httpMethod, integration_http_method) to POST.",
		Evidence: "API Gateway Developer Guide, set up an integration request",
	}
	ruleCredentials = &RuleDoc{
		ID: "integration-credentials", Title: "The integration names no role", Severity: vtl.Error,
		Text:     "API Gateway calls a service with the rights of a role. Without one the service refuses the call, and the client gets a 500.",
		Remedy:   "Set Credentials to the ARN of a role that API Gateway may assume and that allows the action.",
		Evidence: "API Gateway Developer Guide, x-amazon-apigateway-integration object",
	}
	ruleRoleTrust = &RuleDoc{
		ID: "role-trust", Title: "API Gateway may not assume the role", Severity: vtl.Error,
		Text:     "The role that the integration names does not trust apigateway.amazonaws.com: every call ends in a 500.",
		Remedy:   "Add apigateway.amazonaws.com as a service to the role's AssumeRolePolicyDocument.",
		Evidence: "API Gateway Developer Guide, tutorial with Step Functions",
	}
	ruleRoleAction = &RuleDoc{
		ID: "role-action", Title: "The role does not allow the integration's action", Severity: vtl.Error,
		Text:     "The service answers AccessDeniedException with status 400, which the integration responses take for a mistake of the client. StartExecution and StartSyncExecution are different rights.",
		Remedy:   "Allow the action in a policy of the role.",
		Evidence: "Step Functions Developer Guide, IAM policies; a bug fixed in a public Terraform module",
	}
	ruleTargetHeader = &RuleDoc{
		ID: "events-target-header", Title: "EventBridge is called without X-Amz-Target", Severity: vtl.Error,
		Text:     "API Gateway names the action to DynamoDB, Kinesis and Step Functions itself, to EventBridge it does not.",
		Remedy:   "Map integration.request.header.X-Amz-Target to 'AWSEvents.PutEvents' and integration.request.header.Content-Type to 'application/x-amz-json-1.1'.",
		Evidence: "recorded on API Gateway; serverless-apigateway-service-proxy sets it for EventBridge only",
	}
	ruleAction = &RuleDoc{
		ID: "wrong-action", Title: "The template writes the request of another action", Severity: vtl.Warning,
		Text:     "The members of a request belong to one action. With those of another the service answers 400.",
		Remedy:   "Correct the action in the uri, or the template.",
		Evidence: "Step Functions API Reference",
	}
	ruleAsyncAnswer = &RuleDoc{
		ID: "start-execution-answer", Title: "The template waits for an answer that StartExecution does not give", Severity: vtl.Warning,
		Text:     "StartExecution answers at once with executionArn and startDate; status, output, error and cause come from StartSyncExecution only.",
		Remedy:   "Use states:action/StartSyncExecution with an Express state machine, or answer executionArn.",
		Evidence: "Step Functions API Reference, StartExecution",
	}
	ruleRegion = &RuleDoc{
		ID: "region-differs", Title: "The state machine lies in another region than the uri", Severity: vtl.Error,
		Text:     "The uri says in which region API Gateway calls Step Functions. There is no state machine of that ARN there: the answer is StateMachineDoesNotExist or InvalidArn with status 400.",
		Remedy:   "Use one region, best by Fn::Sub or a reference in both places.",
		Evidence: "Step Functions API Reference, StartSyncExecution",
	}
	ruleSyncNeedsExpress = &RuleDoc{
		ID: "sync-needs-express", Title: "StartSyncExecution of a STANDARD state machine", Severity: vtl.Error,
		Text:     "Only EXPRESS state machines run synchronously. Any call is answered with StateMachineTypeNotSupported, status 400. STANDARD is the type where none is given.",
		Remedy:   "Set the type of the state machine to EXPRESS (a new resource: the type cannot be changed), or use StartExecution.",
		Evidence: "Step Functions API Reference, StartSyncExecution",
		Ref:      "R24",
	}
	ruleTimeout = &RuleDoc{
		ID: "machine-outlives-integration", Title: "The state machine may run longer than API Gateway waits", Severity: vtl.Info,
		Text:     "When the integration's time is over the client gets 504 from API Gateway itself and no template runs; the state machine goes on. A shorter TimeoutSeconds ends it as TIMED_OUT, which the response template can answer.",
		Remedy:   "Set TimeoutSeconds of the state machine below the integration's timeout.",
		Evidence: "API Gateway Developer Guide, quotas",
		Ref:      "C09",
	}
	rulePassthroughUnknown = &RuleDoc{
		ID: "passthrough-unknown", Title: "No such passthrough behavior", Severity: vtl.Error,
		Text:     "API Gateway refuses other values than WHEN_NO_MATCH, WHEN_NO_TEMPLATES and NEVER.",
		Remedy:   "Write WHEN_NO_MATCH, WHEN_NO_TEMPLATES or NEVER.",
		Evidence: "API Gateway Developer Guide, integration passthrough behaviors",
	}
	rulePassthrough = &RuleDoc{
		ID: "passthrough-bypasses-template", Title: "Other content types pass by the template", Severity: vtl.Warning,
		Text:     "With WHEN_NO_MATCH, which is the default, a body whose Content-Type has no template reaches the backend as the client sent it. A client can so name any state machine that the role allows, or pass by escapes and checks of the template.",
		Remedy:   "Set the passthrough behavior to NEVER (or WHEN_NO_TEMPLATES): other content types are then answered with 415.",
		Evidence: "API Gateway Developer Guide, integration passthrough behaviors",
		Ref:      "C07",
	}
	ruleNoRequestTemplate = &RuleDoc{
		ID: "no-request-template", Title: "The client writes the request to the service", Severity: vtl.Info,
		Text:     "Without a request template the client itself must send the service's request: for Step Functions the ARN of the state machine and the input as a string. It can name any resource that the role allows.",
		Remedy:   "Add a request template that names the resource.",
		Evidence: "Step Functions Developer Guide, tutorial with API Gateway",
		Ref:      "C08",
	}
	ruleKeyInvalid = &RuleDoc{
		ID: "template-key-invalid", Title: "A template stands under a key that is no content type", Severity: vtl.Error,
		Text:     "API Gateway refuses it: Invalid content type specified.",
		Remedy:   "Use a content type such as application/json as the key.",
		Evidence: "recorded on API Gateway: BadRequestException for the key 123",
	}
	ruleKeyNeverMatches = &RuleDoc{
		ID: "template-key-never-matches", Title: "A template stands under a content type that no request has", Severity: vtl.Warning,
		Text:     "API Gateway compares the media type of the request without its parameters, and without wildcards, with the key. The template is never chosen.",
		Remedy:   "Use the bare media type, such as application/json.",
		Evidence: "API Gateway Developer Guide, mapping template selection",
	}
	ruleProxyTemplate = &RuleDoc{
		ID: "proxy-template", Title: "A proxy integration runs no templates", Severity: vtl.Warning,
		Text:     "AWS_PROXY and HTTP_PROXY hand request and response through; templates on them are never run.",
		Remedy:   "Set the type to AWS or HTTP, or take the template away.",
		Evidence: "API Gateway Developer Guide, integration types",
	}
	ruleNoResponse = &RuleDoc{
		ID: "integration-without-response", Title: "The integration has no integration response", Severity: vtl.Error,
		Text:     "Every answer of the backend becomes a 500: No match for output mapping and no default output mapping configured.",
		Remedy:   "Add a default integration response, one without a selection pattern.",
		Evidence: "the execution log of API Gateway",
	}
	ruleNoDefaultLambda = &RuleDoc{
		ID: "no-default-response-lambda", Title: "A function's success has no integration response", Severity: vtl.Error,
		Text:     "A Lambda function that succeeds matches only the default response; the patterns are for its error messages. Every successful call ends in a 500.",
		Remedy:   "Add an integration response without a selection pattern.",
		Evidence: "recorded on API Gateway: lambda::test_lambda_selection_patterns",
	}
	ruleNoDefault = &RuleDoc{
		ID: "no-default-response", Title: "Some answers have no integration response", Severity: vtl.Warning,
		Text:     "Where no selection pattern matches and there is no default response API Gateway answers 500 Internal server error.",
		Remedy:   `Add an integration response without a selection pattern, or patterns such as 4\d{2} and 5\d{2}.`,
		Evidence: "API Gateway Developer Guide; the execution log: No match for output mapping and no default output mapping configured",
		Ref:      "C01",
	}
	ruleDuplicateStatus = &RuleDoc{
		ID: "duplicate-status-code", Title: "Two integration responses have one status code", Severity: vtl.Error,
		Text:     "API Gateway keeps one integration response for each status code: the second replaces the first, or is refused.",
		Remedy:   "Give each its own status code, or set the status in the template with $context.responseOverride.status.",
		Evidence: "the resource model of API Gateway",
		Ref:      "C02",
	}
	rulePatternOverlap = &RuleDoc{
		ID: "overlapping-patterns", Title: "Two selection patterns match one status", Severity: vtl.Warning,
		Text:     "Which of several integration responses that match is taken is not documented.",
		Remedy:   "Make the patterns exclude each other.",
		Evidence: "API Gateway Developer Guide, integration response",
		Ref:      "C02",
	}
	rulePatternNever = &RuleDoc{
		ID: "pattern-never-matches", Title: "No status matches the selection pattern", Severity: vtl.Warning,
		Text:     "For AWS services and HTTP backends the selection pattern must match the whole HTTP status. The integration response is never chosen.",
		Remedy:   `Write a pattern of a three-digit status such as 4\d{2}.`,
		Evidence: "API Gateway Developer Guide, integration response",
		Ref:      "C03",
	}
	ruleLambdaPattern = &RuleDoc{
		ID: "lambda-pattern-is-status", Title: "The pattern of a Lambda integration is a status", Severity: vtl.Warning,
		Text:     "Of a Lambda function the pattern must match the errorMessage of a failed call; the HTTP status is always 200.",
		Remedy:   `Match the message: .*\[400\].* or the like.`,
		Evidence: "recorded on API Gateway: lambda::test_lambda_selection_patterns",
	}
	ruleNoMethodResponse = &RuleDoc{
		ID: "no-method-response", Title: "A status code has no method response", Severity: vtl.Error,
		Text:     "An integration response needs a method response of the same status code: API Gateway refuses the definition, or answers 500.",
		Remedy:   "Declare the status code among the method responses.",
		Evidence: "API Gateway Developer Guide, method response",
		Ref:      "C04",
	}
	ruleServiceError = &RuleDoc{
		ID: "service-error-as-success", Title: "A service's error is answered as a success", Severity: vtl.Warning,
		Text:     "An integration response without a pattern takes every status of the backend. When the service refuses the request, or fails, the client gets a success with an error in its body.",
		Remedy:   `Add integration responses with the patterns 4\d{2} and 5\d{2} and statuses of their own.`,
		Evidence: "recorded on API Gateway: integrations::test_http_integration_status_code_selection",
		Ref:      "A01",
	}
)
