variable "rest_api_id" {}

variable "resource_id" {}

variable "http_method" {
  default = "POST"
}

variable "status_codes" {
  type    = list(string)
  default = ["200", "400", "500"]
}

resource "aws_api_gateway_method_response" "all" {
  for_each    = toset(var.status_codes)
  rest_api_id = var.rest_api_id
  resource_id = var.resource_id
  http_method = var.http_method
  status_code = each.value
}

resource "aws_api_gateway_integration" "start" {
  rest_api_id             = var.rest_api_id
  resource_id             = var.resource_id
  http_method             = var.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:eu-west-1:states:action/StartSyncExecution"
  credentials             = "arn:aws:iam::123456789012:role/caller"
  passthrough_behavior    = "NEVER"
  request_templates = {
    "application/json" = jsonencode({ stateMachineArn = "arn:aws:states:eu-west-1:123456789012:stateMachine:x", input = "{}" })
  }
}

resource "aws_api_gateway_integration_response" "all" {
  for_each          = { for code in var.status_codes : code => code == "200" ? "" : "${substr(code, 0, 1)}\\d{2}" }
  rest_api_id       = var.rest_api_id
  resource_id       = var.resource_id
  http_method       = aws_api_gateway_integration.start.http_method
  status_code       = each.key
  selection_pattern = each.value
  response_templates = {
    "application/json" = each.key == "200" ? "$input.path('$.output')" : "{\"message\": \"failed with ${each.key}\"}"
  }
}
