package locale

import "testing"

func TestTraditionalNamesFoldAsSimplifiedOnes(t *testing.T) {
	t.Parallel()
	for traditional, simplified := range map[string]string{"中國": "中国", "韓國": "韩国", "法語": "法语", "約旦": "约旦", "台湾": "台湾"} {
		if Fold(traditional) != Fold(simplified) {
			t.Errorf("%s folds to %s, %s to %s", traditional, Fold(traditional), simplified, Fold(simplified))
		}
	}
	if l, ok := ParseLang("英語"); !ok || l != English {
		t.Errorf("英語 is %q", l)
	}
	if s, ok := StateByName("哥倫比亞"); !ok || s.Alpha3 != "COL" {
		t.Errorf("哥倫比亞 is %+v", s)
	}
	for i, r := range []rune(simplifiedForms) {
		if i%2 == 1 && Simplified(r) != "" {
			t.Errorf("%c is simplified once more, to %s", r, Simplified(r))
		}
	}
}
