import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningTimesSummary } from '@entente/contract/agreement/signing-times';
import { showAgreement, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente, type TestMember } from '../../shell/test-entente.ts';
import { sendAgreement, signAsAnna, signAsMember } from '../../shell/test-signing.ts';

const HOUR = 3_600_000;

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

async function timesOf(who: TestMember, query = ''): Promise<SigningTimesSummary> {
  return (await who.call('GET', `/agreements/signing-times${query}`)).body as SigningTimesSummary;
}

/** Signed by Anna two hours and by Ola five hours from now. */
async function signedLater(who: TestMember): Promise<{ agreementId: string; clientId: string }> {
  const sent = await sendAgreement(t, who);
  const now = Date.now();
  t.setClock(new Date(now + 2 * HOUR));
  await signAsAnna(t, who, sent.link);
  t.setClock(new Date(now + 5 * HOUR));
  await signAsMember(t, who, sent.agreementId);
  t.setClock(null);
  return sent;
}

const hours = (ms: number | null): number | null => (ms === null ? null : Math.round(ms / HOUR));

describe('time to signed', () => {
  it('is read from what happened: sent, opened, signed by each', async () => {
    const { agreementId } = await signedLater(t.ola);
    const { times } = await showAgreement(t.ola, agreementId);
    expect(times).toMatchObject({ end: 'signed', lastQuestionAt: null, withdrawnAt: null, signed: [{ name: 'Anna Wrona', side: 'client' }, { name: 'Ola Lipska', side: 'provider' }] });
    expect(times.stretches.map(({ stretch, ms }) => [stretch, hours(ms)])).toEqual([['drafting', 0], ['opening', 2], ['talking', 0], ['signing', 3]]);
    expect(times.openedAt).toBe(times.signed[0]?.at);
    expect(hours(times.sinceSentMs)).toBe(5);
  });

  it('sums up those that were signed in the days asked for, with the open ones beside them', async () => {
    const { agreementId, clientId } = await signedLater(t.ola);
    const open = await sendAgreement(t, t.ola, { start: { client: { clientId } } });
    const draft = await startAgreement(t.ola, { client: { clientId } });
    const summary = await timesOf(t.ola, `?clientId=${clientId}&from=2020-01-01&to=2999-01-01`);
    expect(summary.rows.map(({ id, end }) => [id, end])).toEqual([[open.agreementId, 'open'], [agreementId, 'signed']]);
    expect(summary.rows.map(({ id }) => id)).not.toContain(draft.agreementId);
    expect([summary.sentToSigned.count, hours(summary.sentToSigned.medianMs), hours(summary.sentToSigned.p80Ms), summary.open.count, summary.waitsIn, summary.complete]).toEqual([1, 5, 5, 1, 'signing', true]);
    const earlier = await timesOf(t.ola, `?clientId=${clientId}&from=2020-01-01&to=2020-12-31`);
    expect(earlier).toMatchObject({ from: '2020-01-01', to: '2020-12-31', sentToSigned: { count: 0, medianMs: null }, rows: [] });
  });

  it('counts nothing that somebody may not see', async () => {
    const { agreementId } = await signedLater(t.ola);
    const ids = async (who: TestMember): Promise<string[]> => (await timesOf(who, '?from=2020-01-01&to=2999-01-01')).rows.map(({ id }) => id);
    expect(await ids(t.ola)).toContain(agreementId);
    expect(await ids(t.maeve)).not.toContain(agreementId);
  });

  it('refuses a period that ends before it begins', async () => {
    const { status, body } = await t.ola.call('GET', '/agreements/signing-times?from=2026-02-01&to=2026-01-01');
    expect([status, (body as { data: { refusal: string } }).data.refusal]).toEqual([422, 'period-ends-before-it-begins']);
  });
});
