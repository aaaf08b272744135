package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
)

func (t *tfReader) webSocket(res *tfResource) {
	address, _ := res.ref("api_id")
	api := res.find(address)
	if api == nil || !strings.EqualFold(api.value("protocol_type").Scalar(), "WEBSOCKET") {
		t.skip(res.at, res.typ+"."+res.name, "HTTP APIs have no mapping templates, and its API is no WebSocket API of this configuration")
		return
	}
	k := terraformWebSocket
	for _, key := range t.webSocketKeys(res) {
		t.keepOne(func() *gateway.Route {
			route := &gateway.Route{Method: WebSocketMethod, Path: key, At: res.at.At(), Integration: t.integrationOf(res, k)}
			route.Integration.Responses = t.webSocketResponses(res)
			t.def.note(route, routeNote{api: address, webSocket: true})
			return route
		})
	}
}

var terraformWebSocket = fields{
	typ: "integration_type", uri: "integration_uri", method: "integration_method", passthrough: "passthrough_behavior",
	contentHandling: "content_handling_strategy", credentials: "credentials_arn", timeout: "timeout_milliseconds",
	requestTemplates: "request_templates", requestParameters: "request_parameters",
}

func (t *tfReader) webSocketKeys(integration *tfResource) []string {
	var keys []string
	for _, res := range t.all {
		if res.typ != "aws_apigatewayv2_route" {
			continue
		}
		target := res.value("target")
		for _, s := range target.StandIns() {
			if strings.HasPrefix(s.What, integration.typ+"."+integration.name+".") {
				keys = append(keys, t.scalar(res, "route_key"))
			}
		}
	}
	if len(keys) == 0 {
		keys = []string{integration.name}
	}
	return keys
}

func (t *tfReader) webSocketResponses(integration *tfResource) []gateway.Response {
	var responses []gateway.Response
	for _, res := range t.all {
		address, _ := res.ref("integration_id")
		if res.typ != "aws_apigatewayv2_integration_response" || address != integration.typ+"."+integration.name {
			continue
		}
		responses = append(responses, gateway.Response{
			Pattern:   webSocketPattern(t.scalar(res, "integration_response_key")),
			Templates: t.templates(res.value("response_templates")),
			At:        res.at.At(),
		})
	}
	return responses
}
