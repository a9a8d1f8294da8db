package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"time"

	"chancery/internal/typeset"
)

const producer = "chancery"

// catalog replaces fpdf's. /Direction is left out: it lowers what some readers extract.
func (f *file) catalog(u underlay, l *typeset.Layout, t *tree) {
	intent, outline := f.outputIntent(), f.outline(u, l, t)
	f.objects[u.root] = fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang(%s)/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/ViewerPreferences<</DisplayDocTitle true>>%s%s",
		pageTree, l.Doc.Lang, t.root, intent, outline)
}

// info is the information dictionary; dates bear their zone.
func (f *file) info(u underlay, l *typeset.Layout, o Options) {
	b := []byte("<<")
	for _, e := range []struct{ key, value string }{{"Title", l.Doc.Title}, {"Author", l.Doc.Author}, {"Subject", o.Subject}, {"Producer", producer}} {
		if e.value != "" {
			b = fmt.Appendf(b, "/%s%s", e.key, text(e.value))
		}
	}
	if !o.Created.IsZero() {
		day := o.Created.UTC().Format("20060102150405")
		b = fmt.Appendf(b, "/CreationDate(D:%sZ)/ModDate(D:%sZ)", day, day)
	}
	f.objects[u.info] = append(b, ">>"...)
}

// metadata adds the same as XMP (ISO 16684-1), not compressed, so that other programs find it, and closes the catalog with it.
func (f *file) metadata(u underlay, l *typeset.Layout, o Options) {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">`)
	entry := func(before, value, after string) {
		if value != "" {
			b.WriteString(before)
			xml.EscapeText(&b, []byte(value))
			b.WriteString(after)
		}
	}
	entry(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, l.Doc.Title, "</rdf:li></rdf:Alt></dc:title>")
	entry("<dc:creator><rdf:Seq><rdf:li>", l.Doc.Author, "</rdf:li></rdf:Seq></dc:creator>")
	entry(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, o.Subject, "</rdf:li></rdf:Alt></dc:description>")
	entry("<dc:language><rdf:Bag><rdf:li>", string(l.Doc.Lang), "</rdf:li></rdf:Bag></dc:language>")
	entry("<pdf:Producer>", producer, "</pdf:Producer>")
	if !o.Created.IsZero() {
		day := o.Created.UTC().Format(time.RFC3339)
		entry("<xmp:CreateDate>", day, "</xmp:CreateDate>")
		entry("<xmp:ModifyDate>", day, "</xmp:ModifyDate>")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	n := f.add(fmt.Appendf(nil, "<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", b.Len(), b.Bytes()))
	f.objects[u.root] = fmt.Appendf(f.objects[u.root], "/Metadata %d 0 R>>", n)
}
