/** The types a workspace may give a field of its own. */
export const CUSTOM_FIELD_TYPES = ['text', 'long_text', 'number', 'money', 'date', 'instant', 'boolean', 'choice', 'multi_choice', 'email', 'phone', 'url', 'country', 'member', 'client', 'contact'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** Those of them that lists are sorted by: one value a record, and an order that people expect of it. */
export const SORTABLE_CUSTOM_TYPES: readonly FieldType[] = ['text', 'number', 'money', 'date', 'instant', 'boolean', 'choice', 'email'];

/** What a field may hold. The further types belong to built-in fields. */
export const FIELD_TYPES = [...CUSTOM_FIELD_TYPES, 'birthday', 'locale', 'currency', 'engagement', 'pipeline', 'stage', 'product', 'lost_reason', 'tags'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Types whose value is the id of another row; lists answer with its name beside it. */
export const REFERENCE_TYPES = ['member', 'client', 'contact', 'engagement', 'pipeline', 'stage', 'product', 'lost_reason'] as const satisfies readonly FieldType[];
export type ReferenceType = (typeof REFERENCE_TYPES)[number];

export function isReference(type: FieldType): type is ReferenceType {
  return (REFERENCE_TYPES as readonly FieldType[]).includes(type);
}
