// Prints, for each PDF file named, what pdfium reads, as a line of JSON: {"pages": [text, …], "warnings": [text, …]}. Every page is drawn too.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.CHANCERY_NODE_MODULES, "anchor.js"));
let warnings = [];
console.log = console.warn = console.error = (...words) => warnings.push(words.join(" "));

const { PDFiumLibrary } = await import(pathToFileURL(require.resolve("@hyzyla/pdfium")));
const library = await PDFiumLibrary.init();

for (const file of process.argv.slice(2)) {
  warnings = [];
  const document = await library.loadDocument(readFileSync(file));
  const pages = [];
  for (const page of document.pages()) {
    pages.push(page.getText());
    const drawn = await page.render({ scale: 0.5, render: "bitmap" });
    if (drawn.data.every((v) => v === 255)) warnings.push(`page ${pages.length} is blank`);
  }
  document.destroy();
  process.stdout.write(JSON.stringify({ pages, warnings }) + "\n");
}
