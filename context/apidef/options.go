package apidef

import (
	"fmt"
	"io"
	"os"

	"github.com/vtlcheck/vtlcheck/context/apidef/internal/tree"
)

// The limits of a definition. What lies beyond them is an error at its place.
const (
	// MaxFileBytes bounds one file. API Gateway takes definitions of 6 MB,
	// CloudFormation templates of 1 MB; plans that terraform show writes are larger.
	MaxFileBytes = 32 << 20
	// MaxNesting bounds how deep values lie in each other.
	MaxNesting = tree.MaxNesting
	// MaxRoutes of one file; an API has at most a few thousand methods.
	MaxRoutes = 20_000
	// MaxSteps bounds the values that are looked at while intrinsic functions and aliases
	// are followed, so that a small file cannot stand for a huge one.
	MaxSteps = 2_000_000
	// MaxTextBytes bounds one text that is put together out of pieces.
	MaxTextBytes = 8 << 20
	// MaxFollowedFiles bounds how many other files one definition makes us read.
	MaxFollowedFiles = 500
)

// Options say how to read a definition. The zero value and nil read nothing but the
// definition itself.
type Options struct {
	// Params are values of parameters: CloudFormation's (also pseudo parameters such as
	// AWS::Region), a Terraform variable's, Serverless' ${param:…}.
	Params map[string]string
	// Opts are the Serverless Framework's command line options: ${opt:stage}.
	Opts map[string]string
	// ReadFile reads the other files that a definition names, by their path: the
	// definition's folder and the name in it. Nil: no other file is read.
	ReadFile func(path string) ([]byte, error)
	// ListDir lists the names in a folder: the files of a Terraform folder belong together.
	// Nil: a file is read alone.
	ListDir func(path string) ([]string, error)
}

func (o *Options) param(name string) (string, bool) {
	if o == nil {
		return "", false
	}
	v, ok := o.Params[name]
	return v, ok
}

// listDisk lists the names of the files in a folder.
func listDisk(path string) ([]string, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// readDisk reads a regular file of at most MaxFileBytes.
func readDisk(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no regular file", path)
	case info.Size() > MaxFileBytes:
		return nil, fmt.Errorf("%s has %d bytes, more than the %d that are read", path, info.Size(), MaxFileBytes)
	}
	return io.ReadAll(io.LimitReader(f, MaxFileBytes))
}
