package invitee

import (
	"encoding/base32"
	"strings"
)

// Tag ties a letter to its answer: 60 random bits as 12 characters of lower-case base 32 (RFC 4648, a–z 2–7), never a proof of who sent.
type Tag string

const tagLength = 12

var tagAlphabet = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// NewTag makes a tag of 8 random bytes (the first 60 of their bits).
func NewTag(random [8]byte) Tag {
	return Tag(tagAlphabet.EncodeToString(random[:])[:tagLength])
}

// Valid tells whether t has the shape of a tag.
func (t Tag) Valid() bool {
	return len(t) == tagLength && strings.Trim(string(t), "abcdefghijklmnopqrstuvwxyz234567") == ""
}

// MessageID is <CAMPAIGN.REF.ROUND.TAG@DOMAIN>.
type MessageID struct {
	Campaign, Ref, Round string
	Tag                  Tag
	Domain               string
}

// String is the Message-ID with its angle brackets.
func (m MessageID) String() string {
	return "<" + m.Campaign + "." + m.Ref + "." + m.Round + "." + string(m.Tag) + "@" + m.Domain + ">"
}

// ParseMessageID reads what String writes; the angle brackets may be missing. Only the shape is judged: whether such a letter exists, the store knows.
func ParseMessageID(s string) (MessageID, bool) {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "<"); ok {
		if s, ok = strings.CutSuffix(inner, ">"); !ok {
			return MessageID{}, false
		}
	}
	local, domain, ok := strings.Cut(s, "@")
	if !ok || !domainShape(domain) {
		return MessageID{}, false
	}
	rest, tag, _ := cutLast(local)
	rest, round, _ := cutLast(rest)
	campaign, ref, ok := cutLast(rest)
	m := MessageID{Campaign: campaign, Ref: ref, Round: round, Tag: Tag(tag), Domain: domain}
	if !ok || !validCampaign(campaign) || !ValidRef(ref) || !ValidRef(round) || !m.Tag.Valid() {
		return MessageID{}, false
	}
	return m, true
}

// Code is CAMPAIGN.REF.TAG, as the form and its text bear it.
type Code struct {
	Campaign, Ref string
	Tag           Tag
}

// String is the code as the form bears it.
func (c Code) String() string { return c.Campaign + "." + c.Ref + "." + string(c.Tag) }

// ParseCode reads a code that stands alone, as in a cell of the form; the tag may be in capitals.
func ParseCode(s string) (Code, bool) {
	rest, tag, _ := cutLast(strings.TrimSpace(s))
	campaign, ref, ok := cutLast(rest)
	c := Code{Campaign: campaign, Ref: ref, Tag: Tag(strings.ToLower(tag))}
	if !ok || !validCampaign(campaign) || !ValidRef(ref) || !c.Tag.Valid() {
		return Code{}, false
	}
	return c, true
}

// cutLast parts s at its last dot.
func cutLast(s string) (before, after string, ok bool) {
	i := strings.LastIndexByte(s, '.')
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// validCampaign takes the parts of a Ref, with single dots between.
func validCampaign(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if !ValidRef(part) {
			return false
		}
	}
	return true
}

func domainShape(s string) bool {
	for _, label := range strings.Split(s, ".") {
		if !hostLabel(label) {
			return false
		}
	}
	return true
}
