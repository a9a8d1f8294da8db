// Package templates embeds the letters, covering mails, reminders and acknowledgements in six languages. They are samples of one real
// meeting's invitation: init copies them into a campaign folder, where an office rewrites them.
package templates

import "embed"

// Files holds letters/STEM.<lang>.md for letter, mail, reminder and acknowledgement in ar, en, es, fr, ru and zh, rooted so that a
// campaign folder takes them as they are.
//
//go:embed letters/*.md
var Files embed.FS
