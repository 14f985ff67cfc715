import type { ProviderActor } from '@entente/core/kernel/actor';
import { foldName } from '@entente/core/import/fold-name';
import type { NameFinder } from '@entente/core/import/row-reading';
import { LOCALES } from '@entente/core/kernel/locale-list';
import type { ReferenceType } from '@entente/core/record/field-type';
import { importFields, type ImportKind } from '@entente/core/import/import-kind';
import { otherWords } from '@entente/core/import/interaction-reading';
import { BUILT_IN_FIELDS, type Labels, type RecordField } from '@entente/core/record/record-fields';
import { isHidden } from '@entente/core/workspace/scope';
import { translator } from '@entente/phrases/translators';
import type { PhraseKey } from '@entente/phrases/shape';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { loadCustomFields } from '../../record/field.store.ts';

/** A row that a name in a file may mean. */
export type Choice = { readonly id: string; readonly name: string; readonly within?: string; readonly labels?: Labels };
export type Choices = Readonly<Partial<Record<ReferenceType, readonly Choice[]>>>;
/** What stands beside a stage: a deal in it is open, won or lost. */
export type StageFacts = { readonly id: string; readonly pipelineId: string; readonly kind: 'open' | 'won' | 'lost'; /** Keys of the fields that a deal must have to enter. */ readonly requiredFields: readonly string[] };

/** What names in a file can mean here, loaded once for many rows; what is made on the way is added. */
export type KnownNames = {
  readonly fields: readonly RecordField[];
  /** Every field of the kind, also those that are hidden from the actor: a stage may want it. */
  readonly all: readonly RecordField[];
  readonly choices: Choices;
  readonly stages: Map<string, StageFacts>;
  readonly finder: NameFinder;
  /** Where stages go and deals begin when a file says no pipeline. */
  firstPipeline: string | null;
  add(type: ReferenceType, choice: Choice): void;
};

/** Loads the importable fields of a kind that the actor may see, and what is few enough to be looked up in memory. */
export async function loadKnownNames(tx: Tx, actor: ProviderActor, kind: ImportKind): Promise<KnownNames> {
  const own = await loadCustomFields(tx, kind);
  const fields = [...importFields(kind), ...own].filter((field) => field.importable && !isHidden(actor, kind, field.key));
  const members = await tx.kysely.selectFrom('members').select(['id', 'name', 'email']).where('workspaceId', '=', tx.workspaceId).where('deactivatedAt', 'is', null).orderBy('name').execute();
  const choices: Partial<Record<ReferenceType, Choice[]>> = { member: members.map(({ id, name }) => ({ id, name })) };
  const stages = new Map<string, StageFacts>();
  if (kind === 'deal') Object.assign(choices, await loadDealChoices(tx, stages));
  const index = new Map<string, string>();
  const add = (type: ReferenceType, { id, name, within, labels }: Choice): void => {
    for (const said of [name, ...Object.values(labels ?? {})]) for (const key of keysOf(type, said, within)) if (!index.has(key)) index.set(key, id);
  };
  for (const [type, rows] of Object.entries(choices)) for (const row of rows) add(type as ReferenceType, row);
  for (const { id, email } of members) index.set(keyOf('member', email), id);
  return {
    fields, choices, stages, all: [...(kind === 'deal' ? BUILT_IN_FIELDS.deal : importFields(kind)), ...own],
    finder: makeFinder(kind, index, new Map(Object.entries(choices).map(([type, rows]) => [type, new Set(rows.map(({ id }) => id))]))),
    firstPipeline: choices.pipeline?.[0]?.id ?? null,
    add,
  };
}

function keyOf(type: string, name: string, within = ''): string {
  return `${type}\u0000${within}\u0000${foldName(name)}`;
}

/** A stage is found within its pipeline, and anywhere when the file says no pipeline. */
function keysOf(type: ReferenceType, name: string, within: string | undefined): string[] {
  return within === undefined ? [keyOf(type, name)] : [keyOf(type, name, within), keyOf(type, name)];
}

function makeFinder(kind: ImportKind, index: ReadonlyMap<string, string>, ids: ReadonlyMap<string, ReadonlySet<string>>): NameFinder {
  const options = new Map<string, ReadonlyMap<string, string>>();
  return {
    isKnown: (type, id) => ids.get(type)?.has(id) === true,
    reference: (type, name, pipelineId) => (type === 'stage' && pipelineId !== null ? index.get(keyOf(type, name, pipelineId)) : index.get(keyOf(type, name))) ?? null,
    option(field, text) {
      const known = options.get(field.key) ?? optionWords(kind, field);
      options.set(field.key, known);
      return known.get(foldName(text)) ?? null;
    },
  };
}

/** An option is meant by its key and by its words in any of the three languages. */
function optionWords(kind: ImportKind, field: RecordField): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const option of field.options ?? []) {
    const labels = option.labels === undefined ? LOCALES.map((locale) => translator(locale)(`option.${kind}.${field.key}.${option.key}` as PhraseKey)) : Object.values(option.labels);
    const others = kind === 'interaction' ? otherWords(field.key, option.key) : [];
    for (const word of [option.key, ...labels, ...others]) if (word !== undefined && foldName(word) !== '' && !words.has(foldName(word))) words.set(foldName(word), option.key);
  }
  return words;
}

async function loadDealChoices(tx: Tx, facts: Map<string, StageFacts>): Promise<Partial<Record<ReferenceType, Choice[]>>> {
  const pipelines = await tx.kysely.selectFrom('pipelines').select(['id', 'name', 'labels']).where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).orderBy('position').execute();
  const stages = await tx.kysely.selectFrom('stages').select(['id', 'name', 'labels', 'pipelineId', 'kind', 'requiredFields']).where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).orderBy('position').execute();
  const products = await tx.kysely.selectFrom('products').select(['id', 'name']).where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).orderBy('name').limit(5_000).execute();
  const lostReasons = await tx.kysely.selectFrom('lostReasons').select(['id', 'name', 'labels']).where('workspaceId', '=', tx.workspaceId).where('retiredAt', 'is', null).orderBy('position').execute();
  const alive = stages.filter(({ pipelineId }) => pipelines.some(({ id }) => id === pipelineId));
  for (const { id, pipelineId, kind, requiredFields } of alive) facts.set(id, { id, pipelineId, kind: kind as StageFacts['kind'], requiredFields: requiredFields as readonly string[] });
  const named = (row: { id: string; name: string; labels: unknown }): Choice => ({ id: row.id, name: row.name, labels: row.labels as Labels });
  return { pipeline: pipelines.map(named), stage: alive.map((row) => ({ ...named(row), within: row.pipelineId })), product: products, lost_reason: lostReasons.map(named) };
}
