package apidef

import "github.com/vtlcheck/vtlcheck/vtl"

// RuleDoc is what every finding of one kind has in common. The same value feeds
// explain, the documentation and SARIF.
type RuleDoc struct {
	ID       string // kebab-case, stable
	Title    string // one line
	Severity vtl.Severity
	Text     string // what happens and why
	Remedy   string // how to go on
	Evidence string // a page, a recording, the tool itself
	// Ref is the number in the table that the rule came from (C01), for its documentation only.
	Ref string
}

// Unreadable says whether a rule's problems mean that a file could not be read as a
// definition at all, rather than that something in it is wrong.
func Unreadable(rule string) bool {
	return rule == ruleSyntax.ID || rule == ruleUnknownFormat.ID || rule == ruleLimit.ID
}

var (
	ruleSyntax = &RuleDoc{
		ID: "definition-syntax", Title: "The file cannot be read", Severity: vtl.Error,
		Text:   "The file is not of the format that its name and content promise, so that nothing can be said of its routes.",
		Remedy: "Correct the file at this place; the tool that deploys it would refuse it as well.",
	}
	ruleUnknownFormat = &RuleDoc{
		ID: "definition-unknown", Title: "The file is no known definition", Severity: vtl.Error,
		Text:   "Definitions are known by what is in them, not by their name.",
		Remedy: "Expected SAM or CloudFormation (Resources), OpenAPI (swagger or openapi, and paths), Terraform with aws_api_gateway resources, a Serverless file (service, provider), cdk.out templates, or what aws apigateway get-integration prints.",
	}
	ruleLimit = &RuleDoc{
		ID: "definition-too-large", Title: "The definition is beyond a limit", Severity: vtl.Error,
		Text:   "Limits keep a broken or hostile file from taking all memory and time; they lie far above what API Gateway itself accepts.",
		Remedy: "Split the definition, or look for aliases and functions that lead through each other.",
	}
	ruleDuplicateKey = &RuleDoc{
		ID: "duplicate-key", Title: "A key stands twice in a map", Severity: vtl.Warning,
		Text:     "Most readers take the last of equal keys and drop the others without a word, some refuse the file: a template or a response is lost.",
		Remedy:   "Take one of them away, or give it another name.",
		Evidence: "RFC 8259, section 4; YAML 1.2, section 3.2.1.3",
	}
	ruleFileUnreadable = &RuleDoc{
		ID: "file-unreadable", Title: "A file that the definition names cannot be read", Severity: vtl.Warning,
		Text:   "What the file holds is not known, so that its templates are not looked at.",
		Remedy: "Correct the name, or read the definition where the file is.",
	}
	ruleIntrinsic = &RuleDoc{
		ID: "intrinsic-malformed", Title: "An intrinsic function has the wrong arguments", Severity: vtl.Error,
		Text:     "CloudFormation refuses the template: Template error.",
		Remedy:   "Give the function the arguments that its page shows.",
		Evidence: "AWS CloudFormation User Guide, intrinsic function reference",
	}
	ruleRefUndeclared = &RuleDoc{
		ID: "ref-undeclared", Title: "Ref or Fn::GetAtt names nothing", Severity: vtl.Error,
		Text:     "CloudFormation refuses the template: Unresolved resource dependencies.",
		Remedy:   "Declare the parameter or resource, or correct the name.",
		Evidence: "AWS CloudFormation User Guide, Ref",
	}
	ruleSubUndeclared = &RuleDoc{
		ID: "sub-undeclared", Title: "Fn::Sub names something undeclared", Severity: vtl.Error,
		Text:     "Every ${name} in Fn::Sub must be a parameter, a resource, a pseudo parameter or one of the function's own variables; otherwise the deployment fails.",
		Remedy:   "Declare the name, correct it, or write ${!name} where the mapping template is to receive ${name}.",
		Evidence: "AWS CloudFormation User Guide, Fn::Sub",
	}
	ruleSubName = &RuleDoc{
		ID: "sub-name", Title: "Fn::Sub takes no such name", Severity: vtl.Error,
		Text:     "Names in ${…} of Fn::Sub consist of letters, digits, underscores, periods and colons; CloudFormation refuses the template otherwise.",
		Remedy:   "Write ${!…} where the mapping template is to receive ${…}.",
		Evidence: "AWS CloudFormation User Guide, Fn::Sub; the message: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons",
	}
	ruleSubTakesVTL = &RuleDoc{
		ID: "sub-takes-vtl", Title: "Fn::Sub takes the template's own reference", Severity: vtl.Error,
		Text:     "A mapping template's formal reference ${x} looks to Fn::Sub like one of its own names. CloudFormation knows no such name and refuses the template.",
		Remedy:   "Write ${!x}, which Fn::Sub turns into ${x}, or the short form $x.",
		Evidence: "AWS CloudFormation User Guide, Fn::Sub",
	}
	ruleIncludeShortTag = &RuleDoc{
		ID: "include-short-tag", Title: "A YAML tag in an included file", Severity: vtl.Error,
		Text:     "AWS::Include cannot read the short form of intrinsic functions (!Sub); only the long form (Fn::Sub:) works in an included file.",
		Remedy:   "Write Fn::Sub: instead of !Sub.",
		Evidence: "AWS CloudFormation User Guide, AWS::Include transform",
	}
	ruleTemplateNoString = &RuleDoc{
		ID: "template-not-text", Title: "A mapping template is no string", Severity: vtl.Error,
		Text:     "API Gateway refuses the template: Start of structure or map found where not expected.",
		Remedy:   "Give the template as a string; in YAML as a literal block (|).",
		Evidence: "recorded on API Gateway: SerializationException (400) for a template that is no string",
	}
)
