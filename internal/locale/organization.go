package locale

import (
	"slices"
	"strings"
)

// OrganizationKind tells a group of States from the bodies and organizations that are invited in their own right.
type OrganizationKind string

const (
	GroupOfStates     OrganizationKind = "group"
	UnitedNationsBody OrganizationKind = "united_nations"
	Intergovernmental OrganizationKind = "intergovernmental"
	Humanitarian      OrganizationKind = "humanitarian" // the Red Cross and Red Crescent, the Order of Malta
	Institute         OrganizationKind = "institute"
	Nongovernmental   OrganizationKind = "nongovernmental"
)

// Organization is a group of States, a body of the United Nations or an organization of organizations.tsv. The ID of a regional group is its
// RegionalGroup.
type Organization struct {
	ID   string
	Kind OrganizationKind
}

// LookupOrganization finds an organization by its ID ("eu", "icrc", "african").
func LookupOrganization(id string) (Organization, bool) {
	row, ok := organizationTable().rows[id]
	if !ok {
		return Organization{}, false
	}
	return row.organization, true
}

// Organizations lists all in the order of the table: groups first.
func Organizations() []Organization {
	t := organizationTable()
	out := make([]Organization, len(t.ids))
	for i, id := range t.ids {
		out[i] = t.rows[id].organization
	}
	return out
}

// Name is the official name in l without an article: "African Union", "Comité international de la Croix-Rouge".
func (o Organization) Name(l Lang) string { return o.find(l).name.text }

// Acronym is what the language shortens the name to ("AU", "CICR", "МККК", "非盟"), "" where it has no such custom, as mostly in Arabic.
func (o Organization) Acronym(l Lang) string { return o.find(l).acronym.text }

// Full is the name as it stands where it is said first: "African Union (AU)", "非洲联盟（非盟）"; the name alone where there is no acronym or the name has it
// ("HALO Trust").
func (o Organization) Full(l Lang) string {
	row := o.find(l)
	switch {
	case row.acronym.text == "" || slices.Contains(strings.Fields(row.name.text), row.acronym.text):
		return row.name.text
	case l == Chinese:
		return row.name.text + "（" + row.acronym.text + "）"
	}
	return row.name.text + " (" + row.acronym.text + ")"
}

// The is the name with its article: "the African Union", "l'Union africaine".
func (o Organization) The(l Lang) string { return o.find(l).name.the() }

// Of is the name in the genitive: "of the African Union", "du Groupe des 77 et de la Chine", "Африканского союза", "للاتحاد الأفريقي"; Chinese: the name alone.
func (o Organization) Of(l Lang) string { return o.find(l).cased("of", name.of) }

// To is the name as an addressee: "to the African Union", "à l'Union africaine", "Африканскому союзу", "إلى الاتحاد الأفريقي", "致非洲联盟".
func (o Organization) To(l Lang) string { return o.find(l).cased("to", name.to) }

// By is the name as the one that acts: "by the African Union", "par l'Union africaine", "Африканским союзом".
func (o Organization) By(l Lang) string { return o.find(l).cased("by", name.by) }

// TheShort and OfShort are The and Of of the acronym, of the name where there is none: "l'UE", "de la UE".
func (o Organization) TheShort(l Lang) string { return o.find(l).short().the() }
func (o Organization) OfShort(l Lang) string {
	row := o.find(l)
	if row.acronym.text == "" {
		return o.Of(l)
	}
	return row.acronym.of(l)
}

func (o Organization) find(l Lang) organizationName {
	row, ok := organizationTable().rows[o.ID]
	if !ok {
		return organizationName{lang: l}
	}
	return row.names[l]
}

// SortOrganizations orders organizations for a list in l by their names.
func SortOrganizations(l Lang, list []Organization) {
	slices.SortFunc(list, func(a, b Organization) int { return Compare(l, a.Name(l), b.Name(l)) })
}

// organizationName is the name in one language.
type organizationName struct {
	lang          Lang
	name, acronym name
	cases         map[string]string // "of", "to", "by", where the rules do not make them
	aliases       []string
}

func (n organizationName) cased(what string, rule func(name, Lang) string) string {
	if s, ok := n.cases[what]; ok {
		return s
	}
	return rule(n.name, n.lang)
}

func (n organizationName) short() name {
	if n.acronym.text == "" {
		return n.name
	}
	return n.acronym
}

// everyName gives all that the organization is called in the language; "X (Y)" too, as people write who copy a list.
func (n organizationName) everyName() []string {
	out := append([]string{n.name.text}, n.aliases...)
	for _, s := range n.cases {
		out = append(out, s)
	}
	if n.lang == Russian {
		out = append(out, n.name.of(Russian))
	}
	if n.acronym.text != "" {
		out = append(out, n.acronym.text, strings.TrimSpace(n.name.text+" "+n.acronym.text))
	}
	return out
}
