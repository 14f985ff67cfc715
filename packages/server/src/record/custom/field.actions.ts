import type { InferContractRouterInputs } from '@orpc/contract';
import type { contract } from '@entente/contract/contract';
import type { CustomFieldView } from '@entente/contract/record/field.contract';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { judgeFieldChange, type FieldShape } from '@entente/core/record/field-change';
import type { FieldKind } from '@entente/core/record/record-kind';
import { SEARCHED_TYPES } from '@entente/core/search/search-kind';
import { may } from '@entente/core/workspace/rights';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { indexKindAnew } from '../../search/search.jobs.ts';
import { customField } from '../field.store.ts';
import { fieldView } from '../field.view.ts';
import { fieldHasValues, hasRepeatedValues, insertField, listFields, lockField, orderFields, updateField, usedKeys } from './field.store.ts';

type Inputs = InferContractRouterInputs<typeof contract>['field'];
type Done = Answer<Record<string, never>>;

/** The workspace's own fields, retired ones too. */
export async function showFields(tx: Tx, kind: FieldKind): Promise<Answer<{ rows: CustomFieldView[] }>> {
  const rows = (await listFields(tx, kind)).map((row) => ({ ...fieldView(customField(row)), id: row.id, kind, retired: row.retiredAt !== null, version: row.version, hasValues: row.hasValues }));
  return granted({ rows });
}

/** Adds a field. Its key stays for good: filters, views, imports and programs know the field by it. */
export async function createField(tx: Tx, actor: ProviderActor, { kind, key, ...wanted }: Inputs['create']): Promise<Answer<{ id: string }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const judged = judgeFieldChange(null, shapeOf(kind, wanted), { hasValues: false, usedKeys: [] });
  if (!judged.ok) return judged;
  const id = newId();
  return (await insertField(tx, { id, recordKind: kind, key, ...columnsOf(wanted) })) ? granted({ id }) : refused('field-key-is-taken');
}

/** Changes a field; what its values rest on stays while there are any. */
export async function changeField(tx: Tx, actor: ProviderActor, { id, version, ...wanted }: Inputs['update']): Promise<Answer<{ version: number }>> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const current = await lockField(tx, id);
  if (current === undefined) return refused('not-found');
  if (current.version !== version) return refused('field-changed-meanwhile');
  const { type, options = [], rules = {} } = customField(current);
  const kind = current.recordKind as FieldKind;
  const to = shapeOf(kind, wanted);
  const gone = options.filter(({ key }) => !to.options.some((option) => option.key === key)).map(({ key }) => key);
  const facts = { hasValues: await fieldHasValues(tx, id), usedKeys: await usedKeys(tx, { fieldId: id, keys: gone }) };
  const judged = judgeFieldChange({ kind, type, options, rules, isUnique: current.isUnique }, to, facts);
  if (!judged.ok) return judged;
  if (to.isUnique && !current.isUnique && (await hasRepeatedValues(tx, id))) return refused('field-values-repeat');
  return granted({ version: await updateField(tx, id, columnsOf(wanted)) });
}

type Wanted = Pick<Inputs['create'], 'type' | 'labels' | 'hints' | 'options' | 'rules' | 'isRequired' | 'isUnique'>;

function shapeOf(kind: FieldKind, { type, options = [], rules = {}, isUnique = false }: Wanted): FieldShape {
  return { kind, type, rules, isUnique, options: options.map(({ key, retired = false }) => ({ key, retired })) };
}

function columnsOf({ type, labels, hints = {}, options = [], rules = {}, isRequired = false, isUnique = false }: Wanted) {
  return { type, isRequired, isUnique, labels: JSON.stringify(labels), hints: JSON.stringify(hints), options: JSON.stringify(options), rules: JSON.stringify(rules) };
}

/** Puts a field away, or brings it back; what records hold in it is kept. */
export async function setFieldRetired(tx: Tx, actor: ProviderActor, { id, retired }: { readonly id: string; readonly retired: boolean }): Promise<Done> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  const field = await lockField(tx, id);
  if (field === undefined) return refused('not-found');
  await updateField(tx, id, { retiredAt: retired ? new Date().toISOString() : null });
  if ((SEARCHED_TYPES as readonly string[]).includes(field.type) && (await fieldHasValues(tx, id))) await indexKindAnew(tx, field.recordKind as FieldKind);
  return granted({});
}

export async function arrangeFields(tx: Tx, actor: ProviderActor, order: { readonly kind: FieldKind; readonly ids: readonly string[] }): Promise<Done> {
  if (!may(actor, 'change-workspace')) return refused('not-allowed');
  await orderFields(tx, order);
  return granted({});
}
