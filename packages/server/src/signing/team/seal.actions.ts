import { Readable } from 'node:stream';
import type { SealSettingsView } from '@entente/contract/signing/signing-views';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { grantAgreement } from '../../agreement/agreement.access.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import type { SignedInCall } from '../../platform/http/call.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { inWorkspace, type Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { certificatePem, importSeal, listSealCertificates, renewSeal, type SealOwner } from '../identity/seal.actions.ts';
import { sealOwner } from '../seal.actions.ts';
import { findSeal } from '../seal.store.ts';
import { sealedFileName } from '../seal.view.ts';

type Call = Pick<SignedInCall, 'services' | 'actor'>;

/** The certificate that seals now and those before it; every member may compare fingerprints. */
export async function showSealSettings(call: Call): Promise<Answer<SealSettingsView>> {
  const [current, ...retired] = await listSealCertificates(call.services, await ownerOf(call));
  return granted({ current, retired, timestampUrl: call.services.config.timestampUrl });
}

/** Seals with an imported certificate from now on; owners only. */
export async function importSealCertificate(call: Call, { file, password }: { file: string; password: string }): Promise<Answer<SealSettingsView>> {
  if (call.actor.role !== 'owner') return refused('not-allowed');
  const imported = await importSeal(call.services, await ownerOf(call), { file: Uint8Array.from(Buffer.from(file, 'base64')), password });
  return imported.ok ? showSealSettings(call) : imported;
}

/** Makes a new certificate of the workspace's own and seals with it from now on; owners only. */
export async function renewSealCertificate(call: Call): Promise<Answer<SealSettingsView>> {
  if (call.actor.role !== 'owner') return refused('not-allowed');
  await renewSeal(call.services, await ownerOf(call));
  return showSealSettings(call);
}

/** A certificate with those above it as a PEM file. */
export async function downloadSealCertificate(call: Call, fingerprint: string): Promise<Answer<File>> {
  const pem = await certificatePem(call.services, await ownerOf(call), fingerprint);
  return pem === null ? refused('not-found') : granted(new File([pem], `seal-${fingerprint.slice(0, 16)}.pem`, { type: 'application/x-pem-file' }));
}

/** The sealed PDF of an agreement the actor may see: as it stands, or as it was sealed first. */
export async function downloadSealedFile(tx: Tx, { actor, services }: { actor: ProviderActor; services: Services }, { id, bytes }: { id: string; bytes: 'newest' | 'first' }): Promise<Answer<File>> {
  const grant = await grantAgreement(tx, actor, id);
  const seal = grant === null ? undefined : await findSeal(tx, grant.agreementId);
  if (seal === undefined) return refused('not-found');
  if (bytes === 'first' && seal.raisedAt !== null && grant !== null) {
    const { number } = await loadAgreement(tx, grant.agreementId);
    return granted(new File([await readWhole(services, tx.workspaceId, seal.first.sha256)], sealedFileName(number), { type: seal.mediaType }));
  }
  return granted(new File([await readWhole(services, tx.workspaceId, seal.fileSha256)], seal.fileName, { type: seal.mediaType }));
}

async function readWhole(services: Services, workspaceId: string, sha256: string): Promise<ArrayBuffer> {
  return new Response(Readable.toWeb(services.files.read(workspaceId, sha256)) as ReadableStream<Uint8Array>).arrayBuffer();
}

function ownerOf({ services, actor }: Call): Promise<SealOwner> {
  return inWorkspace(services.database, { workspaceId: actor.workspaceId, partyId: null }, sealOwner);
}
