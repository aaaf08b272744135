locals {
  mock = "{\"statusCode\": 200}"
}

resource "aws_api_gateway_rest_api" "shop" {
  binary_media_types = ["image/png"]
}

resource "aws_api_gateway_request_validator" "params" {
  validate_request_parameters = true
}

resource "aws_api_gateway_method" "carts" {
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  resource_id          = aws_api_gateway_rest_api.shop.root_resource_id
  http_method          = "GET"
  request_validator_id = aws_api_gateway_request_validator.params.id
  request_parameters   = { "method.request.querystring.page" = true, "method.request.header.X" = false }
}

resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_integration.carts.resource_id
  http_method = aws_api_gateway_integration.carts.http_method
  status_code = 200
  response_templates = {
    "application/json" = <<-EOT
      {"ok": true}
    EOT
  }
}

resource "aws_api_gateway_gateway_response" "denied" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  response_type      = "ACCESS_DENIED"
  status_code        = "403"
  response_templates = { "application/json" = "{\"message\": $context.error.messageString}" }
}
