package office

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/internal/campaign"
	"chancery/internal/envelope"
	"chancery/internal/invitee"
	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/reply"
	"chancery/internal/store"
	"chancery/internal/workbook"
)

const (
	typePDF  = "application/pdf"
	typeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typeODS  = "application/vnd.oasis.opendocument.spreadsheet"
)

// draft is the mail to one invitee before it is frozen.
type draft struct {
	invitee   invitee.Invitee
	lang      locale.Lang
	fellBack  bool
	reference string
	tag       invitee.Tag
	messageID string
	date      time.Time
	mail      letter.Mail
	pdf       []byte
	files     []envelope.File // the letter's PDF, the form, the enclosures
}

// workshop makes drafts of one round.
type workshop struct {
	office     *Office
	set        *letter.Set
	round      string
	stem       string
	textOnly   bool // an e-mail without a PDF: a reminder
	enclosures map[locale.Lang][]envelope.File
	forms      map[locale.Lang]func() (*workbook.FormTemplate, error) // made when first asked for, by whichever goroutine
}

func (o *Office) workshop(set *letter.Set, round, stem string) (*workshop, error) {
	w := &workshop{office: o, set: set, round: round, stem: stem, enclosures: map[locale.Lang][]envelope.File{}, forms: map[locale.Lang]func() (*workbook.FormTemplate, error){}}
	for _, l := range locale.All {
		files, err := o.enclosures(l)
		if err != nil {
			return nil, err
		}
		w.enclosures[l] = files
		w.forms[l] = sync.OnceValues(func() (*workbook.FormTemplate, error) { return o.formTemplate(l) })
	}
	return w, nil
}

// enclosures are enclosures/*.pdf and enclosures/<lang>/*.pdf, by name, attached as they are.
func (o *Office) enclosures(l locale.Lang) (files []envelope.File, err error) {
	for _, folder := range []string{"enclosures", path.Join("enclosures", string(l))} {
		names, err := fs.Glob(o.files(), path.Join(folder, "*.pdf"))
		if err != nil {
			return nil, err
		}
		slices.Sort(names)
		for _, name := range names {
			data, err := fs.ReadFile(o.files(), name)
			if err != nil {
				return nil, fmt.Errorf("read enclosure: %w", err)
			}
			files = append(files, envelope.File{Name: path.Base(name), Type: typePDF, Data: data})
		}
	}
	return files, nil
}

// language is the language of the letter to v: its own, or a fallback where its own has no letter.
func (w *workshop) language(v invitee.Invitee) (l locale.Lang, fellBack, ok bool) {
	return w.office.Campaign.Language(v.Language, func(l locale.Lang) bool {
		if w.textOnly {
			return w.set.HasText(w.stem, l)
		}
		return w.set.HasLetter(w.stem, v.Class, l) && w.set.HasMail(w.stem, l)
	})
}

func (w *workshop) code(d *draft) string {
	return invitee.Code{Campaign: w.office.Campaign.ID, Ref: d.invitee.Ref, Tag: d.tag}.String()
}

// values are the draft's own, for its letter and mail.
func (w *workshop) values(d *draft) letter.Values {
	o, code := w.office, w.code(d)
	return letter.Values{
		Reference: d.reference, Date: locale.DateOf(d.date, o.Campaign.Meeting.Zone), Code: code,
		FormText: reply.FormText(d.lang, code, o.agenda(), o.days()), Enclosures: enclosureNames(w.enclosures[d.lang]),
	}
}

// fill writes letter, mail and form of a draft whose invitee, language, tag, reference and date are set.
func (w *workshop) fill(p *press, d *draft) ([]campaign.Problem, error) {
	vals := w.values(d)
	var problems []campaign.Problem
	var err error
	if w.textOnly {
		d.mail, problems = w.set.Text(w.stem, d.lang, d.invitee, vals)
	} else {
		problems, err = w.fillLetter(p, d, vals)
	}
	if err != nil || len(problems) > 0 {
		return problems, err
	}
	form, err := w.form(d.invitee, d.lang, vals.Code)
	if err != nil {
		return nil, err
	}
	d.files = append(d.files, form)
	if !w.textOnly {
		d.files = append(d.files, w.enclosures[d.lang]...)
	}
	return nil, nil
}

func (w *workshop) fillLetter(p *press, d *draft, vals letter.Values) ([]campaign.Problem, error) {
	doc, problems := w.set.Document(w.stem, d.lang, d.invitee, vals)
	mail, more := w.set.Mail(w.stem, d.lang, d.invitee, vals)
	if problems = append(problems, more...); len(problems) > 0 {
		return problems, nil
	}
	data, problems, err := p.print(doc, w.letterFile(d), d.date)
	if err != nil || len(problems) > 0 {
		return inRow(problems, d.invitee.Row), err
	}
	d.mail, d.pdf = mail, data
	words := letterWords
	if w.office.Campaign.Family[d.invitee.Class] == campaign.NoteVerbale {
		words = noteWords
	}
	d.files = append(d.files, envelope.File{Name: fileName(words, d.lang, d.invitee.Ref, ".pdf"), Type: typePDF, Data: data})
	return nil, nil
}

// letterFile is the template's name, for problems.
func (w *workshop) letterFile(d *draft) string {
	family := w.office.Campaign.Family[d.invitee.Class]
	if family != "" {
		family = "." + family
	}
	return fmt.Sprintf("letters/%s%s.%s.md", w.stem, family, d.lang)
}

// formTemplate is the reply form in one language, with gaps for delegation and code.
func (o *Office) formTemplate(l locale.Lang) (*workbook.FormTemplate, error) {
	m := o.Campaign.Meeting
	return workbook.NewFormTemplate(workbook.FormSpec{
		Lang: l, Title: m.Title.In(l), Dates: locale.FormatRange(l, m.Start, m.End),
		Deadline: locale.FormatWeekday(l, m.SpeakersDeadline), Days: o.days(), Agenda: o.agenda(), Languages: m.Interpretation,
	})
}

// form is the reply form for one invitee.
func (w *workshop) form(v invitee.Invitee, l locale.Lang, code string) (envelope.File, error) {
	template, err := w.forms[l]()
	if err != nil {
		return envelope.File{}, fmt.Errorf("make the reply form of %s: %w", v.Ref, err)
	}
	data, err := template.Form(code, v.DisplayName(l, w.office.Campaign.Meeting.Start))
	if err != nil {
		return envelope.File{}, fmt.Errorf("make the reply form of %s: %w", v.Ref, err)
	}
	return envelope.File{Name: fileName(formWords, l, v.Ref, ".xlsx"), Type: typeXLSX, Data: data}, nil
}

var (
	letterWords = locale.Text{locale.Arabic: "رسالة", locale.English: "Letter", locale.Spanish: "Carta", locale.French: "Lettre", locale.Russian: "Письмо", locale.Chinese: "信函"}
	noteWords   = locale.Text{locale.Arabic: "مذكرة شفوية", locale.English: "Note verbale", locale.Spanish: "Nota verbal", locale.French: "Note verbale",
		locale.Russian: "Вербальная нота", locale.Chinese: "普通照会"}
	formWords = locale.Text{locale.Arabic: "استمارة الرد", locale.English: "Reply form", locale.Spanish: "Formulario de respuesta",
		locale.French: "Formulaire de réponse", locale.Russian: "Форма ответа", locale.Chinese: "回执表"}
)

func fileName(words locale.Text, l locale.Lang, ref, ext string) string {
	return words.In(l) + " " + ref + ext
}

// enclosureNames are the enclosures' file names as a reader sees them: without extension and leading order number, with spaces.
func enclosureNames(files []envelope.File) (names []string) {
	for _, f := range files {
		name := strings.TrimSuffix(f.Name, path.Ext(f.Name))
		name = strings.TrimLeft(name, "0123456789-_. ")
		names = append(names, strings.TrimSpace(strings.ReplaceAll(name, "_", " ")))
	}
	return names
}

// freeze keeps the draft's files and gives the letter's row.
func (w *workshop) freeze(t *store.Tx, d *draft) (store.Letter, error) {
	c := w.office.Campaign
	content := store.Content{Subject: d.mail.Subject, Text: d.mail.Text, HTML: d.mail.HTML,
		From: c.SMTP.From, FromName: c.SMTP.FromName.In(d.lang), ReplyTo: c.SMTP.ReplyTo}
	for _, f := range d.files {
		hash, err := t.PutContent(f.Data)
		if err != nil {
			return store.Letter{}, err
		}
		content.Files = append(content.Files, store.Attached{Name: f.Name, Type: f.Type, Hash: hash})
	}
	return store.Letter{Round: w.round, Kind: store.KindLetter, Ref: d.invitee.Ref, Address: d.invitee.Email, Cc: d.invitee.Cc, Language: d.lang,
		Reference: d.reference, MessageID: d.messageID, Tag: d.tag, Date: d.date, Content: content}, nil
}

// mailOf is the mail of a draft, as envelope composes it.
func (w *workshop) mailOf(d *draft) envelope.Mail {
	c := w.office.Campaign
	return envelope.Mail{MessageID: d.messageID, Date: d.date.In(c.Meeting.Zone), From: c.SMTP.From, FromName: c.SMTP.FromName.In(d.lang), ReplyTo: c.SMTP.ReplyTo,
		To: d.invitee.Email, Cc: d.invitee.Cc, Subject: d.mail.Subject, Lang: d.lang, Text: d.mail.Text, HTML: d.mail.HTML, Files: d.files}
}

// compose gives the bytes of a frozen letter: the same each time.
func (o *Office) compose(l store.Letter, content func(hash string) ([]byte, error)) ([]byte, error) {
	m := envelope.Mail{MessageID: l.MessageID, Date: l.Date.In(o.Campaign.Meeting.Zone), From: l.Content.From, FromName: l.Content.FromName, ReplyTo: l.Content.ReplyTo,
		To: l.Address, ToName: l.Content.ToName, Cc: l.Cc, Subject: l.Content.Subject, Lang: l.Language, Text: l.Content.Text, HTML: l.Content.HTML,
		InReplyTo: l.Content.InReplyTo, References: l.Content.References, Automatic: l.Kind == store.KindAcknowledgement}
	for _, f := range l.Content.Files {
		data, err := content(f.Hash)
		if err != nil {
			return nil, fmt.Errorf("compose letter %s: file %q: %w", l.Ref, f.Name, err)
		}
		m.Files = append(m.Files, envelope.File{Name: f.Name, Type: f.Type, Data: data})
	}
	if l.Content.Calendar != "" {
		data, err := content(l.Content.Calendar)
		if err != nil {
			return nil, fmt.Errorf("compose letter %s: calendar: %w", l.Ref, err)
		}
		m.Calendar = data
	}
	raw, err := envelope.Compose(m)
	if err != nil {
		return nil, fmt.Errorf("compose letter %s: %w", l.Ref, err)
	}
	return raw, nil
}

func (o *Office) newTag() (invitee.Tag, error) {
	var b [8]byte
	if _, err := o.random.Read(b[:]); err != nil {
		return "", fmt.Errorf("make a tag: %w", err)
	}
	return invitee.NewTag(b), nil
}

func (o *Office) messageID(ref, round string, tag invitee.Tag) string {
	return invitee.MessageID{Campaign: o.Campaign.ID, Ref: ref, Round: round, Tag: tag, Domain: invitee.Domain(o.Campaign.SMTP.From)}.String()
}
