// Usage: node fill_pdf.mjs FORM FILLED VALUES  Fills in a PDF form as the viewer of Firefox does; VALUES is JSON: a value for each name of a field.
import { readFile, writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const [source, target, values] = process.argv.slice(2);
const wanted = JSON.parse(values);
const task = getDocument({ data: new Uint8Array(await readFile(source)), verbosity: 0 });
const document = await task.promise;
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  for (const { fieldName, fieldType, id, buttonValue } of await page.getAnnotations({ intent: "display" })) {
    // The viewer stores for each choice whether it is the one, and for a text field what was typed.
    if (fieldName in wanted) document.annotationStorage.setValue(id, { value: fieldType === "Tx" ? wanted[fieldName] : wanted[fieldName] === buttonValue });
  }
}
await writeFile(target, await document.saveDocument());
await task.destroy();
