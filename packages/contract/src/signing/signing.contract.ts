import { z } from 'zod';
import { SIGNING_ORDERS } from '@entente/core/agreement/signing-order';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { Line, OptionalLine, Prose } from '@entente/core/kernel/plain-text';
import { Id, Instant } from '@entente/core/kernel/values';
import { Sha256Hex } from '../kernel/sha256-hex.ts';
import { procedure } from '../kernel/procedure.ts';
import { DeviceAnswer, DeviceAsk, MembersKeyView } from './device-views.ts';
import { PreviewView, SealSettingsView, SigningView } from './signing-views.ts';

const byId = z.object({ id: Id });

/** Made by the page that asks and kept only there: a code works where it was asked for. */
export const BrowserNonce = z.string().regex(/^[A-Za-z0-9_-]{22,86}$/);

/** What a signer sends: who they are, what they saw, and the code. */
export const SignatureInput = {
  /** Made by the caller: the same signature sent twice is given once. */
  signatureId: Id,
  versionNumber: z.number().int().min(1),
  /** The hash of the version that was shown; another one is refused and nothing is kept. */
  sha256: Sha256Hex,
  /** The hash of the consent and button words that were shown. */
  shown: Sha256Hex,
  typedName: Line(200),
  roleTitle: OptionalLine(200),
  onBehalfOf: OptionalLine(200),
  consents: z.array(z.string().max(40)).max(10),
  code: z.string().max(20),
  /** What the signer's device answered, where it is signed so. */
  device: DeviceAnswer.optional(),
};

export const signingContract = {
  get: procedure.route({ method: 'GET', path: '/agreements/{id}/signing', operationId: 'getSigning', tags: ['signing'], summary: 'People, messages, signatures and the seal of one agreement' }).input(byId).output(SigningView),
  preview: procedure.route({ method: 'GET', path: '/agreements/{id}/signing/preview', operationId: 'previewSigning', tags: ['signing'], summary: 'What the client will see, and how long it takes them' }).input(byId).output(PreviewView),
  send: procedure
    .route({ method: 'POST', path: '/agreements/{id}/sendings', operationId: 'sendAgreement', tags: ['signing'], summary: 'Freeze the draft where it changed and send it to those whose turn it is', successStatus: 201 })
    .input(
      z.strictObject({
        id: Id,
        signingLevel: z.enum(SIGNING_LEVELS),
        signingOrder: z.enum(SIGNING_ORDERS),
        expiresAt: Instant,
        message: Prose(2_000).default(''),
        reminds: z.boolean().default(true),
      }),
    )
    .output(z.object({ sendingId: Id, versionNumber: z.number().int() })),
  remind: procedure.route({ method: 'POST', path: '/signatories/{id}/reminders', operationId: 'remindSignatory', tags: ['signing'], summary: 'Remind one person; at most one message a day' }).input(byId).output(z.object({})),
  withdraw: procedure
    .route({ method: 'POST', path: '/agreements/{id}/withdrawal', operationId: 'withdrawAgreement', tags: ['signing'], summary: 'Take back what was sent; those who got it are told' })
    .input(z.strictObject({ id: Id, reason: Prose(1_000).default('') }))
    .output(z.object({})),
  requestCode: procedure
    .route({ method: 'POST', path: '/agreements/{id}/codes', operationId: 'requestSigningCode', tags: ['signing'], summary: 'Mail a one-time code to your own address' })
    .input(z.strictObject({ id: Id, codeId: Id, browser: BrowserNonce }))
    .output(z.object({ validUntil: Instant })),
  confirmCode: procedure
    .route({ method: 'POST', path: '/agreements/{id}/code-confirmations', operationId: 'confirmDeviceCode', tags: ['signing'], summary: 'Type the code with which a key of your device is set up; the answer says what to ask the device for', successStatus: 201 })
    .input(z.strictObject({ id: Id, browser: BrowserNonce, code: z.string().max(20) }))
    .output(DeviceAsk),
  sign: procedure
    .route({ method: 'POST', path: '/agreements/{id}/signatures', operationId: 'signAgreement', tags: ['signing'], summary: 'Sign the version that is out', successStatus: 201 })
    .input(z.strictObject({ id: Id, browser: BrowserNonce, ...SignatureInput }))
    .output(z.object({ signatureId: Id, finalAt: Instant })),
  deviceKeys: procedure.route({ method: 'GET', path: '/device-keys', operationId: 'listDeviceKeys', tags: ['signing'], summary: 'Keys of devices that sign for you; for an owner, those of every member' }).input(z.object({})).output(z.object({ rows: z.array(MembersKeyView) })),
  callOffDeviceKey: procedure.route({ method: 'POST', path: '/device-keys/{id}/calling-off', operationId: 'callOffDeviceKey', tags: ['signing'], summary: 'Call a key off: it signs nothing from now on, what it signed before stays' }).input(byId).output(z.object({})),
  takeBack: procedure.route({ method: 'POST', path: '/signatures/{id}/taking-back', operationId: 'takeBackSignature', tags: ['signing'], summary: 'Take your own signature back within five minutes' }).input(byId).output(z.object({})),
  fileToSign: procedure
    .route({ method: 'GET', path: '/agreements/{id}/file-to-sign', operationId: 'getFileToSign', tags: ['signing'], summary: 'The exact file to sign with a program of your own, with the signatures that it bears already' })
    .input(byId)
    .output(z.file()),
  returnedFile: procedure
    .route({ method: 'GET', path: '/agreements/{id}/returned-files/{signatureId}', operationId: 'getReturnedFile', tags: ['signing'], summary: 'The file as a person signed it elsewhere and returned it' })
    .input(byId.extend({ signatureId: Id }))
    .output(z.file()),
  reviewScan: procedure
    .route({ method: 'POST', path: '/scans/{id}/reviews', operationId: 'reviewScan', tags: ['signing'], summary: 'Say whether a scan that the client handed in is the copy you know; confirmed, the signature on it counts' })
    .input(z.strictObject({ id: Id, outcome: z.enum(['confirmed', 'refused']), body: Prose(1_000).default('') }))
    .output(z.object({})),
  scanFile: procedure.route({ method: 'GET', path: '/scans/{id}/file', operationId: 'getScanFile', tags: ['signing'], summary: 'The scan of a paper, as it was handed in' }).input(byId).output(z.file()),
  sealedFile: procedure
    .route({ method: 'GET', path: '/agreements/{id}/sealed-file', operationId: 'getSealedFile', tags: ['signing'], summary: 'The sealed PDF: as it stands, or as it was sealed before it gained its time stamp' })
    .input(byId.extend({ bytes: z.enum(['newest', 'first']).default('newest') }))
    .output(z.file()),
  sealSettings: procedure.route({ method: 'GET', path: '/seal', operationId: 'getSealSettings', tags: ['signing'], summary: 'The certificate that seals, and those before it' }).output(SealSettingsView),
  importSealCertificate: procedure
    .route({ method: 'POST', path: '/seal/certificate', operationId: 'importSealCertificate', tags: ['signing'], summary: 'Seal with a certificate of your own (PKCS#12)' })
    .input(z.strictObject({ /** The .p12 or .pfx file, base64. */ file: z.base64().max(200_000), password: z.string().max(200) }))
    .output(SealSettingsView),
  renewSealCertificate: procedure
    .route({ method: 'POST', path: '/seal/renewal', operationId: 'renewSealCertificate', tags: ['signing'], summary: 'Make a new certificate of this instance and seal with it from now on' })
    .output(SealSettingsView),
  sealCertificateFile: procedure
    .route({ method: 'GET', path: '/seal/certificates/{fingerprint}', operationId: 'getSealCertificateFile', tags: ['signing'], summary: 'A certificate with its issuer, as PEM' })
    .input(z.object({ fingerprint: Sha256Hex }))
    .output(z.file()),
};
