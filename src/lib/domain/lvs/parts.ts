import * as v from 'valibot';
import { findMoment } from './moments.ts';
import { schoolYearText, slug } from './school.ts';

/** The fields of which what an author writes for a report is made. */

const months = (id: string) => findMoment(id)?.months ?? NaN;

export const moment = v.pipe(
	v.string(),
	v.check((id) => findMoment(id) !== undefined, 'a moment from M3 to M8 expected, such as M6')
);

export const inOrder = v.check<string[], string>(
	(ids) => ids.every((id, at) => at === 0 || months(id) > months(ids[at - 1] ?? '')),
	'moments must be in order of time, each once'
);

/** Two to six moments, in order of time. */
export const momentsOfLine = v.pipe(
	v.array(moment),
	v.minLength(2, 'two to six moments expected'),
	v.maxLength(6, 'two to six moments expected'),
	inOrder
);

/** Two to six school years, in order of time. */
export const yearsOfLine = v.pipe(
	v.array(schoolYearText),
	v.minLength(2, 'two to six years expected'),
	v.maxLength(6, 'two to six years expected'),
	v.check<string[], string>(
		(years) => years.every((year, at) => at === 0 || year > (years[at - 1] ?? '')),
		'years must be in order of time, each once'
	)
);

export const group = v.pipe(
	v.number('a group from 3 to 8 expected'),
	v.integer(),
	v.minValue(3, 'a group from 3 to 8 expected'),
	v.maxValue(8, 'a group from 3 to 8 expected')
);

export const unique = <T extends string | number>() =>
	v.check<T[], string>((list) => new Set(list).size === list.length, 'nothing may be here twice');

export const slugs = v.optional(v.pipe(v.array(slug), v.minLength(1), unique<string>()));

export const show = <const T extends readonly string[]>(options: T, byDefault: T[number][]) =>
	v.optional(v.pipe(v.array(v.picklist(options)), unique<T[number]>()), byDefault);

/** What every report has. */
export const named = {
	/** The folder of a fictional school. */
	school: slug,
	/** A Dutch sentence that is printed on the sheet. */
	note: v.optional(v.pipe(v.string(), v.nonEmpty()))
};

/** The same, for reports that know levels. */
export const leveled = { ...named, levels: v.picklist(['I-V', 'A-E']) };

export const interval = v.picklist([67, 90], 'an interval of 67 or 90 expected');

/** One group at one moment of one school year, whole or in part. */
export const groupAtMoment = {
	subject: slug,
	moment,
	group,
	year: schoolYearText,
	/** The pupils to show; without it the whole group. */
	pupils: slugs
};

export const momentOfGroup = <T extends { group: number; moment: string }>(written: T): boolean =>
	findMoment(written.moment)?.group === written.group;
export const notOfGroup = 'the moment must be one of this group';
