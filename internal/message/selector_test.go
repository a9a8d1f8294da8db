package message

import "testing"

// TestPageThatSomeScreensHideInPartIsNamed: where a rule's condition is not worked out, the text is read and a person told.
func TestPageThatSomeScreensHideInPartIsNamed(t *testing.T) {
	t.Parallel()
	for html, want := range map[string]bool{
		`<style>@media screen and (min-width:9em){.z{display:none}}</style><p class=z>X</p>`: true, `<style media="(orientation:landscape)">.z{display:none}</style><p class=z>X</p>`: true, `<style>@media (max-width:600px){div .z{display:none!important}}</style><div><p class=z>X</p></div>`: true,
		`<style>[data-x]{display:none}</style><p data-x>X</p>`: true, `<details><p>X</p></details>`: true, `<style>b+i{display:none}</style><b></b><i>X</i>`: true,
		`<style>@media print{.z{display:none}}</style><p class=z>X</p>`: false, `<style>@media screen{.z{color:#222}}</style><p class=z>X</p>`: false, `<style>@media screen{.y{display:none}}</style><p class=z>X</p>`: false,
		`<details open>X</details>`: false, `<details><summary>X</summary></details>`: false, `<p>X</p>`: false,
	} {
		m := Read([]byte("Content-Type: text/html\r\n\r\n" + html))
		if m.Text != "X" || (len(m.Problems) == 1) != want {
			t.Errorf("%s: text %q, problems %v, want one %v", html, m.Text, m.Problems, want)
		}
	}
}
