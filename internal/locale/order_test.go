package locale

import "testing"

// Each column is the list of all States in one language, as it was read through.
func TestListsOfStatesStandInTheOrderThatWasRead(t *testing.T) {
	t.Parallel()
	rows := make([][]string, len(States())+1)
	for _, l := range All {
		rows[0] = append(rows[0], string(l))
		sorted := States()
		SortStates(l, sorted, Date{})
		for i, s := range sorted {
			rows[i+1] = append(rows[i+1], s.Short(l, Date{}))
		}
	}
	compareGolden(t, "order.golden.tsv", rows)
}

func TestOrderCountsNoArabicArticleAndReadsChineseNamesRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang          Lang
		first, second string
	}{
		{Arabic, "الاتحاد الروسي", "إثيوبيا"}, {Arabic, "أذربيجان", "الأرجنتين"}, {Arabic, "سري لانكا", "السلفادور"}, {Arabic, "السلفادور", "سلوفاكيا"},
		{Arabic, "جزر البهاما", "جزر سليمان"}, {Arabic, "جزر سليمان", "جزر القمر"}, {Arabic, "الولايات المتحدة الأمريكية", "اليابان"}, {Arabic, "ال", "باء"},
		{Arabic, "جمهورية كوريا", "جمهورية الكونغو الديمقراطية"},
		{Chinese, "贝宁", "秘鲁"}, {Chinese, "秘鲁", "冰岛"}, {Chinese, "几内亚", "基里巴斯"},
		{French, "Guinée-Bissau", "Guinée équatoriale"}, {Spanish, "Guinea-Bissau", "Guinea Ecuatorial"}, {French, "Sainte-Lucie", "Saint-Kitts-et-Nevis"},
		{French, "République démocratique populaire lao", "République de Moldova"}, {Spanish, "Santo Tomé y Príncipe", "San Vicente y las Granadinas"},
		{French, "Martin, Zoé", "Martinez, Ana"}, {Spanish, "Niger", "Nigeria"}, {Arabic, "أيرلندا", "آيسلندا"},
		{English, "Niger", "Nigeria"}, {English, "Iran (Islamic Republic of)", "Iraq"}, {Spanish, "El Salvador", "Emiratos Árabes Unidos"},
		{Russian, "Гвинея", "Гвинея-Бисау"}, {Russian, "Объединенные Арабские Эмираты", "Оман"},
	} {
		if Compare(c.lang, c.first, c.second) != -1 || Compare(c.lang, c.second, c.first) != 1 {
			t.Errorf("%s: %q does not stand before %q", c.lang, c.first, c.second)
		}
	}
}
