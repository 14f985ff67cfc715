/** What lists, filters, imports and exports work over. */
export const RECORD_KINDS = ['client', 'contact', 'deal'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The table of each kind. */
export const RECORD_TABLES: Readonly<Record<RecordKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals' };

/** What may have fields of one's own: the kinds of the lists, and engagements and interactions, whose lists are their areas'. */
export const FIELD_KINDS = [...RECORD_KINDS, 'engagement', 'interaction'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The table of each of them. */
export const FIELD_TABLES: Readonly<Record<FieldKind, string>> = { ...RECORD_TABLES, engagement: 'engagements', interaction: 'interactions' };

/** How many records one act can name one by one: as many as a list is scrolled through. */
export const MOST_CHOSEN = 50_000;
