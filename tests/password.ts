/** What people of the tests choose. */
export const password = 'zeven kwikstaarten op het ijs';
