/** The domains and levels of the LVS knowledge test. */
export const domains = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const;
export type Domain = (typeof domains)[number];

export const levels = ['L1', 'L2', 'L3', 'L4'] as const;
export type Level = (typeof levels)[number];

export const domainNames: Record<Domain, string> = {
	D1: 'Begrippen en schalen',
	D2: 'Een leerling lezen',
	D3: 'Een groep lezen',
	D4: 'De school en trends',
	D5: 'Van signaal naar oorzaak',
	D6: 'Doelen en besluiten'
};

export const levelNames: Record<Level, string> = {
	L1: 'aflezen',
	L2: 'interpreteren',
	L3: 'diagnosticeren',
	L4: 'beslissen'
};

/** Persons are told about clusters, never about single domains: too few items. */
export const clusters = ['C1', 'C2', 'C3'] as const;
export type Cluster = (typeof clusters)[number];

export const clusterOf: Record<Domain, Cluster> = {
	D1: 'C1',
	D2: 'C1',
	D3: 'C2',
	D4: 'C2',
	D5: 'C3',
	D6: 'C3'
};

export const clusterNames: Record<Cluster, string> = {
	C1: 'Begrippen en leerling',
	C2: 'Groep en school',
	C3: 'Oorzaak, doel en besluit'
};

/** A cell of the blueprint, `D2-L1`; the value is a number of items. */
export type Cell = `${Domain}-${Level}`;

/** How many items, and how many points, a list of items puts in each cell. */
export function fillCells(
	items: readonly { domain: Domain; level: Level; maxScore: number }[]
): Map<Cell, { items: number; points: number }> {
	const filled = new Map<Cell, { items: number; points: number }>();
	for (const { domain, level, maxScore } of items) {
		const cell: Cell = `${domain}-${level}`;
		const before = filled.get(cell) ?? { items: 0, points: 0 };
		filled.set(cell, { items: before.items + 1, points: before.points + maxScore });
	}
	return filled;
}
