import { error } from '@sveltejs/kit';
import { withHabits, inWords, type Flavour } from '../domain/lvs/flavour.ts';
import { gatherFacts, type GroupGrowthFacts } from '../domain/lvs/facts.ts';
import { reportModel, type ReportModel } from '../domain/lvs/models.ts';
import type { GroupGrowth, Stimulus } from '../domain/lvs/stimulus.ts';
import { mayDevelopItems, type Viewer } from './access.ts';
import type { Content } from './content/content.ts';
import type { Specimen } from './content/specimens.ts';

/** The pages of report kinds: for educators and researchers, and not there for anybody else. */
export function requireDeveloper(viewer: Viewer | undefined | null): Viewer {
	if (!viewer || !mayDevelopItems(viewer)) error(404, 'geen items');
	return viewer;
}

/** A specimen as one system draws it. */
export interface Flavoured {
	/** 'ParnasSys (met Ultimview)', 'Cito-rapporten …: LOVS' */
	readonly system: string;
	/** What the system calls it. */
	readonly label: string;
	readonly verified: boolean;
	readonly source: string;
	readonly model: ReportModel;
}

export const specimenModel = ({ world }: Content, { stimulus }: Specimen): ReportModel =>
	reportModel(stimulus, world);

/** The same report in every flavour that has this kind, in the order of the environments. */
export const inFlavours = (content: Content, { stimulus }: Specimen): Flavoured[] =>
	content.environments.flatMap(({ name, levels, flavours }) =>
		flavours.flatMap((flavour): Flavoured[] => {
			const report = flavour.reports.find(({ kind }) => kind === stimulus.report);
			const drawn = report && inFlavour(stimulus, flavour, flavour.levels ?? levels);
			if (!report || 'problems' in gatherFacts(drawn ?? stimulus, content.world)) return [];
			const { label, verified, source } = report;
			return [
				{
					system: flavour.name ? `${name}: ${flavour.name}` : name,
					label,
					verified,
					source,
					model: inWords(reportModel(drawn ?? stimulus, content.world), flavour)
				}
			];
		})
	);

function inFlavour(
	stimulus: Stimulus,
	flavour: Flavour,
	levels: NonNullable<Flavour['levels']>
): Stimulus {
	const own = withHabits(stimulus, flavour);
	return 'levels' in own ? { ...own, levels: levels === 'A-E' ? 'A-E' : 'I-V' } : own;
}

/** How many pupils of a group can be played with: they must fit a telephone. */
const mostPupils = 12;

/** Groups to play with, from the school and subject of the specimen that shows growth. */
export function simulatorGroups({
	world,
	specimens
}: Content): { name: string; facts: GroupGrowthFacts }[] {
	const growth = specimens.map(({ stimulus }) => stimulus).find(isGrowth);
	if (!growth) return [];
	return [4, 5, 6, 7, 8].flatMap((group) => {
		const { pupils: _, ...whole } = growth;
		const moments = [`E${group - 1}`, `M${group}`];
		const gathered = gatherFacts({ ...whole, group, moments }, world);
		if ('problems' in gathered || gathered.facts.report !== 'group-growth') return [];
		const { facts } = gathered;
		const pupils = facts.pupils
			.filter(({ scores }) => moments.every((moment) => scores[moment] !== undefined))
			.slice(0, mostPupils);
		return [{ name: `groep ${group}, ${moments.join(' en ')}`, facts: { ...facts, pupils } }];
	});
}

const isGrowth = (stimulus: Stimulus): stimulus is GroupGrowth =>
	stimulus.report === 'group-growth';
