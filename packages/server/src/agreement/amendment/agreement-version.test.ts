import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DocumentView } from '@entente/contract/document/document.contract';
import type { Finding } from '@entente/core/document/finding';
import { findings, isSetAside } from '@entente/core/document/findings';
import { newId } from '../../platform/database/new-id.ts';
import { fillGaps, startAgreement } from '../../shell/test-agreement.ts';
import { startTestEntente, type TestEntente } from '../../shell/test-entente.ts';
import { mailTo } from '../../shell/test-portal.ts';
import { ANNA, passTakeBack, sendOut, signAsAnna, signAsMember } from '../../shell/test-signing.ts';

let t: TestEntente;
beforeAll(async () => {
  t = await startTestEntente();
});
afterAll(() => t.close());

const read = async (documentId: string): Promise<DocumentView> => (await t.ola.call('GET', `/documents/${documentId}`)).body as DocumentView;
const setAside = (documentId: string, { code, id, name }: Finding, reason: string) =>
  t.ola.call('POST', `/documents/${documentId}/edits`, { edits: [{ type: 'insert', kind: 'dismissals', item: { id: newId(), position: 1, code, recordId: id, name, reason } }] });
const startAmendment = async (agreementId: string) => (await t.ola.call('POST', `/agreements/${agreementId}/amendments`, {})).body as { id: string; documentId: string };

it('asks nothing again that was set aside in the text in force, changes nothing by it, and shows no client the reason', async () => {
  const { agreementId, documentId } = await startAgreement(t.ola);
  await fillGaps(t.ola, documentId);
  const [found] = findings((await read(documentId)).content, 'agreement').filter(({ severity }) => severity !== 'blocks_sending');
  if (found === undefined) throw new Error('the draft lacks nothing');
  expect((await setAside(documentId, found, 'Between us this is clear.')).status).toBe(200);
  await sendOut(t, t.ola, { agreementId });
  await signAsAnna(t, t.ola, (await mailTo(t, t.ola, { email: ANNA, topic: 'signing.requested' }))?.link ?? '');
  await signAsMember(t, t.ola, agreementId);
  await passTakeBack(t);

  const amendment = await startAmendment(agreementId);
  const { content } = await read(amendment.documentId);
  expect(isSetAside(content, found)).toBe(true);
  expect(content.dismissals.map(({ reason }) => reason)).toEqual(['Between us this is clear.']);
  expect(await t.ola.call('POST', `/agreements/${amendment.id}/sendings`, { signingLevel: 'code', signingOrder: 'any', expiresAt: new Date(t.services.clock().getTime() + 14 * 86_400_000).toISOString() })).toMatchObject({ status: 422, body: { data: { refusal: 'amendment-changes-nothing' } } });
  const sealed = await t.ola.call('GET', `/agreements/${agreementId}/versions/1`);
  expect(sealed.status).toBe(200);
  expect(JSON.stringify(sealed.body)).not.toContain('Between us this is clear.');
});
