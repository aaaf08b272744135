package lint

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/context/target"
	"github.com/vtlcheck/vtlcheck/vtl"
)

// configReader turns YAML into a Config and says what does not fit, and where.
type configReader struct {
	file  string
	also  []string // ids of rules that packages outside of lint report
	diags vtl.Diagnostics
}

func (r *configReader) complain(n *yaml.Node, summary, detail string) {
	at := vtl.Location{File: r.file, Line: n.Line, Column: n.Column}
	end := at
	end.Column += max(len(n.Value), 1)
	r.diags = append(r.diags, vtl.Diagnostic{
		Severity: vtl.Error, Rule: "bad-config", Summary: summary, Detail: detail, At: at, AtEnd: end,
	})
}

var yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

func (r *configReader) yamlError(err error) {
	n := &yaml.Node{Line: 1, Column: 1}
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		n.Line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	r.complain(n, "no YAML: "+text, "The file must be a YAML mapping.")
}

// members calls read for each key of a mapping.
func (r *configReader) members(n *yaml.Node, what string, read func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.complain(n, what+" is no mapping", "Expected keys with values.")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			r.complain(key, fmt.Sprintf("%q stands twice", key.Value), "Keep one of them.")
		}
		seen[key.Value] = true
		read(key, n.Content[i+1])
	}
}

func (r *configReader) root(n *yaml.Node, c *Config) {
	r.members(n, "the configuration", func(key, value *yaml.Node) {
		switch key.Value {
		case "version":
			if value.Value != "1" {
				r.complain(value, fmt.Sprintf("version %s is unknown", value.Value), "This vtlcheck reads version 1.")
			}
		case "$schema":
		case "paths":
			r.list(value, "paths", func(item *yaml.Node) { r.path(item, c) })
		default:
			r.setting(key, value, &c.Settings, "version, enable, disable, severity, phase, target, contentType, paths")
		}
	})
}

func (r *configReader) path(n *yaml.Node, c *Config) {
	var p PathSettings
	r.members(n, "an entry of paths", func(key, value *yaml.Node) {
		if key.Value == "files" {
			p.Patterns = r.patterns(value)
			return
		}
		r.setting(key, value, &p.Settings, "files, enable, disable, severity, phase, target, contentType")
	})
	if len(p.Patterns) == 0 && n.Kind == yaml.MappingNode {
		r.complain(n, "an entry of paths without files", "Name the files: files: [\"templates/**/*.vtl\"].")
	}
	c.Paths = append(c.Paths, p)
}

func (r *configReader) patterns(n *yaml.Node) []string {
	var patterns []string
	for _, p := range r.strings(n, "files") {
		if !doublestar.ValidatePattern(p.Value) {
			r.complain(p, fmt.Sprintf("%q is no pattern", p.Value), "Patterns are paths with *, **, ? and [a-z], relative to the configuration's folder.")
		}
		patterns = append(patterns, p.Value)
	}
	return patterns
}

func (r *configReader) setting(key, value *yaml.Node, s *Settings, allowed string) {
	switch key.Value {
	case "enable":
		s.Enable = r.rules(value, "enable")
	case "disable":
		s.Disable = r.rules(value, "disable")
	case "severity":
		s.Severity = r.severities(value)
	case "phase":
		s.Phase = r.phase(value)
	case "target":
		s.Target = value.Value
		if _, err := target.Lookup(value.Value); err != nil && value.Value != "auto" && value.Value != "none" {
			r.complain(value, err.Error(), "")
		}
	case "contentType":
		s.ContentType = value.Value
	default:
		r.complain(key, fmt.Sprintf("unknown key %q", key.Value), "Allowed are "+allowed+".")
	}
}

func (r *configReader) list(n *yaml.Node, what string, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		r.complain(n, what+" is no list", "Write it as a list: - one entry per line.")
		return
	}
	for _, item := range n.Content {
		read(item)
	}
}

func (r *configReader) strings(n *yaml.Node, what string) (items []*yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Value != "" {
		return []*yaml.Node{n}
	}
	r.list(n, what, func(item *yaml.Node) { items = append(items, item) })
	return items
}

func (r *configReader) rules(n *yaml.Node, what string) (ids []string) {
	for _, item := range r.strings(n, what) {
		r.checkRule(item)
		ids = append(ids, item.Value)
	}
	return ids
}

func (r *configReader) checkRule(n *yaml.Node) {
	if !KnownRule(n.Value) && !slices.Contains(r.also, n.Value) {
		r.complain(n, fmt.Sprintf("there is no rule %q%s", n.Value, didYouMean(SuggestRule(n.Value))), "`vtlcheck rules` lists them.")
	}
}

func (r *configReader) severities(n *yaml.Node) map[string]vtl.Severity {
	found := map[string]vtl.Severity{}
	r.members(n, "severity", func(key, value *yaml.Node) {
		r.checkRule(key)
		severity, ok := ParseSeverity(value.Value)
		if !ok {
			r.complain(value, fmt.Sprintf("%q is no severity", value.Value), "Allowed are info, warning, error.")
		}
		found[key.Value] = severity
	})
	return found
}

// ParseSeverity reads info, warning or error.
func ParseSeverity(text string) (vtl.Severity, bool) {
	for _, s := range []vtl.Severity{vtl.Info, vtl.Warning, vtl.Error} {
		if s.String() == text {
			return s, true
		}
	}
	return 0, false
}

func (r *configReader) phase(n *yaml.Node) Phase {
	for _, p := range []Phase{RequestPhase, ResponsePhase} {
		if p.String() == n.Value {
			return p
		}
	}
	r.complain(n, fmt.Sprintf("%q is no phase", n.Value), "Allowed are request and response.")
	return UnknownPhase
}
