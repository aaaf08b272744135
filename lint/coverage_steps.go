package lint

// bySample is why a check of a payload needs one.
const bySample = "needs a rendered sample: `vtlcheck check` reports it"

// byDefinition is why a check needs more than templates.
const byDefinition = "only the definition shows it: the checks of definitions report it"

// requestChecks are the checks of a request to StartSyncExecution.
var requestChecks = []Covered{
	{Number: "R01", What: "the template renders", Rule: "unclosed-block", Why: "and the parser's other messages"},
	{Number: "R02", What: "the payload is JSON", Rule: "invalid-json"},
	{Number: "R03", What: `no \' in it`, Rule: "unescaped-apostrophe"},
	{Number: "R04", What: "no reference is left over", Rule: "undefined-variable"},
	{Number: "R05", What: "no map in Java's form", Rule: "map-printed"},
	{Number: "R06", What: "the payload is an object", Rule: "payload-not-object"},
	{Number: "R07", What: "stateMachineArn is there and an ARN", Rule: "missing-state-machine-arn"},
	{Number: "R08", What: "the ARN is that of a state machine", Rule: "wrong-arn-resource"},
	{Number: "R09", What: "input is a string", Rule: "input-not-string"},
	{Number: "R10", What: "input is JSON text", Rule: "input-not-json"},
	{Number: "R11", What: "input is not too large", Why: bySample},
	{Number: "R12", What: "input is not empty", Rule: "empty-input"},
	{Number: "R13", What: "input is an object, encoded once", Rule: "double-encoded-input"},
	{Number: "R14", What: "name has 1 to 80 legal characters", Rule: "bad-execution-name"},
	{Number: "R15", What: "traceHeader is short ASCII", Rule: "bad-trace-header"},
	{Number: "R16", What: "includedData is one of two words", Rule: "value-not-allowed"},
	{Number: "R17", What: "no unknown or miscased member", Rule: "miscased-member"},
	{Number: "R18", What: "no member twice", Rule: "duplicate-member"},
	{Number: "R19", What: "the API key is not passed on", Rule: "secret-forwarded"},
	{Number: "R20", What: "credentials in headers are not passed on", Rule: "secret-forwarded"},
	{Number: "R21", What: "what was sent arrives unchanged", Why: bySample},
	{Number: "R22", What: "a hostile value cannot change the payload's structure", Rule: "escape-level"},
	{Number: "R23", What: "members of the other actions", Rule: "missing-member"},
	{Number: "R24", What: "the type of the state machine", Why: byDefinition},
	{Number: "R25", What: "the payload is not larger than 10 MB", Why: bySample},
}

// responseChecks are the checks of what a client gets.
var responseChecks = []Covered{
	{Number: "S01", What: "SUCCEEDED is answered with 2xx", Rule: "succeeded-as-error"},
	{Number: "S02", What: "SUCCEEDED has a JSON body", Rule: "invalid-json"},
	{Number: "S03", What: "output is not encoded twice", Rule: "double-encoded-output"},
	{Number: "S04", What: "ARNs and input are not shown", Rule: "internal-members-exposed"},
	{Number: "S05", What: "no map in Java's form", Rule: "map-printed"},
	{Number: "F01", What: "FAILED is answered with 4xx or 5xx", Rule: "failed-execution-as-success"},
	{Number: "F02", What: "FAILED has a JSON body for every cause", Rule: "unescaped-value"},
	{Number: "F03", What: "the raw cause is not shown", Rule: "cause-exposed"},
	{Number: "F04", What: "nothing absent is printed", Rule: "absent-member"},
	{Number: "T01", What: "TIMED_OUT is answered with 4xx or 5xx", Rule: "timed-out-as-success"},
	{Number: "T02", What: "TIMED_OUT has a body", Rule: "empty-error-response"},
	{Number: "T03", What: "FAILED is asked for, TIMED_OUT is not", Rule: "timed-out-forgotten"},
	{Number: "A01", What: "a 400 of the service is answered with 4xx or 5xx", Rule: "backend-400-as-success"},
	{Number: "A02", What: "a server's fault is answered with 5xx", Why: bySample},
	{Number: "A03", What: "throttling is answered with 429 or 503", Why: bySample},
	{Number: "A04", What: "no member is read that a service error lacks", Rule: "absent-error-member"},
	{Number: "A05", What: "the service's message is not shown", Why: bySample},
	{Number: "B01", What: "a 500 of the service is answered with 5xx", Rule: "backend-500-as-success"},
	{Number: "C01", What: "a response takes every status", Rule: "no-integration-response"},
	{Number: "C02", What: "two responses for one status", Why: byDefinition},
	{Number: "C03", What: "a selection pattern that is no pattern or never matches", Why: byDefinition},
	{Number: "C04", What: "a status without a method response", Why: byDefinition},
	{Number: "C05", What: "the status is set twice on one way", Rule: "override-twice"},
	{Number: "C06", What: "the status is an integer from 100 to 599", Rule: "override-status"},
	{Number: "C07", What: "passthrough beside a template", Why: byDefinition},
	{Number: "C08", What: "no request template at all", Why: byDefinition},
	{Number: "C09", What: "timeouts", Why: byDefinition},
}
