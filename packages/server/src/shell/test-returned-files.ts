import type { SigningView } from '@entente/contract/signing/signing-views';
import { createSealIdentity, type SealIdentity } from '@entente/seal/certificate';
import { signDetached } from '@entente/seal/cms/write-signed-data';
import { withFurtherSignature } from '@entente/seal/test/tampering.fixture';
import { newId } from '../platform/database/new-id.ts';
import type { TestEntente, TestMember } from './test-entente.ts';
import { TestClientBrowser, type PortalAnswer } from './test-portal.ts';
import { asSignPage, signFields } from './test-signing.ts';

/** What somebody says who is shown nothing. */
const NOTHING = '0'.repeat(64);

/** A certificate that a person made for themselves, as a signing program would hold it. */
export function ownCertificate(name: string): Promise<SealIdentity> {
  return createSealIdentity({ firmName: name, keyKind: 'p-256', at: new Date('2026-01-01') });
}

/** Signs a PDF as a signing program does: one more revision at its end. */
export function signedBy(identity: SealIdentity, pdf: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(withFurtherSignature(pdf, { subFilter: 'ETSI.CAdES.detached', sign: (contentDigest) => signDetached({ contentDigest, ...identity }).container }));
}

export const pdfFile = (bytes: Uint8Array<ArrayBuffer>, name = 'umowa-podpisana.pdf'): File => new File([bytes], name, { type: 'application/pdf' });

/** Opens the client's link and takes the file to sign from the page. */
export async function takeFile(t: TestEntente, link: string) {
  const browser = new TestClientBrowser(t);
  const page = asSignPage((await browser.open(link)).page);
  const base = browser.at;
  const handedOut = new Uint8Array(await (await browser.raw(page.sign.file?.href ?? '')).arrayBuffer());
  browser.at = base;
  const giveBack = (file: File | null, more: Readonly<Record<string, string>> = {}): Promise<PortalAnswer> => browser.sendFile(page.sign.form, signFields(page, more), file);
  return { browser, page, base, handedOut, giveBack };
}

/** A member takes the file to sign, has it signed and sends it back; `more` changes what is said with it. */
export async function signFileAsMember(t: TestEntente, who: TestMember, { agreementId, sign, more = {} }: { agreementId: string; sign: (pdf: Uint8Array) => Uint8Array<ArrayBuffer>; more?: Readonly<Record<string, string>> }): Promise<{ status: number; body: { refusal?: string; signatureId?: string } }> {
  const headers = { 'x-test-member': who.key };
  const { own, version } = (await who.call('GET', `/agreements/${agreementId}/signing`)).body as SigningView;
  const handedOut = new Uint8Array(await (await t.fetch(`/api/v1/agreements/${agreementId}/file-to-sign`, { headers })).arrayBuffer());
  const { typedName, roleTitle, onBehalfOf, shown } = own ?? { typedName: who.actor.name, roleTitle: '', onBehalfOf: '', shown: NOTHING };
  const { number, sha256 } = version ?? { number: 1, sha256: NOTHING };
  const said = { signatureId: newId(), name: 'signed.pdf', versionNumber: String(number), sha256, shown, typedName, roleTitle, onBehalfOf, consents: own?.consents.map(({ box }) => box).join(',') ?? 'electronic', ...more };
  const response = await t.fetch(`/api/v1/agreements/${agreementId}/signed-file?${new URLSearchParams(said).toString()}`, { method: 'PUT', headers, body: sign(handedOut) });
  const body = (await response.json()) as { signatureId?: string; data?: { refusal?: string } };
  return { status: response.status, body: { ...body, ...body.data } };
}
