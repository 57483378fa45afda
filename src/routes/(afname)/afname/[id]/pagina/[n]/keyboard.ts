/** The keys of the test (ux of the test page). Single keys only outside text fields. */
export type Command =
	| 'next'
	| 'previous'
	| 'flag'
	| 'overview'
	| 'table'
	| 'report'
	| 'time'
	| 'help'
	| 'clear'
	| 'regions'
	| { choose: number };

const commands: Record<string, Command> = {
	n: 'next',
	p: 'previous',
	m: 'flag',
	o: 'overview',
	t: 'table',
	r: 'report',
	v: 'time',
	'?': 'help',
	delete: 'clear',
	f6: 'regions'
};

export const keyList: readonly (readonly [string, string])[] = [
	['N en P', 'volgende en vorige pagina'],
	['A tot en met G, of 1 tot en met 7', 'kies een antwoord bij de vraag waar je bent'],
	['Pijltjes en spatie', 'binnen antwoorden en rijen'],
	['Delete', 'wis het antwoord'],
	['M', 'markeer de vraag'],
	['O', 'overzicht'],
	['T', 'rapport als tabel of als grafiek'],
	['R', 'naar het rapport en terug'],
	['V', 'verberg of toon de tijd'],
	['F6', 'spring tussen rapport, vragen en knoppen'],
	['?', 'deze lijst']
];

export function commandOf(event: KeyboardEvent): Command | undefined {
	if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
	const key = event.key.toLowerCase();
	if (key === 'f6') return 'regions';
	if (typing(event.target)) return undefined;
	const digit = /^[1-7]$/.test(key) ? Number(key) - 1 : undefined;
	const letter = /^[a-g]$/.test(key) ? key.charCodeAt(0) - 97 : undefined;
	const position = digit ?? letter;
	if (position !== undefined) return { choose: position };
	return commands[key];
}

function typing(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
	return (
		target instanceof HTMLInputElement &&
		!['radio', 'checkbox', 'button', 'submit'].includes(target.type)
	);
}
