# What Terraform 1.11.4 makes of these locals stands in language.json: each was printed by an output.
variable "prefix" { default = "Ord" }
locals {
  arn = "ARN"
  a = <<EOF
  <a>\n ${local.arn}</a>
%{ if var.prefix == "Ord" ~}
   yes
%{ else }no%{ endif }
EOF
  b = <<-EOT
      x ${local.arn}
        y
   
  %{ for i in ["p","q"] ~}
      i=${i}
    %{~ endfor ~}
     z $${k} %%{ l
	tab
    EOT
  c = templatefile("loop.tftpl", { arn = local.arn, list = ["a","b"] })
  d = jsonencode({"a<b" = "x && '${var.prefix}' \u2028", n = 1.50, z = null, l = [true, "é"], b = {}})
  e = "a\n\"b\" \u00e9 $${c} ${upper("x")} %%{x"
  f = <<EOT
${local.arn}
	  ${~ local.arn ~}
  end
EOT
  g = format("%s-%d-%v", "a", 3, true)
  h = replace("a.b.c", "/[.]/", "-")
  i = trimspace("  x \n")
  j = join(",", ["a", "b"])
  k = <<-EOT
    ${local.arn}
      a
  EOT
  l = <<-EOT

      first
     second

EOT
  m = "${local.arn}"
  n = "x${true}y${1.5}z"
  o = merge({a=1},{a=2,b="x"})["a"]
  p = lookup({a="q"}, "b", "dflt")
  q = [for k in ["x","y"] : upper(k)][1]
  r = {for k, v in {x="1"} : v => k}["1"]
  s = chomp("abc\n\n")
  t = var.prefix == "Ord" && !false ? "yes" : "no"
  u = try({a=1}.a, "f")
  v = coalesce("", "x")
  w = indent(2, "a\nb")
  x = <<EOT
  %{ if true }A%{ else }B%{ endif }
  %{~ if false }A%{ endif ~}   C
EOT
}
