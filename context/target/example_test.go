package target_test

import (
	"fmt"

	"github.com/vtlcheck/vtlcheck/context/target"
)

func ExampleTarget_Check() {
	t, err := target.Lookup("StartSyncExecution")
	if err != nil {
		fmt.Println(err)
		return
	}
	text := `{"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Orders", "input": "{\"name\": \"O\\'Brien\"}"}`
	for _, f := range t.Check(target.Payload{Text: text}) {
		fmt.Printf("%s [%s] at %s\n", f.Message, f.Rule.ID, text[f.Start:f.End])
	}
	// Output:
	// found \' in a string, expected ' alone: JSON does not escape the apostrophe (in the JSON text of input) [escaped-apostrophe] at \\'
}

func ExampleFromURI() {
	t := target.FromURI("arn:aws:apigateway:us-east-1:events:action/PutEvents")
	for _, m := range t.Members() {
		if m.JSONString {
			fmt.Println(t.Name, "takes JSON in a string:", m.Path)
		}
	}
	// Output: EventBridge.PutEvents takes JSON in a string: Entries[].Detail
}
