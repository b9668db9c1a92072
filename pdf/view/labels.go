package view

import (
	"context"
	"strconv"
)

// labelsAtOnce is how many labels are read before others have a turn to draw.
const labelsAtOnce = 200

// Labels reads what the pages are called, as "iv" or "B-3"; "" is a page
// without. It is nil where the labels say no more than the numbers.
func (p *Paper) Labels(ctx context.Context) ([]string, error) {
	labels := make([]string, len(p.sizes))
	more := false
	for from := 0; from < len(labels); from += labelsAtOnce {
		err := draw.with(ctx, p, func(doc *document) error {
			for i := from; i < min(from+labelsAtOnce, len(labels)); i++ {
				label, err := doc.native.words("FPDF_GetPageLabel", doc.native.document, uint64(i))
				if err != nil {
					return err
				}
				labels[i] = label
				more = more || label != "" && label != strconv.Itoa(i+1)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if from == 0 && labels[0] == "" { // a file with labels names the first page
			return nil, nil
		}
	}
	if !more {
		return nil, nil
	}
	return labels, nil
}
