import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { CUSTOM_PREFIX, type RecordField } from '@entente/core/record/record-fields';
import { headNote, sheetCell, withCurrency, withoutBareAmounts, type SheetWords } from '@entente/core/record/sheet-cell';
import type { RecordKind } from '@entente/core/record/record-kind';
import { translator } from '@entente/phrases/translators';
import { record } from '../../platform/activity/activity.store.ts';
import { inWorkspace, readInWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import { refusingRollsBack, type Answer } from '../../platform/http/operation.ts';
import { csvWriter } from '../../platform/sheets/csv-writer.ts';
import type { SheetWriter } from '../../platform/sheets/sheet-writer.ts';
import { workbookWriter } from '../../platform/sheets/workbook-writer.ts';
import type { Services } from '../../platform/services.ts';
import { loadTimeZone } from '../field.store.ts';
import { readListing, type RecordAsk } from '../list/record.access.ts';
import { beginSnapshot, listRecords, type ListingPlace } from '../list/record.store.ts';

export type ExportAsk = RecordAsk & { readonly format: 'csv' | 'xlsx' };
export type ExportedFile = { readonly headers: { readonly 'content-type': string; readonly 'content-disposition': string }; readonly body: ReadableStream<Uint8Array> };

const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
const ROWS_A_PAGE = 1_000;
/** A reader who takes nothing for so long is let go, and with them the connection that reads for them. */
const PATIENCE_MS = 30_000;
/** Each export holds a connection while it runs: so many in all, and so many of one workspace, that nobody keeps the others waiting. */
const MOST_AT_ONCE = 6;
const MOST_OF_ONE = 3;
const running = new Map<string, number>();

/**
 * Everything a list shows as a file, with the columns asked for and no more. The rows are those of one
 * moment; they are read page by page and sent as they are written, however many they are. That somebody
 * took them is kept as an activity before the first row leaves.
 */
export async function exportRecords({ database }: Pick<Services, 'database'>, actor: ProviderActor, asked: ExportAsk): Promise<Answer<ExportedFile>> {
  const ask = { ...asked, columns: withCurrency(asked.columns ?? '') };
  if (actor.limits?.[ask.kind]?.mayExport === false) return refused('not-allowed');
  if (!hasRoom(actor.workspaceId)) return refused('too-many-requests', { seconds: PATIENCE_MS / 1_000 });
  const place = { workspaceId: actor.workspaceId, partyId: null };
  const begun = await refusingRollsBack((work) => inWorkspace(database, place, work), (tx) => keepRecord(tx, actor, ask));
  if (!begun.ok) return begun;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  count(actor.workspaceId, 1);
  const writing = readInWorkspace(database, place, (tx) => writeAll(tx, actor, { ask, out: writable.getWriter() }));
  // A reader who left has closed the stream; whatever else fails ends the file where it stands, which the reader sees.
  writing.catch((error: unknown) => writable.abort(error).catch(() => undefined)).finally(() => {
    count(actor.workspaceId, -1);
  }).catch(() => undefined);
  return granted({ headers: { 'content-type': TYPES[ask.format], 'content-disposition': `attachment; filename="${ask.kind}s.${ask.format}"` }, body: readable });
}

function hasRoom(workspaceId: string): boolean {
  const all = [...running.values()].reduce((sum, each) => sum + each, 0);
  return all < MOST_AT_ONCE && (running.get(workspaceId) ?? 0) < MOST_OF_ONE;
}

function count(workspaceId: string, by: 1 | -1): void {
  const left = (running.get(workspaceId) ?? 0) + by;
  if (left === 0) running.delete(workspaceId);
  else running.set(workspaceId, left);
}

/** Says in the activities who took what; refuses what the list itself would refuse. */
async function keepRecord(tx: Tx, actor: ProviderActor, { format, ...ask }: ExportAsk): Promise<Answer<null>> {
  const listing = await readListing(tx, actor, ask);
  if (!listing.ok) return listing;
  const { filter = '', search = '', sort = '' } = ask;
  await record(tx, actor, { topic: 'record.exported', subjectKind: 'member', subjectId: actor.memberId, payload: { kind: ask.kind, format, filter, search, sort, columns: withoutBareAmounts(listing.value.columns).map(({ key }) => key) } });
  return granted(null);
}

type Out = { readonly ask: ExportAsk; readonly out: WritableStreamDefaultWriter<Uint8Array> };

async function writeAll(tx: Tx, actor: ProviderActor, { ask: { format, ...ask }, out }: Out): Promise<void> {
  await beginSnapshot(tx);
  const listing = await readListing(tx, actor, ask);
  if (!listing.ok) throw new Error(`an export that was granted is refused: ${listing.refusal.code}`);
  const writer = format === 'csv' ? csvWriter() : workbookWriter();
  const words = wordsFor(actor, ask.kind, await loadTimeZone(tx));
  const fields = withoutBareAmounts(listing.value.columns);
  await send(out, writer.rows([fields.map((field) => ({ kind: 'text', text: words.label(field) + headNote(field, words.timeZone) }))]));
  for (let after: ListingPlace | null = null, isLeft = true; isLeft; ) {
    const found = await listRecords(tx, { listing: listing.value, limit: ROWS_A_PAGE, after, actor });
    const rows = found.slice(0, ROWS_A_PAGE);
    await send(out, pageOf(writer, { rows, fields, words }));
    isLeft = found.length > rows.length;
    after = rows.at(-1) ?? null;
  }
  await send(out, writer.end());
  await out.close();
}

function pageOf(writer: SheetWriter, { rows, fields, words }: { readonly rows: readonly Parameters<typeof sheetCell>[1][]; readonly fields: readonly RecordField[]; readonly words: SheetWords }): Uint8Array {
  return writer.rows(rows.map((row) => fields.map((field) => sheetCell(field, row, words))));
}

async function send(out: WritableStreamDefaultWriter<Uint8Array>, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength === 0) return;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the reader of an export takes nothing any more')), PATIENCE_MS);
  try {
    await Promise.race([out.write(bytes), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Column heads and options in the language of whoever takes the file; the same words an import knows them by. */
function wordsFor({ locale }: ProviderActor, kind: RecordKind, timeZone: string): SheetWords & { label(field: RecordField): string } {
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
