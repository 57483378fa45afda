/**
 * The reasoning errors that distractors are made of, in words for who made them: what to look at, not
 * what went wrong in which question.
 */
export const misconceptionNames: Readonly<Record<string, string>> = {
	M01: 'Een gelijk niveau betekent niet dat een leerling niet groeide. Kijk naar de groei in score.',
	M02: 'Een laag niveau zegt niets over de groei. Ook in niveau V of E kan een leerling veel groeien.',
	M03: 'Een lager niveau is geen verlies: de score kan stijgen, alleen minder dan bij de normgroep.',
	M04: 'Een hoog niveau kan weinig groei verbergen. Kijk ook bij I en A naar de groei.',
	M05: 'C is niet gemiddeld: het landelijk gemiddelde ligt tussen B en C.',
	M06: 'A tot en met E en I tot en met V hebben andere grenzen. Je kunt ze niet één op één omzetten.',
	M07: 'Een percentiel is een plaats in de normgroep, niet het percentage goed.',
	M08: 'Een niveau is geen cijfer: het vergelijkt met de normgroep en zegt niet of iets voldoende is.',
	M09: 'Een verschil kan binnen de meetfout vallen. Leg de intervallen naast elkaar.',
	M10: 'Een score-interval gaat over één leerling, niet over de spreiding in de klas.',
	M11: 'Twintig procent per niveau geldt voor de normgroep, niet voor één klas.',
	M12: 'Een gemiddelde verbergt de verdeling. Kijk ook naar de leerlingen eronder.',
	M13: 'Voor een groepsgemiddelde gelden andere grenzen dan voor een leerling.',
	M14: 'In een kleine groep verschuift het gemiddelde al door één leerling.',
	M15: 'Vergelijk groei alleen bij leerlingen die er op beide momenten waren.',
	M16: 'Een reeks van steeds een andere groep 6 laat geen groei van leerlingen zien.',
	M17: 'Een overzicht van alle groepen op één moment laat geen ontwikkeling zien.',
	M18: 'Een categorieënanalyse vergelijkt met de eigen totaalscore, niet met wat een leerling beheerst.',
	M19: 'Op twee of drie opgaven kun je geen conclusie bouwen.',
	M20: 'Voor de laatste periode telt de groei in die periode, niet het totaal tot nu toe.',
	M21: 'Scores van verschillende vakken of aanbieders staan op verschillende schalen.',
	M22: 'Kijk eerst welke norm of kleur gekozen is.',
	M23: 'Op weg zijn naar een niveau is iets anders dan het halen.',
	M24: 'De cijfers geven een signaal. De oorzaak vind je pas door verder te kijken.',
	M25: 'Een signaleringswaarde is een ondergrens, geen doel.',
	M26: 'Een hoger functioneringsniveau betekent niet dat de stof van dat jaar beheerst is.',
	M27: 'Na een heel hoge of heel lage score ligt de volgende vaak dichter bij het midden.'
};
