module "carts" {
  source       = "./route"
  path         = "carts"
  machine_name = "carts"
  template     = <<-EOT
    {"stateMachineArn": "${aws_sfn_state_machine.carts.arn}", "input": "{}"}
  EOT
}

module "orders" {
  source       = "./route"
  path         = "orders"
  machine_name = module.carts.name
}

module "registry" {
  source = "terraform-aws-modules/apigateway-v2/aws"
}

resource "aws_sfn_state_machine" "carts" {
  name = "carts"
  type = "EXPRESS"
}
