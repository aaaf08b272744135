variable "path" {}

variable "machine_name" {}

variable "template" {
  default = "{\"stateMachineArn\": \"arn:aws:states:eu-west-1:123456789012:stateMachine:default\"}"
}

resource "aws_api_gateway_rest_api" "this" {}

resource "aws_api_gateway_resource" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  parent_id   = aws_api_gateway_rest_api.this.root_resource_id
  path_part   = var.path
}

resource "aws_api_gateway_integration" "this" {
  rest_api_id             = aws_api_gateway_rest_api.this.id
  resource_id             = aws_api_gateway_resource.this.id
  http_method             = "POST"
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:eu-west-1:states:action/StartSyncExecution"
  credentials             = "arn:aws:iam::123456789012:role/caller"
  passthrough_behavior    = "NEVER"
  request_templates = {
    "application/json" = var.template
    "text/name"        = "machine ${var.machine_name}"
  }
}

output "name" {
  value = "${var.machine_name}-copy"
}
