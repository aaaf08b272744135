package target

import (
	"regexp"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// maxExecutionInput is the most bytes of UTF-8 that input and output may have (MODEL:
// SensitiveData; DOC-QUOTA). It can be changed with WithMaxBytes.
const maxExecutionInput = 262144

// nearly gives where the warning before a limit begins: at 90 % of it.
func nearly(limit int) int { return limit / 10 * 9 }

// statesTargets are the actions of Step Functions that stand behind API Gateway (MODEL).
func statesTargets() []*Target {
	return []*Target{
		{
			Name: "StartSyncExecution", Service: "states", Action: "StartSyncExecution",
			members: []Member{stateMachineARN(), executionInput(), executionName(), traceHeader(), includedData()},
			more:    noteMissingInput, results: statesResults,
		}, {
			Name: "StartExecution", Service: "states", Action: "StartExecution",
			members: []Member{stateMachineARN(), executionInput(), executionName(), traceHeader()},
			more:    noteMissingInput,
		}, {
			Name: "DescribeExecution", Service: "states", Action: "DescribeExecution",
			members: []Member{executionARN(), includedData()},
		}, {
			Name: "StopExecution", Service: "states", Action: "StopExecution",
			members: []Member{executionARN(), text("error", 0, 256), text("cause", 0, 32768)},
		}, {
			Name: "SendTaskSuccess", Service: "states", Action: "SendTaskSuccess",
			members: []Member{
				required(text("taskToken", 1, 2048)),
				{Path: "output", Kind: strictjson.String, Required: true, JSONString: true, MaxBytes: maxExecutionInput},
			},
		}, {
			Name: "SendTaskFailure", Service: "states", Action: "SendTaskFailure",
			members: []Member{required(text("taskToken", 1, 2048)), text("error", 0, 256), text("cause", 0, 32768)},
		}, {
			Name: "SendTaskHeartbeat", Service: "states", Action: "SendTaskHeartbeat",
			members: []Member{required(text("taskToken", 1, 2048))},
		}, {
			Name: "ListExecutions", Service: "states", Action: "ListExecutions",
			members: []Member{
				optional(stateMachineARN()),
				enum("statusFilter", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"),
				integer("maxResults", 0, 1000),
				text("nextToken", 1, 3096),
				text("mapRunArn", 1, 2000),
				enum("redriveFilter", "REDRIVEN", "NOT_REDRIVEN"),
			},
			oneOf: [][]string{{"stateMachineArn", "mapRunArn"}},
		}, {
			Name: "DeleteStateMachine", Service: "states", Action: "DeleteStateMachine",
			members: []Member{stateMachineARN()},
		},
	}
}

func stateMachineARN() Member {
	return Member{Path: "stateMachineArn", Kind: strictjson.String, Required: true, MinLength: 1, MaxLength: maxARN, ownLength: true,
		Form: arnForm("stateMachine"), missing: RuleMissingStateMachineARN, judge: judgeStateMachineARN}
}

func executionARN() Member {
	return Member{Path: "executionArn", Kind: strictjson.String, Required: true, MinLength: 1, MaxLength: maxARN, ownLength: true,
		Form: arnForm("execution"), judge: judgeExecutionARN}
}

func executionInput() Member {
	return Member{Path: "input", Kind: strictjson.String, JSONString: true, MaxBytes: maxExecutionInput, WarnBytes: nearly(maxExecutionInput),
		judge: judgeInput, wrongKind: RuleInputNotString, notJSON: RuleInputNotJSON,
		tooLarge: RuleInputTooLarge, nearlyTooLarge: RuleInputNearlyTooLarge}
}

func executionName() Member {
	return Member{Path: "name", Kind: strictjson.String, MinLength: 1, MaxLength: maxExecutionName, ownLength: true, judge: judgeExecutionName}
}

func traceHeader() Member {
	return Member{Path: "traceHeader", Kind: strictjson.String, MaxLength: maxTraceHeader, ownLength: true, judge: judgeTraceHeader}
}

func includedData() Member { return enum("includedData", "ALL_DATA", "METADATA_ONLY") }

// judgeInput judges the text of input: JSON, best an object, not encoded twice.
func judgeInput(c *checker, v *strictjson.Value) {
	if v.Text == "" {
		c.report(RuleEmptyInput, v.Start, v.End, "found an empty text for input, expected JSON such as {}")
		return
	}
	inner, m := c.inside(v), executionInput()
	if !inner.jsonText(&m) {
		return
	}
	switch root := inner.root; {
	case root.Kind == strictjson.Object:
	case root.Kind == strictjson.String && holdsStructure(root.Text):
		c.report(RuleDoubleEncodedInput, v.Start, v.End, "found a string that holds JSON as the execution's input, expected the JSON itself")
	default:
		c.report(RuleInputNotObject, v.Start, v.End, "found %s as the execution's input, expected an object in most state machines", root.Kind)
	}
}

// holdsStructure says whether a text is a JSON object or array.
func holdsStructure(text string) bool {
	v, err := strictjson.Parse(text)
	return err == nil && (v.Kind == strictjson.Object || v.Kind == strictjson.Array)
}

// notInName are the characters that an execution's name may not have (MODEL, documentation of
// StartExecution): white space, brackets, wildcards, special and control characters.
var notInName = regexp.MustCompile("[\\s\\x{85}\\p{Z}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1f\\x7f-\\x{9f}]")

// maxExecutionName is in characters (MODEL: Name).
const maxExecutionName = 80

func judgeExecutionName(c *checker, v *strictjson.Value) {
	n := len([]rune(v.Text))
	if n < 1 || n > maxExecutionName {
		c.reportValue(RuleBadExecutionName, v, "found %d characters for name, expected 1 to %d", n, maxExecutionName)
		return
	}
	if at := notInName.FindStringIndex(v.Text); at != nil {
		f := c.reportValue(RuleBadExecutionName, v, "found %s in the name %s, expected letters, digits, - and _",
			quoted(v.Text[at[0]:at[1]]), quoted(v.Text))
		f.Start, f.End = v.SourceOffset(c.text, at[0]), v.SourceOffset(c.text, at[1])
	}
}

// maxTraceHeader is in characters (MODEL: TraceHeader).
const maxTraceHeader = 256

func judgeTraceHeader(c *checker, v *strictjson.Value) {
	for i, r := range v.Text {
		if r >= 0x80 {
			c.reportValue(RuleBadTraceHeader, v, "found %s at character %d of traceHeader, expected ASCII", quoted(string(r)), len([]rune(v.Text[:i]))+1)
			return
		}
	}
	if n := len(v.Text); n > maxTraceHeader {
		c.reportValue(RuleBadTraceHeader, v, "found %d characters for traceHeader, expected at most %d", n, maxTraceHeader)
	}
}

func noteMissingInput(c *checker, v *strictjson.Value) {
	if !present(v.Get("input")) && miscased(v, "input") == nil {
		c.report(RuleMissingInput, v.Start, v.Start+1, "found no input, expected a string that holds JSON; the execution gets {}")
	}
}
