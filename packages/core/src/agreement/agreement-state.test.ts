import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftLock, mayDelete, mayReopen, maySend, maySign } from './agreement-rules.ts';
import { agreementStanding, type AgreementFacts } from './agreement-state.ts';
import type { AnswerOutcome } from './remark-turn.ts';
import { SIGNING_ORDERS, type SigningOrder } from './signing-order.ts';

const NOW = '2026-03-20T12:00:00.000Z';
const day = (of: number): string => `2026-03-${String(of).padStart(2, '0')}T12:00:00.000Z`;

const draft: AgreementFacts = {
  createdAt: day(1), withdrawnAt: null, expiresAt: null, signingOrder: 'any', versions: [], draftAheadSince: null, reopenedVersions: [],
  signers: [{ id: 'ola', side: 'provider' }, { id: 'anna', side: 'client' }],
  signatures: [], declines: [], remarks: [], seals: [], revokedAt: null,
};
const sent: AgreementFacts = { ...draft, versions: [{ number: 1, sentAt: day(2) }] };
const signedBy = (signerId: string, of: number, versionNumber = 1) => ({ signerId, versionNumber, signedAt: day(of), finalAt: `2026-03-${String(of).padStart(2, '0')}T12:05:00.000Z` });
const question = (of: number) => ({ id: `q${of}`, authorSide: 'client' as const, createdAt: day(of), answers: [] });
const acts = (facts: AgreementFacts): string[] => agreementStanding(facts, NOW).nextActs.map(({ act, side, people, since }) => `${side} ${act} ${people.join('+')} since ${since.slice(8, 10)}`);

describe('where an agreement stands', () => {
  it.each<[string, AgreementFacts, string, string]>([
    ['draft', draft, 'draft', day(1)],
    ['frozen and not sent', { ...draft, versions: [{ number: 1, sentAt: null }] }, 'draft', day(1)],
    ['sent', sent, 'sent', day(2)],
    ['asked about', { ...sent, remarks: [question(3)] }, 'questions_open', day(3)],
    ['signed by one', { ...sent, remarks: [question(3)], signatures: [signedBy('ola', 4)] }, 'partly_signed', day(4)],
    ['signed by all', { ...sent, signatures: [signedBy('ola', 4), signedBy('anna', 5)] }, 'signed', day(5)],
    ['sealed', { ...sent, signatures: [signedBy('ola', 4), signedBy('anna', 5)], seals: [{ versionNumber: 1, sealedAt: day(6) }] }, 'sealed', day(6)],
    ['declined', { ...sent, signatures: [signedBy('ola', 3)], declines: [{ signerId: 'anna', versionNumber: 1, createdAt: day(4) }] }, 'declined', day(4)],
    ['withdrawn', { ...sent, withdrawnAt: day(7) }, 'withdrawn', day(7)],
    ['expired', { ...sent, expiresAt: day(19) }, 'expired', day(19)],
    ['not yet expired', { ...sent, expiresAt: day(21) }, 'sent', day(2)],
  ])('%s', (...[, facts, state, since]) => {
    expect(agreementStanding(facts, NOW)).toMatchObject({ state, since });
  });

  it('knows until when the last signature can be taken back', () => {
    const facts = { ...sent, signatures: [signedBy('ola', 4), signedBy('anna', 5)] };
    expect(agreementStanding(facts, '2026-03-05T12:04:59.999Z').takeBackUntil).toBe('2026-03-05T12:05:00.000Z');
    expect(agreementStanding(facts, '2026-03-05T12:05:00.000Z').takeBackUntil).toBeNull();
  });

  it('does not count signatures and declines on an older version once a newer one went out', () => {
    const facts: AgreementFacts = { ...sent, versions: [{ number: 1, sentAt: day(2) }, { number: 2, sentAt: day(8) }], signatures: [signedBy('ola', 3)], declines: [{ signerId: 'anna', versionNumber: 1, createdAt: day(4) }] };
    expect(agreementStanding(facts, NOW)).toMatchObject({ state: 'sent', currentVersion: 2, since: day(8) });
  });

  it('does not count who was replaced', () => {
    const facts: AgreementFacts = { ...sent, signers: [{ id: 'ola', side: 'provider' }, { id: 'marek', side: 'client' }], signatures: [signedBy('ola', 3)], declines: [{ signerId: 'anna', versionNumber: 1, createdAt: day(4) }] };
    expect(agreementStanding(facts, NOW).state).toBe('partly_signed');
  });

  it('lets the one who declined sign after all', () => {
    const facts: AgreementFacts = { ...sent, declines: [{ signerId: 'anna', versionNumber: 1, createdAt: day(4) }] };
    expect(maySign(facts, { signerId: 'anna', versionNumber: 1, now: NOW }).ok).toBe(true);
    expect(maySign(facts, { signerId: 'ola', versionNumber: 1, now: NOW })).toMatchObject({ ok: false, refusal: { code: 'agreement-was-declined' } });
    expect(agreementStanding({ ...facts, signatures: [signedBy('anna', 5)] }, NOW).state).toBe('partly_signed');
  });
});

describe('who must act next', () => {
  it('is the provider with a draft, then both signers', () => {
    expect(acts(draft)).toEqual(['provider send  since 01']);
    expect(acts(sent)).toEqual(['provider sign ola since 02', 'client sign anna since 02']);
  });

  it('is one side after the other where an order is set', () => {
    const ordered: AgreementFacts = { ...sent, signingOrder: 'provider_first' };
    expect(acts(ordered)).toEqual(['provider sign ola since 02']);
    expect(acts({ ...ordered, signatures: [signedBy('ola', 4)] })).toEqual(['client sign anna since 04']);
  });

  it('is first of all the one who was asked', () => {
    expect(acts({ ...sent, remarks: [question(3)] })[0]).toBe('provider answer  since 03');
    const asked = { ...question(3), answers: [{ authorSide: 'provider' as const, createdAt: day(4), outcome: 'countered' as AnswerOutcome }] };
    expect(acts({ ...sent, remarks: [asked] })).toEqual(['provider sign ola since 02', 'client sign anna since 02']);
    const askedBack = { ...asked, answers: [...asked.answers, { authorSide: 'client' as const, createdAt: day(5), outcome: 'answered' as AnswerOutcome }] };
    expect(acts({ ...sent, remarks: [askedBack] })[0]).toBe('provider answer  since 05');
    expect(acts({ ...sent, remarks: [{ ...question(3), authorSide: 'provider' }] })[0]).toBe('client answer  since 03');
    const agreed = { ...asked, answers: [...asked.answers, { authorSide: 'client' as const, createdAt: day(5), outcome: 'accepted' as AnswerOutcome }] };
    expect(acts({ ...sent, remarks: [agreed] })).toEqual(['provider sign ola since 02', 'client sign anna since 02']);
  });

  it('is the provider again when the words went on after the sending', () => {
    expect(acts({ ...sent, draftAheadSince: day(9) })[0]).toBe('provider send  since 09');
    expect(acts({ ...sent, versions: [...sent.versions, { number: 2, sentAt: null }] })[0]).toBe('provider send  since 02');
  });

  it('is the program once all have signed, and nobody at the end', () => {
    const all = { ...sent, signatures: [signedBy('ola', 4), signedBy('anna', 5)] };
    expect(acts(all)).toEqual(['system seal  since 05']);
    expect(acts({ ...all, seals: [{ versionNumber: 1, sealedAt: day(6) }] })).toEqual([]);
    expect(acts({ ...sent, withdrawnAt: day(6) })).toEqual([]);
    expect(acts({ ...sent, expiresAt: day(6) })).toEqual(['provider decide  since 06']);
  });
});

describe('the rules of an agreement', () => {
  const partly: AgreementFacts = { ...sent, signatures: [signedBy('anna', 4)] };

  it('shuts the draft once somebody has signed, until the provider opens it on purpose', () => {
    expect(draftLock(sent, NOW)).toBeNull();
    expect(draftLock(partly, NOW)).toBe('agreement-is-being-signed');
    expect(mayReopen(partly, NOW)).toBe(true);
    expect(draftLock({ ...partly, reopenedVersions: [1] }, NOW)).toBeNull();
    expect(draftLock({ ...partly, signatures: [signedBy('anna', 4), signedBy('ola', 5)], reopenedVersions: [1] }, NOW)).toBe('agreement-is-signed');
    expect(mayReopen(sent, NOW)).toBe(false);
  });

  it('sends only with a person on each side and nothing missing', () => {
    expect(maySend(draft, { now: NOW, gaps: { gaps: 0, weak: [], agreed: [] } }).ok).toBe(true);
    expect(maySend(draft, { now: NOW, gaps: { gaps: 2, weak: [], agreed: [] } })).toMatchObject({ refusal: { code: 'agreement-has-gaps', detail: { gaps: 2 } } });
    expect(maySend(draft, { now: NOW, gaps: { gaps: 2, weak: ['5.2', '6.1'], agreed: [] } })).toMatchObject({ refusal: { code: 'signature-is-too-weak', detail: { clauses: '5.2, 6.1' } } });
    expect(maySend(draft, { now: NOW, gaps: { gaps: 1, weak: [], agreed: ['8.1'] } })).toMatchObject({ refusal: { code: 'agreed-form-is-stronger', detail: { clauses: '8.1' } } });
    expect(maySend({ ...draft, signers: [{ id: 'ola', side: 'provider' }] }, { now: NOW, gaps: { gaps: 2, weak: [], agreed: [] } })).toMatchObject({ refusal: { code: 'agreement-needs-people', detail: { sides: ['client'] } } });
    expect(maySend(partly, { now: NOW, gaps: { gaps: 0, weak: [], agreed: [] } })).toMatchObject({ refusal: { code: 'agreement-is-being-signed' } });
  });

  it('refuses a signature out of turn, twice, on an old version, too late, or from a stranger', () => {
    const ordered: AgreementFacts = { ...sent, signingOrder: 'client_first' };
    const code = (facts: AgreementFacts, signerId: string, versionNumber = 1) => {
      const outcome = maySign(facts, { signerId, versionNumber, now: NOW });
      return outcome.ok ? 'ok' : outcome.refusal.code;
    };
    expect(code(ordered, 'ola')).toBe('not-your-turn');
    expect(code(ordered, 'anna')).toBe('ok');
    expect(code(partly, 'anna')).toBe('signed-already');
    expect(code({ ...sent, versions: [...sent.versions, { number: 2, sentAt: day(9) }] }, 'anna')).toBe('version-is-superseded');
    expect(code({ ...sent, expiresAt: day(19) }, 'anna')).toBe('agreement-has-expired');
    expect(code({ ...sent, withdrawnAt: day(19) }, 'anna')).toBe('agreement-is-withdrawn');
    expect(code(sent, 'stranger')).toBe('not-found');
    expect(code(draft, 'anna')).toBe('version-is-superseded');
  });

  it('goes into the bin only while nothing is out', () => {
    expect([mayDelete(draft, NOW), mayDelete({ ...sent, withdrawnAt: day(5) }, NOW), mayDelete(sent, NOW)]).toEqual([true, true, false]);
  });
});

describe('signing to the end', () => {
  const people = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), side: fc.constantFrom('provider' as const, 'client' as const) }), { selector: ({ id }) => id, minLength: 1, maxLength: 6 });

  it('always has somebody whose turn it is, and ends when each has signed once, in any order', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...SIGNING_ORDERS), fc.infiniteStream(fc.nat()), (signers, signingOrder: SigningOrder, picks) => {
        let facts: AgreementFacts = { ...sent, signers, signingOrder };
        for (let done = 0; done < signers.length; done += 1) {
          expect(['sent', 'partly_signed']).toContain(agreementStanding(facts, NOW).state);
          const able = signers.filter(({ id }) => maySign(facts, { signerId: id, versionNumber: 1, now: NOW }).ok);
          expect(able.length).toBeGreaterThan(0);
          const named = agreementStanding(facts, NOW).nextActs.flatMap(({ people: ids }) => ids);
          expect([...named].sort()).toEqual(able.map(({ id }) => id).sort());
          const signer = able[picks.next().value % able.length];
          if (signer !== undefined) facts = { ...facts, signatures: [...facts.signatures, signedBy(signer.id, 3 + done)] };
        }
        expect(agreementStanding(facts, NOW).state).toBe('signed');
        if (signingOrder !== 'any') {
          const sides = facts.signatures.map(({ signerId }) => signers.find(({ id }) => id === signerId)?.side);
          const first = signingOrder === 'provider_first' ? 'provider' : 'client';
          expect(sides.lastIndexOf(first)).toBeLessThan(Math.max(0, sides.findIndex((side) => side !== first)) || sides.length);
        }
      }),
    );
  });
});
