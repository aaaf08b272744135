package lint

// Where what the rules say is known from. Recorded facts beat the engine, and that
// beats documentation.
const (
	docReference = "AWS developer guide, mapping template reference: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html"
	docOverride  = "AWS developer guide, overrides: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html"
	docLog       = "AWS developer guide, access logging: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html"
	docGateway   = "AWS developer guide, gateway responses: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html"
	docWebSocket = "AWS developer guide, WebSocket mapping templates: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html"
	docMock      = "AWS developer guide, mock integrations: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html"
	docMapping   = "AWS developer guide, parameter mapping: https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html"
	docLimits    = "AWS developer guide, quotas: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"
	docNotes     = "AWS developer guide, important notes: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html"
	docAppSync   = "AWS AppSync developer guide, which defines the name: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference.html"
	docSync      = "Step Functions API reference, StartSyncExecution: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html"
	docVelocity  = "Apache Velocity 1.7 user guide: https://velocity.apache.org/engine/1.7/user-guide.html"

	byEngine   = "Apache Velocity 1.7, json-path and json-smart, set up as API Gateway, which reproduces every recording on AWS"
	byRecord   = "recorded on AWS"
	bySpecJSON = "RFC 8259, the JSON grammar"
)
