package demo

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/office"
	"chancery/internal/postbox"
	"chancery/internal/workbook"
)

//go:embed invitees.tsv
var inviteesTable string

// invitees reads the table: ref, class, country, name, language, email, cc.
func invitees() (all []invitee.Invitee, err error) {
	for n, line := range strings.Split(strings.TrimRight(inviteesTable, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 7 {
			return nil, fmt.Errorf("invitees.tsv, line %d: %d fields found, 7 wanted", n+1, len(f))
		}
		v := invitee.Invitee{Ref: f[0], Class: invitee.Class(f[1]), Country: f[2], Name: f[3], Language: locale.Lang(f[4]), Email: f[5]}
		if f[6] != "" {
			v.Cc = []string{f[6]}
		}
		all = append(all, v)
	}
	return all, nil
}

var (
	smtpTable = regexp.MustCompile(`(?ms)^\[smtp\]$.*?(^\[|\z)`)
	imapTable = regexp.MustCompile(`(?ms)^\[imap\]$.*?(^\[|\z)`)
	debated   = regexp.MustCompile(`(?m)^item +=  *"(?:[3-9]|1[01])".*$`) // the items between opening and closing
)

// madeByDemo marks a campaign folder that a demo made, and that the next one may take away.
const madeByDemo = "made-by-demo"

// clearLast takes the last demo's campaign away. A folder that no demo made is left alone.
func clearLast(folder string) error {
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Stat(filepath.Join(folder, madeByDemo)); err != nil {
		return fmt.Errorf("demo: %s is there already and no demo made it: name another folder with --out", folder)
	}
	if err := os.RemoveAll(folder); err != nil {
		return fmt.Errorf("clear the last demo's campaign: %w", err)
	}
	return nil
}

// prepare makes the campaign folder as "init" does, and points it at the embedded server.
func (s *stage) prepare() error {
	folder := filepath.Join(s.out, "campaign")
	if err := clearLast(folder); err != nil {
		return err
	}
	if _, err := office.Init(folder); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, madeByDemo), nil, 0o600); err != nil {
		return fmt.Errorf("mark the demo's campaign: %w", err)
	}
	toml := campaign.Sample("im2022")
	toml = smtpTable.ReplaceAll(toml, fmt.Appendf(nil, "[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nfrom = %q\nuser = \"\"\n\n$1", s.box.SMTPPort, isu))
	toml = imapTable.ReplaceAll(toml, fmt.Appendf(nil, "[imap]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = \"isu\"\nauthserv_id = %q\n\n$1", s.box.IMAPPort, authserver))
	toml = debated.ReplaceAll(toml, []byte("$0\nslot_minutes = 15"))
	all, err := invitees()
	if err != nil {
		return err
	}
	sheet, err := workbook.WriteContacts(all, nil)
	if err != nil {
		return err
	}
	err = errors.Join(os.WriteFile(filepath.Join(folder, "campaign.toml"), toml, 0o600),
		os.WriteFile(filepath.Join(folder, "contacts.xlsx"), sheet, 0o600), os.WriteFile(filepath.Join(s.out, "contacts.xlsx"), sheet, 0o600))
	if err != nil {
		return fmt.Errorf("write the demo's campaign: %w", err)
	}
	if s.office, err = office.Open(folder, office.Options{Now: s.clock}); err != nil {
		return err
	}
	return s.writeProgrammes(folder, s.office.Campaign.Meeting)
}

// refuse is the relay's word on a recipient.
func (s *stage) refuse(rcpt string) *postbox.Reply {
	if strings.Contains(rcpt, "@tajikistan.") {
		return &postbox.Reply{Code: 550, Enhanced: [3]int{5, 1, 1}, Text: "no such user here"}
	}
	return nil
}
