resource "aws_sfn_state_machine" "carts" {
  name = "carts"
  type = "EXPRESS"
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
  body = jsonencode({
    openapi = "3.0.1"
    paths = {
      "/carts" = {
        post = {
          responses = { 200 = { description = "ok" } }
          x-amazon-apigateway-integration = {
            type                = "aws"
            httpMethod          = "POST"
            uri                 = "arn:aws:apigateway:eu-west-1:states:action/StartSyncExecution"
            credentials         = "arn:aws:iam::123456789012:role/caller"
            passthroughBehavior = "never"
            requestTemplates = {
              "application/json" = <<-EOT
                #if($a && $b)x#end
                {"stateMachineArn": "${aws_sfn_state_machine.carts.arn}"}
              EOT
            }
            responses = {
              default = { statusCode = 200, responseTemplates = { "application/json" = "#set($context.responseOverride.status = 500)" } }
            }
          }
        }
      }
    }
  })
}

resource "aws_api_gateway_gateway_response" "denied" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  response_type      = "ACCESS_DENIED"
  status_code        = "403"
  response_templates = { "application/json" = "{\"message\": $context.error.messageString}" }
}
