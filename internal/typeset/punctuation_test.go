package typeset

import (
	"math"
	"strings"
	"testing"

	"chancery/internal/locale"
)

const chineseProse = "为使所有希望提供最新信息的代表团都能发言，我鼓励所有缔约国（和观察员）在2022年6月20日之前——即会议之前——简要介绍《公约》的进展情况、尚存的挑战；并以“书面文件”（ISU）的形式……提供约翰·史密斯的信息。"

func chineseLines(t *testing.T, text string, width float64) []Line {
	t.Helper()
	return setterOf(t, locale.Chinese).setAnew([]Span{{Text: text}}, spec{size: 10, width: width, align: justified}, nil)
}

// clreq §3.1.4: what no line begins with, and what none ends with.
func TestNoChineseLineBeginsOrEndsWithForbiddenPunctuation(t *testing.T) {
	t.Parallel()
	for pad := range 42 {
		text := strings.Repeat("文", pad) + chineseProse + chineseProse
		for width := 100.0; width < 440; width += 37 {
			lines := chineseLines(t, text, width)
			for i, l := range lines {
				r := []rune(l.Text)
				if strings.ContainsRune("，。；：、！？）》”’…—·～", r[0]) || strings.ContainsRune("（《“‘", r[len(r)-1]) {
					t.Errorf("width %.0f: line %q", width, l.Text)
				}
				if i > 0 && digit(r[0]) && digit(lastRune(lines[i-1].Text)) {
					t.Errorf("width %.0f: a number is parted before %q", width, l.Text)
				}
			}
		}
	}
}

func lastRune(s string) rune { r := []rune(s); return r[len(r)-1] }

func TestChineseLinesFillTheirWidth(t *testing.T) {
	t.Parallel()
	for width := 150.0; width < 440; width += 13 {
		lines := chineseLines(t, chineseProse+chineseProse, width)
		for _, l := range lines[:len(lines)-1] {
			first, last := l.Glyphs[0], l.Glyphs[len(l.Glyphs)-1]
			left, right := l.X+first.X, l.X+last.X+last.Width()
			if strings.ContainsRune("（《“", []rune(l.Text)[0]) && left < -1 {
				left += 5 // its blank half hangs in the margin
			}
			if strings.ContainsRune("，。；：、）》”", lastRune(l.Text)) {
				right -= 5
			}
			if math.Abs(left) > 0.1 || math.Abs(right-width) > 0.1 {
				t.Errorf("%q from %.2f to %.2f of %.0f", l.Text, left, right, width)
			}
		}
	}
}

// advances are the distances from each character of a short line to the next, in ems.
func advances(t *testing.T, text string) map[string]float64 {
	t.Helper()
	g := chineseLines(t, text, 400)[0].Glyphs
	all := map[string]float64{}
	for i := range g[:len(g)-1] {
		all[g[i].Mark.Text+g[i+1].Mark.Text] = (g[i+1].X - g[i].X) / 10
	}
	return all
}

func TestPunctuationBesidePunctuationGivesUpItsBlankHalf(t *testing.T) {
	t.Parallel()
	all := advances(t, "文，《书“《约》”）（国）约。”文")
	for pair, wanted := range map[string]float64{"文，": 1, "，《": 0.5, "《书": 1, "书“": 1, "约》": 1, "》”": 0.5, "”）": 0.5, "）（": 0.5, "。”": 0.5} {
		if got, ok := all[pair]; !ok || math.Abs(got-wanted) > 0.01 {
			t.Errorf("%s: %.2f em, wanted %.2f", pair, got, wanted)
		}
	}
}

func TestQuarterEmBetweenHanAndLatinIsNoText(t *testing.T) {
	t.Parallel()
	text := "于2022年由WIPO（ISU）主办"
	all := advances(t, text)
	for pair, wanted := range map[string]float64{"于2": 1.25, "由W": 1.25, "（I": 1} {
		if got, ok := all[pair]; !ok || math.Abs(got-wanted) > 0.01 {
			t.Errorf("%s: %.2f em, wanted %.2f", pair, got, wanted)
		}
	}
	var b strings.Builder
	for i, g := range chineseLines(t, text, 400)[0].Glyphs {
		b.WriteString(g.Mark.Text)
		if next := chineseLines(t, text, 400)[0].Glyphs; i+1 < len(next) && math.Abs(next[i+1].X-g.X-g.Width()) > 0.01 {
			t.Errorf("a gap after %q: readers would see a space", g.Mark.Text)
		}
	}
	if b.String() != text {
		t.Errorf("the glyphs say %q", b.String())
	}
}

func TestApostropheOfALatinNameIsNarrow(t *testing.T) {
	t.Parallel()
	all := advances(t, "由Côte d’Ivoire主办")
	if got, ok := all["’I"]; !ok || got > 0.4 {
		t.Errorf("the apostrophe is %.2f em wide", got)
	}
}

func TestParagraphsOfChineseAreIndentedByTwoEms(t *testing.T) {
	t.Parallel()
	st := styleOf(locale.Chinese)
	s := set(t, &Document{Lang: locale.Chinese, Blocks: []Block{text(Paragraph, chineseProse)}}).Sheets[0]
	if in := s.Lines[0].X - s.Lines[1].X; math.Abs(in-2*st.body) > 0.01 {
		t.Errorf("indented by %.1f points, wanted two ems of %.1f", in, st.body)
	}
}
