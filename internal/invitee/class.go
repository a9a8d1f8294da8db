package invitee

import (
	"strings"

	"chancery/internal/locale"
)

// Class is the standing of an invitee at the meeting.
type Class string

const (
	StateParty                Class = "state_party"
	StateNotParty             Class = "state_not_party"
	Observer                  Class = "observer"
	InternationalOrganization Class = "international_organization"
	NGO                       Class = "ngo"
)

// Classes in the order of the list of participants.
var Classes = []Class{StateParty, StateNotParty, Observer, InternationalOrganization, NGO}

var singular = map[Class]locale.Text{
	StateParty: {
		locale.Arabic: "دولة طرف", locale.English: "State Party", locale.Spanish: "Estado parte",
		locale.French: "État partie", locale.Russian: "Государство-участник", locale.Chinese: "缔约国",
	},
	StateNotParty: {
		locale.Arabic: "دولة غير طرف", locale.English: "State not party", locale.Spanish: "Estado no parte",
		locale.French: "État non partie", locale.Russian: "Государство, не являющееся участником", locale.Chinese: "非缔约国",
	},
	Observer: {
		locale.Arabic: "مراقب", locale.English: "Observer", locale.Spanish: "Observador",
		locale.French: "Observateur", locale.Russian: "Наблюдатель", locale.Chinese: "观察员",
	},
	InternationalOrganization: {
		locale.Arabic: "منظمة دولية", locale.English: "International organization", locale.Spanish: "Organización internacional",
		locale.French: "Organisation internationale", locale.Russian: "Международная организация", locale.Chinese: "国际组织",
	},
	NGO: {
		locale.Arabic: "منظمة غير حكومية", locale.English: "Non-governmental organization", locale.Spanish: "Organización no gubernamental",
		locale.French: "Organisation non gouvernementale", locale.Russian: "Неправительственная организация", locale.Chinese: "非政府组织",
	},
}

var plural = map[Class]locale.Text{
	StateParty: {
		locale.Arabic: "الدول الأطراف", locale.English: "States Parties", locale.Spanish: "Estados partes",
		locale.French: "États parties", locale.Russian: "Государства-участники", locale.Chinese: "缔约国",
	},
	StateNotParty: {
		locale.Arabic: "الدول غير الأطراف", locale.English: "States not party", locale.Spanish: "Estados no partes",
		locale.French: "États non parties", locale.Russian: "Государства, не являющиеся участниками", locale.Chinese: "非缔约国",
	},
	Observer: {
		locale.Arabic: "المراقبون", locale.English: "Observers", locale.Spanish: "Observadores",
		locale.French: "Observateurs", locale.Russian: "Наблюдатели", locale.Chinese: "观察员",
	},
	InternationalOrganization: {
		locale.Arabic: "المنظمات الدولية", locale.English: "International organizations", locale.Spanish: "Organizaciones internacionales",
		locale.French: "Organisations internationales", locale.Russian: "Международные организации", locale.Chinese: "国际组织",
	},
	NGO: {
		locale.Arabic: "المنظمات غير الحكومية", locale.English: "Non-governmental organizations", locale.Spanish: "Organizaciones no gubernamentales",
		locale.French: "Organisations non gouvernementales", locale.Russian: "Неправительственные организации", locale.Chinese: "非政府组织",
	},
}

var underscored = strings.NewReplacer(" ", "_", "-", "_")

// ParseClass reads the word of contacts.xlsx, "state_party" and so on; case does not count, and a space or hyphen stands for the underscore.
func ParseClass(s string) (Class, bool) {
	c := Class(underscored.Replace(strings.ToLower(strings.TrimSpace(s))))
	_, ok := singular[c]
	if !ok {
		return "", false
	}
	return c, true
}

// Label is the singular, as a label stands: "State Party".
func (c Class) Label(l locale.Lang) string { return singular[c].In(l) }

// Plural is the heading of a list: "States Parties".
func (c Class) Plural(l locale.Lang) string { return plural[c].In(l) }

// IsState tells of state_party and state_not_party. An observer with a Country is addressed as a State too.
func (c Class) IsState() bool { return c == StateParty || c == StateNotParty }
