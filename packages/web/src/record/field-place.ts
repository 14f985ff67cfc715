import { RECORD_KINDS, type RecordKind } from '@entente/core/record/record-kind';

/** Whose fields the settings show; it stands in the address. */
export type FieldPlace = { of?: RecordKind };

export function fieldPlaceFrom(search: Record<string, unknown>): FieldPlace {
  const of = RECORD_KINDS.find((kind) => kind === search['of']);
  return of === undefined ? {} : { of };
}
