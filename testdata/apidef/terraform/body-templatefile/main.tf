resource "aws_api_gateway_rest_api" "yaml" {
  name = "yaml"
  body = templatefile("${path.module}/openapi.yaml.tftpl", { arn = var.arn, template = file("${path.module}/start.vtl") })
}

resource "aws_api_gateway_rest_api" "plain" {
  name = "plain"
  body = file("openapi.json")
}

data "template_file" "old" {
  template = file("openapi.yaml.tftpl")
  vars     = { arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:old", template = "old" }
}

resource "aws_api_gateway_rest_api" "old" {
  body = data.template_file.old.rendered
}

variable "arn" {}
