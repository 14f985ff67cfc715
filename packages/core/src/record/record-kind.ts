/** What lists, filters, fields, imports and exports work over. */
export const RECORD_KINDS = ['client', 'contact', 'deal'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The table of each kind. */
export const RECORD_TABLES: Readonly<Record<RecordKind, string>> = { client: 'clients', contact: 'contacts', deal: 'deals' };
