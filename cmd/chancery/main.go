// Command chancery invites the missions and organizations of an international meeting by formal letters, reads their answers, and
// reports to the president's office. This package holds flags, wiring, signals and exit codes; what it does is in internal/office.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
