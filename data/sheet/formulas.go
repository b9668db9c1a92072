package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
)

// uncalculated counts the cells of a workbook's sheets that hold a formula and
// not what it gives: programs that write workbooks without being a sheet leave
// them so, and such a cell looks empty.
func uncalculated(raw []byte) int {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return 0
	}
	count := 0
	for _, file := range archive.File {
		if !strings.HasPrefix(file.Name, "xl/worksheets/") || !strings.HasSuffix(file.Name, ".xml") {
			continue
		}
		part, err := file.Open()
		if err != nil {
			continue
		}
		count += countUncalculated(xml.NewDecoder(io.LimitReader(part, largest)))
		part.Close()
	}
	return count
}

func countUncalculated(in *xml.Decoder) (count int) {
	var formula, value bool
	inside := ""
	for {
		token, err := in.RawToken()
		if err != nil {
			return count
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch inside = t.Name.Local; inside {
			case "c":
				formula, value = false, false
			case "f":
				formula = true
			}
		case xml.CharData:
			value = value || inside == "v" && strings.TrimSpace(string(t)) != ""
		case xml.EndElement:
			inside = ""
			if t.Name.Local == "c" && formula && !value {
				count++
			}
		}
	}
}
