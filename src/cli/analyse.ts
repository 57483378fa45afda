/** `npm run analyse -- FOLDER`: a researcher's files in, one JSON object of figures out. */
import { answer, kinds } from './analyse/answer.ts';

const usage = `npm run analyse -- FOLDER

Reads FOLDER/analysis.json and the CSV files that it names, and prints one JSON object. What can't be
known is null. In the CSV: a header, commas, an empty cell for what is missing.

  analysis.json: { "analysis": KIND, "responses": "responses.csv", "person": "person", … }
  KIND: ${Object.keys(kinds).join(' · ')}

Exit code 0: printed. 1: a problem with the question or a file, told with file, row and column.
2: a kind that is not there (yet). Which kind takes and gives what: README.md, "For researchers".`;

const [folder] = process.argv.slice(2);
if (folder === undefined || folder === '--help' || folder === '-h') {
	console.log(usage);
	process.exitCode = folder === undefined ? 1 : 0;
} else {
	const { code, text } = await answer(folder);
	if (code === 0) console.log(text);
	else console.error(text);
	process.exitCode = code;
}
