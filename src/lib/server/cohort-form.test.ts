import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay } from './calendar.ts';
import { momentNames, readPlan } from './cohort-form.ts';

const good = {
	naam: 'Jaar 3',
	t1: 'clusters',
	klassen: 'PA3A\r\nPA3B\n\n PA3A ',
	scholen: '',
	'T1-open': '2026-09-01',
	'T1-sluit': '2026-09-14',
	'T3-open': '2026-12-01',
	'T3-sluit': '2026-12-14'
};

function read(changes: Record<string, string> = {}) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...good, ...changes })) data.set(name, value);
	return readPlan(data);
}
const problems = (changes: Record<string, string>) => {
	const given = read(changes);
	return 'problems' in given ? given.problems : {};
};

describe('the form of a cohort', () => {
	it('becomes a plan: whole days in the Netherlands, usual names, every group once', () => {
		expect(read()).toEqual({
			plan: {
				name: 'Jaar 3',
				firstResult: 'clusters',
				classes: ['PA3A', 'PA3B'],
				schools: [],
				moments: [
					{
						code: 'T1',
						label: momentNames.T1,
						opensAt: startOfDay('2026-09-01'),
						closesAt: endOfDay('2026-09-14')
					},
					{
						code: 'T3',
						label: momentNames.T3,
						opensAt: startOfDay('2026-12-01'),
						closesAt: endOfDay('2026-12-14')
					}
				]
			}
		});
	});

	it('takes a moment in between when its days are there, under a name of its own', () => {
		const given = read({
			'T2a-open': '2026-10-01',
			'T2a-sluit': '2026-10-08',
			'T2a-naam': 'Halverwege'
		});
		if ('problems' in given) throw new Error('refused');
		expect(given.plan.moments.map(({ code, label }) => [code, label])).toEqual([
			['T1', momentNames.T1],
			['T2a', 'Halverwege'],
			['T3', momentNames.T3]
		]);
	});

	it('may open and close on the same day', () => {
		expect(problems({ 'T1-sluit': '2026-09-01' })).toEqual({});
	});

	it.each([
		['naam', { naam: '  ' }, 'Geef het cohort een naam.'],
		['t1', { t1: '' }, 'Kies wat deelnemers na T1 zien.'],
		['t1', { t1: 'alles' }, 'Kies wat deelnemers na T1 zien.'],
		['t1', { t1: 'toString' }, 'Kies wat deelnemers na T1 zien.'],
		['T1-open', { 'T1-open': '' }, 'Vul de dag in waarop T1 opent.'],
		['T1-sluit', { 'T1-sluit': 'morgen' }, 'Vul de dag in waarop T1 sluit.'],
		['T3-open', { 'T3-open': '2026-13-01' }, 'Vul de dag in waarop T3 opent.'],
		['T3-sluit', { 'T3-sluit': '2027-02-30' }, 'Vul de dag in waarop T3 sluit.'],
		['T2a-sluit', { 'T2a-open': '2026-10-01' }, 'Vul de dag in waarop T2a sluit.'],
		['T2b-open', { 'T2b-sluit': '2026-10-01' }, 'Vul de dag in waarop T2b opent.'],
		['T1-sluit', { 'T1-sluit': '2026-08-31' }, 'T1 kan niet sluiten voordat het opent.'],
		['T3-open', { 'T3-open': '2026-09-14' }, 'T3 opent pas nadat T1 is gesloten.']
	])('names the field %s when %j', (field, changes, message) => {
		expect(problems(changes)).toEqual({ [field]: message });
	});

	it('tells everything that is wrong at once, and keeps all that was typed', () => {
		const typed = { naam: '', t1: '', 'T1-open': 'straks', klassen: 'A\nB' };
		const given = read(typed);
		if (!('problems' in given)) throw new Error('accepted');
		expect(Object.keys(given.problems).toSorted()).toEqual(['T1-open', 'naam', 't1']);
		expect(given.typed).toEqual({ ...good, ...typed });
	});
});
