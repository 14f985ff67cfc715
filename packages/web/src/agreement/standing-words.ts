import type { StandingView } from '@entente/contract/agreement/agreement-views';
import type { Translator } from '@entente/phrases/translator';
import type { LampState } from '../ui/lamp.tsx';
import { whenWords } from './when.ts';

export type StandingWords = {
  readonly lamp: LampState;
  /** "Waits for a signature" */
  readonly words: string;
  /** "Anna Wrona · since Mon 16:20"; empty where there is nothing to add. */
  readonly detail: string;
};

/** Where an agreement stands, in words: what it waits for, whom, and since when. Blue is only where our own hand is due. */
export function standingWords(t: Translator, standing: StandingView): StandingWords {
  const { state, since, revokedAt } = standing;
  if (revokedAt !== null) return { lamp: 'failed', words: t('revocation.state'), detail: whenWords(t.locale, revokedAt) };
  if (state === 'sealed') return { lamp: 'fits', words: t('agreement.state_sealed'), detail: whenWords(t.locale, since) };
  if (state === 'signed') return { lamp: 'fits', words: t('agreement.state_signed'), detail: '' };
  if (state === 'withdrawn') return { lamp: 'missing', words: t('agreement.state_withdrawn'), detail: whenWords(t.locale, since) };
  if (state === 'declined') return { lamp: 'failed', words: t('agreement.state_declined'), detail: whenWords(t.locale, since) };
  if (state === 'expired') return { lamp: 'late', words: t('agreement.state_expired'), detail: whenWords(t.locale, since) };
  if (state === 'draft') return { lamp: 'unset', words: t('agreement.state_draft'), detail: '' };
  return waitingWords(t, standing);
}

function waitingWords(t: Translator, { nextActs }: StandingView): StandingWords {
  const [first] = nextActs;
  if (first === undefined) return { lamp: 'missing', words: t('agreement.state_sent'), detail: '' };
  const { act, side, since } = first;
  const signing = nextActs.filter((one) => one.act === 'sign');
  const people = act === 'sign' ? signing.flatMap((one) => one.people) : first.people;
  const lamp: LampState = side === 'provider' ? 'underway' : 'missing';
  const detail = people.length === 0 ? t('agreement.since', { when: whenWords(t.locale, since) }) : t('agreement.peopleSince', { people: people.join(', '), when: whenWords(t.locale, since) });
  if (act === 'send') return { lamp, words: t('agreement.wait_send'), detail };
  if (act === 'answer') return { lamp, words: t(side === 'provider' ? 'agreement.wait_answer_provider' : 'agreement.wait_answer_client'), detail };
  if (signing.length > 1) return { lamp, words: t('agreement.wait_sign_both'), detail };
  return { lamp, words: t(side === 'provider' ? 'agreement.wait_sign_provider' : 'agreement.wait_sign_client'), detail };
}
