package campaign

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"chancery/internal/invitee"
	"chancery/internal/locale"
)

func (c *Campaign) readSender(t *table, folder fs.FS) {
	s := &c.Sender
	s.Names = t.localized("name")
	s.Name = s.Names.In(locale.English)
	s.Gender = t.word("gender", "", "", "female", "male")
	s.Function, s.Rank = t.inGender("function", s.Gender), t.inGender("rank", s.Gender)
	s.Organization, s.Subtitle = t.localized("organization"), t.localized("subtitle")
	s.Office, s.Address = t.localized("office"), t.localized("address")
	s.Phone, s.Fax, s.Web = t.text("phone", ""), t.text("fax", ""), t.text("web", "")
	s.Email = address(t, "email")
	s.Logo = t.picture("logo", folder)
	s.Signature = t.picture("signature", folder)
	checkGender(t, *s)
	t.end()
}

// picture is the name of a PNG or JPEG file that lies in the folder; "" : none.
func (t *table) picture(key string, folder fs.FS) string {
	name := t.text(key, "")
	if name == "" || !insideFolder(t, key, name) {
		return name
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg":
	default:
		t.problem(key, "convert it to PNG", "found %q, wanted a PNG or JPEG file", name)
		return name
	}
	if info, err := fs.Stat(folder, name); err != nil || info.IsDir() {
		t.problem(key, "put the file there, or correct the name", "there is no file %q in the campaign folder", name)
	}
	return name
}

// insideFolder tells whether a file named in campaign.toml lies in the campaign folder.
func insideFolder(t *table, key, name string) bool {
	if fs.ValidPath(name) && name != "." && !strings.Contains(name, `\`) && !strings.Contains(name, ":") {
		return true
	}
	t.problem(key, "put the file into the campaign folder and write its name with /", "found %q, wanted a path relative to the campaign folder", name)
	return false
}

func (c *Campaign) readContacts(t *table) {
	c.Contacts.File = t.text("file", "contacts.xlsx")
	if insideFolder(t, "file", c.Contacts.File) && strings.ToLower(path.Ext(c.Contacts.File)) != ".xlsx" {
		t.problem("file", "save the sheet as an Excel workbook (.xlsx)", "found %q, wanted an .xlsx file", c.Contacts.File)
	}
	for i, a := range t.texts("shared_addresses") {
		checked, err := invitee.CheckAddress(a)
		if err != nil {
			t.doc.problem(fmt.Sprintf("%s[%d]", t.at("shared_addresses"), i), "write one plain address", "%v", err)
			continue
		}
		c.Contacts.SharedAddresses = append(c.Contacts.SharedAddresses, checked)
	}
	t.end()
}

func (c *Campaign) readSpeakers(t *table) {
	minutes := t.number("minutes", 3, 1, 60)
	c.Speakers = Speakers{Minutes: minutes, GroupMinutes: t.number("group_minutes", 5, 1, 60), OrganizationMinutes: t.number("organization_minutes", minutes, 1, 60),
		ReplyMinutes: t.number("reply_minutes", minutes, 1, 60), First: t.texts("first"), FirstItems: t.texts("first_items"), Order: t.texts("order")}
	for i, ref := range c.Speakers.First {
		if !invitee.ValidRef(ref) {
			t.doc.problem(fmt.Sprintf("%s[%d]", t.at("first"), i), "write a Ref of contacts.xlsx", "found %q, wanted 1 to 64 of A–Z a–z 0–9 - _", ref)
		}
	}
	for i, item := range c.Speakers.FirstItems {
		if !slices.ContainsFunc(c.Meeting.Agenda, func(a Item) bool { return strings.EqualFold(a.Label, item) }) {
			t.doc.problem(fmt.Sprintf("%s[%d]", t.at("first_items"), i), "write the label of an item of [[meeting.agenda]]", "the agenda has no item %q", item)
		}
	}
	if len(c.Speakers.Order) == 0 {
		c.Speakers.Order = slices.Clone(speakersOrder)
	}
	seen := map[string]bool{}
	for i, level := range c.Speakers.Order {
		if !slices.Contains(speakersOrder, level) || seen[level] {
			t.doc.problem(fmt.Sprintf("%s[%d]", t.at("order"), i), "write each of groups, first, states, organizations once", "found %q", level)
		}
		seen[level] = true
	}
	t.end()
}

// speakersOrder are the levels in which speakers are heard.
var speakersOrder = []string{"groups", "first", "states", "organizations"}

func (c *Campaign) readAutomatic(t *table) {
	c.Automatic = Automatic{Acknowledge: t.flag("acknowledge", true), PerDay: t.number("per_day", 1, 1, 100), PerHour: t.number("per_hour", 200, 1, 100_000)}
	t.end()
}
