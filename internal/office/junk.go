package office

import (
	"slices"
	"strings"

	"chancery/internal/reply"
	"chancery/internal/roster"
	"chancery/internal/store"
)

// junkFolder is the review code of a mail that was seen in a folder for junk alone: the server that put it there doubts who wrote it.
const junkFolder = "junk_folder"

// junkNames are the last parts of the names that mail servers and programs give to the folder for junk, in lower case.
var junkNames = []string{
	"junk", "junk email", "junk e-mail", "junk mail", "spam", "bulk", "bulk mail", "courrier indésirable", "indésirables", "pourriel", "correo no deseado", "correo basura",
	"junk-e-mail", "unerwünscht", "posta indesiderata", "lixo eletrônico", "нежелательная почта", "спам", "垃圾邮件", "垃圾郵件", "البريد الإلكتروني غير الهام", "البريد العشوائي", "رسائل غير مرغوب فيها",
}

// isJunk tells whether a folder is for junk: by [imap] junk_folders, or by the last part of its name ("[Gmail]/Spam", "INBOX.Junk").
func (o *Office) isJunk(folder string) bool {
	if slices.Contains(o.Campaign.IMAP.JunkFolders, folder) {
		return true
	}
	last := folder[strings.LastIndexAny(folder, "/.")+1:]
	return slices.Contains(junkNames, strings.ToLower(last))
}

// inJunk is the folder where the mail lies where that is one for junk and no other holds it, else "".
func (o *Office) inJunk(t *store.Tx, m store.Mail) (string, error) {
	folders, err := t.Folders(m.Hash)
	if err != nil || len(folders) == 0 || slices.ContainsFunc(folders, func(f string) bool { return !o.isJunk(f) }) {
		return "", err
	}
	return folders[0], nil
}

func junkReason(folder string) roster.Reason {
	return roster.Reason{Code: junkFolder, Detail: "it lies in " + folder + ": your mail server takes it for junk"}
}

// takenForJunk tells whether a mail stands as it does for its folder, and nobody decided it.
func takenForJunk(m store.Mail) bool {
	return (m.State == store.ToReview || m.State == store.Noted) && m.DecidedBy == "" &&
		slices.ContainsFunc(m.Reasons, func(r roster.Reason) bool { return r.Code == junkFolder })
}

// junkState is where a mail from a folder for junk stands: what may matter waits for a person, be it an answer or a bounce, which a forger would send as
// well; real junk, which nothing ties to an invitee, is noted.
func junkState(r reply.Reading) store.MailState {
	if r.Invitee != nil || r.Bounce != nil && len(r.Bounce.Recipients) > 0 {
		return store.ToReview
	}
	return store.Noted
}
