import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Outcome } from '@entente/core/kernel/outcome';
import { writePassage } from '../../explanation/explanation.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';

/** One transaction of the sample, whose acts cannot be refused. */
type Inside = <Value>(work: (tx: Tx) => Promise<Outcome<Value>>) => Promise<Value>;

/** Says a paragraph of how the work is done in the owner's own words. */
export async function sayInOwnWords({ actor, inside, engagementId, at }: { readonly actor: ProviderActor; readonly inside: Inside; readonly engagementId: string; readonly at: Date }, key: 'own' | 'answers', text: string): Promise<void> {
  await inside((tx) => writePassage(tx, { actor, now: at }, { engagementId, key, text, before: null }));
}
