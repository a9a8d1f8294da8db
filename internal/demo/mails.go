package demo

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/message"
)

// receive takes the letters out of the server as they came to the delegations.
func (s *stage) receive() error {
	all, err := invitees()
	if err != nil {
		return err
	}
	directory := invitee.NewDirectory(all)
	s.known = map[string]letterOf{}
	for _, m := range s.box.Mails() {
		for _, v := range directory.ByAddress(m.To[0]) {
			header, _, _ := bytes.Cut(m.Data, []byte("\r\n\r\n"))
			s.known[v.Ref] = letterOf{invitee: v, mail: message.Read(m.Data), header: string(header)}
		}
	}
	return nil
}

// answer writes a delegation's mail and delivers it into the mailbox. A delegation whose letter did not come does not answer.
func (s *stage) answer(a answer) error {
	l, came := s.known[a.ref]
	if !came {
		return nil
	}
	s.number++
	raw, err := a.write(l, s.number)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("answer-%02d.%s.eml", s.number, a.ref)
	if err := os.WriteFile(filepath.Join(s.out, name), raw, 0o600); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	s.told.Mails++
	return s.box.Deliver("INBOX", raw, a.day)
}

// writeMails writes each mail that was sent, and each letter's PDF as its invitee got it.
func (s *stage) writeMails() error {
	for i, m := range s.box.Mails() {
		mail := message.Read(m.Data)
		id, ours := invitee.ParseMessageID(mail.MessageID)
		if !ours {
			return fmt.Errorf("mail %d bears the Message-ID %q, which is none of ours", i+1, mail.MessageID)
		}
		lang := mail.Header("Content-Language")
		name := id.Ref + "." + strings.Join(lang, "")
		if id.Round != "invitation" {
			name += "." + id.Round
		}
		s.told.Mails++
		if err := os.WriteFile(filepath.Join(s.out, name+".eml"), m.Data, 0o600); err != nil {
			return fmt.Errorf("write mail: %w", err)
		}
		for _, part := range mail.Parts {
			if part.Type != "application/pdf" {
				continue
			}
			s.told.Letters++
			if err := os.WriteFile(filepath.Join(s.out, name+".pdf"), part.Data, 0o600); err != nil {
				return fmt.Errorf("write letter: %w", err)
			}
			break
		}
	}
	return s.copyPaper()
}

// copyPaper puts the printed letters beside those that were sent.
func (s *stage) copyPaper() error {
	printed, err := filepath.Glob(filepath.Join(s.office.Folder, "paper", "*.pdf"))
	if err != nil {
		return err
	}
	for _, file := range printed {
		data, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(filepath.Join(s.out, filepath.Base(file)), data, 0o600)
		}
		if err != nil {
			return fmt.Errorf("copy printed letter: %w", err)
		}
		s.told.Letters++
	}
	return nil
}
