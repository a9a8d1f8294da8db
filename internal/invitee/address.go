package invitee

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// RFC 5321 §4.5.3.1: 64 octets of local part; RFC 3696 erratum 1690: 254 of address, since a path of 256 has its angle brackets.
const (
	maxLocal   = 64
	maxAddress = 254
)

// maxInput bounds what is converted to A-labels at all: encoding them takes quadratic time, and no address of 254 octets is longer in UTF-8.
const maxInput = 1024

// CheckAddress refuses what a relay could misread: control characters, quoted or non-ASCII local parts, several addresses, comments, display names.
// What it takes is the Dot-string of RFC 5321 §4.1.2 and a domain with a dot. It returns the address with its domain as A-labels (RFC 5890) in lower
// case; the case of the local part stays.
func CheckAddress(s string) (string, error) {
	if err := refuseForm(s); err != nil {
		return "", fmt.Errorf("address %.300q: %w", s, err)
	}
	at := strings.LastIndexByte(s, '@')
	local, domain := s[:at], s[at+1:]
	if err := checkLocal(local); err != nil {
		return "", fmt.Errorf("address %q: %w", s, err)
	}
	ascii, err := checkDomain(domain)
	if err != nil {
		return "", fmt.Errorf("address %q: %w", s, err)
	}
	out := local + "@" + ascii
	if len(out) > maxAddress {
		return "", fmt.Errorf("address %q: it has %d characters, at most %d are allowed", s, len(out), maxAddress)
	}
	return out, nil
}

// refuseForm names what makes s something else than one plain address.
func refuseForm(s string) error {
	if s == "" {
		return fmt.Errorf("it is empty, wanted name@domain")
	}
	if len(s) > maxInput {
		return fmt.Errorf("it has %d bytes, at most %d characters are allowed", len(s), maxAddress)
	}
	for _, r := range s {
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return fmt.Errorf("it has the invisible character U+%04X; type it again without", r)
		case unicode.IsSpace(r):
			return fmt.Errorf("it has a space; one address is wanted, without a name")
		}
	}
	for _, c := range []struct{ chars, what string }{
		{`"\`, "quoted local parts are not accepted; wanted name@domain"},
		{"<>", "it has angle brackets; the address alone is wanted, without a name"},
		{"()", "comments are not accepted; wanted name@domain"},
		{",;", "it looks like several addresses; one is wanted here, further ones go into Cc"},
	} {
		if strings.ContainsAny(s, c.chars) {
			return fmt.Errorf("%s", c.what)
		}
	}
	if n := strings.Count(s, "@"); n != 1 {
		return fmt.Errorf("it has %d signs @, wanted name@domain", n)
	}
	return nil
}

// checkLocal takes atoms with single dots between them.
func checkLocal(local string) error {
	if local == "" {
		return fmt.Errorf("nothing stands before the @")
	}
	if len(local) > maxLocal {
		return fmt.Errorf("%d characters stand before the @, at most %d are allowed", len(local), maxLocal)
	}
	for _, r := range local {
		if r > unicode.MaxASCII {
			return fmt.Errorf("the part before the @ has the character %q; only ASCII letters reach every server", r)
		}
		if r != '.' && !atext(byte(r)) {
			return fmt.Errorf("the part before the @ has the character %q, which is not allowed", r)
		}
	}
	for _, atom := range strings.Split(local, ".") {
		if atom == "" {
			return fmt.Errorf("the part before the @ begins or ends with a dot, or has two together")
		}
	}
	return nil
}

// atext is RFC 5322 §3.2.3.
func atext(b byte) bool { return alnum(b) || strings.IndexByte("!#$%&'*+-/=?^_`{|}~", b) >= 0 }

// checkDomain gives the A-labels of a host name with at least two labels; address literals and names that end with a dot are refused.
func checkDomain(domain string) (string, error) {
	if domain == "" {
		return "", fmt.Errorf("nothing stands after the @")
	}
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		return "", fmt.Errorf("%q is no domain name: %w", domain, err)
	}
	ascii = strings.ToLower(ascii)
	labels := strings.Split(ascii, ".")
	if len(labels) < 2 {
		return "", fmt.Errorf("the domain %q has no dot", domain)
	}
	for _, label := range labels {
		if !hostLabel(label) {
			return "", fmt.Errorf("%q is no domain name: the part %q between dots is not allowed", domain, label)
		}
	}
	if strings.Trim(labels[len(labels)-1], "0123456789") == "" {
		return "", fmt.Errorf("%q is an address of a machine, wanted a domain name", domain)
	}
	return ascii, nil
}

// hostLabel is RFC 1123 §2.1: letters, digits and inner hyphens, 1 to 63 octets.
func hostLabel(s string) bool {
	if s == "" || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		if !alnum(s[i]) && s[i] != '-' {
			return false
		}
	}
	return true
}

// Domain is the part after the last @ in lower case, as A-labels where it can be; "" without an @.
func Domain(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return ""
	}
	domain := strings.ToLower(strings.TrimSpace(address[at+1:]))
	if len(domain) > maxInput {
		return domain
	}
	if ascii, err := idna.Lookup.ToASCII(domain); err == nil {
		return ascii
	}
	return domain
}

// fold makes an address comparable. Servers may tell the case of local parts apart; no mission's server does.
func fold(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return strings.ToLower(strings.TrimSpace(address))
	}
	return strings.ToLower(strings.TrimSpace(address[:at])) + "@" + Domain(address)
}
