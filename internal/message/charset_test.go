package message

import (
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

func TestWhatHTMLHidesIsNotRead(t *testing.T) {
	t.Parallel()
	for _, hidden := range []string{
		`<div style="display:none">X</div>`, `<span style="visibility: hidden">X</span>`, `<p style="font-size:0px">X</p>`, `<p style="font-size:1px;line-height:1px">X</p>`,
		`<font color="#ffffff">X</font>`, `<td bgcolor=black><span style="color:#050505">X</span></td>`, `<div style="position:absolute;left:-9999px">X</div>`,
		`<div style="max-height:0;overflow:hidden">X</div>`, `<div hidden>X</div>`, `<style>.a,p.b{display:none}</style><p class="b">X</p><i class=a>X</i>`,
		`<div style="opacity:0">X</div>`, `<span style="color:transparent">X</span>`, `<div style="width:0;overflow:hidden">X</div>`, `<input type=hidden value=X>`,
		`<!-- X -->`, `<script>X</script>`, `<div style="mso-hide:all">X</div>`, `<div style="color:rgba(0,0,0,0)">X</div>`,
		`<s>X</s>`, `<STRIKE>X</STRIKE>`, `<del><b>X</b></del>`, `<span style="text-decoration:underline line-through">X</span>`, `<p style="TEXT-DECORATION: LINE-THROUGH !important"><i style="text-decoration:none">X</i></p>`,
		`<style>.old{text-decoration-line:line-through}</style><span class="old">X</span>`,
		`<style>div.h p{display:none}</style><div class="h"><b><p>X</p></b></div>`, `<style>p.k>span{display:none}</style><p class=k><span>X</span></p>`, `<style>.a.b{display:none}</style><i class="b a">X</i>`, `<style>#q i{opacity:0}</style><b id=Q><i>X</i></b>`,
		`<b style="display:/* x */none">X</b>`, `<p style="filter:opacity(0)">X</p>`, `<p style="content-visibility:hidden">X</p>`, `<dialog>X</dialog>`, `<p style="position:fixed;top:-200vh">X</p>`, `<p style="-webkit-text-fill-color:transparent">X</p>`,
	} {
		if got := renderHTML("<html><body>seen " + hidden + "</body></html>").text; got != "seen" {
			t.Errorf("%s: read %q", hidden, got)
		}
	}
	for _, seen := range []string{
		`<div style="font-size:0"><span style="font-size:12px">X</span></div>`, `<td bgcolor="#003366"><font color=white>X</font></td>`,
		`<style>td.h div{background:#036}</style><div style="color:#fff">X</div>`, `<div style="visibility:hidden"><b style="visibility:visible">X</b></div>`,
		`<span style="text-decoration:underline">X</span>`, `<ins>X</ins>`, `<style>div.h p{display:none}</style><div class="g"><p>X</p></div>`, `<style>p.k>span{display:none}</style><p class=k><b><span>X</span></b></p>`, `<style>a:hover{display:none}</style><a>X</a>`,
		`<style>.a.b{display:none}</style><i class="b">X</i>`, `<dialog open>X</dialog>`, `<style>div p{color:#333}</style><div><p>X</p></div>`,
		`<samp>X</samp>`,
	} {
		if got := renderHTML(seen).text; got != "X" {
			t.Errorf("%s: read %q", seen, got)
		}
	}
}
