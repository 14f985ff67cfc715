import type { PortalForm } from '@entente/contract/signing/portal-frame';
import type { PortalPage, Revocation, UsPage } from '@entente/contract/signing/portal-page';
import { agreementStanding, type AgreementStanding } from '@entente/core/agreement/agreement-state';
import { isRevokedWhole, textInForce } from '@entente/core/agreement/amendment-chain';
import { nextSigners } from '@entente/core/agreement/signing-order';
import { remarkTurn } from '@entente/core/agreement/remark-turn';
import type { Side } from '@entente/core/kernel/values';
import { dayIn } from '@entente/core/kernel/zoned-time';
import { filesToSignOn } from '@entente/core/signing/returned-file';
import { linkState } from '@entente/core/signing/link-terms';
import { grantAgreement, type AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../../agreement/agreement.actions.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { grantChain } from '../../agreement/amendment/agreement.access.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { loadRemarks } from '../../agreement/remark.store.ts';
import { explainToClient } from '../../explanation/explanation.actions.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import { grantAgreementsOfHolder, type LinkGrant } from '../link.access.ts';
import { countExpectations, countPromises, findPersonByAddress, findStandingLink } from '../link.store.ts';
import { hasDevice } from '../page/device-key-end.actions.ts';
import { revocationStanding } from '../page/revocation.actions.ts';
import { mintForm, type Reading } from '../page/signing.actions.ts';
import { fileKinds, owedNow, sealedFiles, shortLines } from '../page/signing.view.ts';
import { loadReturnedFiles } from '../returned-file.store.ts';
import { loadScans, loadWaitingScans } from '../scan.store.ts';
import { findSeal, loadAgreementFiles } from '../seal.store.ts';
import { fileToSign } from '../signing-copy.actions.ts';

const MOST_DECISIONS = 5;

/** One agreement of the holder of a standing page, as far as the page tells of it. */
type Told = {
  readonly link: LinkGrant;
  readonly agreement: Awaited<ReturnType<typeof loadAgreement>>;
  readonly standing: AgreementStanding;
  readonly turn: boolean;
  /** Papers that we handed in and that wait for a word of the client's. */
  readonly papers: number;
  readonly version: Awaited<ReturnType<typeof loadVersion>>;
  readonly remarks: Awaited<ReturnType<typeof loadRemarks>>;
  readonly declines: readonly { readonly createdAt: string }[];
  readonly seal: Awaited<ReturnType<typeof findSeal>>;
  readonly files: Awaited<ReturnType<typeof loadAgreementFiles>>;
  readonly revocation: Revocation | null;
  /** Whether it says what is owed now, among the agreement and its amendments. */
  readonly binds: boolean;
  /** Whether the agreement that it is or changes was gone back on as a whole. */
  readonly isVoid: boolean;
};

/** What areas below this one have for the reader: cards about working together. */
export type AlsoWaiting = (tx: Tx, link: LinkGrant, today: string) => Promise<readonly { readonly what: UsPage['rules'][number]['what']; readonly agreementId: string }[]>;

/** By when a side answers what is open about an agreement since a moment, as far as both agreed on a time, to the reader with this address; the area that knows it stands below this one. */
export type AnswersBy = (tx: Tx, asked: { readonly agreementIds: readonly string[]; readonly email: string }, now: Date) => Promise<(asked: { readonly agreementId: string; readonly side: Side; readonly since: string }) => UsPage['waitsForUs'][number]['answerBy']>;

/** What areas below this one tell on the standing page. */
export type UsGuests = { readonly waiting: AlsoWaiting; readonly rulesHeld: (tx: Tx, reader: { readonly agreementIds: readonly string[]; readonly email: string }) => Promise<ReadonlySet<string>>; readonly answersBy: AnswersBy; readonly informed: (tx: Tx, reader: { readonly clientId: string; readonly personId: string | null }, now: Date) => Promise<UsPage['informed']>; readonly news: (tx: Tx, reader: { readonly clientId: string; readonly personId: string | null; readonly base: string; readonly mint: (act: string) => PortalForm }) => Promise<UsPage['news']>; readonly meetings: (tx: Tx, reader: { readonly clientId: string; readonly personId: string | null; readonly base: string }, now: Date) => Promise<UsPage['meetings']> };
export const NO_GUESTS: UsGuests = { waiting: async () => [], rulesHeld: async () => new Set(), answersBy: async () => () => null, informed: async () => null, news: async () => null, meetings: async () => null };

/** The standing page: what waits for whom, what was agreed, decisions and files, over all agreements that this person signs. */
export async function usPage(tx: Tx, reading: Reading, guests: UsGuests): Promise<PortalPage> {
  const { visit, frame } = reading;
  const links = await grantAgreementsOfHolder(tx, visit.link);
  const told: Told[] = [];
  for (const link of links) told.push(...(await tellOf(tx, reading, link)));
  const sealed = told.filter(({ seal }) => seal !== undefined).toSorted((a, b) => (b.seal?.sealedAt ?? '').localeCompare(a.seal?.sealedAt ?? ''));
  const newest = sealed.find(({ standing, isVoid }) => standing.revokedAt === null && !isVoid);
  const { clientId } = visit.link.actor;
  const reader = { clientId, personId: await findPersonByAddress(tx, { clientId, email: visit.link.signatory.email }) };
  const answerBy = await guests.answersBy(tx, { agreementIds: told.filter(({ remarks }) => remarks.length > 0).map(({ agreement }) => agreement.id), email: visit.link.signatory.email }, visit.now);
  // Of an agreement and its amendments the rules are the same.
  const held = await guests.rulesHeld(tx, { agreementIds: told.flatMap(({ agreement }) => (agreement.amendsId === null ? [agreement.id] : [])), email: visit.link.signatory.email });
  const page: UsPage = {
    page: 'us',
    frame,
    client: reading.agreement.clientName,
    waitsForYou: told.flatMap((one) => waitsForYou(frame.base, one, answerBy)),
    waitsForUs: told.flatMap((one) => waitsForUs(reading, one, answerBy)),
    agreed: newest === undefined || newest.version === null ? [] : shortLines(newest.version.content, reading),
    agreedTitle: newest?.agreement.title ?? '',
    agreedHref: newest === undefined ? null : `${frame.base}/agreement/${newest.agreement.id}`,
    how: await howOf(tx, reading, newest ?? told[0]),
    responsibilitiesHref: newest?.version?.content.responsibilities.length ? `${frame.base}/agreement/${newest.agreement.id}/responsibilities` : null,
    decisions: told.flatMap(decisionsOf).toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST_DECISIONS),
    files: sealed.flatMap(({ agreement, files }) => sealedFiles(`${frame.base}/agreement/${agreement.id}`, files).map((file) => ({ ...file, title: agreement.title }))),
    revocable: told.flatMap((one) => revocable(frame.base, one)),
    ...(await bothSidesOf(tx, { base: frame.base, reader, today: dayIn(reading.firm.timeZone, visit.now) })),
    devicesHref: (await hasDevice(tx, visit.link)) ? `${frame.base}/devices` : null,
    informed: await guests.informed(tx, reader, visit.now),
    news: await guests.news(tx, { ...reader, base: frame.base, mint: (act) => mintForm(visit, act) }),
    meetings: await guests.meetings(tx, { ...reader, base: frame.base }, visit.now),
    rules: await rulesOf(tx, reading, { links, alsoWaiting: guests.waiting }),
    rulesHeld: told.flatMap(({ agreement }) => (held.has(agreement.id) ? [{ title: agreement.title, href: `${frame.base}/rules/${agreement.id}` }] : [])),
  };
  return page;
}

/** How the work is done that was agreed last, or that is being talked about. */
async function howOf(tx: Tx, { frame }: Reading, told: Told | undefined): Promise<UsPage['how']> {
  const grant = told === undefined ? null : await grantAgreement(tx, told.link.actor, told.link.actor.agreementId);
  if (told === undefined || told.version === null || grant === null) return null;
  const { content } = told.version;
  return { locale: content.head.locale, passages: await explainToClient(tx, grant, { content, manner: frame.manner }) };
}

async function rulesOf(tx: Tx, { visit, frame, firm }: Reading, { links, alsoWaiting }: { links: readonly LinkGrant[]; alsoWaiting: AlsoWaiting }): Promise<UsPage['rules']> {
  const rules: UsPage['rules'] = [];
  for (const { what, agreementId } of await alsoWaiting(tx, visit.link, dayIn(firm.timeZone, visit.now))) {
    const holder = links.find(({ actor }) => actor.agreementId === agreementId);
    const grant = holder === undefined ? null : await grantAgreement(tx, holder.actor, agreementId);
    if (grant !== null) rules.push({ what, title: (await loadAgreement(tx, grant.agreementId)).title, href: `${frame.base}/rules/${agreementId}` });
  }
  return rules;
}

async function tellOf(tx: Tx, { visit }: Reading, link: LinkGrant): Promise<Told[]> {
  const grant = await grantAgreement(tx, link.actor, link.actor.agreementId);
  if (grant === null) return [];
  const { agreementId } = grant;
  const facts = await loadAgreementFacts(tx, agreementId);
  const standing = agreementStanding(facts, visit.now.toISOString());
  if (standing.currentVersion === null) return [];
  const signed = new Set(facts.signatures.filter(({ versionNumber }) => versionNumber === standing.currentVersion).map(({ signerId }) => signerId));
  const waits = ['sent', 'questions_open', 'partly_signed'].includes(standing.state);
  const scans = waits || standing.state === 'expired' ? (await loadWaitingScans(tx, [agreementId])).filter(({ versionNumber }) => versionNumber === standing.currentVersion) : [];
  const inHand = new Set(scans.map(({ signatoryId }) => signatoryId));
  return [{
    link, standing,
    agreement: await loadAgreement(tx, agreementId),
    turn: waits && nextSigners(facts.signingOrder, facts.signers, signed).some(({ id }) => id === link.actor.signatoryId && !inHand.has(id)),
    papers: scans.filter(({ side }) => side === 'provider').length,
    version: await loadVersion(tx, agreementId, standing.currentVersion),
    remarks: await loadRemarks(tx, [agreementId], { signatoryId: link.actor.signatoryId }),
    declines: facts.declines,
    seal: await findSeal(tx, agreementId),
    files: await loadAgreementFiles(tx, agreementId),
    revocation: await revocationStanding(tx, grant, visit.now),
    ...(await bindingOf(tx, grant, visit.now.toISOString())),
  }];
}

/** How much both sides still owe each other, and what they expect of each other; the area that holds it stands below this one. */
async function bothSidesOf(tx: Tx, { base, reader, today }: { base: string; reader: { clientId: string; personId: string | null }; today: string }): Promise<Pick<UsPage, 'promises' | 'expectations'>> {
  const rows = await countPromises(tx, reader);
  const { all, waiting } = await countExpectations(tx, reader, today);
  const open = (side: string): number => rows.find((row) => row.side === side)?.open ?? 0;
  return {
    promises: rows.length === 0 ? null : { href: `${base}/promises`, yours: open('client'), ours: open('provider') },
    expectations: rows.length + all === 0 ? null : { href: `${base}/expectations`, waiting },
  };
}

type AnswerBy = Awaited<ReturnType<AnswersBy>>;

/** Since when the side has the word on what waits longest; null where nothing waits for it. */
function waitsSince(remarks: Told['remarks'], side: Side): string | null {
  return remarks.map(remarkTurn).flatMap((turn) => (turn?.side === side ? [turn.since] : [])).toSorted()[0] ?? null;
}

function waitsForYou(base: string, { agreement, remarks, turn, papers, standing }: Told, answerBy: AnswerBy): UsPage['waitsForYou'] {
  const open = ['sealed', 'withdrawn', 'expired'].includes(standing.state) ? [] : remarks.filter((remark) => remarkTurn(remark)?.side === 'client');
  const since = waitsSince(open, 'client');
  const href = `${base}/open/${agreement.id}`;
  const { title, expiresAt: until } = agreement;
  return [
    ...(since === null ? [] : [{ what: 'answer' as const, title, count: open.length, until: null, answerBy: answerBy({ agreementId: agreement.id, side: 'client', since }), href: `${href}?to=read` }]),
    ...(papers > 0 ? [{ what: 'confirm' as const, title, count: papers, until, answerBy: null, href }] : []),
    ...(turn ? [{ what: 'sign' as const, title, count: 1, until, answerBy: null, href }] : []),
  ];
}

/** Of an agreement and its amendments one text says what is owed: the one in force, or the agreement's own until that is sealed. Who withdrew from an amendment is back where they were. */
async function bindingOf(tx: Tx, grant: AgreementGrant, now: string): Promise<Pick<Told, 'binds' | 'isVoid'>> {
  const chain = await grantChain(tx, grant, now);
  const [root] = chain;
  return { binds: (textInForce(chain) ?? root)?.id === grant.agreementId, isVoid: isRevokedWhole(chain) };
}

function waitsForUs(reading: Reading, { agreement, remarks, version, standing, seal, binds }: Told, answerBy: AnswerBy): UsPage['waitsForUs'] {
  if (standing.revokedAt !== null || ['withdrawn', 'expired', 'declined'].includes(standing.state)) return [];
  const counted = seal === undefined ? remarks : remarks.filter(({ createdAt }) => createdAt > seal.sealedAt);
  const since = waitsSince(counted, 'provider');
  const owed = owedNow({ remarks: counted, version: binds ? version : null, firm: reading.firm, visit: reading.visit });
  return owed.what === 'copy' ? [] : [{ owed, title: agreement.title, who: reading.frame.asker.name, answerBy: since === null ? null : answerBy({ agreementId: agreement.id, side: 'provider', since }) }];
}

function revocable(base: string, { agreement, revocation }: Told): UsPage['revocable'] {
  return revocation?.state === 'open' ? [{ title: agreement.title, lastDay: revocation.lastDay, href: `${base}/open/${agreement.id}?to=withdraw` }] : [];
}

/** What became of a proposal to change a record. */
const CHANGED = { accepted: 'changed', countered: 'changedOtherwise', kept: 'unchanged' } as const;

function decisionsOf({ agreement, remarks, declines, seal, standing }: Told): UsPage['decisions'] {
  const { title } = agreement;
  const words = remarks.flatMap(({ clauseNumber, proposal, answers }) =>
    answers.flatMap(({ outcome, createdAt: at }) => (outcome === 'answered' || outcome === 'taken_back' ? [] : [{ at, what: proposal === null ? outcome : CHANGED[outcome], title, clauseNumber }])),
  );
  return [
    ...words,
    ...(seal === undefined ? [] : [{ at: seal.sealedAt, what: 'sealed' as const, title, clauseNumber: '' }]),
    ...declines.map(({ createdAt: at }) => ({ at, what: 'declined' as const, title, clauseNumber: '' })),
    ...(standing.revokedAt === null ? [] : [{ at: standing.revokedAt, what: 'revoked' as const, title, clauseNumber: '' }]),
    ...(standing.state === 'withdrawn' ? [{ at: standing.since, what: 'withdrawn' as const, title, clauseNumber: '' }] : []),
  ];
}

/** The holder of a standing page as the person who signs one of their agreements; null where it is not theirs. */
export async function agreementOfHolder(tx: Tx, link: LinkGrant, agreementId: string): Promise<LinkGrant | null> {
  if (link.actor.agreementId === agreementId) return link;
  return (await grantAgreementsOfHolder(tx, link)).find(({ actor }) => actor.agreementId === agreementId) ?? null;
}

/** The same person's own signing link, to go on to; null where none is open. Its token is derived, not stored. */
export async function signLinkOfHolder(tx: Tx, services: Services, { link, agreementId }: { link: LinkGrant; agreementId: string }): Promise<{ linkId: string; token: string } | null> {
  const holder = await agreementOfHolder(tx, link, agreementId);
  const other = holder === null ? undefined : await findStandingLink(tx, holder.actor.signatoryId, 'sign');
  if (other === undefined || linkState(other, services.clock()) !== 'open') return null;
  return { linkId: other.id, token: services.secrets.linkToken(other.tokenNonce) };
}

const RETURNED = 'returned-';
const SCAN = 'scan-';
type FileOfHolder = { readonly name: string; readonly bytes: number | string; readonly mediaType: string; readonly sha256: string };

/**
 * A file of an agreement that the holder signs: the one to sign, one that came back signed for good or from the holder,
 * or those of the sealed agreement. Null where there is none of this kind.
 */
export async function fileOfHolder(tx: Tx, { link, agreementId, kind, now }: { link: LinkGrant; agreementId: string; kind: string; now: Date }): Promise<FileOfHolder | null> {
  const holder = await agreementOfHolder(tx, link, agreementId);
  const grant = holder === null || holder.signatory.removedAt !== null ? null : await grantAgreement(tx, holder.actor, agreementId);
  if (grant === null || holder === null) return null;
  if (kind === 'to-sign') return fileToSign(tx, grant, now);
  if (kind.startsWith(SCAN)) return (await loadScans(tx, grant.agreementId)).find(({ id }) => kind === `${SCAN}${id}`) ?? null;
  if (kind.startsWith(RETURNED)) return returnedOfHolder(tx, { grant, holder, kind, now });
  if ((await findSeal(tx, grant.agreementId)) === undefined) return null;
  return fileKinds(await loadAgreementFiles(tx, grant.agreementId)).find((one) => one.kind === kind)?.file ?? null;
}

/** A file that came back: the holder's own at once, somebody else's once its signature cannot be taken back. */
async function returnedOfHolder(tx: Tx, { grant, holder, kind, now }: { grant: AgreementGrant; holder: LinkGrant; kind: string; now: Date }): Promise<FileOfHolder | null> {
  const files = (await loadReturnedFiles(tx, grant.agreementId)).map((file) => (file.signatoryId === holder.actor.signatoryId ? { ...file, finalAt: null } : file));
  return filesToSignOn(files, now.toISOString()).find(({ signatureId }) => kind === `${RETURNED}${signatureId}`) ?? null;
}
