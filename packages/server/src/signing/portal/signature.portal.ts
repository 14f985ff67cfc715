import { DeviceAnswer } from '@entente/contract/signing/device-views';
import type { ReadPage } from '@entente/contract/signing/portal-read';
import { agreementStanding } from '@entente/core/agreement/agreement-state';
import { granted, refused, type Refusal } from '@entente/core/kernel/outcome';
import type { ClientActor } from '@entente/core/kernel/actor';
import { isCleanText, normaliseText } from '@entente/core/kernel/plain-text';
import { Day, EmailAddress, Id } from '@entente/core/kernel/values';
import { DECLINE_REASONS } from '@entente/core/signing/decline-reason';
import { DEFERRAL_CHOICES } from '@entente/core/signing/reminder-times';
import type { RefusalCode } from '@entente/phrases/shape';
import { grantAgreement, type AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../../agreement/agreement.actions.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { addRemark, answerRemark } from '../../agreement/remark.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { requestCode } from '../code.actions.ts';
import { acceptEnrolmentCode, checkEnrolmentCode } from '../device-key.actions.ts';
import { declineAgreement } from '../decline.actions.ts';
import { deferAgreement } from '../deferral.actions.ts';
import { callOffDelegation, checkDelegation, delegateSigning, sayNotMe, type Naming } from '../delegation.actions.ts';
import { revokeAgreement } from '../revocation.actions.ts';
import { checkSignature, giveSignature, takeBack, type SignatureWish } from '../signature.actions.ts';
import { signWithFile } from '../returned-file.actions.ts';
import { reviewScan } from '../scan.actions.ts';
import { loadScans } from '../scan.store.ts';
import type { SigningCall } from '../signing.actions.ts';
import { recordLook } from '../view.actions.ts';

export type Fields = Readonly<Record<string, string>>;
/** One act of the holder of a link: who, from where, in which language, with which form. */
export type Act = {
  readonly call: SigningCall<ClientActor>;
  readonly fields: Fields;
  readonly browser: string;
  readonly locale: SignatureWish['locale'];
  /** The last part of the address: a clause or a remark. */
  readonly target: string;
  /** What was sent along; null where nothing was. */
  readonly file: File | null;
};
/** Runs work in the client's transaction: `all` undoes everything when it is refused, `keeping` keeps what was counted. */
export type Runner = {
  all<Value>(work: (tx: Tx, grant: AgreementGrant) => Promise<Answer<Value>>): Promise<Answer<Value>>;
  keeping<Value>(work: (tx: Tx, grant: AgreementGrant) => Promise<Answer<Value>>): Promise<Answer<Value>>;
};
/** Where to go after an act, below the link's pages. */
export type Done = Answer<string>;

const LONGEST_WORDS = 4_000;

/** One line that a person typed; control characters are refused by the caller's checks. */
export function line(fields: Fields, name: string, most = 200): string {
  const text = fields[name] ?? '';
  return isCleanText(text) ? normaliseText(text).replaceAll(/[\n\t]/g, ' ').slice(0, most) : '';
}

export function prose(fields: Fields, name: string): string {
  const text = fields[name] ?? '';
  return isCleanText(text) ? normaliseText(text).slice(0, LONGEST_WORDS) : '';
}

/** Mails a code for signing; what was typed is kept by the caller. */
export async function askForCode({ all }: Runner, { call, fields, browser }: Act): Promise<Done> {
  const done = await all(async (tx, grant) => {
    const version = await versionOut(tx, call, grant);
    return version === null ? refused('not-found') : requestCode(tx, call, { codeId: fields.id ?? '', signatoryId: call.actor.signatoryId, purpose: (await signsByDevice(tx, grant)) ? 'enrol' : 'sign', versionNumber: version, browser });
  });
  return done.ok ? granted('#sign') : done;
}

async function signsByDevice(tx: Tx, { agreementId }: AgreementGrant): Promise<boolean> {
  return (await loadAgreement(tx, agreementId)).signingLevel === 'device';
}

/** Takes the code for setting up the reader's device; after it, the device itself is asked. */
export async function confirmDeviceCode({ all, keeping }: Runner, { call, fields, browser }: Act): Promise<Done> {
  const { signatoryId } = call.actor;
  const place = async (tx: Tx, grant: AgreementGrant) => ({ grant, signatoryId, browser, versionNumber: (await versionOut(tx, call, grant)) ?? 0 });
  const code = await keeping(async (tx, grant) => checkEnrolmentCode(tx, call, { ...(await place(tx, grant)), typed: fields.code ?? '' }));
  if (!code.ok) return code;
  const done = await all(async (tx, grant) => acceptEnrolmentCode(tx, call, { ...(await place(tx, grant)), code: code.value }));
  return done.ok ? granted('#sign') : done;
}

/** Signs: what was ticked and typed, the hash of the text that was shown, and the code or what the reader's device answered. */
export async function sign({ all, keeping }: Runner, act: Act): Promise<Done> {
  const { call, fields, browser } = act;
  const wish = wishOf(act);
  const code = await keeping((tx, grant) => checkSignature(tx, call, { signer: { grant, signatoryId: call.actor.signatoryId }, wish, typed: fields.code ?? '', browser }));
  if (!code.ok) return code;
  const answer = deviceAnswer(fields.device);
  const proof = answer === null ? { code: code.value } : { device: { answer, browser } };
  const done = await all((tx, grant) => giveSignature(tx, call, { signer: { grant, signatoryId: call.actor.signatoryId }, wish, proof }));
  return done.ok ? granted('') : done;
}

/** What a device answered, as the page's script wrote it; null where it is none. */
function deviceAnswer(text: string | undefined): DeviceAnswer | null {
  try {
    return DeviceAnswer.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}

/** Signs with the file that was signed elsewhere and is returned. */
export async function signWithReturnedFile({ all }: Runner, act: Act): Promise<Done> {
  const { call, file } = act;
  const sent = file === null ? null : { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  const done = await signWithFile(call, (work) => all((tx, grant) => work(tx, { grant, signatoryId: call.actor.signatoryId })), { wish: wishOf(act), file: sent });
  return done.ok ? granted('') : done;
}

/** Says of a scan that the provider handed in whether it is the copy that the client knows. */
export async function reviewOf({ all }: Runner, { call, fields, target }: Act, outcome: 'confirmed' | 'refused'): Promise<Done> {
  const id = Id.safeParse(target).data;
  if (id === undefined) return refused('not-found');
  const done = await all(async (tx, grant) => {
    const own = (await loadScans(tx, grant.agreementId)).some((scan) => scan.id === id);
    return own ? reviewScan(tx, call, { id, outcome, body: line(fields, 'body', 1_000) }) : refused('not-found');
  });
  return done.ok ? granted('') : done;
}

function wishOf({ fields, locale }: Act): SignatureWish {
  return {
    signatureId: fields.id ?? '',
    versionNumber: Number(fields.version),
    sha256: fields.sha256 ?? '',
    shown: fields.shown ?? '',
    typedName: line(fields, 'name'),
    roleTitle: line(fields, 'role'),
    onBehalfOf: line(fields, 'behalf'),
    consents: tickedBoxes(fields),
    locale,
  };
}

/** The boxes that were ticked, by their names ("consent-electronic"). */
export function tickedBoxes(fields: Fields): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith('consent-') && fields[name] === 'yes' ? [name.slice('consent-'.length)] : []));
}

export async function takeBackOwn({ all }: Runner, { call }: Act): Promise<Done> {
  const done = await all((tx, grant) => takeBack(tx, call, { grant, signatoryId: call.actor.signatoryId }));
  return done.ok ? granted('') : done;
}

/** A question about a clause, or other words for it. */
export async function remark({ all }: Runner, act: Act, kind: 'question' | 'proposal'): Promise<Done> {
  const { call, fields, target } = act;
  const body = prose(fields, 'text');
  if (body === '') return refused('text-is-missing');
  const done = await all(async (tx, grant) => {
    await recordLook(tx, call, grant);
    return addRemark(tx, talk(call), { id: grant.agreementId, remarkId: fields.id ?? '', versionNumber: Number(fields.version), clauseId: target, kind, body, purpose: line(fields, 'purpose', 400) });
  });
  return done.ok ? granted(`/read#c-${target}`) : done;
}

/** Says yes to what the provider said last about a clause, or answers. */
export async function answerBack({ all }: Runner, { call, fields, target }: Act): Promise<Done> {
  const agrees = fields.outcome === 'accepted';
  const body = prose(fields, 'text');
  if (!Id.safeParse(target).success) return refused('not-found');
  if (!agrees && body === '') return refused('text-is-missing');
  const done = await all(async (tx, grant) => {
    await recordLook(tx, call, grant);
    return answerRemark(tx, talk(call), { id: target, answerId: fields.id ?? '', outcome: agrees ? 'accepted' : 'answered', body, wording: '' });
  });
  return done.ok ? granted(`/read#r-${target}`) : done;
}

export function talk({ actor, now, origin }: SigningCall<ClientActor>) {
  return { actor, now: now.toISOString(), ...(origin === undefined ? {} : { origin }) };
}

export async function decline({ all }: Runner, { call, fields }: Act): Promise<Done> {
  const reason = DECLINE_REASONS.find((one) => one === fields.reason);
  if (reason === undefined) return refused('choose-one');
  const done = await all(async (tx, grant) => {
    await recordLook(tx, call, grant);
    return declineAgreement(tx, call, { grant, declineId: fields.id ?? '', reason, body: line(fields, 'body', 1_000) });
  });
  return done.ok ? granted('') : done;
}

export async function defer({ all }: Runner, { call, fields }: Act): Promise<Done> {
  const choice = DEFERRAL_CHOICES.find((one) => one === fields.choice);
  if (choice === undefined) return refused('choose-one');
  const day = Day.safeParse(fields.day ?? '').data ?? null;
  const done = await all((tx, grant) => deferAgreement(tx, call, { grant, deferralId: fields.id ?? '', choice, day }));
  return done.ok ? granted('') : done;
}

/** Mails a code for naming another person. */
export async function askForDelegationCode({ all }: Runner, { call, fields, browser }: Act): Promise<Done> {
  const done = await all(async (tx, grant) => {
    const version = await versionOut(tx, call, grant);
    return version === null ? refused('not-found') : requestCode(tx, call, { codeId: fields.id ?? '', signatoryId: call.actor.signatoryId, purpose: 'delegate', versionNumber: version, browser });
  });
  return done.ok ? granted('/someone-else#code') : done;
}

export async function delegate({ all, keeping }: Runner, { call, fields, browser }: Act): Promise<Done> {
  const email = EmailAddress.safeParse(fields.toEmail ?? '').data?.toLowerCase();
  const name = line(fields, 'toName');
  if (name === '') return refused('name-is-missing');
  if (email === undefined) return refused('email-is-wrong');
  const naming = (grant: AgreementGrant): Naming => ({ grant, delegationId: fields.id ?? '', name, email });
  const code = await keeping((tx, grant) => checkDelegation(tx, call, { naming: naming(grant), typed: fields.code ?? '', browser }));
  if (!code.ok) return code;
  const done = await all((tx, grant) => delegateSigning(tx, call, { naming: naming(grant), code: code.value }));
  return done.ok ? granted('') : done;
}

export async function callOff({ all }: Runner, { call, fields }: Act): Promise<Done> {
  const done = await all((tx, grant) => callOffDelegation(tx, call, { grant, delegationId: fields.id ?? '' }));
  return done.ok ? granted('') : done;
}

export async function notMe({ all }: Runner, { call, fields }: Act): Promise<Done> {
  const done = await all((tx, grant) => sayNotMe(tx, call, { grant, delegationId: fields.id ?? '', note: line(fields, 'note', 400) }));
  return done.ok ? granted('') : done;
}

/** Confirms that a consumer goes back on the agreement. */
export async function revoke({ all }: Runner, { call, fields, locale }: Act): Promise<Done> {
  const wish = { revocationId: fields.id ?? '', typedName: line(fields, 'name'), confirmed: fields.yes === 'yes', locale };
  const done = await all((tx, grant) => revokeAgreement(tx, call, { grant, wish }));
  return done.ok ? granted('') : done;
}

/** The version that is out; null before anything was sent. */
export async function versionOut(tx: Tx, { now }: SigningCall, grant: AgreementGrant): Promise<number | null> {
  return agreementStanding(await loadAgreementFacts(tx, grant.agreementId), now.toISOString()).currentVersion;
}

/** The agreement of the link, for its holder. */
export function grantOwn(tx: Tx, actor: ClientActor): Promise<AgreementGrant | null> {
  return grantAgreement(tx, actor, actor.agreementId);
}

const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  'name-is-missing': 'name', 'firm-is-missing': 'behalf', 'email-is-wrong': 'email', 'someone-signs-already': 'email',
  'code-is-missing': 'code', 'code-is-wrong': 'code', 'code-is-shut': 'code', 'code-has-expired': 'code', 'code-was-used': 'code', 'code-asked-too-often': 'code',
  'deferral-day-is-past': 'day', 'deferral-day-is-too-late': 'day', 'text-is-missing': 'text', 'choose-one': 'choice', 'consent-is-missing': 'consent', 'revocation-needs-yes': 'yes', 'signed-file-is-missing': 'file', 'scan-is-of-other-type': 'file', 'scan-waits-already': 'file',
  'returned-file-is-no-pdf': 'file', 'returned-file-is-other': 'file', 'returned-file-is-of-other-text': 'file', 'returned-file-has-no-signature': 'file', 'returned-file-signature-is-broken': 'file',
  'returned-file-was-changed': 'file', 'returned-file-is-too-complex': 'file', 'returned-file-is-not-qualified': 'file', 'returned-file-is-too-large': 'file',
};

/** Refusals whose sentences are written for the provider, said to a client in their own words. */
const IN_CLIENTS_WORDS: Partial<Record<RefusalCode, RefusalCode>> = { 'version-is-superseded': 'other-text-was-shown', 'agreement-was-declined': 'other-text-was-shown', 'answer-needs-words': 'text-is-missing', 'idempotency-key-used-otherwise': 'page-is-old' };

/** A refusal as a form says it: beside which field, in words for a client. */
export function formError({ code, detail }: Refusal<RefusalCode>): { field: string | null; code: string; detail: Record<string, unknown> } {
  const named = code.startsWith('proposal-') && typeof detail?.['field'] === 'string' ? detail['field'] : null;
  return { field: named ?? FIELD_OF[code] ?? null, code: IN_CLIENTS_WORDS[code] ?? code, detail: { ...detail } };
}

/** What was typed about a clause and refused, for the page to show it again. */
export function refusedTalk(act: 'ask' | 'suggest' | 'answer', { fields, target }: Pick<Act, 'fields' | 'target'>, refusal: Refusal<RefusalCode>): ReadPage['refused'] {
  return Id.safeParse(target).success ? { act, target, text: prose(fields, 'text'), error: formError(refusal) } : null;
}
