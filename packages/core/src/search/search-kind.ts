/** What the search box finds. */
export const SEARCH_KINDS = ['client', 'contact', 'deal', 'engagement', 'agreement', 'interaction'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where in a record something was found: the name itself stands in no list. */
export const FOUND_FIELDS = ['name', 'legalName', 'client', 'contact', 'email', 'phone', 'registration', 'website', 'roleTitle', 'address', 'number', 'notes'] as const;
export type FoundField = (typeof FOUND_FIELDS)[number];

/** Types of a workspace's own fields whose values are searched; choices, numbers and dates are asked for by a filter. */
export const SEARCHED_TYPES = ['text', 'long_text', 'email', 'phone', 'url'] as const;
export type SearchedType = (typeof SEARCHED_TYPES)[number];
/** The key of a workspace's own field. */
export type OwnFieldKey = `custom.${string}`;
