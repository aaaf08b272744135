package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/vtlcheck/vtlcheck/context/target"
)

// completionCmd prints a script that teaches a shell the commands and flags.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help shows how to install the script.
func (completionCmd) Help() string {
	return `Examples:
  source <(vtlcheck completion bash)
  vtlcheck completion zsh > "${fpath[1]}/_vtlcheck"
  vtlcheck completion fish > ~/.config/fish/completions/vtlcheck.fish`
}

// Run writes the script out of the command line's own description.
func (c *completionCmd) Run(s *streams, app *kong.Kong) error {
	commands := completions(app.Model.Node)
	switch c.Shell {
	case "fish":
		fishCompletion(s.out, commands)
	case "zsh":
		fmt.Fprintln(s.out, "#compdef vtlcheck\nautoload -U +X bashcompinit && bashcompinit")
		bashCompletion(s.out, commands)
	default:
		bashCompletion(s.out, commands)
	}
	return nil
}

// completion is a command with its flags.
type completion struct {
	name, help string
	flags      []*kong.Flag
	// words are what the command's arguments can be, where they are no files.
	words []string
}

func completions(root *kong.Node) []completion {
	var out []completion
	for _, n := range root.Children {
		if n.Hidden {
			continue
		}
		c := completion{name: n.Name, help: n.Help}
		for _, group := range n.AllFlags(true) {
			c.flags = append(c.flags, group...)
		}
		if c.name == "explain" {
			c.words = plainNames()
		}
		out = append(out, c)
	}
	return out
}

// plainNames are what explain knows without signs that a shell reads: rules, results, terms
// of proofs.
func plainNames() []string {
	names := ownNames()
	for _, d := range allRules() {
		names = append(names, d.ID)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// valuesOf lists what a flag's value can be; nil where that is no closed list.
func valuesOf(f *kong.Flag) []string {
	switch {
	case f.Enum != "":
		return slices.DeleteFunc(strings.Split(f.Enum, ","), func(s string) bool { return s == "" })
	case f.Name == "target":
		names := []string{"auto", "none"}
		for _, t := range target.All() {
			names = append(names, t.Name)
		}
		return names
	case f.Name == "result":
		var names []string
		for _, s := range samples(func(target.Result) bool { return true }) {
			names = append(names, s.Name)
		}
		slices.Sort(names)
		return slices.Compact(names)
	case f.Name == "rule" || f.Name == "disable":
		var ids []string
		for _, d := range allRules() {
			ids = append(ids, d.ID)
		}
		return ids
	}
	return nil
}

func bashCompletion(w io.Writer, commands []completion) {
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.name
	}
	fmt.Fprintln(w, "_vtlcheck() {")
	fmt.Fprintln(w, `  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words values=`)
	fmt.Fprintln(w, `  case ${COMP_CWORD}:${COMP_WORDS[1]} in`)
	fmt.Fprintf(w, "  1:*) words='%s --help --version' ;;\n", strings.Join(names, " "))
	for _, c := range commands {
		flags := make([]string, len(c.flags))
		for i, f := range c.flags {
			flags[i] = "--" + f.Name
		}
		fmt.Fprintf(w, "  *:%s) words='%s' ;;\n", c.name, strings.Join(flags, " "))
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintln(w, "  case ${COMP_WORDS[1]}:$prev in")
	for _, c := range commands {
		for _, f := range c.flags {
			if values := valuesOf(f); len(values) > 0 {
				fmt.Fprintf(w, "  %s:--%s) values='%s' ;;\n", c.name, f.Name, strings.Join(values, " "))
			}
		}
		if len(c.words) > 0 {
			fmt.Fprintf(w, "  %s:*) values='%s' ;;\n", c.name, strings.Join(c.words, " "))
		}
	}
	fmt.Fprintln(w, "  esac")
	fmt.Fprintln(w, `  case $cur in -*) ;; *) [ "$COMP_CWORD" -gt 1 ] && words=$values ;; esac`)
	fmt.Fprintln(w, `  COMPREPLY=($(compgen -W "$words" -- "$cur"))`)
	fmt.Fprintln(w, "}")
	fmt.Fprintln(w, "complete -o default -F _vtlcheck vtlcheck")
}

func fishCompletion(w io.Writer, commands []completion) {
	for _, c := range commands {
		fmt.Fprintf(w, "complete -c vtlcheck -n __fish_use_subcommand -a %s -d %s\n", c.name, fishQuote(c.help))
		for _, f := range c.flags {
			line := fmt.Sprintf("complete -c vtlcheck -n '__fish_seen_subcommand_from %s' -l %s -d %s", c.name, f.Name, fishQuote(f.Help))
			if !f.IsBool() {
				line += " -r"
			}
			if values := valuesOf(f); len(values) > 0 {
				line += " -f -a " + fishQuote(strings.Join(values, " "))
			}
			fmt.Fprintln(w, line)
		}
		if len(c.words) > 0 {
			fmt.Fprintf(w, "complete -c vtlcheck -n '__fish_seen_subcommand_from %s' -f -a %s\n", c.name, fishQuote(strings.Join(c.words, " ")))
		}
	}
}

// fishQuote quotes for fish, which knows \' and \\ inside of single quotes.
func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
