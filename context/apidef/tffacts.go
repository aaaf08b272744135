package apidef

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/shape"
	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

func (t *tfReader) facts() {
	for _, res := range t.all {
		switch res.typ {
		case "aws_sfn_state_machine":
			t.stateMachine(res)
		case "aws_iam_role":
			t.role(res)
		case "aws_api_gateway_usage_plan":
			t.usagePlan(res)
		case "aws_api_gateway_stage", "aws_api_gateway_deployment":
			if api, _ := res.ref("rest_api_id"); res.value("stage_name") != nil {
				t.def.Facts.Deployed = append(t.def.Facts.Deployed, api)
			}
		}
	}
	t.standIns = nil
}

func (t *tfReader) stateMachine(res *tfResource) {
	kind := "STANDARD"
	if v := res.value("type"); v != nil {
		kind = machineType(v)
	}
	t.def.Facts.StateMachines = append(t.def.Facts.StateMachines, StateMachine{
		Name: res.address(), ARN: shape.ARN(res.typ, nameOr(res.value("name"), res.name)), Type: kind,
		TimeoutSeconds: statusCode(jsonOf(res.value("definition")).Get("TimeoutSeconds").Scalar()), At: res.at.At(),
	})
}

func nameOr(n *tree.Node, fallback string) string {
	if n.Scalar() != "" {
		return n.Str
	}
	return fallback
}

// jsonOf gives the value of a text that is JSON, nil where it is none.
func jsonOf(n *tree.Node) *tree.Node {
	if n == nil || n.Parsed != nil || !n.IsScalar() {
		if n != nil {
			return n.Parsed
		}
		return nil
	}
	doc, err := tree.ParseJSON(tree.NewVirtualFile(n.File.Name, n.Text()))
	if err != nil {
		return nil
	}
	return doc
}

func (t *tfReader) role(res *tfResource) {
	role := Role{Name: res.address(), ARN: shape.ARN(res.typ, nameOr(res.value("name"), res.name)), At: res.at.At(), Complete: true}
	for _, statement := range t.statements(res, "assume_role_policy", &role) {
		role.Trusts = append(role.Trusts, t.strs(statement, "Principal", "Service")...)
	}
	for _, policy := range t.policies[role.Name] {
		if policy.typ == "aws_iam_role_policy" {
			t.allow(&role, t.statements(policy, "policy", &role))
		} else {
			t.attached(&role, policy)
		}
	}
	if res.value("managed_policy_arns") != nil || res.value("inline_policy") != nil {
		role.Complete = false
	}
	t.def.Facts.Roles = append(t.def.Facts.Roles, role)
}

// attached adds a policy of the same configuration; any other is not known.
func (t *tfReader) attached(role *Role, attachment *tfResource) {
	address, _ := attachment.ref("policy_arn")
	policy := attachment.find(address)
	if policy == nil || policy.typ != "aws_iam_policy" {
		role.Complete = false
		return
	}
	t.allow(role, t.statements(policy, "policy", role))
}

// statements reads the Allow statements of a policy: JSON text, jsonencode, or an
// aws_iam_policy_document.
func (t *tfReader) statements(res *tfResource, argument string, role *Role) []*tree.Node {
	address, _ := res.ref(argument)
	if strings.HasPrefix(address, "data.aws_iam_policy_document.") {
		role.Complete = false // its blocks may merge other documents
		return nil
	}
	doc := jsonOf(res.value(argument))
	if doc == nil {
		role.Complete = false
		return nil
	}
	var allowed []*tree.Node
	for _, statement := range t.items(doc, "Statement") {
		if t.str(statement, "Effect") == "Allow" {
			allowed = append(allowed, statement)
		}
	}
	return allowed
}

func (t *tfReader) allow(role *Role, statements []*tree.Node) {
	for _, statement := range statements {
		role.Actions = append(role.Actions, t.strs(statement, "Action")...)
		if statement.Get("NotAction") != nil {
			role.Complete = false
		}
	}
}

func (t *tfReader) usagePlan(res *tfResource) {
	plan := UsagePlan{Name: res.address(), At: res.at.At()}
	for _, stage := range res.blocks("api_stages") {
		plan.Stages = append(plan.Stages, t.addressIn(stage.Get("api_id"))+"/"+t.str(stage, "stage"))
	}
	plan.HasKey = t.keys[plan.Name]
	t.def.Facts.UsagePlans = append(t.def.Facts.UsagePlans, plan)
}

// addressIn gives the address of the resource that a value stands in for.
func (t *tfReader) addressIn(n *tree.Node) string {
	for _, s := range n.StandIns() {
		if parts := strings.Split(s.What, "."); len(parts) > 2 {
			return parts[0] + "." + parts[1]
		}
	}
	return n.Scalar()
}
