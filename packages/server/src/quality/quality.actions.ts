import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { QualityRuleView, QualitySummary, RecordQuality, WorklistRow } from '@entente/contract/quality/quality.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { assess, fieldsOf, itemsOf, sumOf, type CheckKind, type QualityRule, type RuleStart } from '@entente/core/quality/quality-rule';
import { RECORD_KINDS, type ListKind, type RecordKind } from '@entente/core/record/record-kind';
import { may } from '@entente/core/workspace/rights';
import { isHidden } from '@entente/core/workspace/scope';
import type { Selectable } from 'kysely';
import { record } from '../platform/activity/activity.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { QualityRules } from '../platform/database/tables.ts';
import { cutPage } from '../platform/http/cursor.ts';
import type { Answer } from '../platform/http/operation.ts';
import { enqueue } from '../platform/jobs/jobs.ts';
import { deleteRule, insertRule, listRules, lockRule, updateRule } from './quality-rule.store.ts';
import { listWork, readFacts, saveScores, seesRecord, type Counting, type FactRow } from './quality-score.store.ts';
import { listWeeks } from './quality.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['quality'];
type RuleRow = Selectable<QualityRules>;

/** Looks at every record of a workspace again. */
export const SCORE_ALL_TASK = 'quality_score_all';

/** Looks at some records again of which something changed beside their rows. */
export const SCORE_SOME_TASK = 'quality_score_some';
const SOME = 500;

/** Has records looked at again. */
export async function scoreLater(tx: Tx, records: ReadonlyMap<ListKind, readonly string[]>): Promise<void> {
  for (const kind of RECORD_KINDS) {
    const ids = records.get(kind) ?? [];
    for (let at = 0; at < ids.length; at += SOME) await enqueue(tx, { task: SCORE_SOME_TASK, payload: { kind, ids: ids.slice(at, at + SOME).join(',') } });
  }
}

/** The rules by which records are looked at. */
export async function showRules(tx: Tx): Promise<Answer<{ rows: QualityRuleView[] }>> {
  return granted({ rows: (await listRules(tx)).map(({ recordKind, isOn, version, ...row }) => ({ ...ruleOf(row), isOn, version, kind: recordKind as RecordKind })) });
}

/** Adds a rule about a field. */
export async function addRule(tx: Tx, actor: ProviderActor, { kind, check, field, weight }: Inputs['createRule']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  if ((field === '') !== (check === 'asked')) return refused('field-is-unknown');
  if (check === 'asked' && kind !== 'deal') return refused('field-is-unknown');
  const id = newId();
  if (!(await insertRule(tx, { id, recordKind: kind, checkKind: check, fieldKey: field, weight, position: 100 }))) return refused('rule-exists');
  return changed(tx, actor, { id, value: { id } });
}

/** Weighs a rule, switches it on or off, sets its days, or from where on it counts. */
export async function changeRule(tx: Tx, actor: ProviderActor, { id, weight, isOn, days, from, version }: Inputs['updateRule']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  const rule = await lockRule(tx, id);
  if (rule === undefined) return refused('not-found');
  if (rule.version !== version) return refused('rights-changed-meanwhile');
  const countsFrom = rule.recordKind === 'client' && from !== undefined ? from : rule.fromLifecycle;
  return changed(tx, actor, { id, value: { version: await updateRule(tx, id, { weight, isOn, fromLifecycle: countsFrom, days: rule.checkKind === 'fresh' ? (days ?? rule.days) : null }) } });
}

/** Removes a rule. */
export async function removeRule(tx: Tx, actor: ProviderActor, id: string): Promise<Answer<Record<string, never>>> {
  if (!may(actor, 'manage-data')) return refused('not-allowed');
  if ((await lockRule(tx, id)) === undefined) return refused('not-found');
  await deleteRule(tx, id);
  return changed(tx, actor, { id, value: {} });
}

/** Says so, and has every record looked at by the new rules. */
async function changed<Value>(tx: Tx, actor: ProviderActor, { id, value }: { id: string; value: Value }): Promise<Answer<Value>> {
  await record(tx, actor, { topic: 'quality_rule.changed', subjectKind: 'quality_rule', subjectId: id });
  await enqueue(tx, { task: SCORE_ALL_TASK, payload: {}, key: `${SCORE_ALL_TASK}:${tx.workspaceId}` });
  return granted(value);
}

/** Looks at records and keeps how they stand. @param at the moment to be written down as that of the look; now where it is left out. */
export async function scoreRecords(tx: Tx, kind: RecordKind, { ids, at }: { ids: readonly string[]; at?: string | undefined }): Promise<void> {
  if (ids.length === 0) return;
  const rules = rulesOf(await listRules(tx), kind);
  const facts = await readFacts(tx, kind, ids);
  await saveScores(tx, kind, { ids, at, scores: new Map(facts.map((one) => [one.id, assess(rules, one)])) });
}

/** How one record stands at this moment. */
export async function showRecordQuality(tx: Tx, actor: ProviderActor, { kind, id }: Inputs['record']): Promise<Answer<RecordQuality>> {
  if (!(await seesRecord(tx, actor, { kind, id }))) return refused('not-found');
  const { counting } = countingFor(actor, kind, await listRules(tx));
  const [facts] = await readFacts(tx, kind, [id]);
  return facts === undefined ? refused('not-found') : granted(qualityOf(counting, facts));
}

/** Records that fail rules, as far as the actor sees them and the fields: what is hidden counts in no figure and in no order. They stand in the order of the last look and are shown as they are. */
export async function pageOfWork(tx: Tx, actor: ProviderActor, { kind, cursor, limit = 50 }: Inputs['worklist']): Promise<Answer<{ rows: WorklistRow[]; nextCursor: string | null }>> {
  const { counting, seesAll } = countingFor(actor, kind, await listRules(tx));
  const rows = await listWork(tx, actor, { kind, counting: seesAll ? null : counting, limit: Number(limit), after: readWorkCursor(cursor) });
  const page = cutPage(rows, Number(limit), (row) => [row.lost, row.id]);
  const facts = new Map((await readFacts(tx, kind, page.rows.map(({ id }) => id))).map((one) => [one.id, one]));
  const shown = page.rows.flatMap(({ id, name, clientName }): WorklistRow[] => {
    const here = facts.get(id);
    return here === undefined ? [] : [{ id, name, clientName, ...qualityOf(counting, here) }];
  });
  return granted({ rows: shown.filter(({ failing }) => failing.length > 0), nextCursor: page.nextCursor });
}

/** How a record stands by what counts for the reader, with the reasons. */
function qualityOf({ rules, butFields }: Counting, facts: FactRow): RecordQuality {
  const seen = itemsOf(rules, { ...facts, asked: facts.asked.filter((key) => !butFields.includes(key)) });
  const { failing, ...standing } = sumOf(seen, facts);
  const reasons = seen.filter(({ key }) => failing.includes(key));
  return { ...standing, failing: reasons.map(({ rule: { id, check, days, weight, from }, field, isAsked }) => ({ ruleId: id, check, field, days, weight, from, askedBy: isAsked ? facts.stage : null })) };
}

/** What counts for a reader: no rule that looks at a field which is hidden from them, and nothing that a stage asks in one. */
function countingFor(actor: ProviderActor, kind: RecordKind, rows: readonly RuleRow[]): { readonly counting: Counting; readonly seesAll: boolean } {
  const all = rulesOf(rows, kind);
  const rules = all.filter((rule) => !fieldsOf(kind, rule).some((one) => isHidden(actor, one.kind, one.field)));
  const butFields = kind === 'deal' ? (actor.limits?.deal?.hidden ?? []) : [];
  return { counting: { rules, butFields }, seesAll: rules.length === all.length && butFields.length === 0 };
}

function readWorkCursor(cursor: string | undefined): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits = Array.isArray(values) && values.length === 2 && Number.isInteger(values[0]) && Math.abs(Number(values[0])) < 100_000 && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(values[1]));
    return fits ? (values as (string | number)[]) : null;
  } catch {
    return null;
  }
}

/** How records stand, all and by team, and how they stood. Sums only: nobody is measured by it. */
export async function showSummary(tx: Tx): Promise<Answer<QualitySummary>> {
  const weeks = await listWeeks(tx);
  const sum = ({ records, passed, total }: (typeof weeks)[number]) => ({ records: Number(records), passed: Number(passed), total: Number(total) });
  const kinds = RECORD_KINDS.map((kind) => {
    const own = weeks.filter(({ recordKind, teamKey }) => recordKind === kind && teamKey === '');
    const newest = own.at(-1);
    const teams = weeks.filter(({ recordKind, teamKey, week }) => recordKind === kind && teamKey !== '' && week === newest?.week);
    return { kind, all: newest === undefined ? { records: 0, passed: 0, total: 0 } : sum(newest), teams: teams.map((row) => ({ ...sum(row), teamId: row.teamKey, teamName: row.teamName })), weeks: own.map((row) => ({ ...sum(row), week: row.week })) };
  });
  return granted({ kinds });
}

function rulesOf(rows: readonly RuleRow[], kind: RecordKind): readonly QualityRule[] {
  return rows.filter(({ recordKind, isOn }) => recordKind === kind && isOn).map(ruleOf);
}

function ruleOf({ id, checkKind, fieldKey, days, weight, fromLifecycle }: Pick<RuleRow, 'id' | 'checkKind' | 'fieldKey' | 'days' | 'weight' | 'fromLifecycle'>): QualityRule {
  return { id, days, weight, check: checkKind as CheckKind, field: fieldKey, from: fromLifecycle as RuleStart | null };
}
