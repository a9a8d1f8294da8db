package pdf

import (
	"fmt"
	"testing"
	"time"

	"chancery/internal/locale"
	"chancery/internal/typeset"
)

// personal words of the letters of a batch, beside the names of States: one sentence that names the mission, and family names.
var personalWords = map[locale.Lang]struct{ before, after, dear string }{
	locale.Arabic:  {"ونرجو من ", " تأكيد المشاركة قبل ", "سعادة السفير "},
	locale.English: {"We should be grateful if ", " confirmed its participation before ", "Dear Ambassador "},
	locale.Spanish: {"Agradeceríamos a ", " que confirmara su participación antes del ", "Estimado Embajador "},
	locale.French:  {"Nous saurions gré à ", " de confirmer sa participation avant le ", "Monsieur l’Ambassadeur "},
	locale.Russian: {"Просим ", " подтвердить участие до ", "Уважаемый посол "},
	locale.Chinese: {"请", "在此日期前确认与会：", "尊敬的大使 "},
}

var familyNames = map[locale.Lang][]string{
	locale.Arabic:  {"الحسيني", "العتيبي", "بن يوسف", "المغربي", "الشمري", "قاسم", "خوري"},
	locale.Chinese: {"王毅", "陈旭", "刘结一", "张军", "李松", "欧阳明", "司徒静"},
	locale.Russian: {"Гатилов", "Ёлкина", "Щукин", "Журавлёв", "Цыганов", "Эдельштейн", "Филиппов"},
	"":             {"Núñez", "Øverland", "Çelik", "Nguyễn", "O’Brien", "Żółkiewski", "Kovačević"},
}

// batch makes letters of one template: reference, date, addressee, salutation and one sentence differ from each to the next.
type batch struct {
	lang   locale.Lang
	blocks []typeset.Block
	doc    typeset.Document
	states []locale.State
}

func newBatch(t testing.TB, lang locale.Lang) *batch {
	d := readLetter(t, lang)
	b := &batch{lang: lang, doc: *d, states: locale.States()}
	for _, k := range d.Blocks {
		b.blocks = append(b.blocks, k)
		if k.Role == typeset.Paragraph && lang != locale.Arabic && lang != locale.Chinese && lang != locale.English {
			b.blocks = append(b.blocks, k) // the others are of two pages as they are
		}
	}
	return b
}

func (b *batch) letter(i int) *typeset.Document {
	own := func(s string) typeset.Span { return typeset.Span{Text: s, Isolate: true, Personal: true} }
	date := locale.DateOf(created.Created, time.UTC).AddDays(i % 97)
	state := b.states[i*31%len(b.states)].Official(b.lang, date)
	names := familyNames[b.lang]
	if names == nil {
		names = familyNames[""]
	}
	words := personalWords[b.lang]
	d := b.doc
	d.Title = fmt.Sprintf("20MSP/2022/%03d", i)
	d.Blocks = make([]typeset.Block, 0, len(b.blocks)+1)
	for _, k := range b.blocks {
		switch k.Role {
		case typeset.Reference:
			k.Spans = []typeset.Span{own(d.Title)}
		case typeset.DateLine:
			k.Spans = []typeset.Span{own(locale.FormatDate(b.lang, date))}
		case typeset.Addressee:
			k.Spans = []typeset.Span{own(state), {Text: "\n"}, k.Spans[0]}
		case typeset.Salutation:
			k.Spans = []typeset.Span{{Text: words.dear}, own(names[i%len(names)]), {Text: " "}, k.Spans[0]}
		case typeset.Closing:
			d.Blocks = append(d.Blocks, typeset.Block{Role: typeset.Paragraph, Spans: []typeset.Span{
				{Text: words.before}, own(state), {Text: words.after}, own(locale.FormatDate(b.lang, date.AddDays(30))), {Text: "."}}})
		}
		d.Blocks = append(d.Blocks, k)
	}
	return &d
}

// benchmarkLetters makes letters of a batch, alone each with an engine and a writer that keep nothing yet.
func benchmarkLetters(b *testing.B, lang locale.Lang, alone bool) {
	batch := newBatch(b, lang)
	engine, writer := typeset.NewEngine(library()), NewWriter()
	i, size, pages := 0, 0, 0
	one := func() {
		if alone {
			engine, writer = typeset.NewEngine(library()), NewWriter()
		}
		l, err := engine.Set(batch.letter(i))
		if err != nil {
			b.Fatal(err)
		}
		file, err := writer.Write(l, created)
		if err != nil {
			b.Fatal(err)
		}
		i, size, pages = i+1, max(size, len(file)), l.Pages()
	}
	for range 20 { // warm: the fonts are parsed, the common paragraphs set
		one()
	}
	before := cpuTime()
	for b.Loop() {
		one()
	}
	if cpu := cpuTime() - before; cpu > 0 {
		b.ReportMetric(float64(b.N)/cpu.Seconds(), "letters/cpu-s")
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "letters/s")
	b.ReportMetric(float64(size)/1000, "kB-at-most")
	b.ReportMetric(float64(pages), "pages")
}

func BenchmarkLetterArabic(b *testing.B)  { benchmarkLetters(b, locale.Arabic, false) }
func BenchmarkLetterChinese(b *testing.B) { benchmarkLetters(b, locale.Chinese, false) }
func BenchmarkLetterEnglish(b *testing.B) { benchmarkLetters(b, locale.English, false) }
func BenchmarkLetterFrench(b *testing.B)  { benchmarkLetters(b, locale.French, false) }
func BenchmarkLetterRussian(b *testing.B) { benchmarkLetters(b, locale.Russian, false) }
func BenchmarkLetterSpanish(b *testing.B) { benchmarkLetters(b, locale.Spanish, false) }

func BenchmarkAloneArabic(b *testing.B)  { benchmarkLetters(b, locale.Arabic, true) }
func BenchmarkAloneChinese(b *testing.B) { benchmarkLetters(b, locale.Chinese, true) }
func BenchmarkAloneEnglish(b *testing.B) { benchmarkLetters(b, locale.English, true) }
