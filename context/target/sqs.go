package target

import (
	"slices"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// The size of a message. SQS took 256 KiB for long and is said to take 1 MiB since 2025: between the
// two there is a warning.
const (
	warnMessage = 256 << 10
	maxMessage  = 1 << 20
)

// maxDelay is in seconds; maxBatch counts the entries of a batch.
const (
	maxDelay = 900
	maxBatch = 10
)

// sqsTargets are SendMessage and SendMessageBatch (MODEL). API Gateway sends both as
// forms to the queue's path; with an X-Amz-Target header and the content type
// application/x-amz-json-1.0 the body is JSON (OBSERVED).
func sqsTargets() []*Target {
	return []*Target{
		{Name: "SQS.SendMessage", Service: "sqs", Action: "SendMessage", Form: true, judge: (*checker).sqs, members: slices.Concat(
			formHead("SendMessage", "2012-11-05"),
			[]Member{text("QueueUrl", 1, 0)},
			sqsEntry("", formAttributes("MessageAttribute"), formAttributes("MessageSystemAttribute")),
		)},
		{Name: "SQS.SendMessageBatch", Service: "sqs", Action: "SendMessageBatch", Form: true, judge: (*checker).sqs, partial: "Failed",
			members: slices.Concat(
				formHead("SendMessageBatch", "2012-11-05"),
				[]Member{text("QueueUrl", 1, 0), required(text("SendMessageBatchRequestEntry.N.Id", 1, 80))},
				sqsEntry("SendMessageBatchRequestEntry.N.", formAttributes("SendMessageBatchRequestEntry.N.MessageAttribute")),
			)},
	}
}

// sqsJSON are the same actions with a JSON body.
func sqsJSON() []*Target {
	return []*Target{
		{Name: "SQS.SendMessage", Service: "sqs", Action: "SendMessage", more: judgeFIFO, members: slices.Concat(
			[]Member{required(text("QueueUrl", 1, 0))}, sqsEntry("", jsonAttributes("MessageAttributes"), []Member{object("MessageSystemAttributes")}),
		)},
		{Name: "SQS.SendMessageBatch", Service: "sqs", Action: "SendMessageBatch", more: judgeBatch, partial: "Failed", members: slices.Concat(
			[]Member{required(text("QueueUrl", 1, 0)), required(array("Entries", 1, maxBatch)), object("Entries[]"), required(text("Entries[].Id", 1, 80))},
			sqsEntry("Entries[].", jsonAttributes("Entries[].MessageAttributes"), []Member{object("Entries[].MessageSystemAttributes")}),
		)},
	}
}

func sqsEntry(prefix string, attributes ...[]Member) []Member {
	body := required(text(prefix+"MessageBody", 1, 0))
	body.WarnBytes, body.MaxBytes = warnMessage, maxMessage
	return append([]Member{
		body,
		{Path: prefix + "DelaySeconds", Kind: strictjson.Number, Integer: true, Max: maxDelay},
		text(prefix+"MessageGroupId", 0, 0),
		text(prefix+"MessageDeduplicationId", 0, 0),
	}, slices.Concat(attributes...)...)
}

// formAttributes are the message attributes of a form: MessageAttribute.1.Name=…
func formAttributes(name string) []Member {
	return []Member{text(name+".N.Name", 0, 0), text(name+".N.Value.DataType", 0, 0), text(name+".N.Value.StringValue", 0, 0),
		blob(name+".N.Value.BinaryValue", 0)}
}

func jsonAttributes(path string) []Member {
	value := path + ".*."
	return []Member{object(path), object(path + ".*"), required(text(value+"DataType", 0, 0)), text(value+"StringValue", 0, 0),
		blob(value+"BinaryValue", 0), array(value+"StringListValues", 0, 0), array(value+"BinaryListValues", 0, 0)}
}

// sqs judges a body by the protocol that its content type names, and a form by the
// action that it names: both go to the same path.
func (c *checker) sqs() {
	if isAWSJSON(c.p.ContentType) {
		c.t = registry().sqsJSON[c.t.Action].withBodyLimit(c.t)
		c.json()
		return
	}
	c.form()
}

// withBodyLimit gives a target whose MessageBody has the limit that it has in other.
func (t *Target) withBodyLimit(other *Target) *Target {
	mine, theirs := t.bodyMember(), other.bodyMember()
	if mine.MaxBytes == theirs.MaxBytes {
		return t
	}
	return t.WithMaxBytes(mine.Path, theirs.MaxBytes)
}

func (t *Target) bodyMember() *Member {
	i := slices.IndexFunc(t.members, func(m Member) bool { return m.name() == "MessageBody" })
	return &t.members[i]
}

// isAWSJSON says whether a content type is that of the AWS JSON protocols.
func isAWSJSON(contentType string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(contentType)), "application/x-amz-json-")
}

func judgeFIFO(c *checker, v *strictjson.Value) {
	if needsGroup(v) && !present(v.Get("MessageGroupId")) {
		c.report(RuleMissingMember, v.Start, v.Start+1, "found no MessageGroupId, expected one for a FIFO queue")
	}
}

// needsGroup says whether the queue's name ends in .fifo.
func needsGroup(v *strictjson.Value) bool {
	url := v.Get("QueueUrl")
	return url.Is(strictjson.String) && strings.HasSuffix(url.Text, ".fifo")
}

func judgeBatch(c *checker, v *strictjson.Value) {
	entries := v.Get("Entries")
	if !entries.Is(strictjson.Array) {
		return
	}
	seen := map[string]int{}
	for i, entry := range entries.Items {
		if id := entry.Get("Id"); id.Is(strictjson.String) {
			c.entryID(seen, i, id.Text, id.Start, id.End)
		}
		if entry.Is(strictjson.Object) && needsGroup(v) && !present(entry.Get("MessageGroupId")) {
			c.report(RuleMissingMember, entry.Start, entry.Start+1, "found no MessageGroupId in Entries[%d], expected one for a FIFO queue", i)
		}
	}
}

// entryID reports an Id that an earlier entry has.
func (c *checker) entryID(seen map[string]int, i int, id string, start, end int) {
	if first, ok := seen[id]; ok {
		c.report(RuleDuplicateEntryID, start, end, "found the Id %s in entries %d and %d, expected different ones", quoted(id), first, i)
		return
	}
	seen[id] = i
}

// formHead are the parameters that name the action in the query protocol.
func formHead(action, version string) []Member {
	return []Member{required(enum("Action", action)), enum("Version", version)}
}

// batchIDs judges the entries of a form: their number and their Ids.
func (c *checker) batchIDs(params []param) {
	if c.t.Action != "SendMessageBatch" {
		return
	}
	const entry = "SendMessageBatchRequestEntry"
	if n := len(numbersOf(params, entry)); n > maxBatch {
		c.report(RuleBadItemCount, 0, len(c.text), "found more than %d entries, expected at most that", maxBatch)
	}
	seen := map[string]int{}
	for i := range params {
		p := &params[i]
		if strings.HasPrefix(p.name, entry+".") && strings.HasSuffix(p.name, ".Id") {
			c.entryID(seen, i, p.value, p.valueStart, p.end)
		}
	}
}
