// The page's own colours and letters, so that what is added looks like a part
// of the page, light or dark.

/** Reads how the code looks and gives it to the frame as custom properties. */
export function followPage(frame: HTMLElement, code: Element): void {
  const style = getComputedStyle(code);
  const ground = groundBelow(code);
  frame.dataset.ground = isDark(ground, style.color) ? "dark" : "light";
  const set = (name: string, value: string) => frame.style.setProperty(name, value);
  set("--paper", ground);
  set("--ink", style.color);
  set("--size-code", style.fontSize);
  set("--font-code", style.fontFamily);
}

/** The first ground that is not transparent, from the code outwards. */
function groundBelow(start: Element): string {
  for (let node: Element | null = start; node; node = node.parentElement) {
    const colour = getComputedStyle(node).backgroundColor;
    if (!/^(transparent|rgba?\(.*[,/]\s*0\))$/.test(colour)) return colour;
  }
  return "Canvas";
}

/** Dark is a ground that is darker than what is written on it. */
function isDark(ground: string, ink: string): boolean {
  return lightness(ground) < lightness(ink);
}

/** 0 to 1, as the canvas reads the colour: it knows every notation. */
function lightness(colour: string): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 1;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** Calls back when the page changes between light and dark, in whatever way. */
export function onThemeChange(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  const attributeFilter = [
    "class", "style", "data-theme", "data-mode", "data-bs-theme",
    "data-md-color-scheme", "data-md-color-media",
  ];
  for (const node of [document.documentElement, document.body]) {
    observer.observe(node, { attributeFilter });
  }
}
