package typeset

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"

	"chancery/internal/locale"
)

var blue = color.NRGBA{R: 20, G: 60, B: 200, A: 255}

func plainPicture(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.SetNRGBA(i%w, i/w, blue)
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chunk is a chunk of a PNG file (ISO/IEC 15948 §5.3).
func chunk(name string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, name...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func header(w, h uint32, depth, kind, interlace byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, w)
	b = binary.BigEndian.AppendUint32(b, h)
	return append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(b, depth, kind, 0, 0, interlace))...)
}

// interlaced is a grey picture of 16 by 16 pixels in the seven passes of Adam7 (ISO/IEC 15948 §8.2).
func interlaced(grey byte) []byte {
	var raw bytes.Buffer
	z := zlib.NewWriter(&raw)
	for _, pass := range [][2]int{{2, 2}, {2, 2}, {4, 2}, {4, 4}, {8, 4}, {8, 8}, {16, 8}} {
		for range pass[1] {
			z.Write(append([]byte{0}, bytes.Repeat([]byte{grey}, pass[0])...))
		}
	}
	z.Close()
	return append(append(header(16, 16, 8, 0, 1), chunk("IDAT", raw.Bytes())...), chunk("IEND", nil)...)
}

// cmyk is a JPEG of 16 by 16 pixels in four colours, written as Adobe's programs do: inverted (ITU-T T.81, Adobe Technical Note 5116).
// Each block has one of two codes: 0 for no change of its mean, 10 and seven bits for a change.
func cmyk(c, m, y, k int) []byte {
	b := []byte("\xff\xd8\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00")
	b = append(append(b, "\xff\xdb\x00\x43\x00"...), bytes.Repeat([]byte{8}, 64)...)
	b = append(b, "\xff\xc0\x00\x14\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00"...)
	b = append(append(b, "\xff\xc4\x00\x15\x00\x01\x01"...), append(make([]byte, 14), 0, 7)...)
	b = append(append(b, "\xff\xc4\x00\x14\x10\x01"...), append(make([]byte, 15), 0)...)
	b = append(b, "\xff\xda\x00\x0e\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3f\x00"...)
	bits := ""
	for _, ink := range []int{c, m, y, k} {
		v := 255 - ink - 128 // of seven bits: 64 to 127 or -127 to -64
		if v < 0 {
			v += 127
		}
		for i := 6; i >= 0; i-- {
			if i == 6 {
				bits += "10"
			}
			bits += string('0' + byte(v>>i&1))
		}
		bits += "0"
	}
	bits += strings.Repeat("00", 12)
	for len(bits)%8 > 0 {
		bits += "1"
	}
	for i := 0; i < len(bits); i += 8 {
		var v byte
		for _, r := range bits[i : i+8] {
			v = v<<1 | byte(r-'0')
		}
		if b = append(b, v); v == 0xff {
			b = append(b, 0)
		}
	}
	return append(b, 0xff, 0xd9)
}

func TestPicturesOfEveryKindAreRead(t *testing.T) {
	t.Parallel()
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 20))
	for i := range 800 {
		deep.Set(i%40, i/40, blue)
	}
	plain := pngOf(t, plainPicture(40, 20))
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, plainPicture(40, 20), nil); err != nil {
		t.Fatal(err)
	}
	animated := append(append(plain[:33:33], chunk("acTL", []byte{0, 0, 0, 2, 0, 0, 0, 0})...), plain[33:]...)
	for name, c := range map[string]struct {
		data []byte
		want color.Color
	}{
		"png": {plain, blue}, "16 bits": {pngOf(t, deep), blue}, "interlaced": {interlaced(90), color.Gray{90}},
		"jpeg": {photo.Bytes(), blue}, "cmyk": {cmyk(20, 40, 200, 20), color.CMYK{20, 40, 200, 20}}, "animated png": {animated, blue},
	} {
		img, err := DecodePicture(c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, g, b, _ := img.At(5, 5).RGBA()
		wr, wg, wb, _ := c.want.RGBA()
		if far := max(math.Abs(float64(r)-float64(wr)), math.Abs(float64(g)-float64(wg)), math.Abs(float64(b)-float64(wb))); far > 4*257 {
			t.Errorf("%s: colour %v, wanted %v", name, img.At(5, 5), c.want)
		}
	}
}

func TestBadPicturesAreNamedWithFaultAndRemedy(t *testing.T) {
	t.Parallel()
	whole := pngOf(t, plainPicture(200, 100))
	var photo, moving bytes.Buffer
	if err := errors.Join(jpeg.Encode(&photo, plainPicture(200, 100), nil),
		gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{image.NewPaletted(image.Rect(0, 0, 9, 9), color.Palette{blue})}, Delay: []int{1}})); err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(whole)
	damaged[60] ^= 0xff
	for name, c := range map[string]struct {
		data  []byte
		fault string
	}{
		"empty": {nil, "empty"}, "cut off": {whole[:len(whole)-30], "cut off after"}, "cut off jpeg": {photo.Bytes()[:len(photo.Bytes())/2], "cut off after"},
		"cut off in its header": {whole[:20], "cut off after 20 bytes"}, "damaged": {damaged, "damaged"},
		"gif": {moving.Bytes(), "a GIF file, wanted PNG or JPEG"}, "svg": {[]byte("<svg xmlns='x'/>"), "an SVG"},
		"webp": {[]byte("RIFF\x00\x00\x00\x00WEBPVP8 "), "a WebP"}, "text": {[]byte("no picture"), "an unknown file"},
		"one pixel": {pngOf(t, plainPicture(1, 1)), "1 by 1 pixels"}, "a line": {pngOf(t, plainPicture(600, 2)), "600 by 2 pixels"},
		"100 megapixels": {header(10000, 10000, 8, 2, 0), "10000 by 10000 pixels, at most"},
		"past numbers":   {header(1<<31-1, 1<<31-1, 8, 2, 0), ""},
	} {
		_, err := DecodePicture(c.data)
		var bad *PictureError
		if !errors.As(err, &bad) || !strings.Contains(bad.Fault, c.fault) || bad.Remedy == "" {
			t.Errorf("%s: error %v, wanted one that says %q", name, err, c.fault)
		}
		_, err = NewEngine(library()).Set(&Document{Lang: locale.English, Letterhead: Letterhead{Lines: []string{"Office"}, Logo: c.data}})
		if len(c.data) > 40 && len(c.data) < 100 && (err == nil || !strings.Contains(err.Error(), "read logo: ")) {
			t.Errorf("%s: set with error %v", name, err)
		}
	}
}
