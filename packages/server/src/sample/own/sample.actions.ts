import { OWN_FIELDS } from '@entente/core/sample/own-field-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { ownValuesWritten } from '../../record/record.actions.ts';
import { fillField } from './sample.store.ts';

/** What the sample's firm asks of its engagements and talks beyond what is there, with values. */
export async function makeOwnFields(tx: Tx): Promise<void> {
  for (const field of OWN_FIELDS) await ownValuesWritten(tx, field.kind, await fillField(tx, newId(), field));
}
