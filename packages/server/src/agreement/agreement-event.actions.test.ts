import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementEvidence } from '@entente/contract/agreement/agreement-evidence';
import type { AgreementEventView } from '@entente/contract/agreement/agreement-views';
import { verifyChain } from '@entente/core/agreement/event-chain';
import { canonicalJson } from '@entente/core/kernel/canonical-json';
import { withClient } from '../platform/postgres/with-client.ts';
import { asClient, inPortal, sendWithoutMail, startAgreement, type StartedAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { grantAgreement } from './agreement.access.ts';
import { appendEvent, loadEvents } from './agreement-event.actions.ts';
import { exportEvidence } from './evidence/agreement.actions.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function story(started: StartedAgreement): Promise<{ events: AgreementEventView[]; chain: { ok: boolean; seq: number; fault: string } }> {
  return (await t.ola.call('GET', `/agreements/${started.agreementId}/events`)).body as { events: AgreementEventView[]; chain: { ok: boolean; seq: number; fault: string } };
}

/** Changes rows behind the program's back, as an administrator of the database could. */
async function tamper(sql: string, id: string): Promise<void> {
  await withClient(t.database.adminConfig, (client) => client.query(sql, [id]));
}

describe('the evidence of an agreement', () => {
  it('grows in one order when many things happen at once', async () => {
    const started = await startAgreement(t.ola);
    const append = () =>
      t.look(t.ola, async (tx) => {
        const grant = await grantAgreement(tx, t.ola.actor, started.agreementId);
        if (grant !== null) await appendEvent(tx, grant.agreementId, { type: 'evidence.exported', actor: t.ola.actor });
      });
    await Promise.all(Array.from({ length: 12 }, append));
    const { events, chain } = await story(started);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(chain).toEqual({ ok: true, seq: 13, fault: '' });
  });

  it('says who acted, for which firm, from where, and with which program', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    const { chain } = (await t.ola.call('POST', `/agreements/${started.agreementId}/evidence`)).body as AgreementEvidence;
    expect(chain.events.map(({ record }) => record.type)).toEqual(['agreement.created', 'version.frozen', 'agreement.sent', 'evidence.exported']);
    expect(chain.events[0]?.record).toMatchObject({ clock: 'server', program: expect.stringMatching(/^entente\/\d/), actor: { side: 'provider', name: 'Ola Lipska', onBehalfOf: 'Studio Lipka sp. z o.o.' }, body: { origin: 'builtin:service_agreement.en' } });
  });

  it.each([
    ['its content', `update agreement_events set body = jsonb_set(body, '{body,number}', '"A-2026-9999"') where agreement_id = $1 and seq = 1`, { seq: 1, fault: 'changed' }],
    ['its time', `update agreement_events set at = at - interval '1 day' where agreement_id = $1 and seq = 2`, { seq: 2, fault: 'changed' }],
    ['its type', `update agreement_events set type = 'signature.given' where agreement_id = $1 and seq = 3`, { seq: 3, fault: 'changed' }],
    ['its hash', `update agreement_events set hash = repeat('0', 64) where agreement_id = $1 and seq = 2`, { seq: 2, fault: 'changed' }],
    ['an event taken out', `delete from agreement_events where agreement_id = $1 and seq = 2`, { seq: 2, fault: 'out-of-order' }],
    ['the end cut off', `delete from agreement_events where agreement_id = $1 and seq = 3`, { seq: 3, fault: 'tail-missing' }],
  ])('names the first bad event when somebody changes %s in the database', async (...[, sql, verdict]) => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    expect((await story(started)).chain.ok).toBe(true);
    await tamper(sql, started.agreementId);
    expect((await story(started)).chain).toEqual({ ok: false, ...verdict });
  });

  it('cannot be rewritten by the application', async () => {
    await expect(t.look(t.ola, (tx) => tx.kysely.updateTable('agreementEvents').set({ hash: '0'.repeat(64) }).where('workspaceId', '=', tx.workspaceId).execute())).rejects.toThrow(/permission denied/);
  });

  it('is checked by a stranger with nothing but the file', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    const { body } = await t.ola.call('POST', `/agreements/${started.agreementId}/evidence`);
    const evidence = JSON.parse(JSON.stringify(body)) as AgreementEvidence;
    let prevHash = '';
    for (const { record, hash } of evidence.chain.events) {
      expect(sha256(prevHash + canonicalJson(record))).toBe(hash);
      prevHash = hash;
    }
    expect(prevHash).toBe(evidence.chain.head);
    expect(verifyChain(evidence.chain.events, sha256, { seq: evidence.chain.seq, hash: evidence.chain.head }).ok).toBe(true);
    for (const [hash, text] of Object.entries(evidence.texts)) expect(sha256(text)).toBe(hash);
    for (const version of evidence.versions) expect(evidence.texts[version.sha256]).toContain('Bank Wschodni');
    const frozen = evidence.chain.events.find(({ record }) => record.type === 'version.frozen');
    expect(frozen?.record.body).toMatchObject({ sha256: evidence.versions[0]?.sha256, clauses: evidence.versions[0]?.clauseHashes });
  });

  it('is given to the client too, and holds nothing of the draft', async () => {
    const started = await startAgreement(t.ola);
    await sendWithoutMail(t, t.ola, started);
    const anna = await asClient(t.ola, started);
    const { own, foreign } = await inPortal(t, anna, async (tx) => ({
      own: await exportEvidence(tx, { actor: anna, now: new Date().toISOString() }, started.agreementId),
      foreign: await exportEvidence(tx, { actor: anna, now: new Date().toISOString() }, anna.signatoryId),
    }));
    expect(own.ok && own.value.chain.events.at(-1)?.record).toMatchObject({ type: 'evidence.exported', actor: { side: 'client', name: 'Anna Wrona' } });
    expect(own.ok && own.value.versions.every(({ content }) => content.clauses.every(({ fallback }) => fallback === ''))).toBe(true);
    expect(foreign.ok).toBe(false);
    const verdict = await t.look(t.ola, async (tx) => {
      const grant = await grantAgreement(tx, t.ola.actor, started.agreementId);
      return grant === null ? null : (await loadEvents(tx, grant.agreementId)).verdict;
    });
    expect(verdict?.ok).toBe(true);
  });
});
