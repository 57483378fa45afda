/** Common first names of many origins; a pupil is a first name and an initial, never a surname. */
export const firstNames =
	`Aaliyah Abel Adam Ahmed Aisha Alejandro Alina Amber Amina Amira Anass Anna Anouk Arda Aron
Asya Ava Aylin Ayoub Bas Bilal Bo Boaz Bram Brechtje Cato Charlie Chloé Chidi Dani Daan Dewi Dina Djenna Driss Eefje
Efe Elif Eline Elias Emre Esra Eva Fatima Femke Feline Fenna Filip Finn Fleur Floor Floris Gijs Giulia Guusje Hamza
Hanna Hajar Hidde Hugo Ibrahim Ilse Imane Indy Isa Ivo Jada Jamal Jan Jayden Jelle Jens Jip Joep Jonas Josephine Joris
Julia Jurre Kaan Karim Kasper Kiki Kofi Kwame Lamine Lars Layla Leon Lieke Lina Linh Loïs Lotte Luca Lucía Luuk Maja
Malik Maud Mehmet Mei Mees Merel Meryem Mila Milan Milou Mohamed Mohini Naomi Nadia Nikola Niek Nina Noa Noah Noor Nora
Nourdin Oliwia Olaf Oskar Otis Pepijn Pien Pim Priya Puck Qasim Quinten Rafi Ravi Rayan Rens Roos Rosa Ruben Saar Salma
Samir Sanne Sara Selin Senna Siem Sietse Soraya Stijn Sofie Sven Tariq Teun Thijs Thomas Tijn Timo Tess Tygo Umar Uma
Veerle Viktor Vera Vigo Wessel Wout Xavi Yara Yassin Yelena Yuna Yusuf Zainab Zeynep Zofia Zoë`.split(
		/\s+/
	);

export const initials = [...'ABDEFGHJKLMNOPRSTVWYZ'];

/** Names in order of the alphabet, the same on every machine: without accents, by code unit. */
export function compareNames(one: string, other: string): number {
	const [a, b] = [plain(one), plain(other)];
	return a < b ? -1 : a > b ? 1 : 0;
}

const plain = (name: string) =>
	name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
