resource "aws_api_gateway_integration" "carts" {
  type = "MOCK"
  request_templates = {
    "application/json" = "{\"id\": \"${context.requestId}\""
    "text/plain" = "${unclosed"
  }
}
