package target

import (
	"slices"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// snsTargets is Publish (MODEL): a form.
func snsTargets() []*Target {
	message := required(text("Message", 1, 0))
	message.WarnBytes, message.MaxBytes = warnMessage, maxMessage
	return []*Target{{
		Name: "SNS.Publish", Service: "sns", Action: "Publish", Form: true,
		oneOf: [][]string{{"TopicArn", "TargetArn", "PhoneNumber"}},
		members: slices.Concat(
			formHead("Publish", "2010-03-31"),
			[]Member{
				matching(text("TopicArn", 1, 0), `arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_.-]+`, "an ARN of a topic"),
				text("TargetArn", 1, 0), text("PhoneNumber", 1, 0),
				message,
				matching(text("Subject", 1, 100), `[\x20-\x7e]*`, "printable ASCII"),
				enum("MessageStructure", "json"),
				text("MessageGroupId", 1, 0), text("MessageDeduplicationId", 1, 0),
			},
			formAttributes("MessageAttributes.entry"),
		),
	}}
}

// snsMessage judges the Message of a form with MessageStructure=json: JSON with a default.
func (c *checker) snsMessage(params []param) {
	structure, message := lookup(params, "MessageStructure"), lookup(params, "Message")
	if structure == nil || structure.value != "json" || message == nil {
		return
	}
	v, err := strictjson.Parse(message.value)
	switch {
	case err != nil:
		c.report(RuleMemberNotJSON, message.valueStart, message.end, "found text that is no JSON for Message (%v), expected JSON because MessageStructure is json", err)
	case !v.Get("default").Is(strictjson.String):
		c.report(RuleMissingMember, message.valueStart, message.end, "found no default in the JSON of Message, expected a string of that name")
	}
}
