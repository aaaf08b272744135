package lint

import (
	_ "embed" // the JSON Schema of the configuration
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"go.yaml.in/yaml/v3"

	"github.com/vtlcheck/vtlcheck/vtl"
)

// ConfigName is the file that a configuration lives in.
const ConfigName = ".vtlcheck.yaml"

// Schema is the JSON Schema of the configuration file.
//
//go:embed vtlcheck.schema.json
var Schema []byte

// Config says which rules run, how severe they are, and what raw templates are for. The
// zero value and nil are the defaults. It is safe for concurrent use while nobody
// changes it.
type Config struct {
	// File is where the configuration was read from; its folder is what patterns of
	// Paths are relative to. "" is the working directory.
	File     string
	Settings Settings
	Paths    []PathSettings
	// only, where not empty, leaves just these rules: --rule.
	only []string
}

// Settings are the settings of a folder, of some files, or of all.
type Settings struct {
	// Enable and Disable name rules. What is more specific wins, then Disable.
	Enable, Disable []string
	// Severity replaces the severity of rules: info, warning, error.
	Severity map[string]vtl.Severity
	// Phase, Target and ContentType are for raw templates.
	Phase       Phase
	Target      string
	ContentType string
}

// PathSettings are settings for the files that match one of the patterns.
type PathSettings struct {
	Patterns []string
	Settings Settings
}

// For gives the settings that apply to a file: those of all, then those of each
// matching pattern over them.
func (c *Config) For(path string) Settings {
	if c == nil {
		return Settings{}
	}
	s := c.Settings
	s.Severity = cloneSeverity(s.Severity)
	for _, p := range c.Paths {
		if p.matches(c.relative(path)) {
			s.overlay(p.Settings)
		}
	}
	return s
}

func cloneSeverity(m map[string]vtl.Severity) map[string]vtl.Severity {
	c := make(map[string]vtl.Severity, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}

func (c *Config) relative(path string) string {
	if c.File != "" {
		if abs, err := filepath.Abs(path); err == nil {
			if rel, err := filepath.Rel(filepath.Dir(c.File), abs); err == nil {
				path = rel
			}
		}
	}
	return filepath.ToSlash(path)
}

func (p PathSettings) matches(path string) bool {
	return slices.ContainsFunc(p.Patterns, func(pattern string) bool {
		ok, err := doublestar.Match(pattern, path)
		return ok && err == nil
	})
}

// overlay lets more specific settings win.
func (s *Settings) overlay(o Settings) {
	s.Enable = append(without(s.Enable, o.Disable), o.Enable...)
	s.Disable = append(without(s.Disable, o.Enable), o.Disable...)
	for id, severity := range o.Severity {
		s.Severity[id] = severity
	}
	if o.Phase != UnknownPhase {
		s.Phase = o.Phase
	}
	if o.Target != "" {
		s.Target = o.Target
	}
	if o.ContentType != "" {
		s.ContentType = o.ContentType
	}
}

func without(list, drop []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(id string) bool { return slices.Contains(drop, id) })
}

// Only leaves just the named rules: --rule.
func (c *Config) Only(ids ...string) *Config {
	next := c.copy()
	next.only = append(slices.Clone(next.only), ids...)
	return next
}

// Disable turns rules off on top of the configuration: --disable.
func (c *Config) Disable(ids ...string) *Config {
	next := c.copy()
	next.Paths = append(slices.Clone(next.Paths), PathSettings{Patterns: []string{"**"}, Settings: Settings{Disable: ids}})
	return next
}

func (c *Config) copy() *Config {
	if c == nil {
		return &Config{}
	}
	next := *c
	return &next
}

// allows says whether a rule runs for a file.
func (c *Config) allows(path, id string) bool {
	if c == nil {
		return true
	}
	if len(c.only) > 0 && !slices.Contains(c.only, id) {
		return false
	}
	if len(c.Paths) == 0 {
		return !slices.Contains(c.Settings.Disable, id)
	}
	return !slices.Contains(c.For(path).Disable, id)
}

// apply sets severities and drops what is turned off.
func (c *Config) apply(path string, problems []Problem) []Problem {
	if c == nil {
		return problems
	}
	s := c.For(path)
	kept := problems[:0]
	for _, p := range problems {
		if slices.Contains(s.Disable, p.Rule) || len(c.only) > 0 && !slices.Contains(c.only, p.Rule) {
			continue
		}
		if severity, ok := s.Severity[p.Rule]; ok {
			p.Severity = severity
		}
		kept = append(kept, p)
	}
	return kept
}

// FindConfig looks for a configuration in a folder and in those above it; nil where
// there is none. also are ids of rules that other packages report and the file may
// name. The error says file, line and what is wrong.
func FindConfig(dir string, also ...string) (*Config, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for {
		c, err := ReadConfig(filepath.Join(dir, ConfigName), also...)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return c, err
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil, nil
		}
		dir = up
	}
}

// ReadConfig reads a configuration file; also as for FindConfig.
func ReadConfig(path string, also ...string) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c, diags := ParseConfig(path, data, also...)
	if len(diags) > 0 {
		return nil, diags
	}
	return c, nil
}

// ParseConfig reads a configuration's text; also as for FindConfig. The diagnostics name
// every mistake in it.
func ParseConfig(path string, data []byte, also ...string) (*Config, vtl.Diagnostics) {
	r := &configReader{file: path, also: also}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		r.yamlError(err)
		return nil, r.diags
	}
	c := &Config{File: path}
	if len(doc.Content) > 0 {
		r.root(doc.Content[0], c)
	}
	if len(r.diags) > 0 {
		return nil, r.diags
	}
	if abs, err := filepath.Abs(path); err == nil {
		c.File = abs
	}
	return c, nil
}

// StarterConfig is the text of a configuration to start from: every setting with a
// comment, none switched on.
func StarterConfig() string {
	var b strings.Builder
	b.WriteString(starterHead)
	for _, r := range All {
		fmt.Fprintf(&b, "#   %s: %s   # %s\n", r.ID, r.Severity, r.Title)
	}
	b.WriteString(starterTail)
	return b.String()
}

const starterHead = `# Settings of vtlcheck for this folder and those below. Everything is optional.
version: 1

# Rules that do not run.
# disable:
#   - loop-limit

# Severities: info, warning, error.
# severity:
`

const starterTail = `
# What raw templates (.vtl, .vm) are for, and settings for some files.
# paths:
#   - files: ["templates/request/**/*.vtl"]
#     phase: request
#     target: StartSyncExecution
#   - files: ["templates/response/**/*.vtl"]
#     phase: response
#   - files: ["legacy/**"]
#     disable: [unescaped-value]
`
