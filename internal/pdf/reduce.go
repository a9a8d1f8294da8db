package pdf

import "image"

// reduce makes a picture smaller, to the width given, each pixel the mean of those that it covers. It reckons in whole numbers, so that
// every machine writes the same bytes.
func reduce(src *image.RGBA, width int) *image.RGBA {
	from := src.Bounds().Size()
	height := max(1, (from.Y*width+from.X/2)/from.X)
	narrow := image.NewRGBA(image.Rect(0, 0, width, from.Y))
	for y := range from.Y {
		average(narrow.Pix[y*narrow.Stride:], 4, width, src.Pix[y*src.Stride:], 4, from.X)
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		average(out.Pix[4*x:], out.Stride, height, narrow.Pix[4*x:], narrow.Stride, from.Y)
	}
	return out
}

// average writes a row of n pixels as the means of a row of m. Along the row, a pixel of the source is n units long, one of the result m.
func average(out []byte, step, n int, in []byte, inStep, m int) {
	for i := range n {
		var total [4]int
		for at, end := i*m, (i+1)*m; at < end; {
			k := at / n
			part := min((k+1)*n, end) - at
			for c := range total {
				total[c] += part * int(in[k*inStep+c])
			}
			at += part
		}
		for c, v := range total {
			out[i*step+c] = byte((v + m/2) / m)
		}
	}
}
