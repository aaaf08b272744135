// Package apidef reads routes out of the files that people deploy: SAM, CloudFormation and
// CDK output, OpenAPI, Terraform, the Serverless Framework, and what the AWS CLI prints.
// It undoes the host language's escapes and keeps the place of every character.
//
//	def, problems, err := apidef.ReadFile("template.yaml", nil)
//
// # Two texts
//
// A mapping template has a text that a person wrote and one that API Gateway receives:
// JSON and YAML unescape it, Fn::Sub and Terraform put values into it, a folded scalar
// joins its lines. A [gateway.Template] holds the received text; its source leads each
// byte back to file, line and column of the written one, through all of these at once.
// [Definition.AsWritten] gives the other text. Where the two differ by a backslash a
// replaceAll that looks right does nothing.
//
// # What only deployment knows
//
// A Ref to a state machine, a parameter without a default, an import: such a value gets a
// stand-in of the right form, an ARN where an ARN belongs. The bytes of a stand-in lead to
// what names it, with [vtl.Location.StandIn] set, and the route lists it. Where a
// condition hangs on deployment the route is there once for either arm. A template of
// which nothing is known is left out, and [Definition.Skipped] says so.
//
// # How it is built
//
//	file ─► tree (JSON, YAML: values with places) ─┬─► stack (CloudFormation, SAM, CDK)  ─┐
//	                                               ├─► slsVars (Serverless) ─► stack      ├─► gateway.Route
//	                                               ├─► openAPI, cli, plans                │
//	file ─► terraform (HCL, evaluated) ─► tree ────┴──────────────────────────────────────┘
//
// Every reader turns its own language into the nodes of package tree, whose strings know
// their places; [gateway.Route] is filled in one way for all of them. [Definition.Check]
// then looks at what lies between the templates: integrations, roles, keys, responses.
//
// # Limits
//
// No file but the definition is read unless it names the file and [Options] allow it, and
// nothing over the network. Sizes, nesting and what aliases and functions unfold to are
// bounded by the constants of this package. FORMS.md, which a test writes, shows what
// is read of each form.
package apidef
