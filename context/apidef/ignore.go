package apidef

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignoreRule is one line of a .gitignore file.
type ignoreRule struct {
	base    string // folder of the file
	pattern string
	negate  bool
	folders bool // only folders
	anchor  bool // only at base
}

// loadIgnore reads the .gitignore of a folder.
func (w *walker) loadIgnore(dir string) {
	data, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	if err != nil {
		return
	}
	for line := range strings.Lines(string(data)) {
		if rule, ok := parseIgnore(dir, strings.TrimRight(line, " \t\r\n")); ok {
			w.ignore = append(w.ignore, rule)
		}
	}
}

func parseIgnore(dir, line string) (ignoreRule, bool) {
	if line == "" || strings.HasPrefix(line, "#") {
		return ignoreRule{}, false
	}
	r := ignoreRule{base: dir}
	line, r.negate = strings.CutPrefix(line, "!")
	line, r.folders = strings.CutSuffix(line, "/")
	r.anchor = strings.Contains(line, "/")
	r.pattern = strings.TrimPrefix(line, "/")
	return r, r.pattern != ""
}

// ignored says whether the last rule that matches a path leaves it out.
func (w *walker) ignored(path string, folder bool) bool {
	out := false
	for _, r := range w.ignore {
		if r.folders && !folder {
			continue
		}
		rel, err := filepath.Rel(r.base, path)
		if err != nil || strings.HasPrefix(rel, "..") {
			continue
		}
		if r.matches(filepath.ToSlash(rel)) {
			out = !r.negate
		}
	}
	return out
}

func (r ignoreRule) matches(rel string) bool {
	pattern := r.pattern
	if !r.anchor {
		rel = rel[strings.LastIndexByte(rel, '/')+1:]
	}
	ok, err := doublestar.Match(pattern, rel)
	return err == nil && ok
}
