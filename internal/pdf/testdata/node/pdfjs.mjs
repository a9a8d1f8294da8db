// Prints, for each PDF file named, what pdf.js reads and what it warns of, as a line of JSON:
// {"pages": [text as it is drawn, …], "tree": [text of the structure tree, which it gives to screen readers, …], "warnings": [text, …]}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.CHANCERY_NODE_MODULES, "anchor.js"));
let warnings = [];
console.log = console.warn = console.error = (...words) => warnings.push(words.join(" "));

// pdf.js makes one when it is loaded, for drawing, which is not done here; node has none, and the canvas that would bring it is not installed.
globalThis.DOMMatrix ??= class {};

const home = dirname(require.resolve("pdfjs-dist/package.json"));
const pdfjs = await import(pathToFileURL(join(home, "legacy/build/pdf.mjs")));

async function read(file) {
  const task = pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    verbosity: pdfjs.VerbosityLevel.WARNINGS,
    useSystemFonts: false,
    standardFontDataUrl: join(home, "standard_fonts/"),
  });
  const document = await task.promise;
  const pages = [];
  const tree = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    await page.getOperatorList(); // reads the fonts and pictures too
    const content = await page.getTextContent();
    pages.push(content.items.map((i) => i.str + (i.hasEOL ? "\n" : "")).join(""));
    tree.push(spoken(await page.getStructTree()));
  }
  await task.destroy();
  return { pages, tree };
}

// A node's own words (Alt or ActualText) stand for all below it; what is no Span or Link stands on a line of its own.
function spoken(node) {
  if (!node) return "";
  const words = node.alt ?? (node.children ?? []).map(spoken).join("");
  return ["Span", "Link", undefined].includes(node.role) ? words : words + "\n";
}

for (const file of process.argv.slice(2)) {
  warnings = [];
  const found = await read(file);
  process.stdout.write(JSON.stringify({ ...found, warnings }) + "\n");
}
