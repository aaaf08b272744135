package apidef_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/apidef"
)

// One backslash is lost between the file and API Gateway: the replaceAll does nothing.
func ExampleRead() {
	const template = `openapi: 3.0.1
paths:
  /orders:
    post:
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:aws:apigateway:us-east-1:states:action/StartSyncExecution
        requestTemplates:
          application/json: "{\"input\": \"$util.escapeJavaScript($input.body).replaceAll(\"\\'\", \"'\")\"}"
`
	def, problems := apidef.Read("openapi.yaml", []byte(template), nil)
	route := def.Routes[0]
	request := route.Integration.RequestTemplates[0]
	fmt.Println(len(problems), def.Format, route.Name())
	fmt.Println(request.Source.Text)
	fmt.Println(def.AsWritten(request))
	fmt.Println(request.Source.Location(12))
	// Output:
	// 0 openapi POST /orders
	// {"input": "$util.escapeJavaScript($input.body).replaceAll("\'", "'")"}
	// {\"input\": \"$util.escapeJavaScript($input.body).replaceAll(\"\\'\", \"'\")\"}
	// {openapi.yaml 10 45 false}
}

// What only the definition shows: the integration calls Step Functions with GET.
func ExampleDefinition_Check() {
	const template = `{"paths": {"/orders": {"get": {"responses": {"200": {}}, "x-amazon-apigateway-integration": {
  "type": "aws", "httpMethod": "GET", "uri": "arn:aws:apigateway:us-east-1:states:action/StartExecution",
  "credentials": "arn:aws:iam::123456789012:role/orders", "passthroughBehavior": "never",
  "responses": {"default": {"statusCode": "200"}, "[45]\\d{2}": {"statusCode": "500"}}}}}}}`
	def, _ := apidef.Read("openapi.json", []byte(template), nil)
	for _, problem := range def.Check() {
		fmt.Println(problem.Severity, problem.Rule, problem.Start().Line, problem.Summary)
	}
	// Output:
	// error integration-method 1 the integration calls states with HTTP method GET, expected POST (GET /orders)
	// error no-method-response 4 status code 500 has no method response (GET /orders)
}
