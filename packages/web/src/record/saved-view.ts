import type { SavedView, ViewDefinition } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { filterFrom, NO_FILTER } from './filter-edit.ts';
import { PRESETS, type RecordPlace, type Shown } from './record-place.ts';

/** The view that an address shows: one that every workspace has, or a saved one. */
export type ViewAt = { readonly key: string; readonly saved: SavedView | null; readonly shown: Shown };

/** What a saved view shows. Fields that are gone are left out where they would stand. */
export function shownOf(definition: ViewDefinition, base: Shown): Shown {
  return {
    filter: filterFrom(definition.filter) ?? NO_FILTER,
    sort: definition.sort === '' ? base.sort : definition.sort,
    columns: definition.columns.length === 0 ? base.columns : definition.columns,
    density: definition.density,
    layout: definition.layout,
    pipelineId: definition.pipelineId,
    foot: definition.foot,
  };
}

/** What is kept of what is shown. */
export function definitionOf({ filter, sort, columns, density, layout, pipelineId, foot }: Shown): ViewDefinition {
  return { layout, columns: [...columns], sort, filter, density, pipelineId, foot: [...foot] };
}

/** The view of an address: the one it names, else the workspace's default, else the first of the kind. */
export function viewAt(kind: ListKind, { view }: Pick<RecordPlace, 'view'>, saved: readonly SavedView[]): ViewAt {
  const [first, ...others] = PRESETS[kind];
  const plain = first ?? { key: 'all', shown: { filter: NO_FILTER, sort: '', columns: ['name'], density: 'comfortable', layout: 'table', pipelineId: null, foot: [] } as const };
  const preset = [plain, ...others].find(({ key }) => key === view);
  if (preset !== undefined) return { key: preset.key, saved: null, shown: preset.shown };
  const kept = saved.find(({ id, isDefault }) => (view === undefined ? isDefault : id === view));
  return kept === undefined ? { key: plain.key, saved: null, shown: plain.shown } : { key: kept.id, saved: kept, shown: shownOf(kept.definition, plain.shown) };
}
