/** Pages are HTML; only the test and the lessons ask for JavaScript of ours. */
export const csr = false;
