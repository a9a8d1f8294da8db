package typeset

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/language"

	"chancery/fonts"
	"chancery/internal/locale"
)

var library = sync.OnceValue(func() *Library { return NewLibrary(fonts.Files, fonts.Names) })

// Words of the letter and of other Arabic prose: lam-alef, marks, hamza carriers, tatweel, tanwin, dots on all forms.
const arabicWords = `الاجتماع العشرون للدول الأطراف اتفاقية حظر استخدام وتكديس وإنتاج ونقل الألغام المضادة للأفراد وتدمير تلك
نيسان أبريل حزيران يونيه المرجع البعثة الدائمة لجمهورية كولومبيا لدى مكتب الأمم المتحدة والمنظمات الدولية الأخرى في جنيف الموضوع دعوة
إلى حضور اجتماعات ما بين الدورات أصحاب السعادة الزميلات والزملاء الأعزاء دواعي سروري البالغ رئيسة المشاركة الساعة للملكية الفكرية
الويبو وللتسجيل والاطلاع معلومات إضافية يرجى زيارة فرصًا كبيرةً تحديثاتٍ خُصِّص يومٌ مناقشات مواضيعية متعمّقة اللّه الله لله بسم محمد
لا ولا بلا كلا إلا لأن لإن لآن سؤال مسؤول مئة قارئ شيء ماءً هيئة رؤية قضاء بطء جزء آخر القرآن مسـاحة عـام يتفضّل ثَمَّ مُدَرِّسة
ططظظ صصضض ععغغ ففقق ككلل ممنن ههوو ىيئ ةه تفصيلاً أولياً قريباً حضورياً الإنترنت المتحدثين بالإسبانية والإنكليزية والروسية والعربية والفرنسية
وتفضلوا بقبول فائق الاحترام سفيرة المرفقات إرشادات للمشاركين معلومات إدارية پاکستان گچژ ۀ یـی`

func TestArabicIsShapedAsByHarfBuzz(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("hb-shape"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("hb-shape is not installed: %v", err)
		}
		t.Skip("hb-shape is not installed")
	}
	words := strings.Fields(arabicWords)
	for _, name := range []string{"NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf"} {
		data, err := fonts.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("hb-shape", "--no-glyph-names", "--script=Arab", "--direction=rtl", "--language=ar", "--cluster-level=1", path)
		cmd.Stdin = strings.NewReader(strings.Join(words, "\n") + "\n")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		wanted := strings.Fields(string(out))
		if len(wanted) != len(words) {
			t.Fatalf("hb-shape gave %d lines for %d words", len(wanted), len(words))
		}
		for i, w := range words {
			if got := shapeLikeHB(t, name, w); got != wanted[i] {
				t.Errorf("%s: %s\n got %s\nwant %s", name, w, got, wanted[i])
			}
		}
	}
}

// shapeLikeHB writes the glyphs of a word as hb-shape does.
func shapeLikeHB(t *testing.T, name, word string) string {
	t.Helper()
	family, err := library().Family(locale.Arabic)
	if err != nil {
		t.Fatal(err)
	}
	face := family.Regular[0]
	if strings.Contains(name, "Bold") {
		face = family.Bold[0]
	}
	s := newShaper()
	text := []rune(word)
	r := &run{end: len(text), level: 1, face: face, script: language.Arabic, size: float64(face.Units)}
	s.shape(text, r, language.NewLanguage("ar"))
	var b bytes.Buffer
	for i, g := range s.buffer.Info {
		p := s.buffer.Pos[i]
		fmt.Fprintf(&b, "|%d=%d", g.Glyph, g.Cluster)
		if p.XOffset != 0 || p.YOffset != 0 {
			fmt.Fprintf(&b, "@%d,%d", p.XOffset, p.YOffset)
		}
		fmt.Fprintf(&b, "+%d", p.XAdvance)
	}
	return "[" + b.String()[1:] + "]"
}

func TestUnitsHoldEveryCharacterOnce(t *testing.T) {
	t.Parallel()
	f, err := library().Family(locale.Arabic)
	if err != nil {
		t.Fatal(err)
	}
	s := newShaper()
	for _, word := range strings.Fields(arabicWords) {
		text := []rune(word)
		r := &run{end: len(text), level: 1, face: f.Regular[0], script: language.Arabic, size: 12}
		s.shape(text, r, language.NewLanguage("ar"))
		got := ""
		for i := len(r.units) - 1; i >= 0; i-- {
			for k := len(r.units[i].marks) - 1; k >= 0; k-- {
				m := r.units[i].marks[k]
				if n := len([]rune(m.Text)); n > 1 {
					t.Errorf("%s: one code stands for %q: readers would not reverse it", word, m.Text)
				}
				got += m.Text
			}
		}
		if got != word {
			t.Errorf("the codes of %q, read from the right, say %q", word, got)
		}
	}
}
