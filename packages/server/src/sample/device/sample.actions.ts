import { createHash, generateKeyPairSync, randomBytes, sign as signWith, type KeyObject } from 'node:crypto';
import type { DeviceAnswer, DeviceAsk } from '@entente/contract/signing/device-views';
import type { ClientActor, ProviderActor } from '@entente/core/kernel/actor';
import { loadSignatories } from '../../agreement/signatory.store.ts';
import { inWorkspace } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import { requestCode } from '../../signing/code.actions.ts';
import { acceptEnrolmentCode, checkEnrolmentCode, deviceAsk, keyPlace } from '../../signing/device-key.actions.ts';
import { giveSignature } from '../../signing/signature.actions.ts';
import { inside, ORIGIN, signing, type Stage } from '../agreement/sample.actions.ts';

const BROWSER = 'sample';
/** User present, user verified; and, where a key is made, the key itself (Web Authentication, 6.1). */
const [PRESENT, WITH_KEY] = [0x05, 0x40];

/**
 * Signs with a key in the place of a device: made here, used once and kept by nobody. The answer is what a device would
 * give and is checked like one; the evidence says that the sample gave it, and that no maker vouches for the key.
 */
export async function signByKey(stage: Stage, actor: ProviderActor | ClientActor, now: Date): Promise<void> {
  const channel = actor.side === 'client' ? ('portal' as const) : ('team' as const);
  const call = { services: stage.services, actor, now, origin: { ...ORIGIN, channel } };
  const { workspaceId } = actor;
  const { signer, wish, person } = await inWorkspace(stage.services.database, { workspaceId, partyId: null }, async (tx) => {
    const ready = await signing(tx, stage, { actor, level: 'device' });
    return { ...ready, person: (await loadSignatories(tx, [ready.signer.grant.agreementId])).find(({ id }) => id === ready.signer.signatoryId) };
  });
  if (person === undefined) throw new Error('nobody of the sample signs with a device');
  const { versionNumber, sha256 } = wish;
  const place = { signatoryId: signer.signatoryId, versionNumber, browser: BROWSER };
  const codeId = newId();
  await inside(stage, (tx) => requestCode(tx, call, { codeId, purpose: 'enrol', ...place }), now);
  const code = await inside(stage, (tx) => checkEnrolmentCode(tx, call, { ...place, grant: signer.grant, typed: stage.services.secrets.code(codeId) }));
  await inside(stage, (tx) => acceptEnrolmentCode(tx, call, { ...place, grant: signer.grant, code }));
  const askId = newId(now.getTime());
  const ask = await inWorkspace(stage.services.database, { workspaceId, partyId: null }, (tx) => deviceAsk(tx, call, { askId, person, versionNumber, sha256, browser: BROWSER }));
  const origin = keyPlace(stage.services.config)?.origin;
  if (ask === null || origin === undefined) throw new Error('no key of a device can be made for this address');
  const answer = await answerOf(ask, origin);
  await inside(stage, (tx) => giveSignature(tx, call, { signer, wish: { ...wish, signatureId: askId }, proof: { device: { answer, browser: BROWSER } } }), now);
}

async function answerOf(ask: DeviceAsk, origin: string): Promise<DeviceAnswer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  return { proof: ask.proof, registration: await registration(ask, { id, publicKey, origin }), assertion: assertion(ask, { id, privateKey, origin }) };
}

/** What a device tells of a new key: ECDSA on P-256, in COSE, without a statement of its maker. */
async function registration({ rpId, enrol }: DeviceAsk, { id, publicKey, origin }: { id: Buffer; publicKey: KeyObject; origin: string }): Promise<DeviceAnswer['registration']> {
  const { isoCBOR } = await import('@simplewebauthn/server/helpers');
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = isoCBOR.encode(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, bytes(x)], [-3, bytes(y)]]));
  const authData = Buffer.concat([authenticator(rpId, { flags: PRESENT | WITH_KEY, count: 0 }), Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
  const attestationObject = isoCBOR.encode(new Map<string, string | Uint8Array | Map<string, string>>([['fmt', 'none'], ['attStmt', new Map()], ['authData', Uint8Array.from(authData)]]));
  return { id: id.toString('base64url'), clientDataJSON: clientData('webauthn.create', enrol?.challenge ?? '', origin), attestationObject: Buffer.from(attestationObject).toString('base64url'), transports: ['internal'] };
}

/** What a device answers to the hash of a text. */
function assertion({ rpId, challenge }: DeviceAsk, { id, privateKey, origin }: { id: Buffer; privateKey: KeyObject; origin: string }): DeviceAnswer['assertion'] {
  const authData = authenticator(rpId, { flags: PRESENT, count: 1 });
  const clientDataJSON = clientData('webauthn.get', challenge, origin);
  const signature = signWith('sha256', Buffer.concat([authData, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()]), privateKey);
  return { id: id.toString('base64url'), clientDataJSON, authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') };
}

function authenticator(rpId: string, { flags, count }: { flags: number; count: number }): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(count);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64url'));
}
