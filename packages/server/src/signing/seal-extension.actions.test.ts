import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRoot, makeTimestampAuthority, timestampAnswer } from '@entente/seal/test/authorities.fixture';
import { Workbench } from '@entente/seal/test/judges.fixture';
import { serveTimestamps, type Answering, type TimestampServer } from '@entente/seal/test/timestamp-server.fixture';
import { verifySealedPdf } from '@entente/seal/verify-pdf';
import { showAgreement } from '../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../shell/test-entente.ts';
import { TestClientBrowser } from '../shell/test-portal.ts';
import { passTakeBack, runPending, sendAgreement, signAsAnna, signAsMember } from '../shell/test-signing.ts';
import { trustedCertificates } from './identity/seal.actions.ts';

let t: TestEntente;
let authority: TimestampServer;
let answering: Answering;
let agreementId: string;
let link: string;
const bench = new Workbench();

beforeAll(async () => {
  t = await startTestEntente();
  // Makes the certificate before the program's clock is moved: the authority's clock is the machine's.
  await t.ola.call('GET', '/seal');
  makeRoot(bench);
  makeTimestampAuthority(bench);
  authority = await serveTimestamps((query) => answering(query));
  const sent = await sendAgreement(t, t.ola);
  ({ agreementId, link } = sent);
  await signAsAnna(t, t.ola, link);
  await signAsMember(t, t.ola, agreementId);
  await passTakeBack(t);
});
afterAll(async () => {
  await authority.close();
  bench.clear();
  await t.close();
});

function setAuthority(url: string | null, answer: Answering = () => ({ status: 503 })): void {
  (t.services.config as { timestampUrl: string | null }).timestampUrl = url;
  answering = answer;
}

const sweep = () => t.jobs['sweep_signing']?.({ workspaceId: t.ola.actor.workspaceId });

async function waiting(): Promise<readonly { tries: number; minutes: number }[]> {
  const { rows } = await t.services.database.pool.query<{ payload: { tries: number }; run_at: string }>("select j.payload, j.run_at from graphile_worker._private_jobs j join graphile_worker._private_tasks k on k.id = j.task_id where k.identifier = 'raise_seal'");
  return rows.map(({ payload, run_at: runAt }) => ({ tries: payload.tries, minutes: Math.round((Date.parse(runAt) - t.services.clock().getTime()) / 60_000) }));
}

async function download(query = ''): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await t.fetch(`/api/v1/agreements/${agreementId}/sealed-file${query}`, { headers: { 'x-test-member': 'ola' } })).arrayBuffer());
}

describe('a seal without a time stamp', () => {
  it('waits quietly where no authority is set', async () => {
    setAuthority(null);
    await sweep();
    expect(await waiting()).toEqual([]);
    expect((await showAgreement(t.ola, agreementId)).seal).toMatchObject({ level: 'B-B', raised: null });
  });

  it('is brought to an authority that is away again and again, with growing pauses, by one job', async () => {
    setAuthority(authority.url);
    await sweep();
    await sweep();
    expect(await waiting()).toMatchObject([{ tries: 0 }]);
    await runPending(t, 'raise_seal');
    expect(await waiting()).toEqual([{ tries: 1, minutes: 1 }]);
    await runPending(t, 'raise_seal');
    await sweep();
    expect(await waiting()).toEqual([{ tries: 2, minutes: 2 }]);
    expect((await showAgreement(t.ola, agreementId)).seal).toMatchObject({ level: 'B-B', raised: null });
  });

  it('gains its stamp once the authority answers; the bytes sealed first stay beside it', async () => {
    const before = await download();
    setAuthority(authority.url, (query) => timestampAnswer(bench, query));
    await runPending(t, 'raise_seal');
    const { seal } = await showAgreement(t.ola, agreementId);
    expect(seal).toMatchObject({ level: 'B-B', raised: { level: 'B-T', authority: expect.stringContaining('Test Time Authority') } });
    const [after, first] = [await download(), await download('?bytes=first')];
    expect(Buffer.compare(first, before)).toBe(0);
    const trusted = { trustedCertificates: await trustedCertificates(t.services) };
    expect(verifySealedPdf(after, trusted)).toMatchObject({ verdict: 'intact', seal: { level: 'B-T' } });
    expect(verifySealedPdf(first, trusted)).toMatchObject({ verdict: 'intact', seal: { level: 'B-B' } });
    const { events, chain } = (await t.ola.call('GET', `/agreements/${agreementId}/events`)).body as { events: { type: string; body: Record<string, unknown> }[]; chain: { ok: boolean } };
    expect(chain.ok).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'seal.extended', body: { level: 'B-T', sha256: seal?.raised?.sha256, before: { level: 'B-B', sha256: seal?.sha256 } } });
  });

  it('gains it once', async () => {
    await sweep();
    expect(await waiting()).toEqual([]);
    await t.jobs['raise_seal']?.({ workspaceId: t.ola.actor.workspaceId, agreementId, tries: 0 });
    const rows = await t.look(t.ola, (tx) => tx.kysely.selectFrom('sealExtensions').select('level').execute());
    expect(rows).toEqual([{ level: 'B-T' }]);
  });

  it('is handed to the client in both shapes, the stamped one first', async () => {
    const browser = new TestClientBrowser(t);
    const { page } = await browser.open(link);
    expect(page).toMatchObject({ page: 'sealed', level: 'B-T', files: [{ kind: 'pdf' }, { kind: 'first' }, { kind: 'evidence' }] });
    const files = page?.page === 'sealed' ? page.files : [];
    const levels = await Promise.all(files.slice(0, 2).map(async ({ href }) => verifySealedPdf(new Uint8Array(await (await browser.raw(href)).arrayBuffer())).seal?.level));
    expect(levels).toEqual(['B-T', 'B-B']);
  });

  it('that was changed on the disk is reported, and never stamped', async () => {
    const sent = await sendAgreement(t, t.ola);
    setAuthority(null);
    t.setClock(new Date(t.services.clock().getTime() + 3_600_000));
    await signAsAnna(t, t.ola, sent.link);
    await signAsMember(t, t.ola, sent.agreementId);
    await passTakeBack(t);
    setAuthority(authority.url, (query) => timestampAnswer(bench, query));
    const { read } = t.services.files;
    t.services.files.read = () => Readable.from([Buffer.from('%PDF-1.7 something else')]);
    await expect(t.jobs['raise_seal']?.({ workspaceId: t.ola.actor.workspaceId, agreementId: sent.agreementId, tries: 0 })).rejects.toThrow('not an intact seal');
    t.services.files.read = read;
    expect((await showAgreement(t.ola, sent.agreementId)).seal).toMatchObject({ raised: null });
  });
});
