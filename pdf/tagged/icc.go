package tagged

import (
	"encoding/binary"
	"math"
	"sync"
)

// srgb is a colour profile of the sRGB space (IEC 61966-2-1) in ICC's version
// 2.1: the primaries adapted to D50 and the tone curve as a table. It is
// reckoned here, so that no file of others' making is needed.
var srgb = sync.OnceValue(func() []byte {
	text := func(kind, s string) []byte {
		b := append([]byte(kind), 0, 0, 0, 0)
		if kind == "desc" {
			b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
			b = append(b, s...)
			return append(b, make([]byte, 1+4+4+2+1+67)...) // no Unicode or Macintosh form
		}
		return append(append(b, s...), 0)
	}
	point := func(x, y, z float64) []byte {
		b := append([]byte("XYZ "), 0, 0, 0, 0)
		for _, v := range []float64{x, y, z} {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	const steps = 1024
	curve := append([]byte("curv"), 0, 0, 0, 0)
	curve = binary.BigEndian.AppendUint32(curve, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", text("desc", "sRGB IEC61966-2.1")},
		{"cprt", text("text", "No rights reserved")},
		{"wtpt", point(0.96420, 1, 0.82491)},
		{"rXYZ", point(0.43607, 0.22249, 0.01392)},
		{"gXYZ", point(0.38515, 0.71687, 0.09708)},
		{"bXYZ", point(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all three
	}
	const head = 128
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	from, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			from, size = head+4+12*len(tags)+len(body), len(t.data)
			body = append(body, t.data...)
			body = append(body, make([]byte, (4-len(body)%4)%4)...)
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(from))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	profile := make([]byte, head)
	binary.BigEndian.PutUint32(profile, uint32(head+len(table)+len(body)))
	binary.BigEndian.PutUint32(profile[8:], 0x02100000)
	copy(profile[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2026, 1, 1, 0, 0, 0} {
		binary.BigEndian.PutUint16(profile[24+2*i:], v)
	}
	copy(profile[36:], "acsp")
	copy(profile[68:], point(0.96420, 1, 0.82491)[8:]) // the light of the connection space
	return append(append(profile, table...), body...)
})
