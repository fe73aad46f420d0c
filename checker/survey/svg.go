package survey

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
)

// Lengths of the picture, in its own units.
const (
	pictureWidth  = 760
	pictureHeight = 380
	left          = 56 // of the plot, as are the next three
	right         = 744
	ceiling       = 92
	bottom        = 308
	barGap        = 2 // between the two bars of a range
)

// style has the colours of both schemes. The bars differ in brightness as well as
// in hue, and the lighter one has an outline, so that they are told apart without
// colours; the numbers above them say the same.
const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-size: 17px; font-weight: 600; }
  .quiet { fill: #59636e; }
  .count { font-size: 12px; text-anchor: middle; }
  .middle { text-anchor: middle; }
  .end { text-anchor: end; }
  .ground { fill: #ffffff; }
  .line { stroke: #d1d9e0; }
  .routes { fill: #b3261e; stroke: #b3261e; }
  .classic { fill: #c9d1d9; stroke: #59636e; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .quiet { fill: #9ba6b1; }
    .ground { fill: #0d1117; }
    .line { stroke: #30363d; }
    .routes { fill: #ff8a80; stroke: #ff8a80; }
    .classic { fill: #39424c; stroke: #9ba6b1; }
  }
`

// SVG draws the histogram of findings per repository, both profiles side by side,
// as a picture that stands alone: it loads nothing, follows the colour scheme of
// who looks, and carries a title and a description with every number.
func SVG(s Survey) string {
	p := picture{bins: s.Histogram()}
	p.step, p.limit = scale(highest(p.bins))
	const title = "Findings per repository"
	fmt.Fprintf(&p.out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title desc">`+"\n",
		pictureWidth, pictureHeight, pictureWidth, pictureHeight)
	fmt.Fprintf(&p.out, "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n<style>%s</style>\n", title, escaped(description(s, p.bins)), style)
	fmt.Fprintf(&p.out, `<rect class="ground" width="%d" height="%d" rx="6"/>`+"\n", pictureWidth, pictureHeight)
	p.text(left, 30, "title", fmt.Sprintf("%s, %s", title, count(len(s.Repositories), "repository", "repositories")))
	p.legend(52, "routes", "routes: "+s.Routes.sentence())
	p.legend(72, "classic", "classic: "+s.Classic.sentence())
	p.grid()
	p.bars()
	p.text((left+right)/2, pictureHeight-26, "quiet middle", "across: findings in a repository; up: repositories")
	p.out.WriteString("</svg>\n")
	return p.out.String()
}

// description says in words what the picture shows.
func description(s Survey, bins []Bin) string {
	var parts []string
	for _, b := range bins {
		parts = append(parts, fmt.Sprintf("%s: %d and %d", b.Label(), b.Routes, b.Classic))
	}
	return fmt.Sprintf("Bar chart. Profile routes: %s. Profile classic: %s. Repositories by number of findings, routes and classic: %s.",
		s.Routes.sentence(), s.Classic.sentence(), strings.Join(parts, "; "))
}

type picture struct {
	out         strings.Builder
	bins        []Bin
	step, limit int // of the vertical scale, in repositories
}

// scale chooses the least of 1, 2, 5, 10, 20, … that reaches the highest bar in
// about four steps.
func scale(highest int) (step, limit int) {
	for magnitude := 1; ; magnitude *= 10 {
		for _, factor := range []int{1, 2, 5} {
			if step = factor * magnitude; step*4 >= highest {
				return step, (highest + step - 1) / step * step
			}
		}
	}
}

func (p *picture) text(x, y int, class, text string) {
	fmt.Fprintf(&p.out, `<text class="%s" x="%d" y="%d">%s</text>`+"\n", class, x, y, escaped(text))
}

func (p *picture) legend(y int, class, text string) {
	fmt.Fprintf(&p.out, `<rect class="%s" x="%d" y="%d" width="11" height="11"/>`+"\n", class, left, y-10)
	p.text(left+20, y, "", text)
}

// grid draws the lines of the vertical scale, with their numbers.
func (p *picture) grid() {
	for n := 0; n <= p.limit; n += p.step {
		y := bottom - p.height(n)
		fmt.Fprintf(&p.out, `<line class="line" x1="%d" x2="%d" y1="%d" y2="%d"/>`+"\n", left, right, y, y)
		p.text(left-8, y+4, "quiet end", fmt.Sprint(n))
	}
}

// height of a number of repositories.
func (p *picture) height(n int) int {
	return int(math.Round(float64(n) * (bottom - ceiling - 16) / float64(p.limit)))
}

func (p *picture) bars() {
	slot := (right - left) / len(p.bins)
	width := slot * 3 / 8
	for i, b := range p.bins {
		middle := left + i*slot + slot/2
		p.bar(middle-width-barGap/2, width, "routes", b.Routes)
		p.bar(middle+barGap/2, width, "classic", b.Classic)
		p.text(middle, bottom+20, "middle", b.Label())
	}
}

func (p *picture) bar(x, width int, class string, n int) {
	if n == 0 {
		return
	}
	height := max(p.height(n), 1)
	fmt.Fprintf(&p.out, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"/>`+"\n", class, x, bottom-height, width, height)
	p.text(x+width/2, bottom-height-5, "count", fmt.Sprint(n))
}

func escaped(text string) string {
	var out strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&out, []byte(text))
	return out.String()
}
