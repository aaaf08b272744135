resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_resource" "carts" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "carts"
}

resource "aws_api_gateway_method" "carts" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.carts.id
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_method_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.carts.id
  http_method = aws_api_gateway_method.carts.http_method
  status_code = "200"
}

resource "aws_api_gateway_integration" "carts" {
  rest_api_id             = aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.carts.id
  http_method             = aws_api_gateway_method.carts.http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = "arn:aws:apigateway:${data.aws_region.current.name}:states:action/StartSyncExecution"
  credentials             = aws_iam_role.shop.arn
  passthrough_behavior    = "NEVER"

  request_templates = {
    "application/json" = <<EOF
{"stateMachineArn": "${aws_sfn_state_machine.carts.arn}"%{ if var.with_name }, "name": "$context.requestId"%{ endif }
%{ for k, v in { a = "1", b = "2" } ~}
, "${k}": "${v}"
%{ endfor ~}
}
EOF
  }
}

resource "aws_api_gateway_integration_response" "ok" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.carts.id
  http_method = aws_api_gateway_method.carts.http_method
  status_code = aws_api_gateway_method_response.ok.status_code

  response_templates = {
    "application/json" = <<-EOT
      #if($input.path('$.status') == "SUCCEEDED")
      $input.path('$.output')
      #else
      #set($context.responseOverride.status = 502)
      {"message": "failed"}
      #end
    EOT
  }
}

resource "aws_sfn_state_machine" "carts" {
  name       = "carts"
  type       = "EXPRESS"
  role_arn   = aws_iam_role.shop.arn
  definition = jsonencode({ StartAt = "A", TimeoutSeconds = 20, States = { A = { Type = "Succeed" } } })
}

resource "aws_iam_role" "shop" {
  name               = "shop"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "apigateway.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}

resource "aws_iam_role_policy" "shop" {
  role   = aws_iam_role.shop.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["states:StartSyncExecution"], Resource = "*" }] })
}

data "aws_region" "current" {}

variable "with_name" {
  type    = bool
  default = true
}
