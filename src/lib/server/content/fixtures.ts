import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readContent, type Content } from './content.ts';
import { BadContent } from './problems.ts';

/** For the tests: a small content root without problems, to change and to read. */
export type Files = Record<string, string>;

export const norms = `moment,dl,mean,sd,p10,p20,p25,p40,p50,p60,p75,p80,p90,group_mean,group_sd,se
M5,25,177,20,151,160,164,172,177,182,190,194,203,178,7,7
E5,30,190,20,164,173,177,185,190,195,203,207,216,190,7,7
M6,35,201,19,177,185,188,196,201,206,214,217,225,202,6,6
`;
const school = `name: "De Proefschool"
fictional: true
subjects: [rekenen]
years: [25/26, 26/27]
`;
const pupils = `id,name,start
p01,Anna B.,23/24
p02,Bram C.,23/24
p03,Cato D.,23/24
p04,Daan E.,23/24
`;
/** From E5 to M6 Anna gains 8, Bram 20, Cato 11. Daan was ill. */
const results = `pupil,subject,moment,year,score,mark
p01,rekenen,E5,25/26,212,
p01,rekenen,M6,26/27,220,
p02,rekenen,E5,25/26,160,
p02,rekenen,M6,26/27,180,
p03,rekenen,E5,25/26,190,
p03,rekenen,M6,26/27,201,
p04,rekenen,E5,25/26,,ziek
p04,rekenen,M6,26/27,199,
`;
const environment = `name: Proefsysteem
order: 1
recognise: "Je school gebruikt het proefsysteem."
levels: I-V
facts:
  - text: "Niveaus zijn I tot en met V."
    verified: false
    source: "fictief"
`;

const frame = (domain: string, level: string) => `    domain: ${domain}
    level: ${level}
    expected:
      p: 0.6
      because: "Easy to read."
    explanation: "Kijk naar de scores."`;

const anchor = `id: t-anker
status: actief
stimulus:
  report: group-growth
  school: proef
  subject: rekenen
  group: 6
  year: 26/27
  moments: [E5, M6]
  pupils: [p01, p02, p03]
  levels: I-V
  interval: 90
items:
  - id: t-anker-meest
    type: single-choice
${frame('D3', 'L1')}
    stem: "Wie groeide het meest?"
    options:
      - text: "Anna"
        misconception: M04
        expect: "pupils^(>(scores.M6 - scores.E5))[0].id = 'p01'"
      - text: "Bram"
        key: true
        expect: "pupils^(>(scores.M6 - scores.E5))[0].id = 'p02'"
      - text: "Cato"
        misconception: M01
        expect: "pupils^(>(scores.M6 - scores.E5))[0].id = 'p03'"
`;
const pupilTestlet = (form: string, pupil: string, gain: number) => `id: t-${form}
status: actief
stimulus:
  report: pupil-report
  school: proef
  subject: rekenen
  pupil: ${pupil}
  moments: [E5, M6]
  levels: I-V
  interval: 90
items:
  - id: t-${form}-punten
    type: number
${frame('D2', 'L1')}
    stem: "Hoeveel punten groei?"
    unit: punten
    key: ${gain}
    expect: "pupils[0].(scores.M6 - scores.E5)"
    wrong:
      - value: 99
        misconception: M22
        expect: "99"
    twin: t-${form === 'a' ? 'b' : 'a'}-punten
`;
const steps = (form: string) => `id: t-${form}-stappen
status: actief
items:
  - id: t-${form}-volgorde
    type: ordering
${frame('D5', 'L3')}
    stem: "Zet op volgorde."
    steps:
      - { text: "Kiezen", place: 3, misconception: M24 }
      - { text: "Nagaan", place: 1, misconception: M24 }
      - { text: "Bekijken", place: 2, misconception: M24 }
    unchecked: "A way of working, not data."
`;
const forms = `status: actief
minutes: 20
maximum: 4
anchors: [t-anker]
blueprint:
  D2-L1: 1
  D3-L1: 1
  D5-L3: 1
forms:
  A: [t-anker, t-a, t-a-stappen]
  B: [t-anker, t-b, t-b-stappen]
`;
const module = `title: "Lezen"
summary: "Een leerling lezen."
goals: ["Je leest groei af aan de score."]
domains: [D2]
sources: ["Fictief (2026), Een bron."]
`;
const exercise = `id: oefen-groei
status: actief
items:
  - id: oefen-groei
    type: single-choice
${frame('D2', 'L1')}
    stem: "Wat is groei?"
    options:
      - { text: "Een verschil", key: true, feedback: "Klopt." }
      - { text: "Een niveau", misconception: M01, feedback: "Dat is een plaats. **Kijk naar de score.**" }
      - { text: "Een cijfer", misconception: M08, feedback: "Dat is een oordeel. **Trek twee scores van elkaar af.**" }
    unchecked: "A definition."
`;
const lesson = `---
title: "Groei"
minutes: 5
summary: "Wat groei is."
goal: "Je zegt wat groei is."
---

Groei is een verschil.

<Exercise id="oefen-groei" />
`;

export const base: Files = {
	'norms/rekenen.csv': norms,
	'schools/proef/school.yaml': school,
	'schools/proef/pupils.csv': pupils,
	'schools/proef/results.csv': results,
	'lvs/proef/lvs.yaml': environment,
	'testlets/core/t-anker.yaml': anchor,
	'testlets/core/t-a.yaml': pupilTestlet('a', 'p01', 8),
	'testlets/proef/t-b.yaml': pupilTestlet('b', 'p02', 20),
	'testlets/core/t-a-stappen.yaml': steps('a'),
	'testlets/core/t-b-stappen.yaml': steps('b'),
	'forms/proef.yaml': forms,
	'modules/01-lezen/module.yaml': module,
	'modules/01-lezen/01-groei.md': lesson,
	'modules/01-lezen/exercises/oefen-groei.yaml': exercise
};

/** The base with one text of one file replaced; the text must be there once. */
export function changed(path: string, from: string, to: string, files: Files = base): Files {
	const text = files[path];
	if (text === undefined) throw new Error(`no file ${path}`);
	if (text.split(from).length !== 2) throw new Error(`${path}: not once there: ${from}`);
	return { ...files, [path]: text.replace(from, () => to) };
}

export function without(path: string, files: Files = base): Files {
	return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** The line on which this text stands first. */
export function lineOf(files: Files, path: string, text: string): number {
	const at = files[path]?.indexOf(text) ?? -1;
	if (at === -1) throw new Error(`${path}: not there: ${text}`);
	return files[path]?.slice(0, at).split('\n').length ?? 0;
}

const made: string[] = [];

/** Writes files into a new folder below the temp folder of the machine. */
export function rootOf(files: Files): string {
	const root = mkdtempSync(join(tmpdir(), 'leerwinst-content-'));
	made.push(root);
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(join(root, dirname(path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
	return root;
}

/** After each test: removes the folders that were made. */
export function removeRoots(): void {
	for (const root of made.splice(0)) rmSync(root, { recursive: true });
}

export const read = (...roots: Files[]): Promise<Content> => readContent(roots.map(rootOf));

/** Everything that is wrong, as an author reads it: `file:line  message`. */
export async function problemsOf(...roots: Files[]): Promise<string[]> {
	try {
		await read(...roots);
		return [];
	} catch (error) {
		if (!(error instanceof BadContent)) throw error;
		return error.problems.map(({ file, line, message }) => `${file}:${line}  ${message}`);
	}
}
