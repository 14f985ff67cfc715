import { agreementStanding, countingSignatures, currentVersion } from '@entente/core/agreement/agreement-state';
import { intlTag } from '@entente/core/kernel/locale-list';
import type { SigningLevel } from '@entente/core/kernel/signing-level';
import { codeState, type CodePurpose } from '@entente/core/signing/code-policy';
import type { DeclineReason } from '@entente/core/signing/decline-reason';
import { linkState } from '@entente/core/signing/link-terms';
import type { Translator } from '@entente/phrases/translator';
import type { LinkFor } from '../agreement/agreement.mail.ts';
import { grantAgreement, type GrantedAgreementId } from '../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../agreement/agreement.actions.ts';
import { loadAgreement } from '../agreement/agreement.store.ts';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { MASKED, type Mail, type MailTemplate, type MailTemplates } from '../platform/outbox/mail.ts';
import type { Services } from '../platform/services.ts';
import { loadCode } from './code.store.ts';
import { linkAddress } from './link.actions.ts';
import { findStandingLink, loadLink } from './link.store.ts';
import { orderedLines, revocableLines } from './revocation.mail.ts';
import { findRevocation } from './revocation.store.ts';
import { findSeal } from './seal.store.ts';
import { findNewestSending, loadFirm } from './sending.store.ts';
import { findSignature } from './signature.store.ts';
import { systemActor } from './signing.actions.ts';

type Context = Parameters<MailTemplate>[0];
/** What every mail about an agreement may say. */
type About = {
  readonly context: Context;
  readonly agreementId: GrantedAgreementId;
  readonly params: Readonly<Record<string, string>>;
  readonly values: { readonly title: string; readonly number: string; readonly asker: string; readonly firm: string };
  readonly timeZone: string;
  readonly expiresAt: string | null;
  readonly level: SigningLevel;
  /** Names of those whose signature is missing on the newest text. */
  readonly missing: string;
  readonly teamUrl: string;
};

/** Attachments larger than this wait on the page instead. */
const MOST_ATTACHED_BYTES = 5 * 1024 * 1024;

/** Every mail that this area writes. Links and codes are made here, at the last moment, and masked unless `reveal`. */
export const signingMails: MailTemplates = {
  'signing.requested': about(requestedMail),
  'signing.changed': about((a) => askingMail(a, { subject: 'mail.signingChangedSubject', lead: 'mail.signingChangedLead' })),
  'signing.reminder': about((a) => askingMail(a, { subject: 'mail.signingReminderSubject', lead: 'mail.signingReminderLead' })),
  'signing.passed_on': about((a) => askingMail(a, { subject: 'mail.signingPassedOnSubject', lead: 'mail.signingPassedOnLead' })),
  'signing.passed_on_notice': about((a) => pageMail(a, { subject: 'mail.signingPassedOnNoticeSubject', paragraphs: [a.context.say('mail.signingPassedOnNoticeLead', said(a)), a.context.say('mail.signingPassedOnNoticeHelp')], label: 'mail.signingToYourPage' })),
  'signing.link_again': about((a) => pageMail(a, { subject: 'mail.signingAgainSubject', paragraphs: [a.context.say('mail.signingAgainLead', said(a))], label: 'mail.signingToYourPage' })),
  'signing.code': about(codeMail),
  'signing.turn': about((a) => teamMail(a, 'mail.signingTurnSubject', [a.context.say('mail.signingTurnLead', said(a)), ...untilLine(a)])),
  'signing.signed': about(signedMail),
  'signing.receipt': about(receiptMail),
  'signing.sealed': about(sealedMail),
  'signing.scan_handed_in': about((a) => scanMail(a, 'returned.mailScanSubject', [a.context.say('returned.mailScanLead', said(a))])),
  'signing.scan_refused': about(scanRefusedMail),
  'signing.declined': about((a) => teamMail(a, 'mail.signingDeclinedSubject', [a.context.say('mail.signingDeclinedLead', { ...said(a), reason: a.context.say('signing.declineReason', { reason: (a.params.reason ?? 'other') as DeclineReason }) }), ...quoted(a)])),
  'signing.not_me': about((a) => teamMail(a, 'mail.signingNotMeSubject', [a.context.say('mail.signingNotMeLead', said(a)), ...quoted(a)])),
  'signing.named': about((a) => teamMail(a, 'mail.signingNamedSubject', [a.context.say('mail.signingNamedLead', said(a))])),
  'signing.called_off': about(async (a) => plainMail(a, 'mail.signingCalledOffSubject', [a.context.say('mail.signingCalledOffLead', said(a))])),
  'signing.device_called_off': about(deviceCalledOffMail),
  'signing.withdrawn': about(async (a) => plainMail(a, 'mail.signingWithdrawnSubject', [a.context.say('mail.signingWithdrawnLead', said(a)), ...quoted(a, 'reason')])),
  'signing.revoked': about((a) => teamMail(a, 'revocation.mailSubject', [a.context.say('revocation.mailLead', said(a)), a.context.say('revocation.teamHelp')])),
  'signing.revoked_receipt': about(revokedReceiptMail),
  'signing.expired': about((a) => teamMail(a, 'mail.signingExpiredSubject', [a.context.say('mail.signingExpiredLead', { ...said(a), names: a.missing })])),
};

/** The link of a person's page, for mails of areas above; masked where the reader is not that person. */
export const linkFor: LinkFor = async ({ tx, services, reveal }, signatoryId) => {
  const link = await findStandingLink(tx, signatoryId, 'sign');
  if (link === undefined || linkState(link, services.clock()) !== 'open') return null;
  return address(services, link.tokenNonce, reveal);
};

type Writing = (about: About) => Promise<Mail | null>;

function about(write: Writing): MailTemplate {
  return async (context) => {
    const { tx, announcement, services } = context;
    const grant = await grantAgreement(tx, systemActor(tx.workspaceId), announcement.subjectId);
    if (grant === null) return null;
    const [agreement, firm, sending] = [await loadAgreement(tx, grant.agreementId), await loadFirm(tx), await findNewestSending(tx, grant.agreementId)];
    return write({
      context,
      agreementId: grant.agreementId,
      params: announcement.params as Record<string, string>,
      values: { title: agreement.title, number: agreement.number, asker: sending?.sentByName ?? firm.name, firm: firm.name },
      timeZone: firm.timeZone,
      expiresAt: agreement.expiresAt,
      level: agreement.signingLevel as SigningLevel,
      missing: await missingNames(tx, grant.agreementId),
      teamUrl: `${services.config.baseUrl}/engagements/${grant.engagementId}/agreement`,
    });
  };
}

async function missingNames(tx: Tx, agreementId: GrantedAgreementId): Promise<string> {
  const facts = await loadAgreementFacts(tx, agreementId);
  const newest = currentVersion(facts)?.number ?? null;
  const signed = new Set(countingSignatures(facts, newest).map(({ signerId }) => signerId));
  return (await loadSignatories(tx, [agreementId])).filter(({ id }) => !signed.has(id)).map(({ name }) => name).join(', ');
}

function said({ params, values }: About): Record<string, string> {
  return { ...params, ...values };
}

async function requestedMail(a: About): Promise<Mail | null> {
  const sending = await findNewestSending(a.context.tx, a.agreementId);
  const message = sending?.message ?? '';
  return askingMail(a, { subject: 'mail.signingRequestedSubject', lead: 'mail.signingRequestedLead' }, [...(message === '' ? [] : [a.context.say('mail.signingWords', { words: message })]), a.context.say(HELP[a.level])]);
}

type Key = Parameters<Translator>[0];

/** What the first mail says of the page, by the way of signing. */
const HELP: Readonly<Record<SigningLevel, Key>> = { code: 'mail.signingRequestedHelp', link: 'mail.signingRequestedHelp', device: 'device.mailHelp', elsewhere: 'returned.mailHelp', paper: 'returned.mailHelpPaper' };

async function askingMail(a: About, { subject, lead }: { subject: Key; lead: Key }, more: readonly string[] = []): Promise<Mail | null> {
  return pageMail(a, { subject, paragraphs: [a.context.say(lead, said(a)), ...more, ...untilLine(a)], label: 'mail.signingToPage' });
}

/** A mail with the reader's own link; nothing to say any more once the link is shut. */
async function pageMail(a: About, { subject, paragraphs, label }: { subject: Key; paragraphs: readonly string[]; label: Key }): Promise<Mail | null> {
  const { say } = a.context;
  const url = await ownLink(a);
  if (url === null) return null;
  return { subject: say(subject, said(a)), greeting: greeting(a), paragraphs, action: { label: say(label), url }, footer: say('mail.signingYoursAlone', said(a)) };
}

async function ownLink({ context: { tx, services, reveal }, params }: About): Promise<string | null> {
  const link = params.linkId === undefined ? undefined : await loadLink(tx, params.linkId);
  return link === undefined || link.revokedAt !== null ? null : address(services, link.tokenNonce, reveal);
}

function address(services: Services, tokenNonce: string, reveal: boolean): string {
  return reveal ? linkAddress(services, tokenNonce) : `${services.config.baseUrl}/l/${MASKED}`;
}

/** What became of a scan, to either side: the client's people hold a link of their own. */
async function scanMail(a: About, subject: Key, paragraphs: readonly string[]): Promise<Mail | null> {
  return a.params.linkId === undefined ? teamMail(a, subject, paragraphs) : pageMail(a, { subject, paragraphs, label: 'mail.signingToYourPage' });
}

/** Another scan can be handed in until the last day is over, and no more after it. */
async function scanRefusedMail(a: About): Promise<Mail | null> {
  const { tx, services, say } = a.context;
  const { state } = agreementStanding(await loadAgreementFacts(tx, a.agreementId), services.clock().toISOString());
  return scanMail(a, 'returned.mailRefusedSubject', [say(state === 'expired' ? 'returned.mailRefusedLateLead' : 'returned.mailRefusedLead', said(a)), ...quoted(a)]);
}

async function teamMail(a: About, subject: Key, paragraphs: readonly string[]): Promise<Mail> {
  return { ...plainMail(a, subject, paragraphs), action: { label: a.context.say('mail.signingToAgreement'), url: a.teamUrl } };
}

function plainMail(a: About, subject: Key, paragraphs: readonly string[]): Mail {
  const { say } = a.context;
  return { subject: say(subject, said(a)), greeting: greeting(a), paragraphs, footer: say('mail.signingFooter', said(a)) };
}

function greeting({ context: { say, announcement } }: About): string {
  return say('mail.greeting', { name: announcement.recipientName });
}

function untilLine({ context: { say }, expiresAt, timeZone }: About): string[] {
  return expiresAt === null ? [] : [say('mail.signingUntil', { day: day(say, expiresAt, timeZone) })];
}

function quoted({ context: { say }, params }: About, field = 'words'): string[] {
  const words = params[field] ?? '';
  return words === '' ? [] : [say('mail.signingWords', { words })];
}

/** To the mailbox that a key belonged to: which key, when and by whom; and what to do if it was a mistake. */
async function deviceCalledOffMail(a: About): Promise<Mail> {
  const { say } = a.context;
  const told: About = { ...a, params: { ...a.params, when: moment(say, a.params.at ?? '', a.timeZone), since: moment(say, a.params.setUpAt ?? '', a.timeZone) } };
  return plainMail(told, 'device.mailOffSubject', [say('device.mailOffLead', said(told)), say('device.mailOffHelp', said(told))]);
}

const CODE_WORDS = { sign: 'mail.signingCodeSign', delegate: 'mail.signingCodeDelegate', enrol: 'mail.signingCodeEnrol', call_off: 'mail.signingCodeCallOff' } as const satisfies Readonly<Record<CodePurpose, string>>;

/** The code itself. Once it is used, shut or over there is nothing to say any more. */
async function codeMail(a: About): Promise<Mail | null> {
  const { tx, services, say, reveal } = a.context;
  const code = await loadCode(tx, a.params.codeId ?? '');
  if (code === undefined || (reveal && codeState(code, services.clock()) === 'used')) return null;
  return {
    subject: say('mail.signingCodeSubject', said(a)),
    greeting: greeting(a),
    paragraphs: [say(CODE_WORDS[code.purpose as CodePurpose], said(a)), say('mail.signingCodeTerms', { ...said(a), time: time(say, code.expiresAt, a.timeZone) })],
    code: reveal ? services.secrets.code(code.id) : MASKED,
    footer: say('mail.signingCodeFooter', said(a)),
  };
}

async function signedMail(a: About): Promise<Mail | null> {
  const { say, tx } = a.context;
  const signature = await findSignature(tx, a.params.signatureId ?? '');
  if (signature === undefined) return null;
  const named: About = { ...a, params: { ...a.params, name: signature.typedName, when: moment(say, signature.signedAt, a.timeZone) } };
  return teamMail(named, 'mail.signingSignedSubject', [say('mail.signingSignedLead', said(named)), ...(a.missing === '' ? [] : [say('mail.signingStillToSign', { names: a.missing })])]);
}

async function receiptMail(a: About): Promise<Mail | null> {
  const { say, tx } = a.context;
  const signature = await findSignature(tx, a.params.signatureId ?? '');
  if (signature === undefined) return null;
  const lead = say('mail.signingReceiptLead', { ...said(a), when: moment(say, signature.signedAt, a.timeZone) });
  const paragraphs = [lead, ...(a.missing === '' ? [] : [say('mail.signingStillToSign', { names: a.missing })]), say('mail.signingReceiptHead', said(a))];
  return pageMail(a, { subject: 'mail.signingReceiptSubject', paragraphs, label: 'mail.signingToYourPage' });
}

/** What a consumer holds in hand after going back on an agreement: their words, the day and the time. */
async function revokedReceiptMail(a: About): Promise<Mail | null> {
  const { say, tx } = a.context;
  const made = await findRevocation(tx, a.agreementId);
  if (made === undefined) return null;
  const told: About = { ...a, params: { ...a.params, when: moment(say, made.createdAt, a.timeZone), zone: a.timeZone, name: made.typedName } };
  const paragraphs = [say('revocation.receiptLead', said(told)), say('mail.signingWords', { words: made.statement }), say('revocation.receiptName', said(told)), say('revocation.receiptPays'), say('mail.signingReceiptHead', said(told))];
  return pageMail(told, { subject: 'revocation.receiptSubject', paragraphs, label: 'mail.signingToUs' });
}

/** The copy: the same bytes for both sides, attached unless they are too many for a letter. */
async function sealedMail(a: About): Promise<Mail | null> {
  const { say, tx, services } = a.context;
  const seal = await findSeal(tx, a.agreementId);
  if (seal === undefined) return null;
  const fits = seal.bytes <= MOST_ATTACHED_BYTES;
  const url = await ownLink(a);
  const check = say('mail.signingSealedCheck', { address: `${services.config.baseUrl}/verify`, sha256: seal.fileSha256 });
  const paragraphs = [say(fits ? 'mail.signingSealedLead' : 'mail.signingSealedLeadLarge', said(a)), check, ...(url === null ? [] : [...(await orderedLines(tx, say, { agreementId: a.agreementId, versionNumber: seal.versionNumber })), say('mail.signingSealedUs'), ...(await revocableLines(tx, say, a))])];
  const action = url === null ? { label: say('mail.signingToAgreement'), url: a.teamUrl } : { label: say('mail.signingToUs'), url };
  return {
    ...plainMail(a, 'mail.signingSealedSubject', paragraphs),
    action,
    footer: say(url === null ? 'mail.signingFooter' : 'mail.signingYoursAlone', said(a)),
    ...(fits ? { attachments: [{ name: seal.fileName, mediaType: seal.mediaType, sha256: seal.fileSha256 }] } : {}),
  };
}

function day({ locale }: Translator, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { day: 'numeric', month: 'long', timeZone }).format(new Date(at));
}

function time({ locale }: Translator, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
}

function moment(say: Translator, at: string, timeZone: string): string {
  return `${day(say, at, timeZone)}, ${time(say, at, timeZone)}`;
}
