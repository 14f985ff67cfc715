import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementFacts } from './agreement-state.ts';
import { percentile, SIGNING_STRETCHES, signingTimes, summariseSigning } from './time-to-signed.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-01T08:00:00.000Z');
const hour = (after: number): string => new Date(START + after * HOUR).toISOString();
const NOW = hour(500);

const draft: AgreementFacts = {
  createdAt: hour(0), withdrawnAt: null, expiresAt: null, signingOrder: 'any', versions: [], draftAheadSince: null, reopenedVersions: [],
  signers: [{ id: 'ola', side: 'provider' }, { id: 'anna', side: 'client' }],
  signatures: [], declines: [], remarks: [], seals: [], revokedAt: null,
};
const signature = (signerId: string, after: number, versionNumber = 1) => ({ signerId, versionNumber, signedAt: hour(after), finalAt: hour(after + 0.1) });
const question = (after: number, answers: AgreementFacts['remarks'][number]['answers'] = []) => ({ id: `q${after}`, authorSide: 'client' as const, createdAt: hour(after), answers });
const sent: AgreementFacts = { ...draft, versions: [{ number: 1, sentAt: hour(2) }] };
const hoursOf = (facts: AgreementFacts, openedAt: string | null = null): string[] => signingTimes(facts, { openedAt, now: NOW }).stretches.map(({ stretch, ms }) => `${stretch} ${ms / HOUR}`);

describe('the times of one agreement', () => {
  it('runs in drafting until it is sent, and in opening until somebody has looked', () => {
    expect(hoursOf(draft)).toEqual(['drafting 500']);
    expect(hoursOf(sent)).toEqual(['drafting 2', 'opening 498']);
    expect(signingTimes(draft, { openedAt: null, now: NOW })).toMatchObject({ end: 'open', sentAt: null, sinceSentMs: null });
  });

  it('goes from opening straight to signing where nobody asks', () => {
    const signed = { ...sent, signatures: [signature('anna', 11), signature('ola', 10)] };
    expect(hoursOf(signed, hour(5))).toEqual(['drafting 2', 'opening 3', 'talking 0', 'signing 6']);
    expect(signingTimes(signed, { openedAt: hour(5), now: NOW })).toMatchObject({
      end: 'signed', signedAt: hour(11), lastQuestionAt: null, totalMs: 11 * HOUR, sinceSentMs: 9 * HOUR,
      signed: [{ signerId: 'ola', side: 'provider', at: hour(10) }, { signerId: 'anna', side: 'client', at: hour(11) }],
    });
  });

  it('talks until the last answer or the last new version', () => {
    const answered = question(6, [{ authorSide: 'provider', createdAt: hour(20), outcome: 'answered' }]);
    expect(hoursOf({ ...sent, remarks: [answered] }, hour(5))).toEqual(['drafting 2', 'opening 3', 'talking 15', 'signing 480']);
    expect(hoursOf({ ...sent, versions: [...sent.versions, { number: 2, sentAt: hour(30) }], remarks: [answered] }, hour(5))).toEqual(['drafting 2', 'opening 3', 'talking 25', 'signing 470']);
  });

  it('still talks while a question waits', () => {
    expect(hoursOf({ ...sent, remarks: [question(6)] }, hour(5))).toEqual(['drafting 2', 'opening 3', 'talking 495']);
  });

  it('takes whoever of the client asked for having opened it, and nobody of ours', () => {
    expect(hoursOf({ ...sent, remarks: [question(6)] })).toEqual(['drafting 2', 'opening 4', 'talking 494']);
    expect(hoursOf({ ...sent, remarks: [{ ...question(6), authorSide: 'provider' }] })).toEqual(['drafting 2', 'opening 498']);
  });

  it.each<[string, AgreementFacts, number]>([
    ['taken back', { ...sent, withdrawnAt: hour(9) }, 9],
    ['declined', { ...sent, declines: [{ signerId: 'anna', versionNumber: 1, createdAt: hour(12) }] }, 12],
    ['past its last day', { ...sent, expiresAt: hour(40) }, 40],
  ])('stops the clock of one that was %s', (_, facts, ended) => {
    expect(signingTimes(facts, { openedAt: null, now: NOW })).toMatchObject({ end: 'ended', signedAt: null, totalMs: ended * HOUR });
  });

  it('adds up, whatever happened in whatever order', () => {
    const at = fc.integer({ min: 0, max: 400 }).map(hour);
    const side = fc.constantFrom('provider' as const, 'client' as const);
    const remark = fc.record({ id: fc.uuid(), authorSide: side, createdAt: at, answers: fc.array(fc.record({ authorSide: side, createdAt: at, outcome: fc.constantFrom('answered' as const, 'accepted' as const) }), { maxLength: 3 }) });
    const facts = fc.record({
      ...Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, fc.constant(value)])) as { [Key in keyof AgreementFacts]: fc.Arbitrary<AgreementFacts[Key]> },
      withdrawnAt: fc.option(at), versions: fc.array(fc.record({ number: fc.integer({ min: 1, max: 4 }), sentAt: fc.option(at) }), { maxLength: 4 }),
      signatures: fc.array(fc.record({ signerId: fc.constantFrom('ola', 'anna'), versionNumber: fc.integer({ min: 1, max: 4 }), signedAt: at, finalAt: at }), { maxLength: 4 }),
      remarks: fc.array(remark, { maxLength: 4 }),
    });
    fc.assert(fc.property(facts, fc.option(at), (any, openedAt) => {
      const times = signingTimes(any, { openedAt, now: NOW });
      expect(times.stretches.reduce((sum, { ms }) => sum + ms, 0)).toBe(times.totalMs);
      expect(times.stretches.every(({ ms }) => ms >= 0)).toBe(true);
      expect(times.stretches.map(({ stretch }) => stretch)).toEqual(SIGNING_STRETCHES.slice(0, times.stretches.length));
      if (times.end === 'signed') expect(times.stretches).toHaveLength(4);
    }));
  });
});

describe('many agreements', () => {
  const signedAfter = (total: number) => signingTimes({ ...sent, signatures: [signature('ola', 3), signature('anna', total)] }, { openedAt: hour(3), now: NOW });

  it('counts percentiles between the closest ranks, as the definition says', () => {
    expect([0.5, 0.75, 0.9].map((part) => percentile([200, 10, 40, 20, 30], part))).toEqual([30, 40, 136]);
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([7], 0.8)).toBe(7);
  });

  it('sums up the signed ones, says where they wait, and leaves the age of the open ones in sight', () => {
    const summary = summariseSigning([signedAfter(12), signedAfter(22), signedAfter(42), signingTimes(sent, { openedAt: null, now: NOW }), signingTimes({ ...sent, withdrawnAt: hour(9) }, { openedAt: null, now: NOW })]);
    expect(summary.sentToSigned).toEqual({ count: 3, medianMs: 20 * HOUR, p80Ms: 32 * HOUR });
    expect(summary.open).toEqual({ count: 1, medianMs: 498 * HOUR, p80Ms: 498 * HOUR });
    expect(summary.waitsIn).toBe('signing');
    expect(summary.stretches.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('says nothing of nothing', () => {
    expect(summariseSigning([])).toMatchObject({ waitsIn: null, sentToSigned: { count: 0, medianMs: null, p80Ms: null } });
  });
});
