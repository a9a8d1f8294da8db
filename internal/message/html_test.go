package message

import (
	"reflect"
	"strings"
	"testing"
)

// hidden are pieces of pages whose X no reader sees, by the way in which it is hidden.
var hidden = map[string][]string{
	"display": {
		`<div style="display:none">X</div>`, `<div style="DISPLAY : None !important">X</div>`, `<b style="display:/* x */none">X</b>`, `<b style="display:n\6f ne">X</b>`, `<b style="d\isplay:none">X</b>`, `<div hidden>X</div>`, `<div hidden="until-found">X</div>`, `<div hidden=false>X</div>`,
		`<div style="display:none" style="display:block">X</div>`, `<div ` + strings.Repeat("a ", 250) + `style="display:none">X</div>`, `<div style="` + strings.Repeat("a:b;", 300) + `display:none">X</div>`, `<div style="display:none!important;display:block">X</div>`,
		`<dialog>X</dialog>`, `<input type=hidden value=X>`, `<select><option>X</option></select>`, `<!-- X -->`, `<!--[if mso]>X<![endif]-->`, `<script>X</script>`, `<template>X</template>`, strings.Repeat("<i>", 600) + `<script>X</script>`, `<div style="mso-hide:all">X</div>`, `<p style="content-visibility:hidden">X</p>`,
	},
	"rules": {
		`<style>.a,p.b{display:none}</style><p class="b">X</p><i class=a>X</i>`, `<style>p{display:none}</style><p>X</p>`, `<style>.z{display:none!important}</style><p class=z style="display:block">X</p>`, `<style>.a{display:block!important}.a{display:none!important}</style><i class=a>X</i>`,
		`<style>div.h p{display:none}</style><div class="h"><b><p>X</p></b></div>`, `<style>p.k>span{display:none}</style><p class=k><span>X</span></p>`, `<style>.a.b{display:none}</style><i class="b a">X</i>`, `<style>#q i{opacity:0}</style><b id=Q><i>X</i></b>`,
		`<style>@media all{.z{display:none}}</style><p class=z>X</p>`, `<style>@media only screen{.z{display:none}}</style><p class=z>X</p>`, `<style>@media print,screen{.z{display:none}}</style><p class=z>X</p>`, `<style>@media not print{.z{display:none}}</style><p class=z>X</p>`, `<style media=screen>.z{display:none}</style><p class=z>X</p>`,
		`<style>` + strings.Repeat(".z{color:red}", 20) + `.z{display:none}</style><p class=z>X</p>`, `<p class=z>X</p><style>.z{display:none}</style>`, `<style>.z{dis\70lay:none}</style><p class=z>X</p>`, `<style>/* } */.z{display:none}</style><p class=z>X</p>`,
	},
	"visibility": {`<span style="visibility: hidden">X</span>`, `<p style="visibility:collapse">X</p>`, `<div style="opacity:0">X</div>`, `<p style="opacity:.01">X</p>`, `<p style="opacity:0%">X</p>`, `<p style="filter:opacity(0)">X</p>`, `<p style="filter:blur(1px) opacity(0%)">X</p>`, `<p style="filter:alpha(opacity=0)">X</p>`},
	"size": {
		`<p style="font-size:0px">X</p>`, `<p style="font-size:1px;line-height:1px">X</p>`, `<p style="font-size:2px">X</p>`, `<p style="font-size:.1em">X</p>`, `<p style="font-size:calc(0px)">X</p>`, `<p style="font:0/0 a">X</p>`, `<p style="font:italic bold 1px/1 Arial">X</p>`,
		`<div style="font-size:0;line-height:0">X<br>X</div>`, `<div style="max-height:0;overflow:hidden">X</div>`, `<div style="width:0;overflow:hidden">X</div>`, `<p style="height:0;overflow:hidden auto">X</p>`, `<p style="width:1px;height:1px;overflow:hidden">X</p>`, `<div style="height:0;overflow:clip">X</div>`,
		`<p style="zoom:0">X</p>`, `<p style="transform:scale(0,0)">X</p>`, `<p style="transform:rotate(9deg) scaleY( 0 )">X</p>`, `<p style="scale:0">X</p>`,
	},
	"colour on colour": {
		`<font color="#ffffff">X</font>`, `<td bgcolor=black><span style="color:#050505">X</span></td>`, `<span style="color:transparent">X</span>`, `<div style="color:rgba(0,0,0,0)">X</div>`, `<p style="-webkit-text-fill-color:transparent">X</p>`, `<p style="color:rgba(255,255,255,.9)">X</p>`, `<p style="color:rgba(0,0,0,.03)">X</p>`,
		`<p style="color:hsl(0,0%,100%)">X</p>`, `<p style="color:hsl(0 0% 100%)">X</p>`, `<p style="color:hsla(0,0%,0%,0)">X</p>`, `<p style="color:hsl(210deg 100% 97%)">X</p>`, `<div style="background:hsl(120,100%,25%)"><p style="color:green">X</p></div>`, `<div style="background:hsl(-0.5turn 100% 50%)"><p style="color:aqua">X</p></div>`,
		`<p style="color:rgb(100% 100% 100%)">X</p>`, `<p style="color:rgb(255 255 255 / 50%)">X</p>`, `<p style="color:#0000">X</p>`, `<p style="color:#00000003">X</p>`, `<p style="color:#fffc">X</p>`, `<p style="color:mintcream">X</p>`, `<p style="color:floralwhite">X</p>`, `<p style="color:canvas">X</p>`,
		`<div style="background:teal"><p style="color:teal">X</p></div>`, `<div style="background:rebeccapurple"><p style="color:#663399">X</p></div>`, `<div style="background:#000"><p>X</p></div>`, `<p style="background:#333;color:#3a3a3a">X</p>`,
		`<table bgcolor="#ffffff"><tr><td><table><tr><td style="color:white">X</td></tr></table></td></tr></table>`, `<table style="background-color:rgb(0,51,102)"><tr><td><font color="#003366">X</font></td></tr></table>`, `<style>.w{color:#fff}</style><p class=w>X</p>`,
	},
	"off the screen": {
		`<div style="position:absolute;left:-9999px">X</div>`, `<p style="position:fixed;top:-200vh">X</p>`, `<p style="position:absolute;left:-100vw">X</p>`, `<p style="position:absolute;left:-100%">X</p>`, `<p style="left:-99em;position:relative">X</p>`, `<p style="margin:0 0 0 -9999px">X</p>`, `<p style="margin-left:-9999px">X</p>`,
		`<p style="text-indent:-999em">X</p>`, `<p style="text-indent:100%;white-space:nowrap;overflow:hidden">X</p>`, `<p style="letter-spacing:-9999px">X</p>`, `<p style="transform:translateX(-9999px)">X</p>`, `<p style="transform:translate(-10000px,0)">X</p>`,
		`<p style="position:absolute;clip:rect(1px,1px,1px,1px)">X</p>`, `<p style="position:absolute;clip:rect(0 0 0 0)">X</p>`, `<p style="clip-path:polygon(0 0,0 0,0 0)">X</p>`, `<p style="clip-path:circle(0px)">X</p>`, `<p style="clip-path:inset(100%)">X</p>`,
	},
	"crossed out": {
		`<s>X</s>`, `<STRIKE>X</STRIKE>`, `<del><b>X</b></del>`, `<span style="text-decoration:underline line-through">X</span>`, `<p style="TEXT-DECORATION: LINE-THROUGH !important"><i style="text-decoration:none">X</i></p>`, `<style>.old{text-decoration-line:line-through}</style><span class="old">X</span>`,
	},
}

func TestWhatHTMLHidesIsNotRead(t *testing.T) {
	t.Parallel()
	for way, pieces := range hidden {
		for _, piece := range pieces {
			if p := renderHTML([]byte("<html><body>seen " + piece + "</body></html>")); p.text != "seen" || p.unsure != "" {
				t.Errorf("%s: %.200s: read %q %s", way, piece, p.text, p.unsure)
			}
		}
	}
}

// TestWhatOnlyLooksHiddenIsRead: what is near to a way of hiding and hides nothing.
func TestWhatOnlyLooksHiddenIsRead(t *testing.T) {
	t.Parallel()
	for _, seen := range []string{
		`<div style="font-size:0"><span style="font-size:12px">X</span></div>`, `<div style="font-size:0"><p style="font-size:1rem">X</p></div>`, `<p style="font-size:8px">X</p>`, `<p style="font-size:xx-small">X</p>`, `<p style="font:12px Arial">X</p>`, `<p style="font-size:calc(1em + 2px)">X</p>`,
		`<td bgcolor="#003366"><font color=white>X</font></td>`, `<style>td.h div{background:#036}</style><div style="color:#fff">X</div>`, `<div style="background:#000"><p style="color:hsl(0,0%,100%)">X</p></div>`, `<p style="color:red;background:blue">X</p>`, `<p style="color:gray">X</p>`, `<p style="color:rgba(0,0,0,.54)">X</p>`,
		`<div style="background:#fff url(x.png)"><p style="color:#fff">X</p></div>`, `<div style="background-color:#fff;background-image:linear-gradient(#000,#111);color:#fff">X</div>`, `<body bgcolor=black text=white>X</body>`, `<style>body{background:black;color:white}</style><body>X</body>`, `<p style="color:#000f">X</p>`,
		`<div style="visibility:hidden"><b style="visibility:visible">X</b></div>`, `<style>.m{display:none}</style><div class=m style="display:block">X</div>`, `<div style="display:none;display:block">X</div>`, `<style>.m{display:none}</style><div class=m style="display:block!important">X</div>`, `<dialog open>X</dialog>`, `<select><option selected>X</select>`,
		`<style media=print>.z{display:none}</style><p class=z>X</p>`, `<style>@media print{.z{display:none}}</style><p class=z>X</p>`, `<style>@media only print and (orientation:landscape){p{display:none}}</style><p>X</p>`, `<style>@media not screen{p{display:none}}</style><p>X</p>`,
		`<style>div.h p{display:none}</style><div class="g"><p>X</p></div>`, `<style>p.k>span{display:none}</style><p class=k><b><span>X</span></b></p>`, `<style>a:hover{display:none}</style><a>X</a>`, `<style>.a.b{display:none}</style><i class="b">X</i>`, `<style>div p{color:#333}</style><div><p>X</p></div>`,
		`<p style="transform:translateX(-10px) scale(0.9)">X</p>`, `<p style="transform:translate(-50%,-50%)">X</p>`, `<p style="opacity:.9">X</p>`, `<p style="filter:opacity(0.5)">X</p>`, `<p style="margin:0 0 0 -10px">X</p>`, `<p style="margin-left:-100%">X</p>`, `<p style="text-indent:-18pt">X</p>`, `<p style="left:-9999px">X</p>`, `<p style="position:absolute;left:10%">X</p>`,
		`<p style="height:0">X</p>`, `<p style="max-height:0">X</p>`, `<p style="overflow:hidden;height:20px">X</p>`, `<p style="clip:rect(0,100px,100px,0)">X</p>`, `<p style="clip:auto">X</p>`, `<p style="clip-path:inset(5%)">X</p>`, `<p style="clip-path:polygon(0 0,9px 0,9px 9px)">X</p>`, `<p style="zoom:1">X</p>`,
		`<span style="text-decoration:underline">X</span>`, `<ins>X</ins>`, `<samp>X</samp>`, `<noscript><p>X</p></noscript>`, `<p aria-hidden=true>X</p>`, `<![if !mso]>X<![endif]>`, `<div style="display:none"></div>X`,
	} {
		if p := renderHTML([]byte(seen)); p.text != "X" || p.unsure != "" {
			t.Errorf("%s: read %q %s", seen, p.text, p.unsure)
		}
	}
}

// TestLabelsKeepTheirValuesAndRowsTheirCells: what stands side by side is read so, and in the page's order.
func TestLabelsKeepTheirValuesAndRowsTheirCells(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		`<label>Name: <input value="Ana"></label> <label>Item<input value=3></label>`: "Name: Ana Item 3", `<div style="display:inline">Name:</div><div style="display: inline !important"> Ana</div>`: "Name: Ana",
		`<span style="display:inline-block;width:9em">Name</span><span>Ana</span>`: "Name Ana", `<div style="display:table-row"><div style="display:table-cell">Name</div><div style="display:table-cell">Ana</div></div>`: "Name\tAna",
		`<dl><dt>Name<dd>Ana<dt>Item<dd>3</dl>`: "Name\nAna\nItem\n3", `<p>Name:<span style="mso-tab-count:2">      </span>Ana</p>`: "Name: Ana", `<tr><td>Name<td>Ana</tr>`: "Name\nAna",
		`<table><tr><th>Name<th>Item<tr><td>Ana<td>3</table>`: "Name\tItem\nAna\t3", `<table><tr><td>Name:</td><td><p>Ana</p></td></tr></table>`: "Name:\tAna", `<table><tr><td>Name</td><td>Ana<br>Torres</td></tr></table>`: "Name\tAna; Torres",
		`<table><caption>Delegates</caption><tr><td rowspan=2>A<td>1<tr><td>2</table>`: "Delegates\nA\t1\n2", `<table dir=rtl><tr><td>الاسم<td>ليلى</table>`: "الاسم\tليلى",
		`<input type=checkbox checked>in person<input type=checkbox> online`: "☑ in person ☐ online", `<label>Yes<input type=radio checked></label><label>No<INPUT TYPE="RADIO"/></label>`: "Yes ☑ No ☐", `<span role=checkbox aria-checked=true></span>yes`: "☑ yes", `[x] yes &#9745; a &#9744; b &#9746; c`: "[x] yes ☑ a ☐ b ☒ c",
		`<span style="font-family:Wingdings">&#254;</span> yes <font face="Wingdings">o</font> no`: "☑ yes ☐ no", `<ol start=3><li>a<li value=7>b<li>c</ol>`: "3. a\n7. b\n8. c", `<ul><li>a<ul><li>b</ul><li>c</ul>`: "- a\n  - b\n- c",
		`<fieldset><legend>Delegate</legend>Name: Ana</fieldset>`: "Delegate\nName: Ana", "<pre>Name:\tAna\nItem:\t3</pre>": "Name:\tAna\nItem:\t3", `<div>a</div>b<div>c</div>`: "a\nb\nc", `<select><option>A<option selected>B</select>`: "B",
	} {
		if got := renderHTML([]byte(page)).text; got != want {
			t.Errorf("%s: read %q, wanted %q", page, got, want)
		}
	}
	if got, want := renderHTML([]byte(`<table><tr><td rowspan=2>A<td>1<tr><td>2</table>`)).tables, []Table{{Rows: [][]string{{"A", "1"}, {"A", "2"}}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("tables %v, wanted %v", got, want)
	}
	long := strings.Repeat("a", maxSaidAgain+1)
	if got, want := renderHTML([]byte(`<table><tr><td rowspan=2>`+long+`<td>1<tr><td>2</table>`)).tables, []Table{{Rows: [][]string{{long, "1"}, {"", "2"}}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("a long cell: tables %v, wanted %v", got, want)
	}
}

// TestPageWithTooManyRulesIsNamed: what is left out of a page's rules may hide text, so that a person is told.
func TestPageWithTooManyRulesIsNamed(t *testing.T) {
	t.Parallel()
	for name, page := range map[string]string{
		"rules": "<style>" + strings.Repeat("a{}", maxRules) + ".z{display:none}</style><p class=z>X</p>", "declarations": "<style>.z{" + strings.Repeat("a:b;", maxBody) + "display:none}</style><p class=z>X</p>",
		"selectors": "<style>" + strings.Repeat("b i{display:none}", maxHiding) + "i p{display:none}</style><i><p>X</p></i>", "look-ups": "<style>i{" + strings.Repeat("a:b;", maxBody-1) + "}.z{display:none}</style>" + strings.Repeat("<i></i>", maxLookups/maxBody+2) + "<p class=z>X</p>",
	} {
		if p := renderHTML([]byte(page)); !strings.Contains(p.unsure, "rules of style") || p.text != "X" {
			t.Errorf("%s: read %q, said %q", name, p.text, p.unsure)
		}
	}
}
