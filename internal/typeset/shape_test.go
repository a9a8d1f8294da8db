package typeset

import (
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
