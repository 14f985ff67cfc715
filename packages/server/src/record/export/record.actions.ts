import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { CUSTOM_PREFIX, type RecordField } from '@entente/core/record/record-fields';
import { headNote, sheetCell, withCurrency, withoutBareAmounts, type SheetWords } from '@entente/core/record/sheet-cell';
import type { ListKind } from '@entente/core/record/record-kind';
import { translator } from '@entente/phrases/translators';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { streamSheet, type ExportedFile, type PutRows } from '../../platform/sheets/sheet-stream.ts';
import { loadTimeZone } from '../field.store.ts';
import { readWholeListing, type RecordAsk } from '../list/record.access.ts';
import { beginSnapshot, listRecords, type ListingPlace } from '../list/record.store.ts';

export type ExportAsk = RecordAsk & { readonly format: 'csv' | 'xlsx' };

const ROWS_A_PAGE = 1_000;

/**
 * Everything a list shows as a file, with the columns asked for and no more. The rows are those of one
 * moment; they are read page by page and sent as they are written, however many they are. That somebody
 * took them is kept as an activity before the first row leaves.
 */
export async function exportRecords(services: Pick<Services, 'database'>, actor: ProviderActor, asked: ExportAsk): Promise<Answer<ExportedFile>> {
  const ask = { ...asked, columns: withCurrency(asked.columns ?? '') };
  if (actor.limits?.[ask.kind]?.mayExport === false) return refused('not-allowed');
  return streamSheet(services, actor.workspaceId, { name: `${ask.kind}s`, format: ask.format, keep: (tx) => keepRecord(tx, actor, ask), write: (tx, put) => writeAll(tx, actor, { ask, put }) });
}

/** Says in the activities who took what; refuses what the list itself would refuse. */
async function keepRecord(tx: Tx, actor: ProviderActor, { format, ...ask }: ExportAsk): Promise<Answer<null>> {
  const listing = await readWholeListing(tx, actor, ask);
  if (!listing.ok) return listing;
  const { filter = '', search = '', sort = '' } = ask;
  await record(tx, actor, { topic: 'record.exported', subjectKind: 'member', subjectId: actor.memberId, payload: { kind: ask.kind, format, filter, search, sort, columns: withoutBareAmounts(listing.value.columns).map(({ key }) => key) } });
  return granted(null);
}

async function writeAll(tx: Tx, actor: ProviderActor, { ask: { format: _format, ...ask }, put }: { readonly ask: ExportAsk; readonly put: PutRows }): Promise<void> {
  await beginSnapshot(tx);
  const listing = await readWholeListing(tx, actor, ask);
  if (!listing.ok) throw new Error(`an export that was granted is refused: ${listing.refusal.code}`);
  const words = wordsFor(actor, ask.kind, await loadTimeZone(tx));
  const fields = withoutBareAmounts(listing.value.columns);
  await put([fields.map((field) => ({ kind: 'text', text: words.label(field) + headNote(field, words.timeZone) }))]);
  for (let after: ListingPlace | null = null, isLeft = true; isLeft; ) {
    const found = await listRecords(tx, { listing: listing.value, limit: ROWS_A_PAGE, after, actor });
    const rows = found.slice(0, ROWS_A_PAGE);
    await put(rows.map((row) => fields.map((field) => sheetCell(field, row, words))));
    isLeft = found.length > rows.length;
    after = rows.at(-1) ?? null;
  }
}

/** Column heads and options in the language of whoever takes the file; the same words an import knows them by. */
function wordsFor({ locale }: ProviderActor, kind: ListKind, timeZone: string): SheetWords & { label(field: RecordField): string } {
  const t = translator(locale);
  const own = (labels: RecordField['labels'] = {}, fallback: string): string => labels[locale] || labels.en || labels.pl || labels.ru || fallback;
  return {
    label: ({ key, labels, fieldId }) => (fieldId === undefined && t.has(`field.${kind}.${key}`) ? t(`field.${kind}.${key}` as Parameters<typeof t>[0]) : own(labels, key.slice(CUSTOM_PREFIX.length))),
    option: (field, key) => {
      const phrase = `option.${kind}.${field.key}.${key}`;
      return t.has(phrase) ? t(phrase) : own(field.options?.find((option) => option.key === key)?.labels, key);
    },
    yes: t('record.yes'),
    no: t('record.no'),
    timeZone,
  };
}
