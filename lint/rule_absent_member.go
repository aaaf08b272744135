package lint

import "github.com/vtlcheck/vtlcheck/vtl"

var ruleAbsentMember = &Rule{
	ID: "absent-member", Severity: vtl.Warning, Since: "0.1.0",
	Title:    "a member is read in a state in which it is absent",
	Text:     `An execution that FAILED or TIMED_OUT has no output; one that SUCCEEDED has no error and no cause; one that TIMED_OUT usually has neither. Read there, the member is empty, and $util.parseJson of it has been seen to end the call with 500.`,
	Remedy:   `Read it in the branch of its status only, or ask first: #if($input.path('$.cause') != "").`,
	Evidence: docSync + "; recorded on AWS for standard executions",
	Bad:      Example{Phase: ResponsePhase, Target: "StartSyncExecution", Template: "#set($o = $util.parseJson($input.path('$.output')))\n#if($input.path('$.status') == \"SUCCEEDED\")\n{\"code\": \"$util.escapeJavaScript($o.code).replaceAll(\"\\\\'\",\"'\")\"}\n#else\n#set($context.responseOverride.status = 500)\n{}\n#end\n"},
	Good:     Example{Phase: ResponsePhase, Target: "StartSyncExecution", Template: "#if($input.path('$.status') == \"SUCCEEDED\")\n#set($o = $util.parseJson($input.path('$.output')))\n{\"code\": \"$util.escapeJavaScript($o.code).replaceAll(\"\\\\'\",\"'\")\"}\n#else\n#set($context.responseOverride.status = 500)\n{}\n#end\n"},
	// judgeExecution reports it, which follows the template once for each state.
}
