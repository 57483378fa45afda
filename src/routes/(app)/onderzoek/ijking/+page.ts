/** The page looks by itself how far a calibration is; without JavaScript by its link. */
export const csr = true;
