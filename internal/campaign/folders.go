package campaign

import (
	"slices"
	"strings"
)

// readFolders reads which folders of the mailbox are read, and what becomes of a mail there.
func (c *Campaign) readFolders(t *table) {
	i := &c.IMAP
	i.Folders = distinctFolders(t.texts("folders"))
	if i.Folder == "" {
		i.Folder = "INBOX"
	}
	switch {
	case len(i.Folders) == 0:
		i.Folders = []string{i.Folder}
	case !t.has("folder"):
		i.Folder = i.Folders[0]
	default:
		i.Folders = distinctFolders(append([]string{i.Folder}, i.Folders...))
	}
	i.JunkFolders, i.SharedWith = t.texts("junk_folders"), t.texts("shared_with")
	for _, name := range i.JunkFolders {
		if !slices.ContainsFunc(i.Folders, func(f string) bool { return sameFolder(f, name) }) {
			t.problem("junk_folders", "name it under folders too, or take it out", "%q is none of the folders that are read: %s", name, strings.Join(i.Folders, ", "))
		}
	}
	for _, id := range i.SharedWith {
		if id == c.ID {
			t.problem("shared_with", "name the other campaigns alone", "%q is this campaign", id)
		}
	}
	c.readWhenRead(t)
}

func (c *Campaign) readWhenRead(t *table) {
	i := &c.IMAP
	what, folder, isMove := strings.Cut(t.text("when_read", "nothing"), ":")
	i.WhenRead, i.MoveTo = what, strings.TrimSpace(folder)
	switch {
	case !isMove && (what == "nothing" || what == "keyword"):
	case what == "move" && i.MoveTo != "":
		if slices.ContainsFunc(i.Folders, func(f string) bool { return sameFolder(f, i.MoveTo) }) {
			t.problem("when_read", "name a folder that is not read", "mails would be moved to %s, which is read", i.MoveTo)
		}
	default:
		t.problem("when_read", `write "nothing", "keyword" or "move:FOLDER"`, "found %q", t.text("when_read", ""))
		i.WhenRead, i.MoveTo = "nothing", ""
	}
}

// sameFolder compares names of folders: INBOX alone goes in any case (RFC 9051 §5.1).
func sameFolder(a, b string) bool {
	return a == b || strings.EqualFold(a, "INBOX") && strings.EqualFold(b, "INBOX")
}

func distinctFolders(names []string) (all []string) {
	for _, name := range names {
		if name != "" && !slices.ContainsFunc(all, func(f string) bool { return sameFolder(f, name) }) {
			all = append(all, name)
		}
	}
	return all
}
