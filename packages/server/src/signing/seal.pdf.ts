import { intlTag } from '@entente/core/kernel/locale-list';
import { frameWords } from '@entente/phrases/all-frame-words';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';
import { AGREEMENT_FILE, EVIDENCE_FILE } from '@entente/seal/evidence';
import { printDocument } from '../agreement/file/agreement-version.pdf.ts';
import { Sheet } from '../platform/pdf/sheet.ts';
import type { SealedFileInput, SealedSignature } from './seal.schema.ts';

/**
 * Prints the agreement with its evidence pages: embedded fonts, tagged for screen readers, the data
 * attached. The text comes from the same rendering that was hashed and signed.
 * @returns the PDF before sealing.
 */
export async function renderAgreementPdf(input: SealedFileInput): Promise<Uint8Array> {
  const say = translator(input.locale);
  const sheet = new Sheet({ title: `${input.document.title} · ${input.number}`, author: input.provider, subject: input.number, language: input.locale, createdAt: input.at });
  printDocument(sheet, input.document);
  if (input.amendment !== null) printAmendment(sheet, say, input.amendment);
  printSignatures(sheet, say, input);
  sheet.newPage();
  printEvidence(sheet, say, input);
  for (const { name, mediaType, content } of input.attachments) {
    sheet.attach({ name, mediaType, content, createdAt: input.at, description: say(describedAs(name)) });
  }
  const left = say('evidence.foot', { number: input.number, version: input.versionNumber, sha256: input.sha256.slice(0, 16) });
  return sheet.finish((page, of) => ({ left, right: say('evidence.page', { page, of }) }));
}

function describedAs(name: string): 'evidence.evidenceFile' | 'evidence.agreementFile' | 'evidence.returnedFile' {
  if (name === EVIDENCE_FILE) return 'evidence.evidenceFile';
  return name === AGREEMENT_FILE ? 'evidence.agreementFile' : 'evidence.returnedFile';
}

/** What the amendment changes, after the whole text with it: each line as it was and as it is now. */
function printAmendment(sheet: Sheet, say: Translator, { number, agreement, lines }: NonNullable<SealedFileInput['amendment']>): void {
  sheet.heading(2, say('amendment.sealedWhat'));
  sheet.paragraph([{ text: say('amendment.sealedLead', { number, agreement }) }]);
  for (const line of lines) {
    if (line.what !== 'clause') sheet.paragraph([{ text: say(`amendment.part_${line.what}`), bold: true }]);
    if (line.movedFrom !== null) sheet.paragraph([{ text: say('document.diffMoved', { number: line.movedFrom }) }], { number: line.number });
    else printChangedLine(sheet, say, line);
  }
}

function printChangedLine(sheet: Sheet, say: Translator, { number, before, after }: NonNullable<SealedFileInput['amendment']>['lines'][number]): void {
  if (before !== '') sheet.paragraph([{ text: `${say('amendment.sealedBefore')}: `, bold: true }, { text: before, italic: true }], { number });
  sheet.paragraph([{ text: `${say('amendment.sealedAfter')}: `, bold: true }, { text: after === '' ? say('amendment.portalGone') : after }], { number: before === '' ? number : '' });
}

function printSignatures(sheet: Sheet, say: Translator, input: SealedFileInput): void {
  sheet.heading(2, say('evidence.signatures'));
  for (const signature of input.signatures) {
    const { typedName: name, onBehalfOf: party } = signature;
    sheet.paragraph([{ text: party === '' || party === name ? say('evidence.signedAlone', { name }) : say('evidence.signedFor', { name, party }), bold: true }], { look: 'signer' });
    sheet.paragraph([{ text: [signature.roleTitle, moment(input, signature.signedAt)].filter((part) => part !== '').join(' · ') }], { look: 'signed' });
  }
}

function printEvidence(sheet: Sheet, say: Translator, input: SealedFileInput): void {
  sheet.heading(1, say('evidence.howTitle'));
  sheet.paragraph([{ text: say('evidence.howLead') }], { look: 'plain' });
  const elsewhere = input.signatures.some(({ returned }) => returned !== null);
  const onPaper = input.signatures.some(({ paper }) => paper !== null);
  sheet.paragraph([{ text: say(onPaper ? 'evidence.levelPaper' : elsewhere ? 'evidence.levelElsewhere' : 'evidence.level') }], { look: 'plain' });
  sheet.heading(2, say('evidence.what'));
  sheet.paragraph([{ text: say('evidence.whatText', { number: input.number, version: input.versionNumber, sha256: input.sha256 }) }], { look: 'plain' });
  if (input.framework !== null) printFramework(sheet, say, { locale: input.locale, framework: input.framework });
  sheet.heading(2, say('evidence.who'));
  for (const signature of input.signatures) printSigner(sheet, say, { input, signature });
  if (!onPaper) sheet.paragraph([{ text: say('evidence.takeBack') }], { look: 'plain' });
  printStory(sheet, say, input);
  sheet.heading(2, say('evidence.chain'));
  sheet.paragraph([{ text: say('evidence.chainText', { count: input.chain.seq, head: input.chain.head }) }], { look: 'plain' });
  sheet.heading(2, say('evidence.seal'));
  sheet.paragraph([{ text: say('evidence.sealText', { subject: input.seal.subject, fingerprint: input.seal.fingerprint }) }], { look: 'plain' });
  sheet.paragraph([{ text: say(input.timestampExpected ? 'evidence.timeAuthority' : 'evidence.timeServer') }], { look: 'plain' });
  sheet.paragraph([{ text: say('evidence.check') }], { look: 'plain' });
}

/** Which text an order is under. */
function printFramework(sheet: Sheet, say: Translator, { locale, framework: { number, version, inForceOn, sha256 } }: { locale: SealedFileInput['locale']; framework: NonNullable<SealedFileInput['framework']> }): void {
  sheet.heading(2, say('order.sealedUnder'));
  sheet.paragraph([{ text: say('order.sealedUnderText', { number, version, day: frameWords(locale).day(inForceOn), sha256 }) }], { look: 'plain' });
}

function printSigner(sheet: Sheet, say: Translator, { input, signature }: { input: SealedFileInput; signature: SealedSignature }): void {
  const { typedName, roleTitle, onBehalfOf, insteadOf, consentText, buttonText, ip, userAgent, paper } = signature;
  sheet.heading(3, typedName);
  if (roleTitle !== '') sheet.fact(say('evidence.role'), roleTitle);
  if (onBehalfOf !== '') sheet.fact(say('evidence.behalf'), onBehalfOf);
  if (insteadOf !== '') sheet.fact(say('evidence.instead'), insteadOf);
  sheet.fact(say('evidence.when'), moment(input, signature.signedAt));
  sheet.fact(say('evidence.how'), known(say, { input, signature }));
  printDevice(sheet, say, { input, signature });
  printReturned(sheet, say, { input, signature });
  if (paper !== null) return;
  sheet.fact(say('evidence.consent'), consentText);
  sheet.fact(say('evidence.button'), buttonText);
  sheet.fact(say('evidence.device'), say('evidence.deviceText', { ip: ip === '' ? '–' : ip, browser: userAgent === '' ? '–' : userAgent }));
}

/** How it is known who signed. */
function known(say: Translator, { input, signature }: { input: SealedFileInput; signature: SealedSignature }): string {
  const { paper, device, email, side } = signature;
  if (paper !== null) return say('evidence.howPaper', { name: paper.handedInBy, when: moment(input, paper.handedInAt), other: paper.confirmedBy });
  if (device !== null) return say(side === 'provider' ? 'evidence.howDeviceMember' : 'evidence.howDevice', { email, holder: device.holder, when: moment(input, device.setUpAt) });
  return say(identified(signature), { email });
}

/** The key of the signer's device, and where its signature can be checked. */
function printDevice(sheet: Sheet, say: Translator, { input, signature: { device } }: { input: SealedFileInput; signature: SealedSignature }): void {
  if (device === null) return;
  sheet.fact(say('evidence.deviceKey'), say('evidence.deviceKeyText', { fingerprint: device.fingerprint, shared: device.isShared ? 'yes' : 'no' }));
  if (device.calledOffAt !== null) sheet.fact(say('evidence.deviceCalledOff'), say('evidence.deviceCalledOffText', { when: moment(input, device.calledOffAt) }));
}

/** What the file that was signed elsewhere says of its signature, and where it is attached. */
function printReturned(sheet: Sheet, say: Translator, { input, signature: { returned } }: { input: SealedFileInput; signature: SealedSignature }): void {
  if (returned === null) return;
  for (const { owner, issuer, fingerprint, stamped, claimedTime } of returned.signatures) {
    const at = stamped?.time ?? claimedTime;
    sheet.fact(say('evidence.inFile'), say('evidence.inFileText', { owner, issuer, fingerprint, time: at === null ? '–' : moment(input, at) }));
  }
  sheet.fact(say('evidence.attachedAs'), returned.attachedAs);
}

function identified({ level, side }: SealedSignature): 'evidence.howLink' | 'evidence.howLinkMember' | 'evidence.howMember' | 'evidence.howCode' | 'evidence.howElsewhere' | 'evidence.howElsewhereMember' {
  if (level === 'elsewhere') return side === 'provider' ? 'evidence.howElsewhereMember' : 'evidence.howElsewhere';
  if (level === 'link') return side === 'provider' ? 'evidence.howLinkMember' : 'evidence.howLink';
  return side === 'provider' ? 'evidence.howMember' : 'evidence.howCode';
}

function printStory(sheet: Sheet, say: Translator, input: SealedFileInput): void {
  sheet.heading(2, say('evidence.happened'));
  for (const { at, type, actorName } of input.events) {
    const key = `activity.${type}`;
    sheet.paragraph([{ text: `${moment(input, at)}  ` }, { text: say.has(key) ? say(key) : type, bold: true }, { text: actorName === '' ? '' : ` · ${actorName}` }], { look: 'label' });
  }
}

/** A moment in the workspace's time zone with UTC beside it, so that no reader has to guess. */
function moment({ locale, timeZone }: Pick<SealedFileInput, 'locale' | 'timeZone'>, at: string): string {
  const local = new Intl.DateTimeFormat(intlTag(locale), { dateStyle: 'long', timeStyle: 'medium', timeZone }).format(new Date(at));
  return `${local} (${at.replace('T', ' ').replace(/\.\d+Z$/, '')} UTC)`;
}
