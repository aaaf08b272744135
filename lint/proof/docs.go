package proof

import "github.com/vtlcheck/vtlcheck/context/target"

// doc is what is known of a value of a payload: of an execution's answer more than of a
// client's body.
type doc struct {
	kind    docKind
	text    str // docText
	members map[string]docMember
}

type docKind uint8

const (
	docAny    docKind = iota
	docText           // a text
	docNumber         // a number
	docObject         // an object with these members; others are not known
)

// docMember is a member of an object.
type docMember struct {
	doc      *doc // nil: it is never there
	optional bool
}

func textDoc(s str) docMember { return docMember{doc: &doc{kind: docText, text: s}} }

// optionalMember is a text that is there or not.
func optionalMember() docMember {
	return docMember{doc: &doc{kind: docText, text: anyText(allChars, false)}, optional: true}
}

// answerDoc is the body of an answer of that class: Step Functions, StartSyncExecution
// (API reference), and the errors of its service.
func answerDoc(class target.Class) *doc {
	never := docMember{}
	arn := textDoc(anyText(printable.without(charsOf(`"\`)), true))
	number := docMember{doc: &doc{kind: docNumber}}
	m := map[string]docMember{}
	switch class {
	case target.Succeeded, target.Failed, target.TimedOut:
		m = map[string]docMember{
			"status": textDoc(constant(string(class))), "executionArn": arn, "stateMachineArn": arn, "startDate": number, "stopDate": number,
			"output": never, "error": optionalMember(), "cause": optionalMember(), "__type": never, "message": never, "Message": never,
		}
		if class == target.Succeeded {
			m["output"], m["error"], m["cause"] = textDoc(jsonText(jsonAny)), never, never
		}
	default:
		for _, name := range []string{"status", "output", "error", "cause", "executionArn", "stateMachineArn", "startDate", "stopDate"} {
			m[name] = never
		}
		m["__type"], m["message"], m["Message"] = textDoc(anyText(allChars, true)), optionalMember(), optionalMember()
	}
	return &doc{kind: docObject, members: m}
}
