package postbox

// The servers of the world as far as a client that collects mail sees their differences, from their answers and their makers' documents. Folders and mails
// are the test's.

// ExchangeOnline lacks CONDSTORE, ESEARCH and SPECIAL-USE, tells of MOVE only after the login, keeps no keywords, estimates RFC822.SIZE (give StoredMail.Size), says a missing folder without a
// code, and ends a session when its token expires (ByeAfter, or Bye).
func ExchangeOnline(folders map[string]StoredFolder) IMAPOptions {
	return IMAPOptions{
		Caps:      "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+",
		CapsAfter: "IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE CHILDREN IDLE NAMESPACE LITERAL+",
		Folders:   folders,
		NoFolder:  "The specified mailbox doesn't exist.",
		OnSelect:  "* 0 RECENT\r\n* OK [PERMANENTFLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)] Permanent flags\r\n* OK [UNSEEN 1] Is the first unseen message\r\n",
	}
}

// Gmail shows labels as folders, so one mail lies in several under other UIDs; its capabilities change at the login, and it speaks of MODSEQ unasked.
func Gmail(folders map[string]StoredFolder) IMAPOptions {
	return IMAPOptions{
		Caps: "IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 XYZZY SASL-IR AUTH=XOAUTH2 AUTH=PLAIN AUTH=PLAIN-CLIENTTOKEN AUTH=OAUTHBEARER",
		CapsAfter: "IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS COMPRESS=DEFLATE ENABLE MOVE CONDSTORE ESEARCH UTF8=ACCEPT LIST-EXTENDED " +
			"LIST-STATUS LITERAL- SPECIAL-USE APPENDLIMIT=35651584",
		Folders:  folders,
		NoFolder: "[NONEXISTENT] Unknown Mailbox: (now in authenticated state) (Failure)",
		OnSelect: "* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen $NotPhishing $Phishing \\*)] Flags permitted.\r\n* 0 RECENT\r\n* OK [HIGHESTMODSEQ 94801]\r\n",
	}
}

// Cyrus puts the flags before the UID, tells flags of other mails in the middle of an answer, and has codes of its own at SELECT.
func Cyrus(folders map[string]StoredFolder) IMAPOptions {
	return IMAPOptions{
		Caps: "IMAP4rev1 LITERAL+ ID ENABLE AUTH=PLAIN SASL-IR",
		CapsAfter: "IMAP4rev1 LITERAL+ ID ENABLE ACL ANNOTATE-EXPERIMENT-1 BINARY CATENATE CHILDREN CONDSTORE CREATE-SPECIAL-USE DIGEST=SHA1 ESEARCH ESORT IDLE LIST-EXTENDED " +
			"LIST-MYRIGHTS LIST-STATUS MAILBOX-REFERRALS METADATA MOVE MULTIAPPEND NAMESPACE OBJECTID QRESYNC QUOTA RIGHTS=kxten SEARCH=FUZZY SORT SPECIAL-USE UIDPLUS UNSELECT WITHIN",
		Folders:    folders,
		NoFolder:   "Mailbox does not exist",
		OnSelect:   "* 0 RECENT\r\n* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Draft \\Deleted \\Seen \\*)] Ok\r\n* OK [HIGHESTMODSEQ 12] Ok\r\n* OK [MAILBOXID (P1)] Ok\r\n* OK [URLMECH INTERNAL] Ok\r\n* OK [ANNOTATIONS 65536] Ok\r\n",
		Beside:     "* 1 FETCH (FLAGS (\\Seen $Forwarded) MODSEQ (12))\r\n",
		FlagsFirst: true,
	}
}
