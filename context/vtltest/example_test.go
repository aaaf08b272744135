package vtltest_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/vtlcheck/vtlcheck/context/vtltest"
)

func ExampleRun() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	files := map[string]string{
		"order.vtl": `{"id": "$input.path('$.id')"}`,
		"order.vtltest.yaml": `
template: order.vtl
cases:
  - name: the id is passed on
    request: {body: {id: o-17}}
    expect: {json: {id: o-17}}
`,
	}
	for name, text := range files {
		if err := vtltest.WriteFile(filepath.Join(dir, name), text); err != nil {
			fmt.Println(err)
			return
		}
	}
	s, err := vtltest.Run(context.Background(), vtltest.Options{Paths: []string{dir}}, io.Discard, io.Discard)
	fmt.Println(err, s.OK(), s.Passed)
	// Output: <nil> true 1
}
