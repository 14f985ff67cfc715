import { isOpenTarget, type ImportPlan } from '@entente/core/import/import-plan';
import { guessSerial } from '@entente/core/import/date-reading';
import { decimalOf } from '@entente/core/import/number-reading';
import { isLinkTarget } from '@entente/core/import/interaction-reading';
import { guessKind, proposeTargets, recogniseSource } from '@entente/core/import/ready-map';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import type { FieldType } from '@entente/core/record/field-type';
import type { RecordField } from '@entente/core/record/record-fields';
import type { ImportKind } from '@entente/core/import/import-kind';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { Services } from '../../platform/services.ts';
import { grantImport } from '../import.access.ts';
import { lockImport, updateImport, type StoredImport } from '../import.store.ts';
import { mayAct } from '@entente/core/import/import-state';
import { workspaceCountry } from './import.store.ts';
import { lookAtFile, UnreadableFile, type Wanted } from './import.reader.ts';

type Look = Wanted & { readonly id: string; readonly kind?: ImportKind | undefined };

/** Reads the uploaded file, says how, and proposes what becomes of its columns. What the person says is not guessed. */
export async function lookAtImport(tx: Tx, actor: ProviderActor, { services, input }: { services: Services; input: Look }): Promise<Answer<{ version: number }>> {
  const grant = await grantImport(tx, actor, input.id);
  if (grant === null) return refused('not-found');
  const stored = await lockImport(tx, grant);
  if (!mayAct('look', { state: stored.state, hasWritten: false })) return refused('import-is-elsewhere');
  const isMonthFirst = (await workspaceCountry(tx)) === 'US';
  try {
    const looked = await lookAtFile(services.files, { workspaceId: tx.workspaceId, pieces: stored.pieces }, { ...input, isMonthFirst });
    const kind = input.kind ?? stored.recordKind ?? null;
    return granted({ version: await updateImport(tx, grant, { ...looked, recordKind: kind, state: 'mapping', preview: null, totalRows: 0, cursorRow: 0, ...withoutPlan }) });
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.code, { file: stored.fileName });
    throw error;
  }
}

/** A plan for other columns is of no use any more. */
const withoutPlan = { plan: null } as const;

/** What the rows most likely are, when nobody has said it. */
export function defaultKind({ columns }: Pick<StoredImport, 'columns'>): ImportKind {
  const names = columns.map(({ name }) => name);
  return recogniseSource(names)?.kind ?? guessKind(names);
}

/** What names something that may be made on the way. */
const MADE_WHEN_MISSING: readonly FieldType[] = ['client', 'contact', 'stage', 'lost_reason', 'pipeline'];

const DAYS: readonly FieldType[] = ['date', 'instant', 'birthday'];

/** A plan to begin with: known names of columns to their fields, matching by what the file holds, nothing overwritten. */
export function proposePlan(stored: StoredImport, fields: readonly RecordField[]): ImportPlan {
  const kind = stored.recordKind ?? defaultKind(stored);
  const targets = proposeTargets(kind, stored.columns);
  const typeOf = new Map(fields.map(({ key, type }) => [key, type]));
  const seen = new Set(typeOf.keys());
  const currencies = stored.columns.flatMap(({ samples }, column) => (targets[column] === 'currency' ? samples : []));
  const columns = stored.columns.map(({ dates: guessed, numbers, name, samples }, column): ImportPlan['columns'][number] => {
    const to = targetOf(targets[column] ?? null, ownField(fields, name));
    const type = to === null ? undefined : typeOf.get(to);
    const dates = guessed ?? (type !== undefined && DAYS.includes(type) ? guessSerial(samples) : null);
    return { column, to: to !== null && isOpenTarget(kind, to, seen) ? to : null, unknown: whenUnknown(to, type), values: {}, ...(dates === null ? {} : { dates: dates.order }), ...(numbers === null ? {} : { decimal: decimalOf(numbers, { to, isWorkbook: stored.reading?.format === 'workbook', currencies }) }) };
  });
  const matchBy = proposeMatching(kind, columns);
  const each = kind === 'interaction' ? recogniseSource(stored.columns.map(({ name }) => name))?.each : undefined;
  return { kind, columns, matchBy, onMatch: 'fill', onSeveral: 'reject', severalValues: 'add', externalSource: stored.reading?.source ?? '', ...(each === undefined ? {} : { interactionKind: each }) };
}

/** A field of the workspace's own that is called "Status" goes before what other programs mean by it. */
function targetOf(known: string | null, own: string | null): string | null {
  return known === 'stageId.kind' ? (own ?? known) : (known ?? own);
}

/** Whom an interaction is about has to be known; what else names something is made, or its cell left empty. */
function whenUnknown(to: string | null, type: FieldType | undefined): ImportPlan['columns'][number]['unknown'] {
  if (to !== null && isLinkTarget(to)) return 'reject';
  return type !== undefined && MADE_WHEN_MISSING.includes(type) ? 'create' : 'empty';
}

function proposeMatching(kind: ImportKind, columns: ImportPlan['columns']): ImportPlan['matchBy'] {
  const has = (key: string): boolean => columns.some(({ to }) => to === key);
  const byName = kind === 'client' || (kind === 'contact' && !has('email') && has('clientId'));
  return [has('externalId') && 'externalId', kind === 'client' && has('registration') && 'registration', kind !== 'deal' && has('email') && 'email', byName && (kind === 'client' ? 'name' : 'nameAndClient')].filter((key) => key !== false) as ImportPlan['matchBy'];
}

/** A field of the workspace that is called like the column; what stands in brackets after it ("Budget (EUR)") is a note. */
function ownField(fields: readonly RecordField[], name: string): string | null {
  const whole = name.trim().toLowerCase();
  const called = (wanted: string): RecordField | undefined => fields.find(({ labels }) => labels !== undefined && Object.values(labels).some((label) => label.toLowerCase() === wanted));
  const open = whole.lastIndexOf('(');
  const found = called(whole) ?? (open > 0 ? called(whole.slice(0, open).trim()) : undefined);
  return whole === '' || found === undefined ? null : found.key;
}
