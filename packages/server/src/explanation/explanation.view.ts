import type { PassageView } from '@entente/contract/explanation/explanation.contract';
import type { HowPassage } from '@entente/contract/explanation/how-passage';
import type { DocumentContent } from '@entente/core/document/content';
import { explainPlan, type PlannedPassage } from '@entente/core/explanation/explain-plan';
import { wordPassage } from '@entente/core/explanation/passage-words';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { explanationWords } from '@entente/phrases/explanation-words';
import type { Manner } from '@entente/phrases/shape';
import { translator } from '@entente/phrases/translators';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { StoredPassage } from './passage.store.ts';

type Planned = { readonly key: string; readonly title: string; readonly text: string; readonly sha256: string };

/** What the plan says, with the hash of the facts it says it from: another wording of ours is no other plan. */
export function plannedPassages(content: DocumentContent, manner: Manner): readonly Planned[] {
  const words = explanationWords(translator(content.head.locale, manner));
  return explainPlan(content).map(({ key, facts }) => ({ key, ...wordPassage(facts, words), sha256: hashOf({ facts }) }));
}

function hashOf({ facts }: Pick<PlannedPassage, 'facts'>): string {
  return sha256(canonicalJson(facts));
}

/** Stands for the plan of a paragraph that the plan does not have any more. */
export const NO_PLAN = sha256('');

/** Each paragraph with what somebody wrote over it; at the end those whose phase is gone. */
export function passageViews(planned: readonly Planned[], written: readonly StoredPassage[]): PassageView[] {
  const gone = written.filter(({ key }) => !planned.some((one) => one.key === key));
  const ownOf = (passage: StoredPassage | undefined, now: string): PassageView['own'] => (passage === undefined ? null : { text: passage.body, name: passage.writtenByName, at: passage.writtenAt, changed: passage.planSha256 !== now });
  return [
    ...planned.map(({ key, title, text, sha256: now }) => ({ key, title, plan: text, own: ownOf(written.find((one) => one.key === key), now) })),
    ...gone.map((passage) => ({ key: passage.key, title: '', plan: null, own: ownOf(passage, NO_PLAN) })),
  ];
}

/**
 * What a client reads beside a text: somebody's own words only where they were written over the same plan that the
 * text states, else the plan's. So nobody reads dates of a plan that was changed, or of a draft that was not sent.
 */
export function passagesToRead(planned: readonly Planned[], written: readonly StoredPassage[]): HowPassage[] {
  return planned.flatMap(({ key, title, text, sha256: now }) => {
    const own = written.find((one) => one.key === key && one.planSha256 === now);
    const words = own === undefined ? text : own.body;
    return words.trim() === '' ? [] : [{ key, title, text: words }];
  });
}
