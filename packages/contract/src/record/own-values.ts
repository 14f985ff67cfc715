import { z } from 'zod';
import { Id } from '@entente/core/kernel/values';
import type { FieldKind, RecordKind } from '@entente/core/record/record-kind';
import { aboutRecord } from '../kernel/record-mark.ts';
import { CellValue } from './record.contract.ts';

/** The key of a field of one's own: "custom.budget". */
const OWN_KEY = /^custom\.[a-z][a-z0-9_]{0,39}$/;

type OwnKind = Exclude<FieldKind, RecordKind>;

/** What a record of a kind without a list of records holds in fields of one's own, by key. What is empty is left out. */
export function OwnValues(kind: OwnKind) {
  return aboutRecord({ kind }, z.record(z.string().regex(OWN_KEY), CellValue));
}

/** Names of what stands in such values by id: members, clients, contacts. */
export const OwnNames = z.record(z.string(), z.string());

/** A `FieldPatch` of a record whose fields of one's own stand beside the others in `set` and `before`, by their keys. */
export function OwnFieldPatch<Shape extends z.ZodRawShape>(shape: Shape) {
  const set = z.strictObject(shape).partial().catchall(CellValue).refine((fields) => Object.keys(fields).every((key) => key in shape || OWN_KEY.test(key)), 'field-is-unknown');
  return z.object({ id: Id, set, before: z.record(z.string(), z.unknown()) });
}

/** A RecordFilter over fields of one's own, as JSON. */
export const OwnFilter = z.string().max(8_000).optional();
