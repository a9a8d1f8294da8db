package message

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// latinLiars are the charsets met under the name iso-8859-1, latin9Liars those under iso-8859-15, which has Œ, Š and Ž where the others have signs, anyCharset
// those under none. At equal scores the earlier wins.
var (
	latin9Liars = append([]encoding.Encoding{charmap.ISO8859_15}, latinLiars...)
	latinLiars  = []encoding.Encoding{charmap.Windows1252, charmap.Windows1251, charmap.KOI8R, charmap.Windows1256}
	anyCharset  = []encoding.Encoding{
		charmap.Windows1252, charmap.Windows1251, charmap.KOI8R, charmap.Windows1256, simplifiedchinese.GB18030,
		traditionalchinese.Big5, japanese.ShiftJIS, korean.EUCKR, charmap.Windows1253, charmap.Windows1255,
	}
)

// liarsUnder are the charsets met under a name.
var liarsUnder = map[string][]encoding.Encoding{"windows-1252": latinLiars, "iso-8859-1": latinLiars, "us-ascii": latinLiars, "ascii": latinLiars, "iso-8859-15": latin9Liars}

// The commonest letters of each script, by which a guess is scored.
const (
	commonCyrillic = "оеаинтсрвлкмдпуя"
	commonArabic   = "اليومنرتبةعدسفهكقحأ،"
	commonLatin    = "éèàçêôùîâûëïñóáíúäöüßãõÉÀÇ’“”«»–…°œ¿¡"
	commonHan      = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严谢您请函邮附送贵使馆" +
		"這個國時來們會對說產種後過發動經進還學為與關體機當點業從應開實現樣無氣條結問題東門車長見計華萬電話號議團請謝貴處員報據變義權與"
)

// guess decodes by the charset whose text looks most like a language.
func guess(b []byte, candidates []encoding.Encoding) []byte {
	sample := highLines(b)
	best, bestScore := candidates[0], -1<<30
	for _, e := range candidates {
		out, err := e.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		if score := scoreText(string(out)); score > bestScore {
			best, bestScore = e, score
		}
	}
	return decodeBy(best, b)
}

// highLines returns up to 4 kB of the lines that hold more than ASCII.
func highLines(b []byte) []byte {
	if len(b) <= 4096 {
		return b
	}
	var sample []byte
	for len(b) > 0 && len(sample) < 4096 {
		var line []byte
		line, b = cutLine(b)
		if line = line[:min(len(line), 1024)]; !ascii(line) {
			sample = append(append(sample, line...), '\n')
		}
	}
	return bytes.TrimSpace(sample)
}

// scoreText sums, over the characters beyond ASCII, how far each is at home where it stands. The unit is about one byte of text.
func scoreText(s string) int {
	score := 0
	prev, before := ' ', ' '
	for _, r := range s {
		if r >= 0x80 {
			score += scoreRune(r, prev)
			if unicode.Is(unicode.Latin, r) && unicode.Is(unicode.Latin, prev) && prev >= 0x80 && before >= 0x80 {
				score -= 4 // three accented letters in a row
			}
		} else if prev >= 0x80 && unicode.IsLetter(r) && unicode.IsLetter(prev) && !unicode.Is(unicode.Latin, prev) && !unicode.Is(unicode.Han, prev) {
			score -= 3 // scripts change inside a word
		}
		before, prev = prev, r
	}
	return score
}

func scoreRune(r, prev rune) int {
	switch {
	case r == unicode.ReplacementChar || r < 0xa0 || r >= 0xe000 && r < 0xf900:
		return -12
	case unicode.Is(unicode.Cyrillic, r):
		return scoreCyrillic(r, prev)
	case unicode.Is(unicode.Arabic, r):
		if prev < 0x80 && unicode.IsLetter(prev) {
			return -4
		}
		return 1 + found(commonArabic, r)
	case unicode.Is(unicode.Han, r):
		return 1 + 5*found(commonHan, r)
	case unicode.Is(unicode.Hiragana, r), r >= 0x30a0 && r < 0x3100:
		return 4
	case unicode.Is(unicode.Hangul, r):
		return 4
	case unicode.Is(unicode.Greek, r), unicode.Is(unicode.Hebrew, r):
		if prev < 0x80 && unicode.IsLetter(prev) {
			return -4
		}
		return 1
	case unicode.Is(unicode.Latin, r):
		return scoreLatin(r, prev)
	case strings.ContainsRune("，。：；、（）《》“”！？　", r):
		return 3
	case r >= 0xff61 && r < 0xffa0: // halfwidth katakana: what Shift JIS makes of anything
		return -2
	}
	return 2*found(commonLatin, r) - 1
}

// scoreCyrillic knows the wrong code page by capitals after small letters: KOI8-R and windows-1251 swap them.
func scoreCyrillic(r, prev rune) int {
	if unicode.IsUpper(r) && unicode.IsLower(prev) || prev < 0x80 && unicode.IsLetter(prev) {
		return -4
	}
	if r > 0x451 || r < 0x401 {
		return -1
	}
	if unicode.IsUpper(r) && unicode.IsUpper(prev) {
		return 0
	}
	return 1 + found(commonCyrillic, r)
}

func scoreLatin(r, prev rune) int {
	if unicode.IsUpper(r) && unicode.IsLower(prev) || prev >= 0x80 && !unicode.Is(unicode.Latin, prev) && unicode.IsLetter(prev) {
		return -4
	}
	return 3*found(commonLatin, r) - 1
}

func found(set string, r rune) int {
	if strings.ContainsRune(set, r) {
		return 1
	}
	return 0
}
