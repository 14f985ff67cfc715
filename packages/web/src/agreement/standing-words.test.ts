import { describe, expect, it } from 'vitest';
import type { NextActView, StandingView } from '@entente/contract/agreement/agreement-views';
import { AGREEMENT_STATES } from '@entente/core/agreement/agreement-state';
import { LOCALES } from '@entente/core/kernel/locale';
import { translator } from '@entente/phrases/translators';
import { agreementPlaceFrom, newAgreementPlaceFrom } from './agreement-place.ts';
import { standingWords } from './standing-words.ts';

const now = new Date();
const since = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, 5).toISOString();
const standing = (state: StandingView['state'], nextActs: readonly Omit<NextActView, 'since'>[] = []): StandingView => ({ state, since, currentVersion: 1, takeBackUntil: null, revokedAt: null, nextActs: nextActs.map((act) => ({ ...act, since })) });
const sign = (side: 'provider' | 'client', person: string) => ({ act: 'sign' as const, side, people: [person] });

describe('where an agreement stands, in words', () => {
  it.each(LOCALES)('is said in %s for every state, with a lamp', (locale) => {
    for (const state of AGREEMENT_STATES) expect(standingWords(translator(locale), standing(state)).words).not.toBe('');
  });

  it('names whom it waits for and since when; blue is only our own turn', () => {
    const t = translator('en');
    expect(standingWords(t, standing('sent', [sign('client', 'Anna Wrona')]))).toEqual({ lamp: 'missing', words: 'Waits for the client’s signature', detail: 'Anna Wrona · since 00:05' });
    expect(standingWords(t, standing('sent', [sign('provider', 'Ola Lipska'), sign('client', 'Anna Wrona')]))).toEqual({ lamp: 'underway', words: 'Waits for signatures', detail: 'Ola Lipska, Anna Wrona · since 00:05' });
    expect(standingWords(t, standing('questions_open', [{ act: 'answer', side: 'provider', people: [] }, sign('client', 'Anna Wrona')]))).toEqual({ lamp: 'underway', words: 'Waits for our answer', detail: 'since 00:05' });
  });
});

describe('the address of an agreement’s page', () => {
  const id = '018f0000-0000-7000-8000-000000000001';

  it('keeps what belongs and drops the rest', () => {
    expect(agreementPlaceFrom({ agreement: id, view: 'client', other: '1' })).toEqual({ agreement: id, view: 'client' });
    expect(agreementPlaceFrom({ agreement: '../x', view: 'editor' })).toEqual({});
    expect(newAgreementPlaceFrom({ clientId: id, clientName: 'Bank Wschodni' })).toEqual({ clientId: id, clientName: 'Bank Wschodni' });
    expect(newAgreementPlaceFrom({ clientName: 'Bank Wschodni' })).toEqual({});
  });
});
