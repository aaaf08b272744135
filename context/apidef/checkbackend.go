package apidef

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/gateway"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// uri finds integration uris that API Gateway refuses.
func (c *checker) uri() {
	if c.in.Type != "AWS" || c.in.URI == "" || c.backend.service != "" || len(c.note.uri.StandIns()) > 0 && !strings.Contains(c.in.URI, ":apigateway:") {
		return
	}
	c.at(ruleURI, c.in.At, fmt.Sprintf("the uri %q is no integration uri", c.in.URI), "")
}

// queryServices also take their requests by GET.
var queryServices = []string{"sqs", "sns", "ses", "email", "sts", "iam", "ec2", "cloudformation", "monitoring"}

// method finds integrations whose HTTP method is not the POST that the service wants.
func (c *checker) method() {
	wantsPost := c.lambda() || c.backend.kind == "action" && !slices.Contains(queryServices, c.backend.service)
	if !wantsPost || c.in.Method == "POST" || c.in.Method == "" && c.note.webSocket {
		return
	}
	found := c.in.Method
	if found == "" {
		found = "none"
	}
	c.at(ruleMethod, c.in.At, fmt.Sprintf("the integration calls %s with HTTP method %s, expected POST", c.backend.service, found), "")
}

// credentials finds service integrations that name no role.
func (c *checker) credentials() {
	if c.service() && c.in.Credentials == "" {
		c.at(ruleCredentials, c.in.At, "the integration of "+c.backend.service+" names no role", "")
	}
}

// role looks at the role of the integration, where it is in the definition.
func (c *checker) role() {
	i := slices.IndexFunc(c.def.Facts.Roles, func(r Role) bool { return r.ARN == c.in.Credentials })
	if i < 0 || !c.service() {
		return
	}
	role := c.def.Facts.Roles[i]
	if len(role.Trusts) > 0 && !slices.Contains(role.Trusts, "apigateway.amazonaws.com") {
		c.around(ruleRoleTrust, role.At, fmt.Sprintf("the role %s trusts %s, not apigateway.amazonaws.com", role.Name, strings.Join(role.Trusts, ", ")))
	}
	action := c.backend.actionName()
	if action != "" && role.Complete && !role.Allows(action) {
		allowed := "allows nothing"
		if len(role.Actions) > 0 {
			allowed = "allows " + strings.Join(role.Actions, ", ")
		}
		c.around(ruleRoleAction, role.At, fmt.Sprintf("the role %s does not allow %s: it %s", role.Name, action, allowed))
	}
}

// targetHeader finds EventBridge integrations without the header that names the action:
// API Gateway supplies it for other services only.
func (c *checker) targetHeader() {
	if c.backend.service != "events" || c.backend.kind != "action" || c.note.partial {
		return
	}
	for _, m := range c.in.RequestParameters {
		if strings.EqualFold(m.To, "integration.request.header.X-Amz-Target") {
			return
		}
	}
	overridden := false
	c.templates(func(t gateway.Template, response *gateway.Response) {
		overridden = overridden || response == nil && strings.Contains(strings.ToLower(t.Source.Text), "x-amz-target")
	})
	if !overridden {
		c.at(ruleTargetHeader, c.in.At, "the integration of EventBridge does not set the header X-Amz-Target", "")
	}
}

// members are words that a request of an action must have, by service and action.
var members = map[string]string{
	"states:StartSyncExecution": "stateMachineArn", "states:StartExecution": "stateMachineArn",
	"states:DescribeStateMachine": "stateMachineArn", "states:DeleteStateMachine": "stateMachineArn",
	"states:DescribeExecution": "executionArn", "states:StopExecution": "executionArn", "states:GetExecutionHistory": "executionArn",
	"states:SendTaskSuccess": "taskToken", "states:SendTaskFailure": "taskToken", "states:SendTaskHeartbeat": "taskToken",
	"dynamodb:PutItem": "Item", "dynamodb:GetItem": "Key", "dynamodb:DeleteItem": "Key", "dynamodb:UpdateItem": "Key",
	"kinesis:PutRecord": "PartitionKey", "kinesis:PutRecords": "Records", "events:PutEvents": "Entries",
	"firehose:PutRecord": "Record", "firehose:PutRecordBatch": "Records",
}

// action finds templates that write the request of another action than the uri names.
func (c *checker) action() {
	action := c.backend.actionName()
	wanted := members[action]
	if wanted == "" {
		return
	}
	for _, t := range c.in.RequestTemplates {
		if t.Source == nil || hasMember(t.Source.Text, wanted) {
			continue
		}
		if other, at := otherMember(t.Source.Text, c.backend.service, wanted); other != "" {
			c.inText(ruleAction, t.Source, at, fmt.Sprintf("the template writes %s, which %s does not take; it needs %s", other, action, wanted), "")
		}
	}
	if action == "states:StartExecution" {
		c.asyncAnswer()
	}
}

func memberPattern(name string) *regexp.Regexp {
	return regexp.MustCompile(`["@']` + name + `["@']+\s*:`)
}

func hasMember(text, name string) bool { return memberPattern(name).MatchString(text) }

// otherMember finds a member that only other actions of the service take.
func otherMember(text, service, wanted string) (string, vtl.Span) {
	for _, action := range slices.Sorted(maps.Keys(members)) {
		name := members[action]
		if name == wanted || !strings.HasPrefix(action, service+":") {
			continue
		}
		if at := memberPattern(name).FindStringIndex(text); at != nil {
			return name, vtl.Span{Start: at[0] + 1, End: at[0] + 1 + len(name)}
		}
	}
	return "", vtl.Span{}
}

var syncAnswer = regexp.MustCompile(`\$\.(output|error|cause|status)\b`)

// asyncAnswer finds response templates that wait for what only a synchronous call answers.
func (c *checker) asyncAnswer() {
	c.templates(func(t gateway.Template, response *gateway.Response) {
		if response == nil {
			return
		}
		if at := syncAnswer.FindStringSubmatchIndex(t.Source.Text); at != nil {
			c.inText(ruleAsyncAnswer, t.Source, vtl.Span{Start: at[0], End: at[1]},
				fmt.Sprintf("the template reads %s, which StartExecution does not answer", t.Source.Text[at[0]:at[1]]), "")
		}
	})
}

var machineARN = regexp.MustCompile(`arn:aws[a-z-]*:states:([a-z0-9-]+):\d{12}:stateMachine:[0-9A-Za-z_-]+`)

// region finds state machines in another region than the uri's.
func (c *checker) region() {
	if c.backend.service != "states" || !c.note.knownRegion() {
		return
	}
	for _, t := range c.in.RequestTemplates {
		if t.Source == nil {
			continue
		}
		for _, at := range machineARN.FindAllStringSubmatchIndex(t.Source.Text, -1) {
			region := t.Source.Text[at[2]:at[3]]
			if region != c.backend.region && c.def.texts[t.Source].Known(at[2], at[3]) {
				c.inText(ruleRegion, t.Source, vtl.Span{Start: at[2], End: at[3]},
					fmt.Sprintf("the state machine lies in %s, the integration's uri in %s", region, c.backend.region), "")
			}
		}
	}
}

// knownRegion says whether the uri's region was written and not put there by us.
func (n routeNote) knownRegion() bool {
	i := strings.Index(n.uri.String, ":apigateway:")
	if i < 0 {
		return false
	}
	start := i + len(":apigateway:")
	end := start + max(0, strings.IndexByte(n.uri.String[start:], ':'))
	return n.uri.Known(start, end)
}

// machine compares the action with the state machine that a request template names.
func (c *checker) machine() {
	if c.backend.service != "states" {
		return
	}
	for _, t := range c.in.RequestTemplates {
		if t.Source == nil {
			continue
		}
		for _, at := range machineARN.FindAllStringIndex(t.Source.Text, -1) {
			c.oneMachine(t.Source, vtl.Span{Start: at[0], End: at[1]})
		}
	}
}

func (c *checker) oneMachine(src *vtl.Source, span vtl.Span) {
	i := slices.IndexFunc(c.def.Facts.StateMachines, func(m StateMachine) bool { return m.ARN == src.Slice(span) })
	if i < 0 || c.backend.rest != "StartSyncExecution" {
		return
	}
	m := c.def.Facts.StateMachines[i]
	if m.Type == "STANDARD" {
		c.inText(ruleSyncNeedsExpress, src, span, fmt.Sprintf("StartSyncExecution names %s, which is a STANDARD state machine", m.Name), "")
	}
	limit := c.in.TimeoutMillis
	if limit == 0 {
		limit = defaultTimeoutMillis
	}
	if m.TimeoutSeconds*1000 >= limit {
		c.around(ruleTimeout, m.At, fmt.Sprintf("%s may run for %d s, but API Gateway waits %g s", m.Name, m.TimeoutSeconds, float64(limit)/1000))
	}
}

// defaultTimeoutMillis is how long API Gateway waits where an integration does not say.
const defaultTimeoutMillis = 29_000
