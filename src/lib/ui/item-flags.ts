/** Item flags in words: a name for the table, and what it may mean and what to look at. */
export const flagNames: Readonly<Record<string, { name: string; means: string }>> = {
	'small-sample': {
		name: 'klein aantal',
		means: 'Minder dan honderd deelnemers: deze cijfers schommelen nog.'
	},
	'p-near-chance': {
		name: 'bijna gokkans',
		means: 'Niet vaker goed dan bij gokken. Kijk of de vraag te raden of te begrijpen is.'
	},
	'p-high': {
		name: 'bijna iedereen goed',
		means: 'De vraag zegt weinig over verschillen tussen deelnemers.'
	},
	'many-blanks': {
		name: 'vaak open',
		means: 'Veel deelnemers lieten de vraag open. Kijk naar de tijd en naar de uitleg bij de vraag.'
	},
	'rir-red': {
		name: 'onderscheidt niet',
		means:
			'Wie de rest van de toets goed maakt, doet het hier niet beter. Kijk naar sleutel en formulering.'
	},
	'rir-amber': {
		name: 'onderscheidt weinig',
		means: 'Wie de rest van de toets goed maakt, doet het hier maar iets beter.'
	},
	'rare-distractor': {
		name: 'afleider werkt niet',
		means: 'Een foute optie wordt bijna nooit gekozen. Dan is de vraag makkelijker te raden.'
	},
	'check-key': {
		name: 'sleutel controleren',
		means:
			'Een foute optie trekt juist sterke deelnemers. Vaak zijn twee antwoorden te verdedigen, of klopt de sleutel niet.'
	},
	drift: {
		name: 'verschoven',
		means:
			'De vraag werd tussen T1 en T3 meer dan een halve logit makkelijker of moeilijker dan de andere vragen.'
	}
};
