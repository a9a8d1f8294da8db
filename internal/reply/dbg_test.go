//go:build explore

package reply

import ("testing";"chancery/internal/message";"strings")

func TestDbg(t *testing.T) {
	for _, raw := range mails20kB(t) {
		m := message.Read(raw)
		o, ok := m.OtherSide()
		if !ok { continue }
		same := sameWords(o, m.Text)
		if !same {
			a, b := strings.Fields(o), strings.Fields(m.Text)
			for i := range min(len(a), len(b)) { if a[i] != b[i] { t.Log(i, a[max(0,i-3):i+4], b[max(0,i-3):i+4]); break } }
		} else { t.Log("same") }
	}
}
