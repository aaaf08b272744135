package target

import (
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// maxPutEvents is the size of a whole PutEvents request that always was allowed. AWS has raised
// limits of EventBridge since, so more is a warning only.
const maxPutEvents = 256 << 10

// eventsTargets is PutEvents of EventBridge (MODEL). The model requires none of Source,
// DetailType and Detail; an entry without one of them fails all the same.
func eventsTargets() []*Target {
	source := required(text("Entries[].Source", 1, 0))
	source.judge = judgeEventSource
	return []*Target{{
		Name: "EventBridge.PutEvents", Service: "events", Action: "PutEvents", partial: "FailedEntryCount", warnBytes: maxPutEvents,
		members: []Member{
			required(array("Entries", 1, 10)), object("Entries[]"),
			source,
			required(text("Entries[].DetailType", 1, 0)),
			{Path: "Entries[].Detail", Kind: strictjson.String, Required: true, JSONString: true},
			{Path: "Entries[].Time"},
			array("Entries[].Resources", 0, 0), {Path: "Entries[].Resources[]", Kind: strictjson.String},
			matching(text("Entries[].EventBusName", 1, 1600),
				`(arn:aws[\w-]*:events:[a-z]{2}-[a-z]+-[\w-]+:[0-9]{12}:event-bus/)?[.\-_A-Za-z0-9]+`, "the name or ARN of an event bus"),
			text("Entries[].TraceHeader", 1, 500),
			{Path: "EndpointId", Kind: strictjson.String}, // of a global endpoint; not in every model
		},
	}}
}

// judgeEventSource: names that begin with aws. belong to AWS.
func judgeEventSource(c *checker, v *strictjson.Value) {
	if strings.HasPrefix(v.Text, "aws.") {
		c.reportValue(RuleBadValue, v, "found %s for %s, expected a name that does not begin with aws.", quoted(v.Text), c.pathOf(v))
	}
}
