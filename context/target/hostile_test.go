package target

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostileTime is what a check of a hostile payload may take: far more than it does, so
// that a busy machine passes, far less than anything quadratic needs.
const hostileTime = time.Minute

// TestHostilePayloads: payloads of megabytes that a careless check would take minutes for.
func TestHostilePayloads(t *testing.T) {
	const n = 100_000
	numbered := func(format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i, i)
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	deep := 4000
	nest := strings.Repeat(`{"L":[`, deep) + repeat(`1`, n) + strings.Repeat(`]}`, deep)
	for _, c := range []struct{ name, target, text string }{
		{"references without end", "json", `"` + strings.Repeat("$a.b(", 4*n) + `"`},
		{"references", "json", `"` + strings.Repeat("${a}", 4*n) + `"`},
		{"unknown members", "StartSyncExecution", `{` + numbered(`"stateMachineArm%d":%d,`) + `}`},
		{"long unknown member", "StartSyncExecution", `{"` + strings.Repeat("x", 20*n) + `":1}`},
		{"duplicates in input", "StartSyncExecution", start(`,"input":"{` + strings.ReplaceAll(numbered(`"a":%d,"b":%d,`), `"`, `\"`) + `}"`)},
		{"colons", "StartSyncExecution", `{"stateMachineArn":"` + strings.Repeat("arn:", 5*n) + `"}`},
		{"deep list of wrong values", "DynamoDB.PutItem", item(nest)},
		{"placeholders", "DynamoDB.Scan", `{"TableName":"t","FilterExpression":"` + numbered(`:a%d = :b%d `) + `","ExpressionAttributeValues":{` + numbered(`":c%d":{"N":"%d"},`) + `}}`},
		{"ampersands", "SQS.SendMessage", `Action=SendMessage&MessageBody=` + strings.Repeat("&", 10*n)},
		{"parameters", "SQS.SendMessage", `Action=SendMessage&MessageBody=` + numbered(`&MessageBodi%d=%d`)},
		{"batch", "SQS.SendMessageBatch", `Action=SendMessageBatch` + numbered(`&SendMessageBatchRequestEntry.%d.Id=%d`)},
		{"escapes", "SQS.SendMessage", `Action=SendMessage&MessageBody=` + strings.Repeat("%", 10*n)},
		{"brackets", "json", strings.Repeat("[", 50*n)},
	} {
		t.Run(c.name, func(t *testing.T) {
			target, began := mustLookup(t, c.target), time.Now()
			odd := func(i int) bool { return i%2 == 1 }
			if n := len(target.Check(Payload{Text: c.text, FromTemplate: odd, StandIn: odd})); n == 0 || n > maxFindings {
				t.Errorf("%d findings", n)
			}
			if took := time.Since(began); took > hostileTime {
				t.Errorf("%d bytes took %v", len(c.text), took)
			}
		})
	}
}
