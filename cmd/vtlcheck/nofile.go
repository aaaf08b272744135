package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/vtlcheck/vtlcheck/context/catalog"
)

// cannotOpen is the error of a file or folder that cannot be opened. Of one that is not
// there it says where it was looked for, and what is there under a close name.
func cannotOpen(name string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return &inputError{message: err.Error()}
	}
	where := "this folder"
	if dir := filepath.Dir(name); dir != "." {
		where = dir
	}
	return &inputError{message: fmt.Sprintf("%s: there is no file or folder of that name in %s%s; correct the name, or run vtlcheck where it is",
		name, where, suggestion(closeFiles(name)))}
}

// maxFileSlips is how many letters may be wrong in a suggested file name.
const maxFileSlips = 2

// closeFiles lists what stands in the folder of a name that is not there under a close one.
func closeFiles(name string) []string {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return nil
	}
	var near []string
	for _, e := range entries {
		if catalog.Distance(e.Name(), filepath.Base(name), maxFileSlips) <= maxFileSlips && len(near) < maxSuggestions {
			near = append(near, filepath.Join(filepath.Dir(name), e.Name()))
		}
	}
	return near
}
