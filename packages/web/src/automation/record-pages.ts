/** The page of a record of each kind. */
export const RECORD_PAGES = { client: '/clients/$id', contact: '/contacts/$id', deal: '/deals/$id', engagement: '/engagements/$id' } as const;
