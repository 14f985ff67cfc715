import type { Locale } from '@entente/core/kernel/locale';
import { addDays, dayIn } from '@entente/core/kernel/zoned-time';
import { engagementSteps } from '@entente/core/sample/engagement-steps';
import { OWN_FIELDS } from '@entente/core/sample/own-field-words';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { ownValuesWritten } from '../../record/record.actions.ts';
import { fillField, writeNextSteps } from './sample.store.ts';

/** What the sample's firm asks of its engagements and talks beyond what is there, with values. */
export async function makeOwnFields(tx: Tx): Promise<void> {
  for (const field of OWN_FIELDS) await ownValuesWritten(tx, field.kind, await fillField(tx, newId(), field));
}

/** What comes next in its engagements. */
export async function planEngagements(tx: Tx, { locale, now }: { readonly locale: Locale; readonly now: Date }): Promise<void> {
  const today = dayIn('Europe/Warsaw', now);
  await writeNextSteps(tx, engagementSteps(locale).map(({ name, words, inDays }) => ({ name, words, on: addDays(today, inDays) })));
}
