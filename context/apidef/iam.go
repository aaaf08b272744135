package apidef

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// role reads an AWS::IAM::Role with the policies that other resources attach to it.
func (s *stack) role(m *tree.Member) {
	p := s.get(m.Value, "Properties")
	role := Role{Name: m.Key, ARN: s.arnOf(m.Key, m.Value), At: m.At(), Complete: true}
	for _, statement := range s.statements(p, "AssumeRolePolicyDocument") {
		role.Trusts = append(role.Trusts, s.strs(statement, "Principal", "Service")...)
	}
	for _, policy := range s.items(p, "Policies") {
		s.allow(&role, s.statements(policy, "PolicyDocument"))
	}
	if len(s.items(p, "ManagedPolicyArns")) > 0 {
		role.Complete = false
	}
	for _, other := range s.resources.Members {
		s.attach(&role, other)
	}
	s.def.Facts.Roles = append(s.def.Facts.Roles, role)
}

// attach adds the statements of a policy resource that names the role.
func (s *stack) attach(role *Role, m *tree.Member) {
	switch s.typeOf(m.Value) {
	case "AWS::IAM::Policy", "AWS::IAM::RolePolicy", "AWS::IAM::ManagedPolicy":
	default:
		return
	}
	p := m.Value.Get("Properties")
	if mentions(p.Get("Roles"), role.Name, 0) || mentions(p.Get("RoleName"), role.Name, 0) {
		s.allow(role, s.statements(p, "PolicyDocument"))
	}
}

func (s *stack) statements(n *tree.Node, document string) []*tree.Node {
	var allowed []*tree.Node
	for _, statement := range s.items(n, document, "Statement") {
		if s.str(statement, "Effect") == "Allow" {
			allowed = append(allowed, statement)
		}
	}
	return allowed
}

func (s *stack) allow(role *Role, statements []*tree.Node) {
	for _, statement := range statements {
		role.Actions = append(role.Actions, s.strs(statement, "Action")...)
		if s.get(statement, "NotAction") != nil {
			role.Complete = false
		}
	}
}

// Allows says whether the role's own policies allow an action such as
// states:StartSyncExecution.
func (r Role) Allows(action string) bool {
	return slices.ContainsFunc(r.Actions, func(pattern string) bool {
		return wildcard(strings.ToLower(pattern), strings.ToLower(action))
	})
}

// wildcard matches IAM's patterns, where * is any text and ? one character.
func wildcard(pattern, s string) bool {
	star, from := -1, 0
	i, j := 0, 0
	for j < len(s) {
		switch {
		case i < len(pattern) && pattern[i] == '*':
			star, from = i, j
			i++
		case i < len(pattern) && (pattern[i] == '?' || pattern[i] == s[j]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = star+1, from
		default:
			return false
		}
	}
	return strings.Trim(pattern[i:], "*") == ""
}
