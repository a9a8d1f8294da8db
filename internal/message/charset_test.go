package message

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const (
	russian = "Постоянное представительство подтверждает участие делегации в заседаниях"
	arabic  = "تتشرف البعثة الدائمة بإبلاغكم بمشاركة الوفد في الاجتماع"
	chinese = "常驻代表团谨通知贵方，我们将派代表出席会议并就议题三发言"
	french  = "La délégation a l'honneur de confirmer sa présence à la réunion"
)

func TestCharsetsThatLieOrSayNothingAreReadByTheirText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		declared string
		by       encoding.Encoding
		text     string
	}{
		{"iso-8859-1", charmap.Windows1251, russian}, {"iso-8859-1", charmap.KOI8R, russian}, {"iso-8859-1", charmap.Windows1256, arabic},
		{"iso-8859-1", charmap.Windows1252, french}, {"us-ascii", charmap.Windows1252, "l’honneur d’œuvrer – à Genève"},
		{"iso-8859-15", charmap.ISO8859_15, "Œnone Février, œuvres, 20 €"}, {"ISO_8859-15", charmap.ISO8859_15, "Mme Œnone"}, {"iso-8859-15", charmap.Windows1252, "l’honneur d’œuvrer – à Genève"},
		{"iso-8859-15", charmap.Windows1251, russian},
		{"", charmap.Windows1251, russian}, {"", charmap.KOI8R, russian}, {"", charmap.Windows1256, arabic}, {"x-unknown", charmap.Windows1252, french},
		{"unknown-8bit", simplifiedchinese.GB18030, chinese}, {"gb2312", simplifiedchinese.GB18030, "㐂議" + chinese}, {"GB2312_CHARSET", simplifiedchinese.GB18030, chinese},
		{"Big5", traditionalchinese.Big5, "常駐代表團出席會議"}, {"ISO-2022-JP", japanese.ISO2022JP, "代表団が出席します"}, {"'windows-1256'", charmap.Windows1256, arabic},
		{"cp1251", charmap.Windows1251, russian}, {"koi8-r", charmap.KOI8R, russian}, {"ansi", charmap.Windows1252, french},
		{"iso-8859-1", encoding.Nop, russian}, {"'utf-8'", encoding.Nop, arabic}, {"koi8-r", encoding.Nop, chinese},
	} {
		raw, err := c.by.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if got := decodeCharset(raw, c.declared); got != c.text {
			t.Errorf("%q by %v: read %q, wanted %q", c.declared, c.by, got, c.text)
		}
	}
}

func TestEscapesOfATerminalAreNoShiftOfACharset(t *testing.T) {
	t.Parallel()
	if text, want := decodeCharset([]byte("\x1b[1;4mfake bold\x1b[0m"), "utf-8"), "\x1b[1;4mfake bold\x1b[0m"; text != want {
		t.Errorf("read %q, want %q", text, want)
	}
	raw := []byte("From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\x1b[1;4mbold\x1b[0m \x1b]0;title\x1b\\ Ms. Ana Torres will attend.\r\n")
	if m := Read(raw); !strings.Contains(m.Text, "Ms. Ana Torres will attend.") || len(m.Problems) > 0 {
		t.Errorf("read %q, problems %v", m.Text, m.Problems)
	}
}

func TestCharsetsThatGoLacks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ declared, raw, want string }{
		{"utf-7", "Hi Mom +Jjo-! +AOk-", "Hi Mom ☺! é"}, {"unicode-1-1-utf-7", "a +- b", "a + b"},
		{"x-mac-arabic", "\xe5\xe6", "من"},
		{"", "\xff\xfeA\x00\xe9\x00", "Aé"}, {"utf-8", "caf\xc3\xa9 au lait\xe9", "café au lait\uFFFD"},
	} {
		if got := decodeCharset([]byte(c.raw), c.declared); got != c.want {
			t.Errorf("%s: read %q, wanted %q", c.declared, got, c.want)
		}
	}
}
