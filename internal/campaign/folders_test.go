package campaign

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// withIMAP is the contract's campaign with other lines under [imap].
func withIMAP(t *testing.T, lines string) (*Campaign, error) {
	t.Helper()
	toml, err := os.ReadFile("testdata/contract.toml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(toml), "folder = \"INBOX\"\n", lines+"\n", 1)
	return Load(fstest.MapFS{FileName: {Data: []byte(text)}})
}

func TestFoldersAreReadBesideFolder(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string][]string{
		"":                                     {"INBOX"},
		`folder = "Replies"`:                   {"Replies"},
		`folders = ["INBOX", "Junk", "inbox"]`: {"INBOX", "Junk"},
		"folder = \"Replies\"\nfolders = [\"Junk\", \"Replies\"]": {"Replies", "Junk"},
	} {
		c, err := withIMAP(t, lines)
		if err != nil {
			t.Errorf("%s: %v", lines, err)
		} else if !slices.Equal(c.IMAP.Folders, want) || c.IMAP.Folder != want[0] || c.IMAP.WhenRead != "nothing" {
			t.Errorf("%s: folders %q, first %q, want %q; when read %s", lines, c.IMAP.Folders, c.IMAP.Folder, want, c.IMAP.WhenRead)
		}
	}
}

func TestWhatBecomesOfReadMailIsChecked(t *testing.T) {
	t.Parallel()
	c, err := withIMAP(t, `when_read = "move: Chancery/Read"`)
	if err != nil || c.IMAP.WhenRead != "move" || c.IMAP.MoveTo != "Chancery/Read" {
		t.Errorf("move: %+v, %v", c, err)
	}
	for lines, words := range map[string]string{
		`when_read = "delete"`:                             `write "nothing", "keyword" or "move:FOLDER"`,
		`when_read = "move:"`:                              `write "nothing", "keyword" or "move:FOLDER"`,
		"folders = [\"A\", \"B\"]\nwhen_read = \"move:B\"": "B, which is read",
		`junk_folders = ["Junk"]`:                          "none of the folders that are read",
		`shared_with = ["im2022"]`:                         "is this campaign",
	} {
		if _, err := withIMAP(t, lines); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v, want %q", lines, err, words)
		}
	}
}
