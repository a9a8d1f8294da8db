package invitee

import (
	"slices"

	"chancery/internal/locale"
)

// Directory answers who an address belongs to. Immutable; safe for several goroutines.
type Directory struct {
	all                                     []Invitee
	ref                                     map[string]int
	address, domain, name, country, mission map[string][]int
}

// NewDirectory indexes the invitees. Of two with one Ref the first counts; reading contacts refuses such sheets.
func NewDirectory(all []Invitee) *Directory {
	d := &Directory{
		all: slices.Clone(all), ref: map[string]int{},
		address: map[string][]int{}, domain: map[string][]int{}, name: map[string][]int{}, country: map[string][]int{}, mission: map[string][]int{},
	}
	for i, v := range d.all {
		if _, twice := d.ref[v.Ref]; !twice {
			d.ref[v.Ref] = i
		}
		d.indexAddresses(i, v)
		d.indexNames(i, v)
	}
	return d
}

func (d *Directory) indexAddresses(i int, v Invitee) {
	for _, a := range append([]string{v.Email}, v.Cc...) {
		if a == "" {
			continue
		}
		add(d.address, fold(a), i)
		if domain := Domain(a); domain != "" && !SharedProvider(domain) {
			add(d.domain, domain, i)
		}
	}
}

func (d *Directory) indexNames(i int, v Invitee) {
	if v.Name != "" {
		add(d.name, locale.Fold(v.Name), i)
	}
	if v.Country == "" {
		return
	}
	add(d.country, v.Country, i)
	for _, l := range locale.All {
		add(d.mission, locale.Fold(v.Mission(l, locale.Date{})), i)
	}
}

// add enters i under key once.
func add(index map[string][]int, key string, i int) {
	if key != "" && !slices.Contains(index[key], i) {
		index[key] = append(index[key], i)
	}
}

func (d *Directory) pick(indexes ...[]int) []Invitee {
	var out []Invitee
	seen := map[int]bool{}
	for _, index := range indexes {
		for _, i := range index {
			if !seen[i] {
				seen[i] = true
				out = append(out, d.all[i])
			}
		}
	}
	return out
}

// ByRef finds an invitee by its Ref, exactly as written in the sheet.
func (d *Directory) ByRef(ref string) (Invitee, bool) {
	i, ok := d.ref[ref]
	if !ok {
		return Invitee{}, false
	}
	return d.all[i], true
}

// All gives the invitees in the order of the sheet.
func (d *Directory) All() []Invitee { return slices.Clone(d.all) }

// ByAddress gives the invitees whose Email or Cc the address is, case-insensitively; several where it is shared.
func (d *Directory) ByAddress(address string) []Invitee { return d.pick(d.address[fold(address)]) }

// ByDomain gives the invitees with an address on exactly this domain; none for shared providers.
func (d *Directory) ByDomain(domain string) []Invitee { return d.pick(d.domain[Domain("@"+domain)]) }

// ByName gives the invitees of a name: the Name of the sheet, or a State's short or official name or its mission's, in any language.
func (d *Directory) ByName(name string) []Invitee {
	key := locale.Fold(name)
	var state []int
	if s, ok := locale.StateByName(name); ok {
		state = d.country[s.Alpha3]
	}
	return d.pick(d.name[key], state, d.mission[key])
}

// Known tells whether address speaks for the invitee ref: it is its Email or Cc (and of no other invitee), or on the same exact domain where that
// domain belongs to no other invitee and is no shared provider.
func (d *Directory) Known(ref, address string) bool {
	owners := d.address[fold(address)]
	if len(owners) == 0 {
		owners = d.domain[Domain(address)]
	}
	return len(owners) == 1 && d.all[owners[0]].Ref == ref
}
