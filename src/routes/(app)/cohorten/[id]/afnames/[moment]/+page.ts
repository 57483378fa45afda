/** The board looks again by itself; without JavaScript by its link. */
export const csr = true;
