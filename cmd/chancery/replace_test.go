package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// replaceText runs "replace FILE OLD NEW": each OLD in the file becomes NEW; a file without it fails. \n stands for a line's end.
func replaceText(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	from, to := strings.ReplaceAll(args[1], `\n`, "\n"), strings.ReplaceAll(args[2], `\n`, "\n")
	if !strings.Contains(string(data), from) {
		ts.Fatalf("replace: %s has no %q", args[0], from)
	}
	ts.Check(os.WriteFile(file, []byte(strings.ReplaceAll(string(data), from, to)), 0o600))
}
