/** The page of a record of each kind. */
export const RECORD_PAGES = { client: '/clients/$id', contact: '/contacts/$id', deal: '/deals/$id' } as const;
