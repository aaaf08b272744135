package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// ReadVars adds the scalar values of a .tfvars file. What is wrong with it is left to
// Terraform to say.
func ReadVars(f *tree.File, vars map[string]string) {
	if len(f.Text) > MaxFileBytes {
		return
	}
	if _, why := tooDeep([]byte(f.Text), f.Name); why != "" {
		return
	}
	file, _ := hclsyntax.ParseConfig([]byte(f.Text), f.Name, hcl.InitialPos)
	if file == nil {
		return
	}
	attrs, _ := file.Body.JustAttributes()
	for name, attr := range attrs {
		v, diags := attr.Expr.Value(nil)
		if diags.HasErrors() {
			continue
		}
		if s, err := convert.Convert(v, cty.String); err == nil && s.IsKnown() && !s.IsNull() {
			vars[name] = s.AsString()
		}
	}
}
