package target

import (
	"strings"
	"testing"
)

func BenchmarkCheck(b *testing.B) {
	input := `{\"data\":{\"items\":[` + repeat(`{\"id\":7,\"note\":\"it's \\\"ready\\\"\"}`, 20) + `]}}`
	for _, c := range []struct{ name, target, text string }{
		{"StartSyncExecution/short", "StartSyncExecution", start(`,"input":"{\"data\":{\"id\":7},\"apiInfo\":{\"httpMethod\":\"POST\"}}"`)},
		{"StartSyncExecution/1kB", "StartSyncExecution", start(`,"input":"` + input + `"`)},
		{"StartSyncExecution/broken", "StartSyncExecution", start(`,"input":"{\"s\":\"it\\'s\"}"`)},
		{"DynamoDB.PutItem", "DynamoDB.PutItem", item(`{"M":{"a":{"S":"x"},"b":{"N":"1"},"c":{"L":[{"S":"y"}]}}}`)},
		{"SQS.SendMessage", "SQS.SendMessage", `Action=SendMessage&MessageBody=` + strings.Repeat("%7B%22a%22%3A1%7D", 20)},
	} {
		target := mustLookup(b, c.target)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				target.Check(Payload{Text: c.text})
			}
		})
	}
}
