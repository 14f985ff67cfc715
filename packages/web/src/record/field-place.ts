import { FIELD_KINDS, type FieldKind } from '@entente/core/record/record-kind';

/** Whose fields the settings show; it stands in the address. */
export type FieldPlace = { of?: FieldKind };

export function fieldPlaceFrom(search: Record<string, unknown>): FieldPlace {
  const of = FIELD_KINDS.find((kind) => kind === search['of']);
  return of === undefined ? {} : { of };
}
