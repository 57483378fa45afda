/** The reports follow what is changed, in the browser. */
export const csr = true;
