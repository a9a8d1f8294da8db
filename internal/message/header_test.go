package message

import (
	"reflect"
	"testing"
	"time"
)

func TestAddressesAsFoundInTheWild(t *testing.T) {
	t.Parallel()
	for in, want := range map[string][]Address{
		`"Torres, Ana" <ana@Mission.EXAMPLE>`:                     {{"Torres, Ana", "ana@mission.example"}},
		`Torres, Ana <ana@mission.example>; b@x.example (Bea)`:    {{"Torres, Ana", "ana@mission.example"}, {"Bea", "b@x.example"}},
		`=?utf-8?Q?Torres=2C_Ana?= <ana@mission.example>`:         {{"Torres, Ana", "ana@mission.example"}},
		`"=?utf-8?B?w4k=?= <x@y.example>" <real@z.example>`:       {{"É <x@y.example>", "real@z.example"}},
		`undisclosed-recipients:;`:                                nil,
		`Group: a@x.example, <@r.example:b@x.example>;`:           {{"", "a@x.example"}, {"", "b@x.example"}},
		"'Ana' <mailto:ana@mission.example>":                      {{"Ana", "ana@mission.example"}},
		"\xcf\xe5\xf2\xf0\xee\xe2 \xc8\xe2\xe0\xed <p@x.example>": {{"Петров Иван", "p@x.example"}},
	} {
		if got := parseAddresses(in, ""); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read %v, wanted %v", in, got, want)
		}
	}
}

func TestRepeatedFromIsCounted(t *testing.T) {
	t.Parallel()
	m := Read([]byte("From: a@x.example\nSubject: one\n two\nthree\nFrom: b@y.example\nX-A: 1\n\nbody"))
	if m.Froms != 2 || m.From.Address != "a@x.example" || m.Subject != "one two three" || m.Text != "body" {
		t.Errorf("read %+v", m)
	}
}

func TestResultsOfAuthenticationKeepEncodedWordsAsText(t *testing.T) {
	t.Parallel()
	value := "mx.example; spf=pass smtp.mailfrom==?utf-8?Q?;_dmarc=3Dpass?="
	if got := Read([]byte("Authentication-Results: " + value + "\n\n")).Header("authentication-RESULTS"); len(got) != 1 || got[0] != value {
		t.Errorf("read %q", got)
	}
}

func TestDatesInManyForms(t *testing.T) {
	t.Parallel()
	want := time.Date(2022, 5, 3, 7, 12, 0, 0, time.UTC)
	for _, s := range []string{
		"Tue, 3 May 2022 09:12:00 +0200", "3 May 2022 09:12 +0200 (CEST)", "Tue,  3-May-2022 09:12:00 CEST", "2022-05-03T09:12:00+02:00",
		"Tue May  3 07:12:00 2022", "Tue, 03 May 22 07:12:00 GMT", "May 3, 2022 9:12:00 AM +0200",
	} {
		if got := parseDate(s); !got.Equal(want) {
			t.Errorf("%s: read %v", s, got)
		}
	}
	if got := parseDate("yesterday"); !got.IsZero() {
		t.Errorf("no date read as %v", got)
	}
}

func TestFileNamesInBothEncodings(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]string{
		`attachment; filename*=UTF-8''%C3%A9t%C3%A9.pdf`:                   "été.pdf",
		`attachment; filename="=?utf-8?B?w6l0w6kucGRm?="`:                  "été.pdf",
		`attachment; filename*1=".pdf"; filename*0*=iso-8859-1'fr'%E9t%E9`: "été.pdf",
		`attachment; filename=my statement.pdf; size=3`:                    "my statement.pdf",
	} {
		if _, params := parseMedia(field, ""); params["filename"] != want {
			t.Errorf("%s: read %q, wanted %q", field, params["filename"], want)
		}
	}
}
