package letter_test

import (
	"testing"
	"testing/fstest"
	"time"

	"chancery/internal/letter"
	"chancery/internal/locale"
	"chancery/internal/typeset"
)

func TestMeetingHasItsTimeZoneInTheLettersLanguage(t *testing.T) {
	t.Parallel()
	src := "{{ meeting.opening }} / {{ meeting.timezone }} / {{ meeting.local_time }}"
	for l, want := range map[locale.Lang]string{
		"ar": "يوم الاثنين، 20 حزيران/يونيه 2022 / توقيت وسط أوروبا الصيفي (UTC+2) / بتوقيت جنيف",
		"en": "on Monday, 20 June 2022 / Central European Summer Time (UTC+2) / Geneva time",
		"es": "el lunes 20 de junio de 2022 / hora de verano de Europa central (UTC+2) / hora de Ginebra",
		"fr": "le lundi 20 juin 2022 / heure d’été d’Europe centrale (UTC+2) / heure de Genève",
		"ru": "в понедельник, 20 июня 2022 года / центральноевропейское летнее время (UTC+2) / по женевскому времени",
		"zh": "2022年6月20日星期一 / 中欧夏令时间（UTC+2） / 日内瓦时间",
	} {
		if got := merged(t, l, state, src); got != want {
			t.Errorf("%s:\n got %s\nwant %s", l, got, want)
		}
	}
}

func TestLocalTimeIsTheCitysElseTheZones(t *testing.T) {
	t.Parallel()
	for name, one := range map[string]struct {
		city, want string
	}{
		"a city of the zone that gives it no name": {"Zürich", "Zürich time"},
		"a city of the table":                      {"Genève", "Geneva time"},
		"no city: its zone's":                      {"", "Central European Summer Time (UTC+2)"},
	} {
		c := sampleCampaign(t)
		c.Meeting.City = locale.Text{"en": one.city}
		s, problems := letter.Load(fstest.MapFS{"letters/letter.en.md": {Data: []byte("{{ meeting.local_time }}")}}, c, nil)
		d, more := s.Document("letter", "en", state, values("en"))
		if len(problems)+len(more) > 0 || block(d, typeset.Paragraph) != one.want {
			t.Errorf("%s: %v %v %v", name, d, problems, more)
		}
	}
}

func TestZoneWithoutANameGivesItsDistance(t *testing.T) {
	t.Parallel()
	c := sampleCampaign(t)
	c.Meeting.Zone = time.FixedZone("IST", 5*3600+1800)
	s, _ := letter.Load(fstest.MapFS{"letters/letter.en.md": {Data: []byte("{{ meeting.timezone }}")}}, c, nil)
	if d, problems := s.Document("letter", "en", state, values("en")); len(problems) > 0 || block(d, typeset.Paragraph) != "UTC+5:30" {
		t.Errorf("%v %v", d, problems)
	}
}
