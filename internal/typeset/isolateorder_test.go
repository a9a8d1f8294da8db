package typeset

import (
	"slices"
	"strings"
	"testing"

	"chancery/internal/locale"
)

// shown is the order on paper, left to right, of a text in which ⟦ ⟧ hold what runs from left to right and ⟪ ⟫ what runs from right to left
// within it; the text itself runs from right to left where rtl is set. It knows nothing of UAX #9: what the marks say is what a typesetter wants.
func shown(marked string, rtl bool) (text, order string) {
	open, shut := []rune("⟦⟪"), []rune("⟧⟫")
	var read func(in []rune, rtl bool) (string, string, int)
	read = func(in []rune, rtl bool) (string, string, int) {
		var logical string
		var parts []string
		i := 0
		for ; i < len(in) && !slices.Contains(shut, in[i]); i++ {
			if at := slices.Index(open, in[i]); at >= 0 {
				l, o, n := read(in[i+1:], at == 1)
				logical, parts = logical+l, append(parts, o)
				i += n + 1
				continue
			}
			logical, parts = logical+string(in[i]), append(parts, string(in[i]))
		}
		if rtl {
			slices.Reverse(parts)
		}
		return logical, strings.Join(parts, ""), i
	}
	text, order, _ = read([]rune(marked), rtl)
	return text, order
}

// drawn is the text of the first line's glyphs from left to right; brackets in Arabic stand for the mirrored ones that are drawn.
func drawn(t *testing.T, l locale.Lang, spans []Span) string {
	t.Helper()
	layout, err := NewEngine(library()).Set(&Document{Lang: l, Blocks: []Block{{Role: Paragraph, Spans: spans}}})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range layout.Sheets[0].Lines {
		for _, r := range line.Text {
			if bidiControl(r) {
				t.Errorf("%q holds the control %U", line.Text, r)
			}
		}
		for _, g := range line.Glyphs {
			b.WriteString(g.Mark.Text)
		}
	}
	return b.String()
}

var arabicOrders = []string{
	// Telephone numbers.
	"الهاتف: ⟦+41 22 730 93 11⟧",
	"هاتف ⟦+41 (0)22 730 93 11⟧، فاكس ⟦+41 (0)22 730 93 62⟧.",
	"على الرقم ⟦022 730 93 11⟧ أو ⟦022/730 93 62⟧",
	"(هاتف: ⟦0041 22 730 93 11⟧)",
	"الهاتف ⟦(022) 730 93 11⟧.",
	"نيويورك ⟦+1 (212) 963-1234⟧؛ موسكو ⟦+7 (495) 123-45-67⟧",
	"الهاتف ⟦+1 212 963 1234 ext. 55⟧ صباحا",
	"الهاتف ⟦+41-22-730-93-11⟧، بيجين ⟦+86 10 6532 1234⟧",
	"الهاتف ⟦+٤١ ٢٢ ٧٣٠ ٩٣ ١١⟧.",
	"الهاتف ⟦+41\u00a022\u00a0730\u00a093\u00a011⟧.",
	"⟦+41 22 730 93 11⟧ هو رقم الهاتف",
	"للاتصال: ⟦t. +41 22 730 93 11⟧، ⟦f. +41 22 730 93 62⟧.",
	"الوحدة ⟦Tel.: +41 22 730 93 11⟧",
	// Symbols of documents.
	"الوثيقة ⟦APLC/MSP.20/2022/1⟧، الفقرة ⟦5⟧",
	"قرار الجمعية العامة ⟦A/RES/76/26⟧ المؤرخ ⟦6⟧ كانون الأول/ديسمبر ⟦2021⟧",
	"(انظر ⟦CCW/GGE.1/2022/3⟧)",
	"⟦CCW/GGE.1/2022/3⟧ و⟦A/C.1/77/L.5/Rev.1⟧ وإضافتها.",
	"[⟦A/76/10⟧، الفصل الرابع]",
	"المذكرة الشفوية ⟦NV 2022/017⟧ المؤرخة",
	"المرجع: ⟦20MSP/2022/017⟧",
	"الاجتماع ⟦20MSP⟧ في جنيف",
	"إلى ⟦20 MSP⟧ في جنيف",
	"للقرار ⟦A/RES/76/26⟧؛",
	"الوثيقتان ⟦A/76/10⟧, ⟦A/76/11⟧ معا",
	"عن ⟦CCW Protocol V, A/76/10⟧.",
	// Ranges and dates.
	"⟦20-22⟧ حزيران/يونيه ⟦2022⟧",
	"⟦20–22⟧ حزيران/يونيه",
	"⟦20 - 22⟧ حزيران/يونيه",
	"⟦20 – 22⟧ حزيران/يونيه",
	"من ⟦20⟧ إلى ⟦22⟧ حزيران",
	"الفترة ⟦2022-2024⟧، والفترة ⟦2022/2023⟧",
	"بتاريخ ⟦2022-06-20⟧ أو ⟦20/06/2022⟧ أو ⟦20.06.2022⟧.",
	"الفقرات ⟦1-5⟧ و⟦7-9⟧ و⟦12⟧",
	"في ⟦20 June 2022⟧ في جنيف",
	"في ⟦20-22 June 2022⟧ في جنيف",
	"من ⟦30 June – 2 July 2022⟧، جنيف",
	"في ⟦Geneva⟧ ⟦20-22⟧ حزيران/يونيه",
	"في ⟦Geneva⟧ ⟦20⟧ حزيران/يونيه",
	"في عام ⟦2022⟧ - ⟦20⟧ عضوا",
	"الأعوام ⟦2020⟧ ⟦2021⟧ ⟦2022⟧",
	"البنود ⟦1⟧ ⟦2⟧ ⟦3⟧",
	// Times.
	"الساعة ⟦10:00⟧",
	"الساعة ⟦10:00-13:00⟧ و⟦15:00-18:00⟧",
	"الساعة ⟦10:00 - 13:00⟧ بتوقيت جنيف",
	"الساعة ⟦10:00 – 13:00⟧.",
	"الساعة ⟦13:00⟧ (⟦CET⟧)",
	"الساعة ⟦10 a.m.⟧ في جنيف",
	"من ⟦10 a.m.-1 p.m.⟧ في جنيف",
	// Addresses of mail and web.
	"على ⟦isu@mission.example⟧.",
	"البريد (⟦isu@mission.example⟧)",
	"البريد: ⟦isu@mission.example⟧، ⟦www.mission.example⟧",
	"العناوين ⟦a@b.example⟧; ⟦c@d.example⟧.",
	"إلى ⟦a@b.example or c@d.example⟧.",
	"على ⟦https://new.example.org/en/2022-im/⟧.",
	"الموقع <⟦https://x.example/a?b=c&d=e#f⟧>",
	"على ⟦https://en.example/wiki/Convention_(1997)⟧ أيضا",
	"(انظر ⟦https://en.example/wiki/Convention_(1997)⟧)",
	"على ⟦https://ar.example/⟪وثيقة/⟦5⟧⟫⟧ أيضا", // RFC 3987 §4.1
	"الموقع ⟦www.un.org/ar⟧، والحساب ⟦@isu_2022⟧ والوسم ⟦#MineBan⟧.",
	"الموقع ⟦apminebanconvention.org⟧.",
	// Acronyms and brackets.
	"وحدة دعم التنفيذ (⟦ISU⟧) في جنيف",
	"وحدة (⟦ISU⟧)، ومركز (⟦GICHD⟧).",
	"الوحدة (⟦ISU, Geneva⟧)",
	"الوحدة [⟦ISU⟧]",
	"اتفاقية (حظر الألغام (⟦APMBC⟧) لعام ⟦1997⟧)",
	"اتفاقية [⟦APMBC⟧ (حظر الألغام)]",
	"⟦ISU⟧ (وحدة دعم التنفيذ) في جنيف",
	"مركز ⟦Mine Action Centre (GICHD)⟧ في جنيف",
	"وحدة ⟦ISU/APLC⟧ ووحدة ⟦ISU-CCM⟧",
	"الوحدة (⟦t. +41 22 730 93 11⟧)",
	"وحدة (⟦ISU⟧) ⟦20-22⟧ حزيران",
	"(⟦5⟧) و(⟦A/76/10⟧)",
	"وحدة ⟦ISU (Geneva, Switzerland)⟧ ومركز",
	"وحدة ⟦ISU (a@b.example)⟧ ومركز",
	// Latin phrases.
	"عنوانها \"⟦Mine Action 2022⟧\" في جنيف",
	"عنوانها «⟦Mine Action⟧»، ⟦2022⟧",
	"ص. ب. ⟦1300⟧، ⟦P.O. Box 1300⟧ جنيف",
	"⟦c/o ISU, P.O. Box 1300, 1211 Geneva 1, t. +41 (0)22 730 93 11⟧ سويسرا",
	"شركة ⟦Acme Inc.⟧ للألغام",
	"شركة ⟦Acme S.A.⟧ للألغام",
	"السيد ⟦Nguyễn Văn Đức⟧، السيدة ⟦Müller-Łukasz⟧",
	"السيد ⟦Иванов А. Б.⟧ والسيدة ⟦王小明⟧.",
	"القاعة ⟦Room XX, Building E⟧، ⟦Palais des Nations⟧",
	"⟦Article 5⟧ من الاتفاقية",
	"⟦Protocol V (2003)⟧ الملحق",
	"عن ⟦ISU⟧. وقد",
	// Amounts.
	"نسبة ⟦50%⟧ من النساء",
	"نسبة ⟦12.5 %⟧؛",
	"مبلغ ⟦$100⟧ أو ⟦100$⟧ أو ⟦€ 1 000 000⟧",
	"مبلغ ⟦100 USD⟧ أو ⟦USD 100⟧ أو ⟦US$ 1,000⟧.",
	"درجة الحرارة ⟦-5⟧ أو ⟦\u22125⟧",
	"القيمة (⟦-5.2⟧)",
	"(⟦-5.2⟧)",
	"⟦50%⟧",
	"⟦$100⟧, ⟦€ 2⟧",
	"مسافة ⟦5 km⟧ ودرجة ⟦20°C⟧",
	"بلغ العدد ⟦1,234⟧ و⟦1 000 000⟧ و⟦3.5⟧.",
	"كوفيد-⟦19⟧ في عام ⟦2020⟧",
	"النسبة ⟦1/2⟧ و⟦3:1⟧",
	// Arabic-Indic digits.
	"في ⟦٢٠⟧ حزيران/يونيه ⟦٢٠٢٢⟧",
	"الساعة ⟦١٠:٠٠⟧، ⟦٢٠/٦/٢٠٢٢⟧",
	"نسبة ⟦٥٠⟧٪ من النساء",
	"الفقرات ⟦١⟧-⟦٥⟧",
	"عدد ⟦١ ٠٠٠ ٠٠٠⟧ لغم",
	// Lists and punctuation.
	"⟦1⟧) البند الأول ⟦2⟧) البند الثاني",
	"(⟦1⟧) البند الأول؛ (⟦2⟧) البند الثاني",
	"⟦1⟧. البند الأول",
	"⟦1⟧- البند الأول",
	"- البند الأول",
	"(أ) البند ⟦5⟧؛ (ب) البند ⟦6⟧؛",
	"البنود ⟦3⟧، ⟦4⟧، ⟦5⟧",
	"البنود ⟦3⟧, ⟦4⟧ و⟦5⟧!",
	"هل تشارك ⟦ISU⟧؟",
	// A line of Latin letters alone keeps its own direction.
	"⟦c/o ISU, P.O. Box 1300, 1211 Geneva 1.⟧",
	"⟦t. +41 22 730 93 11 | isu@mission.example⟧",
}

func TestOrderOnPaperInArabic(t *testing.T) {
	t.Parallel()
	for _, marked := range arabicOrders {
		text, want := shown(marked, true)
		if got := drawn(t, locale.Arabic, []Span{{Text: text}}); got != want {
			t.Errorf("%s\n shown %s\nwanted %s\nisolates %q", marked, leftToRight(got), leftToRight(want), isolatesOf(text))
		}
	}
	if len(arabicOrders) < 80 {
		t.Errorf("%d cases", len(arabicOrders))
	}
}

// merges are sentences with a value merged in, between ‹ and ›, in a letter of the language.
var merges = []struct {
	lang   locale.Lang
	marked string
}{
	{locale.Arabic, "‹⟦Acme Inc. (Geneva)⟧› المحترمين"},
	{locale.Arabic, "إلى ‹⟦Acme Inc.⟧›."},
	{locale.Arabic, "إلى ‹⟦Acme Inc.⟧›، ⟦5⟧ أعضاء"},
	{locale.Arabic, "إلى ‹⟦3M Company⟧› المحترمة"},
	{locale.Arabic, "إلى ‹جمهورية كولومبيا›، ⟦20-22⟧ حزيران"},
	{locale.Arabic, "‹جمهورية كولومبيا› (⟦ISU⟧)"},
	{locale.Arabic, "إلى ‹⟦ISU⟧ وحدة دعم التنفيذ›."},
	{locale.Arabic, "إلى ‹وحدة دعم التنفيذ (⟦ISU⟧)›."},
	{locale.Arabic, "الهاتف ‹⟦+41 22 730 93 11⟧›."},
	{locale.Arabic, "في ‹⟦20-22⟧› حزيران"},
	{locale.Arabic, "الوثيقة ‹⟦APLC/MSP.20/2022/1⟧›، الفقرة"},
	{locale.Arabic, "المذكرة ⟦NV ‹2022/017⟧› المؤرخة"},
	{locale.Arabic, "المذكرة ‹⟦NV 2022/017⟧› المؤرخة"},
	{locale.Arabic, "السيد ‹⟦Müller (ISU)⟧› والسيدة ‹⟦Иванова А. Б.⟧›!"},
	{locale.Arabic, "إلى ‹⟦王小明⟧›، ‹⟦isu@mission.example⟧›"},
	{locale.Arabic, "الرقم ‹⟦5⟧›) ثم"},
	{locale.Arabic, "إلى ‹⟦Acme⟧›‹⟦Corp⟧›"},
	{locale.Arabic, "إلى ⟦‹Acme›2022/1⟧"},
	{locale.English, "to ‹⟪منى⟫›‹⟪سعاد⟫›2022/1"},
	{locale.English, "Dear ‹⟪السيدة منى⟫›, 5 items"},
	{locale.English, "‹⟪جمهورية⟫› (20-22 June), 5"},
	{locale.English, "to ‹⟪وزارة الخارجية (⟦ISU⟧)⟫›."},
	{locale.English, "to ‹ISU ⟪وزارة⟫›, Geneva"},
	{locale.English, "‹⟪منى⟫› +41 22 730 93 11"},
	{locale.English, "of ⟪منى⟫ at a@b.example, A/RES/76/26"},
	{locale.Chinese, "致‹⟪وزارة⟫›，2022年6月20日至22日"},
}

func TestMergedValuesKeepTheirOrderAndTheSentenceItsOwn(t *testing.T) {
	t.Parallel()
	for _, m := range merges {
		rtl := m.lang.RTL()
		text, _ := shown(m.marked, rtl)
		_, want := shown(strings.NewReplacer("‹", "", "›", "").Replace(m.marked), rtl)
		var spans []Span
		for i, part := range strings.Split(strings.ReplaceAll(text, "›", "‹"), "‹") {
			spans = append(spans, Span{Text: part, Isolate: i%2 == 1})
		}
		if got := drawn(t, m.lang, spans); got != want {
			t.Errorf("%s\n shown %s\nwanted %s", m.marked, leftToRight(got), leftToRight(want))
		}
	}
}

// leftToRight keeps a terminal from reordering text.
func leftToRight(s string) string { return "\u202d" + s + "\u202c" }

func isolatesOf(s string) (list []string) {
	text := []rune(s)
	for _, iso := range stretches(text, findIsolates(text)) {
		list = append(list, string(text[iso.start:iso.end]))
	}
	return list
}
