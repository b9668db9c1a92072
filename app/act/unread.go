package act

import (
	"paragraf/app/swedish"
	"paragraf/data/intake"
)

// Unread says why a paper could not be read and what to do, in the program's
// language. The import writes both in Swedish; a sentence that is not known
// here stays so.
func Unread(e *intake.Error) (problem, remedy string) {
	problem, remedy = e.Problem, e.Remedy
	if swedish.Current() != swedish.English {
		return problem, remedy
	}
	if english, ok := englishPapers[problem]; ok {
		problem = english
	}
	if english, ok := englishPapers[remedy]; ok {
		remedy = english
	}
	return problem, remedy
}

var englishPapers = map[string]string{
	"Filen är tom.": "The file is empty.",
	"Kontrollera att rätt fil är vald och att den har sparats.":                                     "Check that the right file is chosen and that it was saved.",
	"Filen är en bild, och text i bilder kan inte läsas.":                                           "The file is a picture, and text in pictures cannot be read.",
	"Välj protokollet eller kallelsen som text, HTML, Word (DOCX) eller PDF med text.":              "Choose the minutes or the agenda as text, HTML, Word (DOCX) or PDF with text.",
	"Filen är ett arkiv (ZIP) eller ett kalkylark, inget Word-dokument.":                            "The file is an archive (ZIP) or a spreadsheet, not a Word document.",
	"Packa upp arkivet och läs in dokumentet i det, eller spara det som DOCX eller PDF.":            "Unpack the archive and import the document in it, or save it as DOCX or PDF.",
	"Filen är i ett äldre Office-format som inte kan läsas.":                                        "The file is in an older Office format that cannot be read.",
	"Öppna den i Word eller LibreOffice och spara den som DOCX eller PDF.":                          "Open it in Word or LibreOffice and save it as DOCX or PDF.",
	"Filen är i formatet RTF, som inte kan läsas.":                                                  "The file is in the format RTF, which cannot be read.",
	"Filen är en PDF men lästes som text.":                                                          "The file is a PDF but was read as text.",
	"Läs in den som PDF.":                                                                           "Import it as PDF.",
	"Filen innehåller data (JSON eller XML), inget protokoll och ingen kallelse.":                   "The file holds data (JSON or XML), neither minutes nor an agenda.",
	"Välj protokollet eller kallelsen som text, HTML, Word (DOCX) eller PDF.":                       "Choose the minutes or the agenda as text, HTML, Word (DOCX) or PDF.",
	"Filen innehåller inte läsbar text.":                                                            "The file holds no readable text.",
	"Word-dokumentet är skadat och kan inte öppnas.":                                                "The Word document is damaged and cannot be opened.",
	"Öppna det i Word eller LibreOffice, spara det på nytt och läs in det igen.":                    "Open it in Word or LibreOffice, save it anew and import it again.",
	"PDF-filen har ingen text; den är troligen inskannad.":                                          "The PDF has no text; it was probably scanned.",
	"Läs in en PDF som är sparad från ordbehandlaren, eller en textversion av dokumentet.":          "Import a PDF that was saved from the word processor, or the document as text.",
	"Filen ser varken ut som ett protokoll eller som en kallelse med ärenden.":                      "The file looks neither like minutes nor like an agenda with items.",
	"Kontrollera att rätt fil är vald; dokumentet ska ha numrerade ärenden eller paragrafer.":       "Check that the right file is chosen; the document must have numbered items or sections.",
	"Filen är en enda rad på mer än en miljon tecken, inget protokoll och ingen kallelse.":          "The file is a single line of more than a million characters, neither minutes nor an agenda.",
	"Kontrollera att rätt fil är vald; spara annars dokumentet på nytt som text med radbrytningar.": "Check that the right file is chosen; otherwise save the document anew as text with line breaks.",
	"Filen är ett OpenDocument (ODT eller ODS), som inte kan läsas.":                                "The file is an OpenDocument (ODT or ODS), which cannot be read.",
	"Öppna den i LibreOffice eller Word och spara den som DOCX eller PDF.":                          "Open it in LibreOffice or Word and save it as DOCX or PDF.",
}
