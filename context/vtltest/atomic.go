package vtltest

import (
	"os"
	"path/filepath"
)

// writeAtomic writes a file as a whole or not at all: into a file beside it that then
// takes its place. A file that is there keeps its permissions.
func writeAtomic(path, text string) (err error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.WriteString(text); err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// WriteFile writes a file as a whole or not at all, also where the process is
// interrupted. A file that is there keeps its permissions.
func WriteFile(path, text string) error { return writeAtomic(path, text) }
