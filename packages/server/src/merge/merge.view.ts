import type { MergePreview } from '@entente/contract/merge/merge.contract';
import type { CellValue } from '@entente/contract/record/record.contract';
import type { DuplicateKind } from '@entente/core/duplicate/duplicate-keys';
import { sameValue } from '@entente/core/kernel/same-value';
import { isNothing, takenByDefault, type ComparedField } from '@entente/core/merge/merge-fields';
import { fieldView } from '../record/field.view.ts';
import type { StoredRecord } from '../record/record.store.ts';
import type { MoveCounts } from './merge.store.ts';

type Compared = { readonly kind: DuplicateKind; readonly winner: StoredRecord; readonly loser: StoredRecord; readonly fields: readonly ComparedField[]; readonly names: Readonly<Record<string, string>>; readonly moves: MoveCounts };

export function mergePreview({ kind, winner, loser, fields, names, moves }: Compared): MergePreview {
  const filled = fields.filter((each) => !isNothing(each.winner) || !isNothing(each.loser));
  const taken = takenByDefault(filled);
  return {
    kind, moves, names,
    winner: side(winner),
    loser: side(loser),
    fields: filled.map((each) => ({ field: fieldView(each.field), winner: (each.winner ?? null) as CellValue, loser: (each.loser ?? null) as CellValue, differs: !sameValue(each.winner, each.loser), taken: taken.includes(each.field.key) })),
  };
}

function side({ id, name, createdAt, updatedAt }: StoredRecord & { readonly name?: unknown; readonly createdAt?: unknown; readonly updatedAt?: unknown }) {
  return { id: String(id), name: String(name), createdAt: String(createdAt), updatedAt: String(updatedAt) };
}
