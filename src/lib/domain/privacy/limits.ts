/** The least numbers of people behind a figure. Texts are rendered from these, never typed. */
export const LEAST_FOR_MEAN = 6;
export const LEAST_FOR_DISTRIBUTION = 10;

export const meanMayShow = (n: number) => n >= LEAST_FOR_MEAN;
export const distributionMayShow = (n: number) => n >= LEAST_FOR_DISTRIBUTION;

/** Nobody, or enough people to be no one: a group that may be compared with the rest. */
export const safeRemainder = (n: number) => n === 0 || n >= LEAST_FOR_MEAN;
