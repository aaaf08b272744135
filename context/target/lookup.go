package target

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// targets are all targets by name, and SQS with a JSON body, which has no name of its own.
type targets struct {
	targets []*Target
	sqsJSON map[string]*Target
}

var (
	registryOnce  sync.Once
	registryValue targets
)

// registry builds the tables when the first of them is needed.
func registry() *targets {
	registryOnce.Do(func() {
		registryValue.targets = slices.Concat(statesTargets(), dynamoTargets(), sqsTargets(), snsTargets(), eventsTargets(),
			kinesisTargets(), firehoseTargets(), otherTargets())
		slices.SortFunc(registryValue.targets, func(a, b *Target) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
		for _, t := range registryValue.targets {
			t.prepare()
		}
		registryValue.sqsJSON = map[string]*Target{}
		for _, t := range sqsJSON() {
			t.prepare()
			registryValue.sqsJSON[t.Action] = t
		}
	})
	return &registryValue
}

// prepare builds what Check needs beside the table.
func (t *Target) prepare() {
	if len(t.members) > 0 && !t.Form {
		t.shape = shapeOf(t.members)
	}
}

// All lists the targets in the order of their names.
func All() []*Target { return slices.Clone(registry().targets) }

// Lookup finds a target by the name that --target takes; where only one service has
// an action, its bare name does as well. The error names close ones.
func Lookup(name string) (*Target, error) {
	var same []*Target // but for the case, or by the bare action
	var bare []*Target
	for _, t := range registry().targets {
		switch {
		case t.Name == name:
			return t, nil
		case t.Action == "":
		case t.Action == name:
			bare = append(bare, t)
		case strings.EqualFold(t.Name, name) || strings.EqualFold(t.Action, name):
			same = append(same, t)
		}
	}
	switch {
	case len(bare) == 1:
		return bare[0], nil
	case len(bare) > 1:
		return nil, fmt.Errorf("target %q is ambiguous, expected %s", name, list(names(bare), "or"))
	}
	return nil, unknownTarget(name, same)
}

func unknownTarget(name string, same []*Target) error {
	meant := list(names(same), "or")
	if meant == "" {
		meant = closestTarget(name)
	}
	known := strings.Join(names(registry().targets), "\n  ")
	if meant == "" {
		return fmt.Errorf("unknown target %q, expected one of\n  %s", name, known)
	}
	return fmt.Errorf("unknown target %q; did you mean %s? Expected one of\n  %s", name, meant, known)
}

// closestTarget compares with whole names and with bare actions.
func closestTarget(name string) string {
	var candidates []string
	owner := map[string]string{}
	for _, t := range registry().targets {
		candidates = append(candidates, t.Name)
		owner[t.Name] = t.Name
		if _, taken := owner[t.Action]; !taken && t.Action != "" {
			candidates = append(candidates, t.Action)
			owner[t.Action] = t.Name
		}
	}
	return owner[closest(name, candidates)]
}

func names(list []*Target) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = t.Name
	}
	return out
}

// integrationURI is the uri of an AWS integration (DOC-INT):
//
//	arn:{partition}:apigateway:{region}:{subdomain.service|service}:{path|action}/{service_api}
//
// Partition and region may still be placeholders that hold colons: ${AWS::Region}.
var integrationURI = regexp.MustCompile(`^arn:.*:apigateway:.*:(?:[\w-]+\.)*([\w-]+):(action|path)/(.*)$`)

// FromURI finds the target of an integration uri; nil where there is no contract for it.
// A path of SQS may be that of SendMessage or SendMessageBatch: the form says which.
func FromURI(uri string) *Target {
	parts := integrationURI.FindStringSubmatch(strings.TrimSpace(uri))
	if parts == nil {
		return nil
	}
	service, kind, rest := parts[1], parts[2], parts[3]
	if kind == "action" {
		action, _, _ := strings.Cut(rest, "?")
		return fromAction(service, strings.TrimRight(action, "/"))
	}
	switch {
	case service == "sqs":
		return fromAction("sqs", "SendMessage")
	case service == "sns" && strings.Trim(rest, "/") == "":
		return fromAction("sns", "Publish")
	case service == "events" && strings.Trim(rest, "/") == "":
		return fromAction("events", "PutEvents")
	case service == "lambda" && strings.HasPrefix(rest, "2015-03-31/functions/") && strings.HasSuffix(strings.TrimRight(rest, "/"), "/invocations"):
		return fromAction("lambda", "Invoke")
	}
	return nil
}

func fromAction(service, action string) *Target {
	for _, t := range registry().targets {
		if t.Service == service && t.Action == action {
			return t
		}
	}
	return nil
}
