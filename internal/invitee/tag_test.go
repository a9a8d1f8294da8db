package invitee

import (
	"strings"
	"testing"
)

const tag = Tag("abcdefgh2345")

func TestTagTakesSixtyBits(t *testing.T) {
	t.Parallel()
	if got := NewTag([8]byte{}); got != "aaaaaaaaaaaa" {
		t.Errorf("got %q", got)
	}
	if got := NewTag([8]byte{255, 255, 255, 255, 255, 255, 255, 255}); got != "777777777777" {
		t.Errorf("got %q", got)
	}
	if NewTag([8]byte{7: 0x10}) == NewTag([8]byte{}) || NewTag([8]byte{7: 0x0f}) != NewTag([8]byte{}) {
		t.Error("the last four bits count, or the four before them do not")
	}
}

func TestMessageIDIsReadBack(t *testing.T) {
	t.Parallel()
	want := MessageID{Campaign: "im2022", Ref: "COL", Round: "invitation", Tag: tag, Domain: "meeting.example"}
	if got := want.String(); got != "<im2022.COL.invitation.abcdefgh2345@meeting.example>" {
		t.Fatalf("got %q", got)
	}
	for _, s := range []string{want.String(), strings.Trim(want.String(), "<>"), " " + want.String() + "\r\n"} {
		if got, ok := ParseMessageID(s); !ok || got != want {
			t.Errorf("%q: %+v, %v", s, got, ok)
		}
	}
	for _, s := range []string{
		"", "<>", "<im2022.COL.abcdefgh2345@meeting.example>", "<im2022.COL.invitation.abcdefgh234@meeting.example>", "<im2022.COL.invitation.ABCDEFGH2345@meeting.example>",
		"<im2022.COL.invitation.abcdefgh2345>", "<im2022.COL.invitation.abcdefgh2345@>", "<im2022.C L.invitation.abcdefgh2345@meeting.example>", "<im2022.COL.invitation.abcdefgh2345@meeting.example",
		"<im2022..invitation.abcdefgh2345@meeting.example>", "<CAJ=abc.def@mail.gmail.com>",
	} {
		if got, ok := ParseMessageID(s); ok {
			t.Errorf("%q was read as %+v", s, got)
		}
	}
}

func TestCodeIsFoundInRunningText(t *testing.T) {
	t.Parallel()
	want := Code{Campaign: "im2022", Ref: "COL", Tag: tag}
	for _, text := range []string{
		"im2022.COL.abcdefgh2345", "Re: Invitation [im2022.COL.abcdefgh2345]", "(im2022.COL.abcdefgh2345).", "Our code is im2022.COL.abcdefgh2345.\nRegards", "«im2022.COL.abcdefgh2345»",
		"**im2022.COL.abcdefgh2345**", "_im2022.COL.abcdefgh2345_", "IM2022.COL.ABCDEFGH2345", "【im2022.COL.abcdefgh2345】", "代码：ｉｍ２０２２．ＣＯＬ．ａｂｃｄｅｆｇｈ２３４５。",
		"الرمز: \u200eim2022.COL.abcdefgh2345\u200f.", "\u2066im2022\u200e.COL\u200e.abcdefgh2345\u2069", "im2022.COL.short then im2022.COL.abcdefgh2345", "im2022. im2022.COL.abcdefgh2345",
		"код im2022.COL.abcdefgh2345, спасибо", "x@im2022.COL.abcdefgh2345",
	} {
		if got, ok := FindCode(text, "im2022"); !ok || got != want {
			t.Errorf("%q: %+v, %v", text, got, ok)
		}
	}
	if got, ok := FindCode("see a.b.COL.abcdefgh2345", "a.b"); !ok || got.Ref != "COL" {
		t.Errorf("a campaign with a dot: %+v, %v", got, ok)
	}
}

func TestWhatOnlyLooksLikeACodeIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "im2022", "im2022.COL", "im2022.COL.abcdefgh234", "im2022.COL.abcdefgh23456", "im2022.COL.abcdefgh2341", "im2023.COL.abcdefgh2345", "old-im2022.COL.abcdefgh2345", "xim2022.COL.abcdefgh2345",
		"<im2022.COL.announcement.abcdefgh2345@meeting.example>", "im2022.COL.abcdefgh2345@meeting.example", "im2022.C!L.abcdefgh2345", "im2022..abcdefgh2345", "im2022.COL.abcdefgh2345-b",
	} {
		if got, ok := FindCode(text, "im2022"); ok {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
	if got, ok := FindCode("im2022.COL.abcdefgh2345", ""); ok {
		t.Errorf("no campaign finds %+v", got)
	}
}

func TestCodeOfACellIsRead(t *testing.T) {
	t.Parallel()
	if got, ok := ParseCode(" im2022.COL.ABCDEFGH2345\n"); !ok || got.String() != "im2022.COL.abcdefgh2345" {
		t.Errorf("got %+v, %v", got, ok)
	}
	for _, s := range []string{"", "COL.abcdefgh2345", "im2022.COL.abcdefgh2345 x", "im2022.COL."} {
		if got, ok := ParseCode(s); ok {
			t.Errorf("%q was read as %+v", s, got)
		}
	}
}

func FuzzParseMessageID(f *testing.F) {
	f.Add("<im2022.COL.invitation.abcdefgh2345@meeting.example>")
	f.Add("a.b.c.d@e")
	f.Add("<<>@.>")
	f.Fuzz(func(t *testing.T, s string) {
		m, ok := ParseMessageID(s)
		if !ok {
			return
		}
		if again, ok := ParseMessageID(m.String()); !ok || again != m {
			t.Fatalf("%q gives %+v, and that %+v", s, m, again)
		}
	})
}

func FuzzFindCode(f *testing.F) {
	f.Add("Re: [im2022.COL.abcdefgh2345]")
	f.Add("ｉｍ２０２２．COL.abcdefgh2345")
	f.Add(".im2022..")
	f.Fuzz(func(t *testing.T, s string) {
		c, ok := FindCode(s, "im2022")
		if !ok {
			return
		}
		if again, ok := ParseCode(c.String()); !ok || again != c {
			t.Fatalf("%q gives %+v, which is no code", s, c)
		}
	})
}
