package pdf

import (
	"encoding/binary"
	"flag"
	"math"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write srgb.icc anew")

// profile builds the sRGB profile: header, tag table, data (ICC.1:2001-04 §6).
func profile() []byte {
	be := binary.BigEndian
	fixed := func(values ...float64) []byte { // XYZType
		b := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range values {
			b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	name := "sRGB\x00"
	desc := be.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)))
	desc = append(append(desc, name...), make([]byte, 4+4+2+1+67)...) // no Unicode, no ScriptCode
	curve := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), 256)
	for i := range 256 {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = be.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	data := [][]byte{desc, []byte("text\x00\x00\x00\x00No rights reserved (CC0 1.0)\x00"), fixed(0.9505, 1, 1.0891), // D65
		fixed(0.4361, 0.2225, 0.0139), fixed(0.3851, 0.7169, 0.0971), fixed(0.1431, 0.0606, 0.7141), curve} // adapted to D50
	tags := []struct {
		name string
		data int
	}{{"desc", 0}, {"cprt", 1}, {"wtpt", 2}, {"rXYZ", 3}, {"gXYZ", 4}, {"bXYZ", 5}, {"rTRC", 6}, {"gTRC", 6}, {"bTRC", 6}}
	at := make([]int, len(data))
	size := 128 + 4 + 12*len(tags)
	var body []byte
	for i, d := range data {
		at[i] = size + len(body)
		body = append(body, d...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	head := make([]byte, 128)
	be.PutUint32(head, uint32(size+len(body)))
	be.PutUint32(head[8:], 0x02400000) // version 2.4
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2022, 4, 26} {
		be.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], fixed(0.9642, 1, 0.8249)[8:]) // the connection space's D50
	out := be.AppendUint32(head, uint32(len(tags)))
	for _, tag := range tags {
		out = append(out, tag.name...)
		out = be.AppendUint32(be.AppendUint32(out, uint32(at[tag.data])), uint32(len(data[tag.data])))
	}
	return append(out, body...)
}

func TestProfileIsTheOneThatIsMadeHere(t *testing.T) {
	t.Parallel()
	made := profile()
	if *update {
		if err := os.WriteFile("srgb.icc", made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(made) != len(srgb) {
		t.Fatalf("srgb.icc has %d bytes, wanted %d; go test -run Profile -update writes it", len(srgb), len(made))
	}
	for i := range made { // another machine may round a point of the curve otherwise
		if d := int(made[i]) - int(srgb[i]); d < -1 || d > 1 {
			t.Fatalf("byte %d of srgb.icc is %#x, wanted %#x", i, srgb[i], made[i])
		}
	}
}
