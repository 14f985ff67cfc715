import type { Owed, PortalSignForm, SealedPage, SignedPage, SignPage } from '@entente/contract/signing/portal-page';
import type { PortalChangedLine, PortalRemark, ReadPage } from '@entente/contract/signing/portal-read';
import { amendmentEffect } from '@entente/core/agreement/amendment-effect';
import { isProposalOld, type RecordProposal } from '@entente/core/agreement/record-proposal';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import { changedLines } from '@entente/core/document/changed-lines';
import type { DocumentContent } from '@entente/core/document/content';
import { diffDocuments } from '@entente/core/document/diff-documents';
import { inShort, mainPoints, type InShortLine } from '@entente/core/document/in-short';
import { readingLength } from '@entente/core/document/reading-length';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { frameWords } from '@entente/phrases/all-frame-words';
import { mannerOf } from '@entente/phrases/manner';
import { proposalLineWords } from '@entente/phrases/proposal-words';
import type { Translator } from '@entente/phrases/translator';
import { translator } from '@entente/phrases/translators';
import { writtenOut } from '../../agreement/agreement-version.actions.ts';
import type { StoredVersion } from '../../agreement/agreement-version.store.ts';
import type { StoredRemark } from '../../agreement/remark.store.ts';
import type { ReturnedFileRow } from '../returned-file.store.ts';
import { returnedFileView } from '../returned-file.view.ts';
import type { ScanRow } from '../scan.store.ts';
import { withdrawalForm, type FormFacts } from '../revocation.view.ts';
import { portalPaper } from '../scan.view.ts';
import type { BindingWords } from '../signature.view.ts';
import { mintForm, type Reading } from './signing.actions.ts';

/** Chosen as the reason for other words; more would be a form, not a tap. */
const MOST_PURPOSES = 4;
const LONGEST_PURPOSE = 90;

/** What the provider owes at this moment: answers first, then the first thing with a day, at least the file. */
export function owedNow({ remarks, version, firm, visit }: Pick<Reading, 'remarks' | 'version' | 'firm' | 'visit'>): Owed {
  const count = remarks.filter((remark) => remarkTurn(remark)?.side === 'provider').length;
  if (count > 0) return { what: 'answers', count };
  return version === null ? { what: 'copy' } : owedByContent(version.content, dayIn(firm.timeZone, visit.now));
}

/** The provider's first step under an agreement, from a day on. */
export function owedByContent(content: Pick<DocumentContent, 'deliverables' | 'phases'>, today: string): Owed {
  const deliverables = content.deliverables.flatMap(({ name, dueOn }) => (dueOn !== null && dueOn >= today ? [{ what: 'deliverable' as const, name, day: dueOn }] : []));
  const phases = content.phases.flatMap(({ name, startsOn }) => (startsOn !== null && startsOn >= today ? [{ what: 'phase' as const, name, day: startsOn }] : []));
  const first = <Item extends { day: string }>(items: readonly Item[]): Item | undefined => items.toSorted((a, b) => a.day.localeCompare(b.day))[0];
  return first(phases) ?? first(deliverables) ?? { what: 'copy' };
}

/** The eight lines: questions in the language of the page, answers in the agreement's own. */
export function shortLines(content: DocumentContent, { visit, firm }: ReaderOfLines): SignPage['short'] {
  return readLines(inShort(content, frameWords(content.head.locale)), translator(visit.locale, mannerOf(firm)));
}

type ReaderOfLines = { readonly visit: Pick<Reading['visit'], 'locale'>; readonly firm: Pick<Reading['firm'], 'formalAddress'> };

/** What stands directly above a button that obliges a consumer to pay, and the model form for whoever may withdraw; null above any other button. */
export function obligationOf(content: DocumentContent, { visit, firm }: ReaderOfLines, { words, ...form }: Pick<FormFacts, 'mailbox' | 'values'> & { readonly words: Pick<BindingWords, 'pays' | 'mayWithdraw'> }): PortalSignForm['obligation'] {
  if (!words.pays) return null;
  const say = translator(visit.locale, mannerOf(firm));
  return { points: pointLines(content, say), form: words.mayWithdraw ? withdrawalForm(say, { ...form, parties: content.parties, day: null }) : [] };
}

/** The main points of what a consumer orders, as the page above the button and the mail with the sealed file say them. */
export function pointLines(content: DocumentContent, say: Translator): SignPage['short'] {
  return readLines(mainPoints(content, frameWords(content.head.locale)), say);
}

function readLines(lines: readonly InShortLine[], say: Translator): SignPage['short'] {
  return lines.map((line) => ({ ...line, question: say(`frame.short.${line.line}`), answer: line.empty ? say(`frame.short.${line.line}.none`) : line.answer }));
}

/** Taps and digits of the shortest way to a signature: with the code one more tap and six digits; a device is touched once, and a new one twice after its code; with a file two to get it and two to choose it. */
export function effortOf(step: PortalSignForm['step'], byDevice: boolean): SignPage['effort'] {
  if (byDevice) return step === 'device' ? { taps: 3, characters: 0, decisions: 1 } : { taps: 6, characters: 6, decisions: 1 };
  if (step === 'file') return { taps: 6, characters: 0, decisions: 1 };
  return step === 'link' ? { taps: 2, characters: 0, decisions: 1 } : { taps: 3, characters: 6, decisions: 1 };
}

/** How long the whole text is. */
export function lengthOf(document: RenderedDocument): SignPage['reading'] {
  const { pages, minutes } = readingLength(document);
  return { pages, minutes };
}

/** The text that the reader saw last before the one that is out; null where this is their first. */
export function lastSeenBefore({ looked, version }: Pick<Reading, 'looked' | 'version'>): { versionNumber: number; at: string } | null {
  const earlier = looked.filter(({ versionNumber }) => version !== null && versionNumber < version.number).toSorted((a, b) => b.versionNumber - a.versionNumber)[0];
  return earlier === undefined ? null : { versionNumber: earlier.versionNumber, at: earlier.lastAt };
}

/** What changed from the text last seen to the one that is out, line by line. */
export function changesSince(before: Pick<StoredVersion, 'content'>, { version }: { version: StoredVersion }, at: string): NonNullable<ReadPage['since']> {
  return { at, lines: linesBetween(before.content, version.content) };
}

function linesBetween(before: DocumentContent, after: DocumentContent): PortalChangedLine[] {
  return changedLines(diffDocuments(writtenOut(before), writtenOut(after))).map((line) => ({ ...line, pieces: [...line.pieces] }));
}

/** What an amendment changes of the text in force: its lines, old struck and new marked, the money and the days. */
export function portalAmendment(number: number, before: DocumentContent, after: DocumentContent): NonNullable<SignPage['amendment']> {
  const effect = amendmentEffect(before, after);
  return {
    number,
    lines: linesBetween(before, after),
    money: [...effect.money],
    days: [...effect.days],
  };
}

/** Answers of the provider that came after the reader last looked. */
export function newAnswers({ remarks, looked }: Pick<Reading, 'remarks' | 'looked'>): number {
  const lastLook = looked.map(({ lastAt }) => lastAt).toSorted().at(-1);
  if (lastLook === undefined) return 0;
  return remarks.flatMap((remark) => [...(remark.authorSide === 'provider' ? [remark] : []), ...remark.answers]).filter((word) => word.authorSide === 'provider' && word.createdAt > lastLook).length;
}

/** What may be tapped as the reason for other words: the results that were agreed, each cut to a line. */
export function purposesOf(content: Pick<DocumentContent, 'results'>): string[] {
  return content.results.slice(0, MOST_PURPOSES).map(({ text }) => (text.length <= LONGEST_PURPOSE ? text : `${text.slice(0, LONGEST_PURPOSE - 1).trimEnd()}…`));
}

/** A remark as the client's page tells it: no ids of people, no addresses. */
export function portalRemark(remark: StoredRemark, { visit, current }: { readonly visit: Reading['visit']; readonly current: DocumentContent }): PortalRemark {
  const waits = remarkTurn(remark)?.side === 'provider';
  const { id, kind, body, purpose, authorSide, authorName, createdAt, answers } = remark;
  return {
    id, kind, body, purpose, side: authorSide, name: authorName, at: createdAt,
    answers: answers.map((answer) => ({ outcome: answer.outcome, body: answer.body, wording: answer.wording, amendmentNumber: answer.amendmentNumber, side: answer.authorSide, name: answer.authorName, at: answer.createdAt })),
    turn: remarkTurn(remark)?.side ?? null,
    proposal: remark.proposal === null ? null : portalProposal(remark.proposal, { locale: visit.locale, isOld: waits && isProposalOld(current, remark.proposal.edits) }),
    takeBack: waits && kind === 'proposal' && remark.authorId === visit.link.actor.signatoryId ? mintForm(visit, `take-back/${id}`) : null,
  };
}

function portalProposal(proposal: RecordProposal, { locale, isOld }: { locale: Reading['visit']['locale']; isOld: boolean }): PortalRemark['proposal'] {
  const { way, recordId, name } = proposal;
  return { way, recordId, name, isOld, lines: proposalLineWords(translator(locale), frameWords(locale), proposal).map((line) => ({ ...line })) };
}

type StoredSignature = { readonly id: string; readonly signatoryId: string; readonly typedName: string; readonly onBehalfOf: string; readonly signedAt: string; readonly finalAt: string };

/** The page after signing: until when it can be taken back, and what happens next. */
export function signedPage(reading: Reading, { signature, returned, scans }: { signature: StoredSignature; returned: readonly ReturnedFileRow[]; scans: readonly ScanRow[] }): SignedPage {
  const { visit, agreement, facts, people, version } = reading;
  const open = Date.parse(signature.finalAt) > visit.now.getTime();
  const signed = new Set(facts.signatures.filter(({ versionNumber }) => versionNumber === version?.number).map(({ signerId }) => signerId));
  return {
    page: 'signed',
    frame: reading.frame,
    signedAt: signature.signedAt,
    finalAt: signature.finalAt,
    takeBack: open ? mintForm(visit, 'take-back') : null,
    typedName: signature.typedName,
    onBehalfOf: signature.onBehalfOf,
    returned: returnedWith(returned, signature.id),
    paper: portalPaper(reading, scans),
    waitsFor: people.filter(({ id }) => !signed.has(id)).map(({ name }) => name),
    owed: version === null ? { what: 'copy' } : owedByContent(version.content, dayIn(reading.firm.timeZone, visit.now)),
    receipt: { seq: agreement.chainSeq, head: agreement.chainHead },
    error: visit.error,
  };
}

function returnedWith(files: readonly ReturnedFileRow[], signatureId: string): SignedPage['returned'] {
  const own = files.find((file) => file.signatureId === signatureId);
  return own === undefined ? null : returnedFileView(own);
}

type StoredSeal = { readonly sealedAt: string; readonly level: string; readonly certificateFingerprint: string };
type StoredFile = { readonly name: string; readonly bytes: number; readonly mediaType: string };

/** The page of a sealed agreement: the files, who signed, how to check. */
export function sealedPage(reading: Reading, { framework, seal, files, signatures, returned, revocation, binding }: { framework: SealedPage['framework']; seal: StoredSeal; files: readonly StoredFile[]; signatures: readonly StoredSignature[]; returned: readonly ReturnedFileRow[]; revocation: SealedPage['revocation']; binding: SealedPage['binding'] }): SealedPage {
  const { frame, version, firm, visit } = reading;
  return {
    page: 'sealed',
    frame,
    framework,
    sealedAt: seal.sealedAt,
    level: seal.level as 'B-B' | 'B-T',
    signatures: signatures.map(({ id, typedName, onBehalfOf, signedAt }) => ({ name: typedName, onBehalfOf, signedAt, returned: returnedWith(returned, id) })),
    files: sealedFiles(frame.base, files),
    fingerprint: seal.certificateFingerprint,
    isAmendment: reading.agreement.amendmentNumber !== null,
    binding,
    revocation,
    owed: version === null || binding === 'revoked' ? { what: 'copy' } : owedByContent(version.content, dayIn(firm.timeZone, visit.now)),
  };
}

/** The kinds of files of a sealed agreement: the PDF as it stands, as it was sealed before it gained its time stamp, and the evidence. */
export function fileKinds<File extends Pick<StoredFile, 'mediaType'>>(files: readonly File[]): readonly { readonly kind: SealedPage['files'][number]['kind']; readonly file: File }[] {
  const newest = files.findLast(({ mediaType }) => mediaType === 'application/pdf');
  return files.map((file) => ({ file, kind: file.mediaType !== 'application/pdf' ? 'evidence' : file === newest ? 'pdf' : 'first' }));
}

/** The files as the reader gets them from the pages of their link; the PDF as it stands comes first. */
export function sealedFiles(base: string, files: readonly StoredFile[]): SealedPage['files'] {
  const order = ['pdf', 'first', 'evidence'];
  const kinds = fileKinds(files).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return kinds.map(({ kind, file: { name, bytes } }) => ({ href: `${base}/file/${kind}`, name, bytes, kind }));
}
