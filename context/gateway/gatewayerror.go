package gateway

import (
	"encoding/json"

	apigw "github.com/vtlcheck/vtlcheck/context"
)

// configurationError is the type of gateway response of a route that does not work.
const configurationError = "API_CONFIGURATION_ERROR"

// refusal is an answer that API Gateway gives by itself: a gateway response.
type refusal struct {
	kind      string // type of gateway response
	status    int
	errorType string // x-amzn-ErrorType
	message   string
	log       string // line of the execution log; may be empty
	// compact tells the two forms of the body that were recorded apart:
	// {"message":"…"} and {"message": "…"}.
	compact bool
}

// The gateway responses of this package. Status, type and the two bodies of
// missing token and configuration error are recorded on AWS, the others documented;
// the fidelity page lists which text is not.
var (
	refuseTooLarge = refusal{kind: "REQUEST_TOO_LARGE", status: 413, errorType: "RequestTooLargeException",
		message: "HTTP content length exceeded 10485760 bytes."}
	refuseRoute = refusal{kind: "MISSING_AUTHENTICATION_TOKEN", status: 403,
		errorType: "MissingAuthenticationTokenException", message: "Missing Authentication Token", compact: true}
	refuseKey = refusal{kind: "INVALID_API_KEY", status: 403, errorType: "ForbiddenException",
		message: "Forbidden", compact: true}
	refuseType = refusal{kind: "UNSUPPORTED_MEDIA_TYPE", status: 415, errorType: "BadRequestException",
		message: "Unsupported Media Type"}
	refuseTimeout = refusal{kind: "INTEGRATION_TIMEOUT", status: 504, errorType: "InternalServerErrorException",
		message: "Endpoint request timed out", log: "Execution failed due to a timeout error"}
	refuseNetwork = refusal{kind: "INTEGRATION_FAILURE", status: 504, errorType: "InternalServerErrorException",
		message: "Network error communicating with endpoint"}
	refuseProxyAnswer = refusal{kind: configurationError, status: 502, errorType: "InternalServerErrorException",
		message: "Internal server error", log: "Execution failed due to configuration error: Malformed Lambda proxy response"}
)

// refuseConfiguration is the 500 of a route that does not work, such as a template
// that fails.
func refuseConfiguration(log string) *refusal {
	return &refusal{kind: configurationError, status: 500, errorType: "InternalServerErrorException",
		message: "Internal server error", log: "Execution failed due to configuration error: " + log}
}

// refuseBody is the 400 of a payload that cannot be read as JSON.
func refuseBody(message string) *refusal {
	return &refusal{kind: "BAD_REQUEST_BODY", status: 400, errorType: "BadRequestException", message: message}
}

// refuseParameters is the 400 of a request validator.
func refuseParameters(message string) *refusal {
	return &refusal{kind: "BAD_REQUEST_PARAMETERS", status: 400, errorType: "BadRequestException", message: message}
}

// answer makes the refusal the exchange's result.
func (r *refusal) answer(ex *Exchange) {
	ex.GatewayError, ex.Log, ex.Status = r.kind, r.log, r.status
	ex.Headers = apigw.Pairs("Content-Type", "application/json", "x-amzn-ErrorType", r.errorType)
	ex.Body = r.body()
}

func (r *refusal) body() string {
	message, err := json.Marshal(r.message)
	if err != nil {
		message = []byte(`""`)
	}
	if r.compact {
		return `{"message":` + string(message) + `}`
	}
	return `{"message": ` + string(message) + `}`
}
