/** The test saves each answer as it is given; without JavaScript its forms do. */
export const csr = true;
