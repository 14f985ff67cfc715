import type { SealCertificateView } from '@entente/contract/signing/signing-views';
import type { Outcome, Refusal } from '@entente/core/kernel/outcome';
import { granted } from '@entente/core/kernel/outcome';
import { certificateToPem, createSealIdentity, describeSealCertificate, type SealIdentity } from '@entente/seal/certificate';
import { importSealIdentity, type ImportRefusal } from '@entente/seal/certificate-import';
import { lockSealKey, unlockSealKey } from '@entente/seal/seal-key';
import { readCertificate } from '@entente/seal/x509/certificate-facts';
import type { Services } from '../../platform/services.ts';
import { readAllSeals, readSeals, replaceSeals, writeFirstSeals, type KeptIdentity, type SealFile } from './seal.store.ts';

/** The firm a seal speaks for. */
export type SealOwner = { readonly workspaceId: string; readonly firmName: string; readonly country: string };

const MASTER_KEY_ID = 'instance-1';

/**
 * The identity a workspace seals with, made at its first use: the seal is the provider's, so it bears
 * the firm's name. Two processes that start at once agree on one.
 * @throws Error when the key cannot be opened (another master key, an altered file): then nothing is
 *   sealed until it is back, and signatures wait.
 */
export async function sealIdentity(services: Services, owner: SealOwner): Promise<SealIdentity> {
  const current = currentIdentity(await seals(services, owner));
  const key = current.key === null ? null : unlockSealKey(current.key, { id: MASTER_KEY_ID, bytes: services.secrets.sealKey });
  if (key === null || !key.ok) throw new Error('the seal key cannot be opened: it was locked with another master key, or its file was altered');
  return { key: key.value, certificateChain: chainOf(current) };
}

/** The certificate that seals now, then the earlier ones, newest first. */
export async function listSealCertificates(services: Services, owner: SealOwner): Promise<readonly [SealCertificateView, ...SealCertificateView[]]> {
  const [first, ...rest] = (await seals(services, owner)).identities.map(certificateView);
  if (first === undefined) throw new Error('a workspace has at least one seal');
  return [first, ...rest];
}

/** Makes a new certificate of the workspace's own; the one before seals no more and stays checkable. */
export async function renewSeal(services: Services, owner: SealOwner): Promise<void> {
  await replaceCurrent(services, owner, { identity: await newIdentity(services, owner), origin: 'made_here' });
}

/** Seals with a certificate from a PKCS#12 file from now on. */
export async function importSeal(services: Services, owner: SealOwner, { file, password }: { file: Uint8Array; password: string }): Promise<Outcome<null, Refusal<ImportRefusal>>> {
  const imported = importSealIdentity({ file, password, at: services.clock() });
  if (!imported.ok) return imported;
  await replaceCurrent(services, owner, { identity: imported.value, origin: 'imported' });
  return granted(null);
}

/** A certificate of the workspace with those above it, as PEM; null where it has none with this fingerprint. */
export async function certificatePem(services: Services, owner: SealOwner, fingerprint: string): Promise<string | null> {
  const kept = (await seals(services, owner)).identities.find((identity) => certificateView(identity).fingerprint === fingerprint);
  return kept === undefined ? null : chainOf(kept).map(certificateToPem).join('');
}

/** Every certificate that this instance seals or sealed with: whose seals the verify page believes. */
export async function trustedCertificates({ config }: Pick<Services, 'config'>): Promise<readonly Uint8Array[]> {
  return (await readAllSeals(config.dataFolder)).flatMap(({ identities }) => identities.flatMap((identity) => chainOf(identity).slice(0, 1)));
}

async function seals(services: Services, owner: SealOwner): Promise<SealFile> {
  const { dataFolder } = services.config;
  const known = await readSeals(dataFolder, owner.workspaceId);
  if (known !== null) return known;
  const fresh = kept(services, await newIdentity(services, owner), 'made_here');
  await writeFirstSeals(dataFolder, { format: 'entente-seals-1', workspaceId: owner.workspaceId, identities: [fresh] });
  const written = await readSeals(dataFolder, owner.workspaceId);
  if (written === null) throw new Error('the seal was written and is not there');
  return written;
}

async function replaceCurrent(services: Services, owner: SealOwner, { identity, origin }: { identity: SealIdentity; origin: KeptIdentity['origin'] }): Promise<void> {
  const before = await seals(services, owner);
  const retiredAt = services.clock().toISOString();
  const retired = before.identities.map((old) => ({ ...old, key: null, retiredAt: old.retiredAt ?? retiredAt }));
  await replaceSeals(services.config.dataFolder, { ...before, identities: [kept(services, identity, origin), ...retired] });
}

function newIdentity(services: Services, { firmName, country }: SealOwner): Promise<SealIdentity> {
  return createSealIdentity({ firmName, ...(/^[A-Z]{2}$/.test(country) ? { country } : {}), at: services.clock() });
}

function kept(services: Services, { key, certificateChain }: SealIdentity, origin: KeptIdentity['origin']): KeptIdentity {
  const { fingerprint } = describeSealCertificate(certificateChain[0] ?? new Uint8Array());
  return {
    chain: certificateChain.map((der) => Buffer.from(der).toString('base64')),
    origin,
    usedFrom: services.clock().toISOString(),
    retiredAt: null,
    key: lockSealKey(key, { id: MASTER_KEY_ID, bytes: services.secrets.sealKey }, fingerprint),
  };
}

function currentIdentity({ identities }: SealFile): KeptIdentity {
  const current = identities.find(({ retiredAt }) => retiredAt === null);
  if (current === undefined) throw new Error('no seal is in use');
  return current;
}

function chainOf({ chain }: KeptIdentity): Uint8Array[] {
  return chain.map((base64) => Uint8Array.from(Buffer.from(base64, 'base64')));
}

function certificateView(identity: KeptIdentity): SealCertificateView {
  const facts = readCertificate(chainOf(identity)[0] ?? new Uint8Array());
  const { fingerprint, owner, serial, validFrom, validTo } = describeSealCertificate(facts.der);
  return { fingerprint, subject: owner, issuer: facts.issuer.commonName ?? facts.issuer.organisation ?? '', serial, notBefore: validFrom.toISOString(), notAfter: validTo.toISOString(), origin: identity.origin, since: identity.usedFrom, retiredAt: identity.retiredAt };
}
