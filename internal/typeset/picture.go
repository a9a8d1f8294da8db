package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"

	_ "image/jpeg" // logos and signatures
	_ "image/png"
)

// PictureError says what is wrong with the file of a logo or a signature, and what to do.
type PictureError struct {
	What   string // "logo", "signature"; "": not known here
	Fault  string
	Remedy string
}

func (e *PictureError) Error() string {
	what := e.What
	if what == "" {
		what = "picture"
	}
	return fmt.Sprintf("read %s: %s: %s", what, e.Fault, e.Remedy)
}

// Bounds of a picture. Past the pixels a small file would take much memory; below the least, or past the ratio, nothing is seen in print.
const (
	mostPixels  = 16 << 20
	leastPixels = 16 // of the longer side
	mostRatio   = 25 // of the longer to the shorter side
)

// DecodePicture reads a PNG or JPEG file whole: of any depth, interlaced, with transparency, in CMYK, of an animation the first picture.
// The error is a PictureError.
func DecodePicture(data []byte) (image.Image, error) {
	if _, err := pictureConfig(data); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken(data, err)
	}
	return img, nil
}

func pictureConfig(data []byte) (image.Config, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err == nil && format != "png" && format != "jpeg" { // another package may have taught the decoder more
		err = image.ErrFormat
	}
	if err != nil {
		return config, broken(data, err)
	}
	w, h := config.Width, config.Height
	long, short := max(w, h), min(w, h)
	size := fmt.Sprintf("it has %d by %d pixels", w, h)
	switch {
	case short < 1 || long < leastPixels:
		return config, &PictureError{Fault: size + ", too few to be seen in print", Remedy: "export it with some hundreds of pixels"}
	case w > mostPixels/h:
		return config, &PictureError{Fault: fmt.Sprintf("%s, at most %d in all are read", size, mostPixels), Remedy: "export it about 2000 pixels wide"}
	case long > mostRatio*short:
		return config, &PictureError{Fault: fmt.Sprintf("%s: one side is over %d times the other", size, mostRatio), Remedy: "cut it to the mark itself"}
	}
	return config, nil
}

// kinds are the beginnings of files that are often taken for a PNG or JPEG.
var kinds = []struct{ name, magic string }{
	{"a GIF", "GIF8"}, {"a TIFF", "II*\x00"}, {"a TIFF", "MM\x00*"}, {"a BMP", "BM"}, {"a PDF", "%PDF"}, {"a PostScript", "%!PS"},
	{"a Photoshop", "8BPS"}, {"an SVG", "<svg"}, {"an XML or SVG", "<?xml"}, {"a Windows metafile", "\xd7\xcd\xc6\x9a"}, {"an icon", "\x00\x00\x01\x00"},
}

// broken names what is wrong with a file that the decoders refuse.
func broken(data []byte, err error) error {
	const export = "export it again as PNG or JPEG"
	switch {
	case len(data) == 0:
		return &PictureError{Fault: "the file is empty", Remedy: export}
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || bytes.HasPrefix(data, []byte("\x89PNG")) && !bytes.Contains(data, []byte("IEND")):
		return &PictureError{Fault: fmt.Sprintf("the file is cut off after %d bytes", len(data)), Remedy: "copy it again whole, or " + export}
	case errors.Is(err, image.ErrFormat):
		return &PictureError{Fault: "it is " + kindOf(data) + " file, wanted PNG or JPEG", Remedy: export}
	}
	return &PictureError{Fault: "the file is damaged (" + err.Error() + ")", Remedy: export}
}

func kindOf(data []byte) string {
	for _, k := range kinds {
		if bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 64)], " \r\n\t\ufeff"), []byte(k.magic)) {
			return k.name
		}
	}
	if len(data) > 12 && string(data[8:12]) == "WEBP" {
		return "a WebP"
	}
	if len(data) > 12 && string(data[4:8]) == "ftyp" {
		return "a HEIC or AVIF"
	}
	return "an unknown"
}

// pictureSize is the largest size within width and height that keeps the picture's proportions, all in points.
func pictureSize(data []byte, width, height float64) (w, h float64, err error) {
	config, err := pictureConfig(data)
	if err != nil {
		return 0, 0, err
	}
	ratio := float64(config.Width) / float64(config.Height)
	if w = height * ratio; w <= width {
		return w, height, nil
	}
	return width, width / ratio, nil
}

// fail notes the first thing that cannot be set.
func (c *composer) fail(what string, err error) {
	var bad *PictureError
	if errors.As(err, &bad) {
		named := *bad
		named.What, err = what, &named
	}
	if c.err == nil {
		c.err = err
	}
}
