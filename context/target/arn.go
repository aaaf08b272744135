package target

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/vtlcheck/vtlcheck/context/strictjson"
)

// maxARN is the length of an ARN that Step Functions takes (MODEL: Arn).
const maxARN = 256

// The parts of an ARN. Regions and partitions are judged leniently, so that new ones pass.
var (
	arnPartition = regexp.MustCompile(`^aws[a-z-]*$`)
	arnRegion    = regexp.MustCompile(`^[a-z]{2,}(-[a-z]+)+-\d+$`)
	arnAccount   = regexp.MustCompile(`^\d{12}$`)
	// stateMachineName has 1 to 80 characters, none of those that a name may not have.
	stateMachineName = regexp.MustCompile("^[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1f\\x7f-\\x{9f}]{1,80}$")
	// qualifier is a version (digits) or an alias.
	qualifier = regexp.MustCompile(`^[0-9A-Za-z_.-]{1,80}$`)
)

// arnFault is what is wrong with an ARN: the rule, and what was found and expected.
type arnFault struct {
	rule    *Rule
	message string
}

// judgeStateMachineARN is the judge of a stateMachineArn:
//
//	arn:{partition}:states:{region}:{account}:stateMachine:{name}[:{version or alias}]
//
// Versions and aliases pass: the documentation of StartExecution has them, that of
// StartSyncExecution is silent (UNPROVEN).
func judgeStateMachineARN(c *checker, v *strictjson.Value) {
	c.arn(v, "stateMachine", RuleBadStateMachineARN)
}

// judgeExecutionARN is the judge of an executionArn:
//
//	arn:{partition}:states:{region}:{account}:execution:{machine}:{name}
func judgeExecutionARN(c *checker, v *strictjson.Value) {
	c.arn(v, "execution", RuleBadExecutionARN)
}

func (c *checker) arn(v *strictjson.Value, resource string, bad *Rule) {
	if v.Text == "" {
		rule := bad
		if resource == "stateMachine" {
			rule = RuleMissingStateMachineARN
		}
		c.report(rule, v.Start, v.End, "found an empty text for %s, expected %s", c.pathOf(v), arnForm(resource))
		return
	}
	if i := strings.IndexByte(v.Text, '$'); i >= 0 && c.fromTemplate(v.SourceOffset(c.text, i)) && strictjson.ReferenceLength(v.Text[i:]) > 0 {
		return // reported as unrendered-reference
	}
	if fault := faultOfARN(v.Text, resource); fault != nil {
		c.reportValue(or(fault.rule, bad), v, "%s in %s; expected %s", fault.message, c.pathOf(v), arnForm(resource))
	}
}

func arnForm(resource string) string {
	if resource == "execution" {
		return "arn:aws:states:REGION:ACCOUNT:execution:MACHINE:NAME"
	}
	return "arn:aws:states:REGION:ACCOUNT:stateMachine:NAME"
}

// faultOfARN judges the parts from left to right and stops at the first fault.
func faultOfARN(arn, resource string) *arnFault {
	parts := strings.Split(arn, ":")
	fault := func(format string, args ...any) *arnFault {
		return &arnFault{nil, fmt.Sprintf(format, args...)}
	}
	switch {
	case len(arn) > maxARN:
		return fault("found %d characters (at most %d are allowed)", len(arn), maxARN)
	case strings.Contains(arn, "$"):
		return fault("found the placeholder in %s, which nothing replaced,", quoted(arn))
	case parts[0] != "arn" || len(parts) < 2:
		return fault("found %s, which is no ARN,", quoted(arn))
	case !arnPartition.MatchString(parts[1]):
		return fault("found the partition %s", quoted(parts[1]))
	case len(parts) < 7:
		return fault("found only %d parts between colons in %s", len(parts), quoted(arn))
	case parts[2] != "states":
		return fault("found the service %s", quoted(parts[2]))
	case !arnRegion.MatchString(parts[3]):
		return fault("found the region %s", quoted(parts[3]))
	case !arnAccount.MatchString(parts[4]):
		return fault("found the account %s", quoted(parts[4]))
	case parts[5] != resource:
		return &arnFault{RuleWrongARNResource, fmt.Sprintf("found the resource %s", quoted(parts[5]))}
	}
	return faultOfResource(parts[6:], resource, fault)
}

func faultOfResource(parts []string, resource string, fault func(string, ...any) *arnFault) *arnFault {
	name, label, labelled := strings.Cut(parts[0], "/")
	switch {
	case labelled:
		return &arnFault{RuleWrongARNResource, "found the label of a distributed map, " + quoted("/"+label)}
	case strings.Contains(strings.Join(parts, ":"), "#"):
		return fault("found a test case (%s), which only local emulators know,", quoted(strings.Join(parts, ":")))
	case !stateMachineName.MatchString(name):
		return fault("found the name %s", quoted(name))
	case resource == "execution" && len(parts) == 2 && stateMachineName.MatchString(parts[1]):
		return nil
	case resource == "execution":
		return fault("found %s where the machine and the execution's name are due", quoted(strings.Join(parts, ":")))
	case len(parts) == 1 || len(parts) == 2 && qualifier.MatchString(parts[1]):
		return nil
	}
	return fault("found the version or alias %s", quoted(strings.Join(parts[1:], ":")))
}
