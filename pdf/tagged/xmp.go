package tagged

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// xmp writes the metadata packet: the same facts as the information
// dictionary, in the form that archives read (ISO 16684-1).
func xmp(spec Spec) []byte {
	escape := func(s string) string {
		var b bytes.Buffer
		if err := xml.EscapeText(&b, []byte(s)); err != nil {
			return "" // a bytes.Buffer does not fail
		}
		return b.String()
	}
	date := spec.Created.Format("2006-01-02T15:04:05-07:00")
	creator := ""
	if spec.Author != "" {
		creator = "<dc:creator><rdf:Seq><rdf:li>" + escape(spec.Author) + "</rdf:li></rdf:Seq></dc:creator>\n"
	}
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
%s<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>%s</xmp:CreatorTool>
<xmp:CreateDate>%s</xmp:CreateDate>
<xmp:ModifyDate>%s</xmp:ModifyDate>
<pdf:Producer>%s</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`, escape(spec.Title), creator, escape(spec.Language), producer, date, date, producer)
}
