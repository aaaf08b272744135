resource "aws_api_gateway_integration" "carts" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_method.carts.resource_id
  http_method             = aws_api_gateway_method.carts.http_method
  type                    = "MOCK"
  request_templates       = { "application/json" = local.mock }
}
