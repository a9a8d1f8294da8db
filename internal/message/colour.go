package message

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// colour is an sRGB colour; known is false for one that is not worked out (a picture, a gradient).
type colour struct {
	r, g, b uint8
	known   bool
}

var (
	black = colour{0, 0, 0, true}
	white = colour{255, 255, 255, true}
)

// systemColours are the names that stand for parts of a screen (CSS Color 4 §6.2 and its appendix A), as light screens have them, and the one name that SVG 1.1 lacks.
var systemColours = map[string]colour{
	"canvas": white, "canvastext": black, "window": white, "windowtext": black, "field": white, "fieldtext": black, "text": black, "background": white,
	"buttonface": {240, 240, 240, true}, "buttontext": black, "buttonhighlight": white, "captiontext": black, "inactivecaptiontext": black, "infobackground": {255, 255, 225, true},
	"infotext": black, "menu": {240, 240, 240, true}, "menutext": black, "threedhighlight": white, "linktext": {0, 0, 238, true},
	"rebeccapurple": {102, 51, 153, true},
}

// faint is the opacity below which letters are not seen.
const faint = 0.05

// parseColour reads a CSS or HTML colour. clear tells one that lets all shine through.
func parseColour(s string) (c colour, clear bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "transparent" {
		return colour{}, true
	}
	if named, ok := colornames.Map[s]; ok {
		return colour{named.R, named.G, named.B, true}, false
	}
	if c, ok := systemColours[s]; ok {
		return c, false
	}
	if args, ok := strings.CutPrefix(s, "rgb"); ok {
		return parseChannels(args, rgbOf)
	}
	if args, ok := strings.CutPrefix(s, "hsl"); ok {
		return parseChannels(args, hslOf)
	}
	return parseHex(strings.TrimPrefix(s, "#"))
}

// parseHex reads three or six digits, and four or eight where the last are the opacity (CSS Color 4 §5.2).
func parseHex(hex string) (c colour, clear bool) {
	if len(hex) == 3 || len(hex) == 4 {
		long := make([]byte, 0, 8)
		for i := range len(hex) {
			long = append(long, hex[i], hex[i])
		}
		hex = string(long)
	}
	if len(hex) != 6 && len(hex) != 8 {
		return colour{}, false
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return colour{}, false
	}
	if len(hex) == 8 {
		if float64(n&0xff) < faint*255 {
			return colour{}, true
		}
		n >>= 8
	}
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n), true}, false
}

// parseChannels reads "(…)" or "a(…)": three channels, by commas or blanks, and the opacity.
func parseChannels(args string, of func(a, b, c string) (colour, bool)) (c colour, clear bool) {
	parts := strings.FieldsFunc(strings.TrimPrefix(args, "a"), func(r rune) bool { return strings.ContainsRune("(), /", r) })
	if len(parts) < 3 {
		return colour{}, false
	}
	if len(parts) > 3 {
		if alpha, ok := share(parts[3], 1); ok && alpha < faint {
			return colour{}, true
		}
	}
	c, c.known = of(parts[0], parts[1], parts[2])
	return c, false
}

func rgbOf(r, g, b string) (c colour, ok bool) {
	var v [3]uint8
	for i, part := range []string{r, g, b} {
		n, ok := share(part, 255)
		if !ok {
			return c, false
		}
		v[i] = uint8(max(0, min(255, n)))
	}
	return colour{r: v[0], g: v[1], b: v[2]}, true
}

// hslOf works out hue, saturation and lightness (CSS Color 4 §7.1).
func hslOf(h, s, l string) (c colour, ok bool) {
	hue, okHue := turn(h)
	saturation, okS := share(s, 100)
	lightness, okL := share(l, 100)
	if !okHue || !okS || !okL {
		return c, false
	}
	saturation, lightness = max(0, min(1, saturation/100)), max(0, min(1, lightness/100))
	channel := func(n float64) uint8 {
		k := math.Mod(n+hue/30, 12)
		return uint8(math.Round(255 * (lightness - saturation*min(lightness, 1-lightness)*max(-1, min(k-3, 9-k, 1)))))
	}
	return colour{r: channel(0), g: channel(8), b: channel(4)}, true
}

// turn reads an angle as degrees from 0 to 360.
func turn(s string) (degrees float64, ok bool) {
	factor := 1.0
	for _, unit := range []struct {
		name    string
		degrees float64
	}{{"deg", 1}, {"grad", 0.9}, {"rad", 180 / math.Pi}, {"turn", 360}} {
		if rest, found := strings.CutSuffix(s, unit.name); found {
			s, factor = rest, unit.degrees
			break
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
		return 0, false
	}
	if n = math.Mod(n*factor, 360); n < 0 {
		n += 360
	}
	return n, true
}

// share reads a number, or a percentage of whole.
func share(s string, whole float64) (float64, bool) {
	number, percent := strings.CutSuffix(s, "%")
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsNaN(n) {
		return 0, false
	}
	if percent {
		n *= whole / 100
	}
	return n, true
}

// near tells colours that the eye does not tell apart.
func (c colour) near(d colour) bool {
	apart := func(a, b uint8) bool { return max(a, b)-min(a, b) > 20 }
	return c.known && d.known && !apart(c.r, d.r) && !apart(c.g, d.g) && !apart(c.b, d.b)
}
