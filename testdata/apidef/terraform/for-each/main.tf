locals {
  routes = {
    carts  = { method = "POST", machine = "carts" }
    orders = { method = "PUT", machine = "orders" }
  }
}

resource "aws_api_gateway_rest_api" "shop" {}

resource "aws_api_gateway_resource" "each" {
  for_each    = local.routes
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = each.key
}

resource "aws_api_gateway_method" "each" {
  for_each         = local.routes
  rest_api_id      = aws_api_gateway_rest_api.shop.id
  resource_id      = aws_api_gateway_resource.each[each.key].id
  http_method      = each.value.method
  authorization    = "NONE"
  api_key_required = true
}

resource "aws_api_gateway_integration" "each" {
  for_each                = local.routes
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.each[each.key].id
  http_method             = aws_api_gateway_method.each[each.key].http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:eu-west-1:states:action/StartSyncExecution"
  credentials             = "arn:aws:iam::123456789012:role/caller"
  passthrough_behavior    = "NEVER"
  request_templates = {
    "application/json" = "{\"stateMachineArn\": \"arn:aws:states:eu-west-1:123456789012:stateMachine:${each.value.machine}\", \"input\": \"{}\"}"
  }
}

resource "aws_api_gateway_integration_response" "each" {
  for_each    = local.routes
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.each[each.key].id
  http_method = aws_api_gateway_method.each[each.key].http_method
  status_code = "200"
  response_templates = {
    "application/json" = "#set($context.responseOverride.status = 500)"
  }
}

resource "aws_api_gateway_stage" "v1" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = "v1"
}

resource "aws_api_gateway_usage_plan" "plan" {
  name = "plan"
  api_stages {
    api_id = aws_api_gateway_rest_api.shop.id
    stage  = aws_api_gateway_stage.v1.stage_name
  }
}

resource "aws_api_gateway_usage_plan_key" "key" {
  key_id        = "k"
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.plan.id
}
