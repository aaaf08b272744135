package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// version is set by release builds: -ldflags "-X main.version=v1.2.3".
var version = ""

type versionFlag bool

// BeforeReset prints the version and ends the run.
func (versionFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprintln(app.Stdout, versionText())
	app.Exit(exitClean)
	return nil
}

// versionText gives version, commit and Go version on one line.
func versionText() string {
	name, commit := version, "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		if name == "" {
			name = info.Main.Version
		}
		commit = vcsCommit(info)
	}
	if name == "" || name == "(devel)" {
		name = "devel"
	}
	return fmt.Sprintf("vtlcheck %s (commit %s, %s)", name, commit, runtime.Version())
}

func vcsCommit(info *debug.BuildInfo) string {
	commit, dirty := "unknown", ""
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			if s.Value == "true" {
				dirty = " with changes"
			}
		}
	}
	return commit + dirty
}
