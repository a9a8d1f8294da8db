// Package templates embeds the letters, mails, reminders and acknowledgements of a new campaign in six languages; init copies them into its
// folder. Their content follows the meeting's own letter. Openings and closings come from the tables of internal/letter. Everything here
// still wants a native reader's confirmation.
package templates

import "embed"

// Files holds letters/*.md: letter.<lang>.md, mail.<lang>.md, reminder.<lang>.md and acknowledgement.<lang>.md.
//
//go:embed letters/*.md
var Files embed.FS
