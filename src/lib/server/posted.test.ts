import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { email, line, oneOf, readPosted } from './posted.ts';

const schema = v.object({
	naam: line('je naam', 20),
	adres: email,
	wachtwoord: v.string('Vul een wachtwoord in.'),
	rol: oneOf(['student', 'trainer'], 'Kies een rol.')
});
const good = { naam: ' Samira ', adres: 'samira@school.nl', wachtwoord: 'geheim!', rol: 'student' };

function read(changes: Record<string, string | undefined>) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ ...good, ...changes })) {
		if (value !== undefined) data.set(name, value);
	}
	return readPosted(data, schema);
}

describe('a posted form', () => {
	it('gives checked values', () => {
		expect(read({})).toEqual({ values: { ...good, naam: 'Samira' } });
	});

	it.each([
		['naam', undefined, 'Vul je naam in.'],
		['naam', '   ', 'Vul je naam in.'],
		['naam', 'x'.repeat(21), 'Houd je naam op hooguit 20 tekens.'],
		['naam', 'a\nb', 'Gebruik in je naam alleen letters, cijfers en leestekens.'],
		['adres', 'samira', 'Vul een e-mailadres in, zoals naam@school.nl.'],
		['adres', undefined, 'Vul je e-mailadres in.'],
		['rol', 'beheerder', 'Kies een rol.'],
		['rol', undefined, 'Kies een rol.'],
		['wachtwoord', undefined, 'Vul een wachtwoord in.']
	])('names what is wrong with %s = %j, in Dutch', (field, value, message) => {
		expect(read({ [field]: value })).toMatchObject({ problems: { [field]: message } });
	});

	it('gives back what was typed, never a password', () => {
		const data = new FormData();
		const secrets = {
			wachtwoord: 'eerste',
			nieuwWachtwoord: 'tweede',
			'wachtwoord-nog-eens': 'derde'
		};
		for (const [name, value] of Object.entries({ naam: '', adres: 'fout', ...secrets })) {
			data.set(name, value);
		}
		const given = readPosted(data, schema);
		expect(given).toMatchObject({ typed: { naam: '', adres: 'fout' } });
		expect(JSON.stringify(given)).not.toMatch(/eerste|tweede|derde/);
	});

	it('tells of a field only the first thing that is wrong', () => {
		const given = read({ naam: '' });
		expect(given).toHaveProperty('problems.naam', 'Vul je naam in.');
	});

	it('does not take a file for text', () => {
		const data = new FormData();
		data.set('naam', new File(['x'], 'x.txt'));
		expect(readPosted(data, schema)).toMatchObject({ problems: { naam: 'Vul je naam in.' } });
	});
});
