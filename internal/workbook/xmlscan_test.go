package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// tokensOf writes what the scanner finds, adjacent texts joined.
func tokensOf(r io.Reader) (out []string, err error) {
	s := newScanner(r)
	text := ""
	flush := func() {
		if strings.TrimSpace(text) != "" {
			out = append(out, "T "+text)
		}
		text = ""
	}
	for {
		t, err := s.next()
		if err != nil {
			flush()
			return out, err
		}
		switch t {
		case textToken:
			text += string(s.value)
		case startToken:
			flush()
			out = append(out, fmt.Sprintf("S %s %s", s.name, s.word("a")))
		case endToken:
			flush()
			out = append(out, "E "+string(s.name))
		}
	}
}

// judged is the same by encoding/xml.
func judged(data []byte) (out []string, err error) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	text := ""
	flush := func() {
		if strings.TrimSpace(text) != "" {
			out = append(out, "T "+text)
		}
		text = ""
	}
	for {
		t, err := dec.Token()
		if err != nil {
			flush()
			return out, err
		}
		switch e := t.(type) {
		case xml.CharData:
			text += string(e)
		case xml.StartElement:
			flush()
			a := ""
			for _, one := range e.Attr {
				if one.Name.Local == "a" && one.Name.Space == "" {
					a = one.Value
					break
				}
			}
			out = append(out, fmt.Sprintf("S %s %s", e.Name.Local, a))
		case xml.EndElement:
			flush()
			out = append(out, "E "+e.Name.Local)
		case xml.Directive:
			return out, errDocType
		}
	}
}

var xmlSamples = []string{
	`<?xml version="1.0"?><x:row xmlns:x="u" a='1&amp;"2' r="3"><c/>tex&lt;t &#x41;&#66; </x:row>`,
	"<a b = \"1\" a = \"x\"\n>line\r\nend\rlast<!-- <no> --><![CDATA[<raw> & ]] >]]></a >",
	`<t xml:space="preserve"> two  </t>`,
	"<t>" + strings.Repeat("long &amp; text ", 2_000) + "</t>",
}

func TestScannerFindsWhatEncodingXMLFinds(t *testing.T) {
	t.Parallel()
	for _, in := range xmlSamples {
		want, _ := judged([]byte(in))
		for name, r := range map[string]io.Reader{"whole": strings.NewReader(in), "byte by byte": iotest.OneByteReader(strings.NewReader(in))} {
			got, err := tokensOf(r)
			if err != io.EOF || strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s, %.60q: %v\ngot  %.300q\nwant %.300q", name, in, err, got, want)
			}
		}
	}
}

func TestScannerRefusesWhatNoSpreadsheetWrites(t *testing.T) {
	t.Parallel()
	for in, words := range map[string]string{
		`<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`: "document type",
		`<x>&lol;</x>`:                         "unknown entity",
		`<x>a & b</x>`:                         "reference",
		`<x><y>`:                               "ends in the middle",
		`<x a="1`:                              "ends in the middle",
		`<x><!-- `:                             "ends in the middle",
		`<x></x></x>`:                          "not open",
		`<x <y>`:                               "within a tag",
		`< />`:                                 "without a name",
		strings.Repeat("<x>", 300):             "more than 200",
		"<x a=\"" + strings.Repeat("y", 3<<20): "more than 1 MB",
	} {
		if _, err := tokensOf(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%.40q: %v, wanted %q", in, err, words)
		}
	}
}

func TestHalfOfASurrogatePairIsALostCharacter(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"<t>a&#xD83D;b</t>", "<t>a&#55357;b</t>", "<t>a&#0;b</t>", "<t>a&#x110000;b</t>"} {
		if got, err := tokensOf(strings.NewReader(in)); err != io.EOF || got[1] != "T a\ufffdb" {
			t.Errorf("%q: %q %v", in, got, err)
		}
	}
}

func FuzzScanner(f *testing.F) {
	for _, s := range xmlSamples[:3] {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := tokensOf(bytes.NewReader(data))
		again, errAgain := tokensOf(iotest.OneByteReader(bytes.NewReader(data)))
		if (err == io.EOF) != (errAgain == io.EOF) || err == io.EOF && strings.Join(got, "\n") != strings.Join(again, "\n") {
			t.Fatalf("in pieces it is read otherwise: %v %q, %v %q", err, got, errAgain, again)
		}
		want, wantErr := judged(data)
		if wantErr == io.EOF && (err != io.EOF || strings.Join(got, "\n") != strings.Join(want, "\n")) {
			t.Fatalf("%v\ngot  %q\nwant %q", err, got, want)
		}
	})
}
