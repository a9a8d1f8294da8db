package typeset

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"chancery/internal/font"
	"chancery/internal/locale"
)

// arabicProse is a paragraph of a letter.
const arabicProse = "ولتمكين جميع الوفود الراغبة في عرض المستجدات من القيام بذلك، أشجع جميع الدول الأطراف على الإيجاز في مداخلاتها بشأن التقدم المحرز والتحديات المتبقية، وعلى تقديم معلومات أكثر تفصيلا في وثيقة خطية إلى وحدة دعم التنفيذ (ISU)، يمكن إتاحتها لجميع المشاركين من خلال الموقع الشبكي للاتفاقية."

func arabicLines(t *testing.T, kashida bool, width float64, spans ...Span) []Line {
	t.Helper()
	s := setterOf(t, locale.Arabic)
	return s.setAnew(spans, spec{size: 13, width: width, align: justified, kashida: kashida}, nil)
}

// longWords are the words of a line that a kashida stretches, by the letter that bears it.
func longWords(t *testing.T, l Line) (words []string) {
	t.Helper()
	f, err := library().Family(locale.Arabic)
	if err != nil {
		t.Fatal(err)
	}
	glyph := f.Regular[0].Glyph(tatweel)
	one := string(font.Parts("").Append(glyph, 0, 0))
	text := []rune(l.Text)
	for _, g := range l.Glyphs {
		if !strings.HasPrefix(string(g.Mark.Parts), one) {
			continue
		}
		from, end := g.At, g.At
		for from > 0 && rtlLetter(text[from-1]) {
			from--
		}
		for end < len(text) && rtlLetter(text[end]) {
			end++
		}
		words = append(words, string(text[from:end]))
	}
	return words
}

func TestKashidasAreOneAWordAndNeverInTheText(t *testing.T) {
	t.Parallel()
	long := 0
	for width := 240.0; width < 480; width += 11 {
		lines := arabicLines(t, true, width, Span{Text: arabicProse})
		for i, l := range lines {
			var text strings.Builder
			for _, g := range l.Glyphs {
				text.WriteString(g.Mark.Text)
			}
			if strings.ContainsRune(text.String()+l.Text, tatweel) {
				t.Errorf("a kashida is in the text of %q", l.Text)
			}
			seen := map[string]int{}
			for _, w := range longWords(t, l) {
				long++
				if seen[w]++; seen[w] > strings.Count(l.Text, w) {
					t.Errorf("%q has two kashidas", w)
				}
			}
			if last := l.Glyphs[len(l.Glyphs)-1]; i < len(lines)-1 && math.Abs(l.X+last.X+last.Width()-width) > 0.1 {
				t.Errorf("%q ends at %.2f of %.0f", l.Text, l.X+last.X+last.Width(), width)
			}
		}
	}
	if long < 50 {
		t.Errorf("%d kashidas: too few to say anything", long)
	}
}

func TestNamesAndWordsWithVowelSignsHaveNoKashida(t *testing.T) {
	t.Parallel()
	for width := 150.0; width < 400; width += 7 {
		lines := arabicLines(t, true, width, Span{Text: "يسرني أن أدعو "}, Span{Text: "السيدة المستشارة فاطمة العبدلي", Isolate: true},
			Span{Text: " إلى اجتماعات مُخَصَّصَة مُتَعَدِّدة مُسْتَمِرَّة مع الوفود الراغبة في عرض المستجدات"})
		for _, l := range lines {
			for _, w := range longWords(t, l) {
				if strings.Contains("السيدة المستشارة فاطمة العبدلي", w) || strings.ContainsFunc(w, isMark) {
					t.Errorf("width %.0f: %q is stretched", width, w)
				}
			}
		}
	}
}

func TestKashidaIsASetting(t *testing.T) {
	t.Parallel()
	count := func(d *Document) (n int) {
		for _, s := range set(t, d).Sheets {
			for _, l := range s.Lines {
				n += len(longWords(t, l))
			}
		}
		return n
	}
	d := &Document{Lang: locale.Arabic, Kashida: true, Blocks: []Block{text(Paragraph, arabicProse+" "+arabicProse+" وفي عرض المستجدات")}}
	if count(d) == 0 {
		t.Error("no kashida where they are wanted")
	}
	d.Kashida = false
	if n := count(d); n > 0 {
		t.Errorf("%d kashidas where none are wanted", n)
	}
}

// The glyphs of a word with a tatweel where the shaper says that it is safe are those without it, and the tatweel.
func TestKashidaLeavesItsNeighboursAsTheyWere(t *testing.T) {
	t.Parallel()
	s := setterOf(t, locale.Arabic)
	face := s.face.family.Regular[0]
	shape := func(word string) (glyphs string, r *run) {
		runes := []rune(word)
		r = &run{end: len(runes), level: 1, face: face, script: language.Arabic, size: 13}
		s.shaper.shape(runes, r, s.lang)
		var b strings.Builder
		for i, g := range s.shaper.buffer.Info {
			if p := s.shaper.buffer.Pos[i]; g.Glyph != harfbuzz.GID(face.Glyph(tatweel)) {
				fmt.Fprintf(&b, "%d@%d,%d+%d ", g.Glyph, p.XOffset, p.YOffset, p.XAdvance)
			}
		}
		return b.String(), r
	}
	places := 0
	for _, word := range strings.Fields(arabicWords) {
		plain, r := shape(word)
		p := &paragraph{text: []rune(word), levels: make([]int8, len([]rune(word)))}
		for _, at := range p.kashidas([]*run{r}, face) {
			places++
			if with, _ := shape(string(p.text[:at]) + string(tatweel) + string(p.text[at:])); with != plain {
				t.Errorf("%s, before letter %d:\n%s\n%s", word, at, with, plain)
			}
		}
	}
	if places < 60 {
		t.Errorf("%d places", places)
	}
}

func TestLineBeforeALongAddressIsLeftRaggedWithoutKashidas(t *testing.T) {
	t.Parallel()
	lines := arabicLines(t, true, 420, Span{Text: "وللتسجيل والاطلاع على معلومات إضافية، يرجى زيارة الموقع https://www.apminebanconvention.example/im أو الاتصال بالأمانة"})
	l := lines[0]
	last := l.Glyphs[len(l.Glyphs)-1]
	if words := longWords(t, l); strings.Contains(l.Text, "https") || last.X+last.Width() > 410 || len(words) > 0 {
		t.Errorf("%q is %.0f points wide, with %q stretched", l.Text, last.X+last.Width(), words)
	}
}
