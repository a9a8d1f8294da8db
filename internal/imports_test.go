// Package internal holds no code of its own: this test keeps the arrows between the packages below it one-way.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the table of docs/architecture.md: what each package may import of ours.
var mayImport = map[string]string{
	"locale":     "",
	"invitee":    "locale",
	"campaign":   "invitee locale",
	"message":    "",
	"roster":     "invitee locale",
	"reply":      "message roster invitee locale",
	"bidi":       "",
	"linebreak":  "",
	"hyphen":     "",
	"font":       "",
	"typeset":    "bidi font hyphen linebreak locale",
	"pdf":        "bidi typeset font",
	"proof":      "typeset font",
	"papers":     "roster invitee locale typeset",
	"letter":     "campaign invitee locale typeset",
	"envelope":   "campaign invitee locale",
	"tlsmode":    "",
	"outbox":     "tlsmode",
	"mailbox":    "tlsmode",
	"workbook":   "campaign invitee roster locale",
	"store":      "crashpoint campaign invitee roster reply locale",
	"crashpoint": "",
	"office":     "crashpoint locale invitee campaign message roster reply typeset pdf proof letter papers envelope outbox mailbox relaylog workbook store",
	"postbox":    "",
	"oauth":      "",
	"needed":     "",
	"realserver": "needed",
	"relaylog":   "",
	"demo":       "locale invitee campaign message roster reply typeset pdf proof letter envelope outbox mailbox workbook store office postbox",
}

// pure packages have no network, files, SQL, clock or randomness.
var pure = strings.Fields("bidi hyphen linebreak font typeset locale invitee campaign message relaylog roster reply letter papers pdf proof")

// impure are the packages of the standard library that a pure one does not need.
var impure = strings.Fields("net net/http os os/exec database/sql crypto/rand math/rand math/rand/v2")

// onlyIn names libraries that one package alone may know; the embedded server of the tests stands beside the clients.
var onlyIn = map[string]string{
	"github.com/go-pdf/fpdf":         "pdf",
	"github.com/xuri/excelize/v2":    "workbook",
	"github.com/emersion/go-imap":    "mailbox postbox",
	"github.com/wneessen/go-mail":    "envelope outbox",
	"github.com/emersion/go-smtp":    "postbox",
	"modernc.org/sqlite":             "store",
	"github.com/go-text/typesetting": "font linebreak typeset",
}

// sources lists the Go files of each package under internal, without tests.
func sources(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Dir(name) != "." && strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			pkg := path.Dir(name)
			found[pkg] = append(found[pkg], name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func importsOf(t *testing.T, file string) (all []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range f.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, name)
	}
	return all
}

func TestImportsFollowTheTable(t *testing.T) {
	t.Parallel()
	for pkg, files := range sources(t) {
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("package %s is not in the table: add it here and in docs/architecture.md, with its reason", pkg)
			continue
		}
		for _, file := range files {
			for _, name := range importsOf(t, file) {
				ours, isOurs := strings.CutPrefix(name, "chancery/internal/")
				if isOurs && !slices.Contains(strings.Fields(allowed), ours) {
					t.Errorf("%s imports %s: the table gives %s only: %s", file, ours, pkg, allowed)
				}
			}
		}
	}
}

func TestPurePackagesReachNothingOutside(t *testing.T) {
	t.Parallel()
	all := sources(t)
	for _, pkg := range pure {
		for _, file := range all[pkg] {
			for _, name := range importsOf(t, file) {
				if slices.Contains(impure, name) {
					t.Errorf("%s imports %s: %s is a pure package: what it needs comes in as a value", file, name, pkg)
				}
			}
		}
	}
}

func TestEachLibraryHasOneUser(t *testing.T) {
	t.Parallel()
	for pkg, files := range sources(t) {
		for _, file := range files {
			for _, name := range importsOf(t, file) {
				for library, users := range onlyIn {
					if (name == library || strings.HasPrefix(name, library+"/")) && !slices.Contains(strings.Fields(users), pkg) {
						t.Errorf("%s imports %s: only %s may", file, name, users)
					}
				}
			}
		}
	}
}
