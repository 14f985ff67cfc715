/** What imports, duplicates, quality and automations work over. */
export const RECORD_KINDS = ['client', 'contact', 'deal'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The table of each kind. */
export const RECORD_TABLES: Readonly<Record<RecordKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals' };

/** What lists work over: columns, filters, saved views, changes of many, files. */
export const LIST_KINDS = [...RECORD_KINDS, 'engagement'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** The table of each of them. */
export const LIST_TABLES: Readonly<Record<ListKind, string>> = { ...RECORD_TABLES, engagement: 'engagements' };

/** What may have fields of one's own: the kinds of the lists, and interactions, whose timelines are their area's. */
export const FIELD_KINDS = [...LIST_KINDS, 'interaction'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The table of each of them. */
export const FIELD_TABLES: Readonly<Record<FieldKind, string>> = { ...LIST_TABLES, interaction: 'interactions' };

/** How many records one act can name one by one: as many as a list is scrolled through. */
export const MOST_CHOSEN = 50_000;
