// Package letter turns a template and an invitee into a letter's document, or into a mail's subject, text and HTML. Templates are
// Markdown with front matter; a field {{ name }} is a node of their tree whose value is text and is never parsed again. Every unknown
// field and every missing value is told with its place.
package letter

import (
	"io/fs"
	"path"
	"regexp"
	"slices"

	"chancery/internal/campaign"
	"chancery/internal/invitee"
	"chancery/internal/locale"
)

// Set is every template of a campaign folder, parsed. Safe for several goroutines.
type Set struct {
	campaign  *campaign.Campaign
	templates map[templateKey]*template
	sources   map[string][]byte
	logo      []byte
	signature []byte
}

// templateKey names a file: letters/STEM.FAMILY.LANG.md; family is "" or "mail", or one of [letters].
type templateKey struct {
	stem, family string
	lang         locale.Lang
}

type template struct {
	file  string
	lang  locale.Lang
	front front
	body  []part
}

// fileName is STEM[.family].<lang>.md.
var fileName = regexp.MustCompile(`^([A-Za-z0-9_-]+)(?:\.([a-z0-9_-]+))?\.([a-z]{2})\.md$`)

// mails are the stems whose template is an e-mail, not a letter.
var mails = []string{"mail", "reminder", "acknowledgement"}

// Load parses letters/*.md of the folder. Problems: broken front matter, unknown fields (with the nearest known one), each with file,
// line and column. Columns are the headers of the contacts beside the standard ones; nil means that they are not known, so that any
// plain name may be one. The set is never nil and holds what could be read.
func Load(folder fs.FS, c *campaign.Campaign, columns []string) (*Set, []campaign.Problem) {
	s := &Set{campaign: c, templates: map[templateKey]*template{}, sources: map[string][]byte{}}
	files, err := fs.Glob(folder, "letters/*.md")
	if err != nil || len(files) == 0 {
		return s, []campaign.Problem{{File: "letters", What: "the folder holds no letter", Remedy: "write letters/letter.<lang>.md; chancery init makes samples"}}
	}
	var problems []campaign.Problem
	for _, file := range files {
		problems = append(problems, s.add(folder, file, columns)...)
	}
	problems = append(problems, s.include().problems...)
	problems = append(problems, s.pictures(folder)...)
	return s, problems
}

func (s *Set) add(folder fs.FS, file string, columns []string) []campaign.Problem {
	parts := fileName.FindStringSubmatch(path.Base(file))
	if parts == nil {
		return nil
	}
	r := &reporter{file: file, columns: columns}
	if !slices.Contains(locale.All, locale.Lang(parts[3])) {
		r.report(0, 0, "the name ends in "+quote(parts[3])+", which is no language of the letters", "name it letters/STEM.<lang>.md with ar, en, es, fr, ru or zh")
		return r.problems
	}
	src, err := fs.ReadFile(folder, file)
	if err != nil {
		r.report(0, 0, "cannot read the file: "+err.Error(), "look at its permissions")
		return r.problems
	}
	s.sources[file] = src
	key := templateKey{parts[1], parts[2], locale.Lang(parts[3])}
	s.templates[key] = parse(r, src, key)
	return r.problems
}

func parse(r *reporter, src []byte, key templateKey) *template {
	t := &template{file: r.file, lang: key.lang}
	text := clean(r, src)
	if len(r.problems) > 0 {
		return t
	}
	body, first := "", 1
	t.front, body, first = splitFront(r, text)
	t.body = parseBody(r, body, first)
	if key.stem == partStem {
		if first > 1 {
			r.report(1, 1, "a shared part has front matter", "take it out: the letter that includes the part has its own")
		}
		return t
	}
	if _, has := t.front["subject"]; !has && (key.family == "mail" || slices.Contains(mails, key.stem)) {
		r.report(1, 1, "the mail has no subject", "begin the file with --- and subject: … and ---")
	}
	return t
}

// HasLetter tells whether letters/STEM[.family].<lang>.md is there.
func (s *Set) HasLetter(stem string, class invitee.Class, l locale.Lang) bool {
	return s.templates[templateKey{stem, s.campaign.Family[class], l}] != nil
}

// HasMail likewise for STEM.mail.<lang>.md, else mail.<lang>.md; HasText for letters/STEM.<lang>.md as an e-mail without PDF.
func (s *Set) HasMail(stem string, l locale.Lang) bool { return s.mail(stem, l) != nil }

// HasText tells whether letters/STEM.<lang>.md is there, for an e-mail without PDF.
func (s *Set) HasText(stem string, l locale.Lang) bool {
	return s.templates[templateKey{stem, "", l}] != nil
}

func (s *Set) mail(stem string, l locale.Lang) *template {
	if t := s.templates[templateKey{stem, "mail", l}]; t != nil {
		return t
	}
	return s.templates[templateKey{"mail", "", l}]
}

// Sources lists every template file that was read, by name, with its bytes as they stand in the folder.
func (s *Set) Sources() map[string][]byte { return s.sources }

// absent is the problem of a template that is not there.
func absent(file string) []campaign.Problem {
	return []campaign.Problem{{File: file, What: "there is no such file", Remedy: "write it, or name another language as fallback in " + campaign.FileName}}
}
