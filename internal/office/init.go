package office

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
	"chancery/internal/workbook"
	"chancery/templates"
)

// Init makes a new campaign folder: a commented campaign.toml, a sample contact sheet, the letters in six languages. A folder that holds a campaign is left alone.
func Init(folder string) (made []string, err error) {
	if _, err := os.Stat(filepath.Join(folder, "campaign.toml")); err == nil {
		return nil, fmt.Errorf("make a campaign in %s: there is one already", folder)
	}
	contacts, err := workbook.WriteContacts(sampleInvitees(), []string{"Remarks"})
	if err != nil {
		return nil, fmt.Errorf("make the sample contact sheet: %w", err)
	}
	put := func(name string, data []byte) error {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			return err
		}
		if _, err := os.Stat(file); err == nil {
			return fmt.Errorf("%s is there already: nothing is overwritten", file)
		}
		made = append(made, name)
		return WriteFile(file, data)
	}
	err = errors.Join(put("campaign.toml", campaign.Sample(campaignID(folder))), put("contacts.xlsx", contacts), os.MkdirAll(filepath.Join(folder, "enclosures"), 0o700))
	if err == nil {
		err = fs.WalkDir(templates.Files, "letters", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(templates.Files, name)
			if err != nil {
				return err
			}
			return put(name, data)
		})
	}
	if err != nil {
		return made, fmt.Errorf("make a campaign in %s: %w", folder, err)
	}
	return made, nil
}

// campaignID is the folder's name where it can be an id, else "meeting".
func campaignID(folder string) string {
	abs, err := filepath.Abs(folder)
	if name := filepath.Base(abs); err == nil && invitee.ValidRef(name) {
		return name
	}
	return "meeting"
}

// sampleInvitees show one row of each class; their addresses lead nowhere (RFC 2606).
func sampleInvitees() []invitee.Invitee {
	return []invitee.Invitee{
		{Ref: "COL", Class: invitee.StateParty, Country: "COL", Language: locale.Spanish, Email: "mission.col@mission.example"},
		{Ref: "JOR", Class: invitee.StateParty, Country: "JOR", Language: locale.Arabic, Email: "mission.jor@mission-jo.example"},
		{Ref: "FRA", Class: invitee.StateParty, Country: "FRA", Language: locale.French, Email: "mission.fra@mission-fr.example", Cc: []string{"deuxieme.secretaire@mission-fr.example"}},
		{Ref: "CHN", Class: invitee.StateNotParty, Country: "CHN", Language: locale.Chinese, Email: "mission.chn@mission-cn.example"},
		{Ref: "KAZ", Class: invitee.StateNotParty, Country: "KAZ", Language: locale.Russian, Email: "mission.kaz@mission-kz.example"},
		{Ref: "ICO", Class: invitee.InternationalOrganization, Name: "International Committee of Observers", Language: locale.English, Email: "office@ico.example"},
		{Ref: "CLEAR", Class: invitee.NGO, Name: "Clear Ground", Language: locale.English, Email: "post@clearground.example", Salutation: "Dear colleagues,"},
	}
}
