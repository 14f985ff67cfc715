import type { SignedInCall } from '../platform/http/call.ts';
import { answer } from '../platform/http/refusal.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { checkDeviceCode, checkOwnCode, confirmDeviceCode, requestOwnCode, signAsMember, takeBackOwn } from './team/signature.actions.ts';
import { downloadSealCertificate, downloadSealedFile, importSealCertificate, renewSealCertificate, showSealSettings } from './team/seal.actions.ts';
import { previewSigning, showSigning } from './team/signing.actions.ts';
import { callOffMembersKey, listDeviceKeys } from './device-key-end.actions.ts';
import { downloadReturnedFile } from './returned-file.actions.ts';
import { downloadScan, reviewScan } from './scan.actions.ts';
import { downloadFileToSign } from './signing-copy.actions.ts';
import { remindSignatory, sendAgreement, withdrawAgreement } from './sending.actions.ts';
import type { SigningCall } from './signing.actions.ts';

const { signing } = signedIn;

function acting({ actor, services, origin }: SignedInCall): SigningCall<SignedInCall['actor']> {
  return { actor, services, now: services.clock(), origin: { ...origin, channel: 'team' } };
}

export const signingRoutes = {
  get: signing.get.handler(({ context, input }) => query(context, (tx) => showSigning(tx, acting(context), input.id))),
  preview: signing.preview.handler(({ context, input }) => query(context, (tx) => previewSigning(tx, acting(context), { id: input.id, portal: context.portal }))),
  send: signing.send.handler(({ context, input }) => command(context, { operation: 'sendAgreement', input }, (tx) => sendAgreement(tx, acting(context), input))),
  remind: signing.remind.handler(({ context, input }) => command(context, { operation: 'remindSignatory', input }, (tx) => remindSignatory(tx, acting(context), input.id))),
  withdraw: signing.withdraw.handler(({ context, input }) => command(context, { operation: 'withdrawAgreement', input }, (tx) => withdrawAgreement(tx, acting(context), input))),
  requestCode: signing.requestCode.handler(({ context, input }) => command(context, { operation: 'requestSigningCode', input }, (tx) => requestOwnCode(tx, acting(context), input))),
  confirmCode: signing.confirmCode.handler(async ({ context, input }) => {
    const code = answer(await checkDeviceCode(acting(context), input));
    return command(context, { operation: 'confirmDeviceCode', input }, (tx) => confirmDeviceCode(tx, acting(context), { input, code }));
  }),
  // A wrong code is counted even though the command is refused: the check commits by itself, before.
  sign: signing.sign.handler(async ({ context, input }) => {
    const code = answer(await checkOwnCode(acting(context), input));
    return command(context, { operation: 'signAgreement', input }, (tx) => signAsMember(tx, acting(context), { input, code }));
  }),
  deviceKeys: signing.deviceKeys.handler(({ context }) => query(context, (tx) => listDeviceKeys(tx, context.actor))),
  callOffDeviceKey: signing.callOffDeviceKey.handler(({ context, input }) => command(context, { operation: 'callOffDeviceKey', input }, (tx) => callOffMembersKey(tx, acting(context), input.id))),
  takeBack: signing.takeBack.handler(({ context, input }) => command(context, { operation: 'takeBackSignature', input }, (tx) => takeBackOwn(tx, acting(context), input.id))),
  fileToSign: signing.fileToSign.handler(({ context, input }) => query(context, (tx) => downloadFileToSign(tx, context, input.id))),
  returnedFile: signing.returnedFile.handler(({ context, input }) => query(context, (tx) => downloadReturnedFile(tx, context, input))),
  reviewScan: signing.reviewScan.handler(({ context, input }) => command(context, { operation: 'reviewScan', input }, (tx) => reviewScan(tx, acting(context), { ...input, body: input.body ?? '' }))),
  scanFile: signing.scanFile.handler(({ context, input }) => query(context, (tx) => downloadScan(tx, context, input.id))),
  sealedFile: signing.sealedFile.handler(({ context, input }) => query(context, (tx) => downloadSealedFile(tx, context, input))),
  sealSettings: signing.sealSettings.handler(async ({ context }) => answer(await showSealSettings(context))),
  importSealCertificate: signing.importSealCertificate.handler(async ({ context, input }) => answer(await importSealCertificate(context, input))),
  renewSealCertificate: signing.renewSealCertificate.handler(async ({ context }) => answer(await renewSealCertificate(context))),
  sealCertificateFile: signing.sealCertificateFile.handler(async ({ context, input }) => answer(await downloadSealCertificate(context, input.fingerprint))),
};
