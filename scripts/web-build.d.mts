/** Builds the pages when what they are made of has changed. @returns whether the pages stand ready. */
export function buildWeb(options?: { readonly evenIfFresh?: boolean }): boolean;
