package context

import "github.com/vtlcheck/vtlcheck/vtl/java"

// DefaultRequest is the sample that stands in where none is given: a POST with a small
// JSON body, an API key and a full $context. All of it is invented and always the
// same. The caller owns the result.
func DefaultRequest() *Request {
	return &Request{
		Method:  "POST",
		Path:    "/orders",
		Headers: sampleHeaders(),
		Body:    `{"orderId":"A-1001","customer":{"name":"Ada Lind","email":"ada@example.com"},"items":[{"sku":"tea-250","quantity":2,"price":4.5},{"sku":"cup","quantity":1,"price":12}],"note":"leave at the door"}`,
		Context: sampleContext(),
	}
}

// sampleKey is the API key of the default sample.
const sampleKey = "vtlcheckSampleKey0123456789abcdefghijklmn"

func sampleHeaders() Params {
	return Pairs(
		"Accept", "application/json",
		"Content-Type", "application/json",
		"Host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
		"User-Agent", "vtlcheck-sample/1.0",
		"X-Amzn-Trace-Id", "Root=1-67e9f2ab-0123456789abcdef01234567",
		"X-Forwarded-For", "192.0.2.10",
		"X-Forwarded-Port", "443",
		"X-Forwarded-Proto", "https",
		"x-api-key", sampleKey,
	)
}

func sampleContext() *java.Map {
	ctx := javaPairs(
		"accountId", "123456789012",
		"apiId", "a1b2c3d4e5",
		"deploymentId", "d9e8f7",
		"domainName", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
		"domainPrefix", "a1b2c3d4e5",
		"extendedRequestId", "IRlFTGC9oAMFjOQ=",
		"httpMethod", "POST",
		"path", "/prod/orders",
		"protocol", "HTTP/1.1",
		"requestId", "3f0c2f5e-0d7b-4c55-9a0e-5b1d2c3e4f50",
		"requestTime", "31/Mar/2025:04:36:11 +0000",
		"requestTimeEpoch", int64(1743395771108),
		"resourceId", "r5s6t7",
		"resourcePath", "/orders",
		"stage", "prod",
	)
	ctx.PutString("identity", javaPairs(
		"apiKey", sampleKey,
		"apiKeyId", "k1l2m3n4o5",
		"sourceIp", "192.0.2.10",
		"userAgent", "vtlcheck-sample/1.0",
		"accessKey", nil,
		"accountId", nil,
		"caller", nil,
		"cognitoAuthenticationProvider", nil,
		"cognitoAuthenticationType", nil,
		"cognitoIdentityId", nil,
		"cognitoIdentityPoolId", nil,
		"principalOrgId", nil,
		"user", nil,
		"userArn", nil,
	))
	return ctx
}

// javaPairs makes a map of name, value, name, value ….
func javaPairs(pairs ...any) *java.Map {
	m := java.NewMap(len(pairs) / 2)
	for i := 0; i < len(pairs); i += 2 {
		m.PutString(pairs[i].(string), pairs[i+1])
	}
	return m
}
