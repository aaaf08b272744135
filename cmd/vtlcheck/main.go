// Command vtlcheck renders, checks and lints Amazon API Gateway mapping templates.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
