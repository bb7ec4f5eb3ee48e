// Fills in a PDF form as the viewer of Firefox does, with a value for each name of a field.
import { readFile, writeFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export default async function fill(_, { source, target, values }) {
  const task = getDocument({ data: new Uint8Array(await readFile(source)), verbosity: 0 });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    for (const { fieldName, fieldType, id, buttonValue } of await page.getAnnotations({ intent: "display" })) {
      // The viewer stores for each choice whether it is the one, and for a text field what was typed.
      if (fieldName in values) document.annotationStorage.setValue(id, { value: fieldType === "Tx" ? values[fieldName] : values[fieldName] === buttonValue });
    }
  }
  await writeFile(target, await document.saveDocument());
  await task.destroy();
}
