package tagged_test

import (
	"strings"
	"testing"

	"paragraf/pdf/object"
	"paragraf/pdf/tagged"
)

// structured is the file of the other tests with a heading, a paragraph over
// two pages, a link and the field in their places.
func structured() tagged.Spec {
	s := spec
	heading, over, link := &tagged.Element{Type: "H1"}, &tagged.Element{Type: "P"}, &tagged.Element{Type: "Link", Links: []tagged.Link{{Page: 1, Index: 0, Says: "Till § 1"}}}
	heading.Mark(1, 0)
	over.Mark(1, 1)
	over.Mark(2, 0)
	link.Mark(1, 2)
	s.Structure = []*tagged.Element{heading, {Type: "P"}, over, link, {Type: "Form", Field: "chair"}}
	s.Attachments = []tagged.Attachment{{Name: "sammantrade.json", MIME: "application/json", Description: "Detsamma", Bytes: []byte(`{"date":"2025-06-03"}`)}}
	return s
}

func TestStructureIsFoundFromBothSides(t *testing.T) {
	_, file, catalog := finish(t, structured())
	root, err := file.Dict(catalog["StructTreeRoot"])
	if err != nil {
		t.Fatal(err)
	}
	document, _ := file.Dict(root["K"])
	kids, _ := file.Array(document["K"])
	var types []string
	for _, k := range kids {
		e, _ := file.Dict(k)
		types = append(types, string(file.Name(e["S"])))
	}
	if got := strings.Join(types, " "); got != "H1 P Link Form" { // what was not drawn is left out
		t.Fatalf("elements %s", got)
	}
	over, _ := file.Dict(kids[1])
	parts, _ := file.Array(over["K"])
	if len(parts) != 2 || parts[0] != object.Int(1) {
		t.Errorf("a paragraph over two pages holds %v", parts)
	}
	tree, _ := file.Dict(root["ParentTree"])
	nums, _ := file.Array(tree["Nums"])
	if len(nums) != 8 { // two pages, a link, a field
		t.Fatalf("parent tree %v", nums)
	}
	first, _ := file.Array(nums[1])
	if len(first) != 3 || first[1] != kids[1] {
		t.Errorf("page 1 belongs to %v", first)
	}
	form, _ := file.Dict(kids[3])
	if ref, ok := form["K"].(object.Dict); !ok || ref["Obj"] == nil {
		t.Errorf("the field's element must hold its reference itself, not %v", form["K"])
	}
	link, _ := file.Dict(kids[2])
	holds, _ := file.Array(link["K"])
	reference, _ := file.Dict(holds[1])
	annotation, _ := file.Dict(reference["Obj"])
	if file.Text(annotation["Contents"]) != "Till § 1" || annotation["StructParent"] != object.Int(2) {
		t.Errorf("the link is %v", annotation)
	}
}

func TestAttachmentIsAssociated(t *testing.T) {
	_, file, catalog := finish(t, structured())
	files, err := file.Array(catalog["AF"])
	if err != nil || len(files) != 1 {
		t.Fatalf("associated files %v %v", files, err)
	}
	described, _ := file.Dict(files[0])
	embedded, _ := file.Dict(described["EF"])
	stream, err := file.Stream(embedded["F"])
	if err != nil {
		t.Fatal(err)
	}
	raw, err := file.Decode(stream)
	if err != nil || string(raw) != `{"date":"2025-06-03"}` {
		t.Errorf("attached %q %v", raw, err)
	}
	if file.Name(described["AFRelationship"]) != "Data" || file.Name(stream.Dict["Subtype"]) != "application/json" {
		t.Errorf("described as %v, %v", described, stream.Dict)
	}
}

func TestStandardIsClaimedOnlyWhereItIsKept(t *testing.T) {
	without := structured()
	without.Attachments = nil
	for name, c := range map[string]struct {
		spec tagged.Spec
		want string
	}{"attachment": {structured(), "<pdfaid:part>3<"}, "none": {without, "<pdfaid:part>2<"}, "a picture of a signature": {spec, ""}} {
		_, file, catalog := finish(t, c.spec)
		stream, err := file.Stream(catalog["Metadata"])
		if err != nil {
			t.Fatal(err)
		}
		packet, err := file.Decode(stream)
		if err != nil {
			t.Fatal(err)
		}
		if has := strings.Contains(string(packet), "pdfaid:part>"); has != (c.want != "") || !strings.Contains(string(packet), c.want) {
			t.Errorf("%s: %s", name, packet)
		}
	}
}
