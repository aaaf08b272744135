package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
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
		out = append(out, c)
	}
	return out
}

func bashCompletion(w io.Writer, commands []completion) {
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.name
	}
	fmt.Fprintln(w, "_vtlcheck() {")
	fmt.Fprintln(w, `  local cur=${COMP_WORDS[COMP_CWORD]} words`)
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
	fmt.Fprintln(w, `  case $cur in -*) ;; *) [ "$COMP_CWORD" -gt 1 ] && words= ;; esac`)
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
			fmt.Fprintln(w, line)
		}
	}
}

// fishQuote quotes for fish, which knows \' and \\ inside of single quotes.
func fishQuote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
