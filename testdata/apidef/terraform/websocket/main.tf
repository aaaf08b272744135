resource "aws_apigatewayv2_api" "socket" {
  name          = "socket"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_integration" "start" {
  api_id               = aws_apigatewayv2_api.socket.id
  integration_type     = "AWS"
  integration_method   = "POST"
  integration_uri      = "arn:aws:apigateway:eu-west-1:states:action/StartExecution"
  credentials_arn      = "arn:aws:iam::123456789012:role/caller"
  passthrough_behavior = "NEVER"
  request_templates = {
    "$default" = <<-EOT
      {"stateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:x", "input": "{\"id\": \"$context.connectionId\"}"}
    EOT
  }
}

resource "aws_apigatewayv2_integration_response" "start" {
  api_id                   = aws_apigatewayv2_api.socket.id
  integration_id           = aws_apigatewayv2_integration.start.id
  integration_response_key = "/200/"
  response_templates       = { "200" = "{\"ok\": true}" }
}

resource "aws_apigatewayv2_route" "start" {
  api_id    = aws_apigatewayv2_api.socket.id
  route_key = "start"
  target    = "integrations/${aws_apigatewayv2_integration.start.id}"
}

resource "aws_apigatewayv2_api" "http" {
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "http" {
  api_id           = aws_apigatewayv2_api.http.id
  integration_type = "HTTP_PROXY"
}
