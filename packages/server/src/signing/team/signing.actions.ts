import type { SignPage } from '@entente/contract/signing/portal-page';
import type { OwnSigningView, PersonView, PreviewView, SigningView } from '@entente/contract/signing/signing-views';
import { askingClauses, asksQualified, formReasons, type AmendedText } from '@entente/core/agreement/amendment-form';
import { frozenContent } from '@entente/core/agreement/draft-content';
import { maySign } from '@entente/core/agreement/agreement-rules';
import { agreementStanding, type AgreementFacts, type AgreementStanding } from '@entente/core/agreement/agreement-state';
import { levelsThatSuffice } from '@entente/core/agreement/sending-gaps';
import type { SigningOrder } from '@entente/core/agreement/signing-order';
import { isOnFile, type SigningLevel } from '@entente/core/kernel/signing-level';
import type { DocumentContent } from '@entente/core/document/content';
import { amendmentRule } from '@entente/core/document/law/amendment-rules';
import type { ProviderActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { granted, refused } from '@entente/core/kernel/outcome';
import { namedSeconds } from '@entente/core/signing/effort';
import { mayWriteToday } from '@entente/core/signing/reminder-times';
import { translator } from '@entente/phrases/translators';
import { grantAgreement, type AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../../agreement/agreement.actions.ts';
import { amendedText } from '../../agreement/amendment/agreement-version.actions.ts';
import { loadBeside, loadSetAside, whoSetAside } from '../../agreement/amendment/agreement-version.store.ts';
import { namedFramework } from '../../agreement/order/agreement-version.actions.ts';
import { loadVersion } from '../../agreement/agreement-version.store.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { loadDeclines, loadSignatories, loadStandingSignatures, loadViews } from '../../agreement/signatory.store.ts';
import { grantDocument } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import { sha256 } from '../../platform/crypto/secrets.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Answer } from '../../platform/http/operation.ts';
import type { PagePrinter } from '../../platform/http/page-printer.ts';
import { loadDeferrals } from '../deferral.store.ts';
import { loadDelegations } from '../delegation.store.ts';
import { findSeal } from '../seal.store.ts';
import { deviceAsk, keyPlace } from '../device-key.actions.ts';
import { withFingerprints } from '../device-key.view.ts';
import { loadDeviceSignatures } from '../device-signature.store.ts';
import { loadReturnedFiles } from '../returned-file.store.ts';
import { loadScans } from '../scan.store.ts';
import { fileFor } from '../signing-copy.actions.ts';
import { loadFirm, loadMessages, loadSendings, PACED_TOPICS } from '../sending.store.ts';
import { findStandingSignature } from '../signature.store.ts';
import { bindingWords } from '../signature.view.ts';
import { ownSignatory, type Signatory, type SigningCall } from '../signing.actions.ts';
import { isTurnOf, personView, type PeopleParts } from '../signing.view.ts';
import { portalAmendment } from '../page/signing.view.ts';
import { previewPage, previewPath } from './signing.view.ts';

/** The signing of one agreement as the team sees it: people, messages, signatures, seal. No link and no code is in it. */
export async function showSigning(tx: Tx, call: SigningCall<ProviderActor>, id: string): Promise<Answer<SigningView>> {
  const grant = await grantAgreement(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const agreement = await loadAgreement(tx, grant.agreementId);
  const facts = await loadAgreementFacts(tx, grant.agreementId);
  const standing = agreementStanding(facts, call.now.toISOString());
  const version = standing.currentVersion === null ? null : await loadVersion(tx, grant.agreementId, standing.currentVersion);
  return granted({
    agreementId: id,
    signingLevel: agreement.signingLevel as SigningLevel,
    signingOrder: agreement.signingOrder as SigningOrder,
    expiresAt: agreement.expiresAt,
    version: version === null ? null : { number: version.number, sha256: version.sha256 },
    sendings: (await loadSendings(tx, grant.agreementId)).map(({ id: sendingId, versionNumber, message, sentByName, createdAt }) => ({ id: sendingId, versionNumber, message, sentByName, createdAt })),
    people: await peopleViews(tx, call, { grant, facts, standing }),
    own: await ownView(tx, call, { grant, facts, standing }),
    mayWithdraw: standing.currentVersion !== null && !['signed', 'sealed', 'withdrawn'].includes(standing.state),
    seal: sealState(await findSeal(tx, grant.agreementId), standing),
  });
}

function sealState(seal: Awaited<ReturnType<typeof findSeal>>, { state, takeBackUntil }: AgreementStanding): SigningView['seal'] {
  if (seal === undefined) return { state: state === 'signed' && takeBackUntil === null ? 'waits' : 'none', level: null, degradedBecause: '', sealedAt: null, sha256: null };
  const { level, degradedBecause, sealedAt, fileSha256: sha256, raisedAt } = seal;
  return { state: 'sealed', level: level as 'B-B' | 'B-T', degradedBecause: raisedAt === null ? degradedBecause : '', sealedAt, sha256 };
}

type Standing = { readonly grant: AgreementGrant; readonly facts: AgreementFacts; readonly standing: AgreementStanding };

async function peopleViews(tx: Tx, { now }: SigningCall, { grant, facts, standing }: Standing): Promise<PersonView[]> {
  const ids = [grant.agreementId];
  const { timeZone } = await loadFirm(tx);
  const parts: PeopleParts = {
    facts, now,
    currentVersion: standing.currentVersion,
    signatures: await loadStandingSignatures(tx, ids),
    declines: await loadDeclines(tx, ids),
    deferrals: await loadDeferrals(tx, grant.agreementId),
    delegations: await loadDelegations(tx, grant.agreementId),
    views: await loadViews(tx, grant.agreementId),
    messages: await loadMessages(tx, grant.agreementId),
    returned: await loadReturnedFiles(tx, grant.agreementId),
    devices: await withFingerprints(await loadDeviceSignatures(tx, grant.agreementId)),
    scans: await loadScans(tx, grant.agreementId),
  };
  const people = await loadSignatories(tx, ids);
  return people.map((person) => personView(person, parts, remindHindrance(person, { parts, standing, timeZone })));
}

/** The same rule as in `whyNotRemind`, over what is loaded already. */
function remindHindrance(person: Signatory, { parts, standing, timeZone }: { parts: PeopleParts; standing: AgreementStanding; timeZone: string }): PersonView['remindHindrance'] {
  const waits = ['sent', 'questions_open', 'partly_signed'].includes(standing.state);
  const signed = parts.signatures.some(({ signatoryId, versionNumber }) => signatoryId === person.id && versionNumber === standing.currentVersion);
  const handedIn = parts.scans.some((scan) => scan.signatoryId === person.id && scan.side === person.side && scan.versionNumber === standing.currentVersion && scan.review === null);
  if (!waits || signed || handedIn) return 'nothing-to-remind-of';
  if (!isTurnOf(person.id, parts)) return 'not-your-turn';
  const written = parts.messages.filter(({ topic, recipientEmail }) => PACED_TOPICS.has(topic) && recipientEmail === person.email);
  return mayWriteToday(written.map(({ createdAt, heldUntil }) => new Date(heldUntil !== null && heldUntil > createdAt ? heldUntil : createdAt)), parts.now, timeZone) ? null : 'written-to-today';
}

async function ownView(tx: Tx, { actor, now, services }: SigningCall<ProviderActor>, { grant, facts, standing }: Standing): Promise<OwnSigningView | null> {
  const person = await ownSignatory(tx, actor, grant);
  const version = standing.currentVersion === null ? null : await loadVersion(tx, grant.agreementId, standing.currentVersion);
  if (person === null || version === null) return null;
  const may = maySign(facts, { signerId: person.id, versionNumber: version.number, now: now.toISOString() });
  const signature = await findStandingSignature(tx, { signatoryId: person.id, versionNumber: version.number });
  const level = (await loadAgreement(tx, grant.agreementId)).signingLevel as SigningLevel;
  const words = bindingWords(translator(actor.locale), { content: version.content, side: 'provider', level });
  return {
    signatoryId: person.id,
    maySign: may.ok,
    hindrance: may.ok ? null : may.refusal.code,
    typedName: person.name,
    roleTitle: person.roleTitle,
    onBehalfOf: person.onBehalfOf,
    consents: words.consents.map((consent) => ({ ...consent })),
    buttonText: words.buttonText,
    shown: words.shown,
    codeGoesTo: person.email,
    file: isOnFile(level) ? await fileFor(tx, { grant, content: version.content, now }) : null,
    device: level === 'device' ? await deviceAsk(tx, { services, now }, { askId: newId(now.getTime()), person, versionNumber: version.number, sha256: version.sha256, browser: null }) : null,
    signature: signature === undefined ? null : { id: signature.id, signedAt: signature.signedAt, finalAt: signature.finalAt },
  };
}

/** What the client will see if the draft goes out as it stands, and how long it takes them. */
export async function previewSigning(tx: Tx, call: SigningCall<ProviderActor>, { id, portal }: { id: string; portal: PagePrinter }): Promise<Answer<PreviewView>> {
  const preview = await clientPreview(tx, call, id);
  if (preview === null) return refused('not-found');
  const { page, levels, form, asking } = preview;
  const offered = levels.filter((level) => level !== 'device' || keyPlace(call.services.config) !== null);
  return granted({ seconds: namedSeconds(portal.seconds(page)), ...page.reading, levels: offered, form, asking, locale: page.frame.locale, path: previewPath(id) });
}

/** The client's page made from the draft, and the ways of signing that its law leaves; null where the agreement is not the actor's to see. */
export async function clientPreview(tx: Tx, { actor, now }: Pick<SigningCall<ProviderActor>, 'actor' | 'now'>, id: string): Promise<{ page: SignPage; levels: readonly SigningLevel[]; form: PreviewView['form']; asking: PreviewView['asking'] } | null> {
  const grant = await grantAgreement(tx, actor, id);
  const document = grant === null ? null : await grantDocument(tx, actor, grant.documentId);
  if (grant === null || document === null) return null;
  const [agreement, firm] = [await loadAgreement(tx, grant.agreementId), await loadFirm(tx)];
  const { content } = await loadDocument(tx, document.documentId);
  const person = (await loadSignatories(tx, [grant.agreementId])).find(({ side }) => side === 'client');
  const reader = person === undefined ? { name: agreement.clientName, email: '', roleTitle: '', onBehalfOf: '', locale: agreement.clientLocale as Locale } : { ...person, locale: person.locale as Locale };
  const amended = await amendedText(tx, grant, now.toISOString());
  const amendment = amended === null ? null : portalAmendment(amended.amendmentNumber, amended.content, frozenContent(content));
  const beside = await loadBeside(tx, grant, content);
  const { amended: changes } = beside;
  const named = await namedFramework(tx, grant);
  const framework = named === null ? null : { number: named.number, title: named.title, href: null };
  const levels = levelsThatSuffice(content, beside);
  const level = levels.find((one) => one === agreement.signingLevel) ?? levels[0] ?? 'code';
  return { levels, form: formView(content, changes), asking: changes === null ? [] : await askingView(tx, grant.documentId, changes), page: previewPage({ amendment, framework, level, mustBeQualified: asksQualified(content, changes), content: frozenContent(content), agreement, reader, asker: { name: actor.name, firm: firm.name }, firm, now }) };
}

/** Why an amendment needs the way of signing that it needs, as it is told; null where it is none. */
function formView(content: DocumentContent, amended: AmendedText | null): PreviewView['form'] {
  if (amended === null) return null;
  const source = amendmentRule(amended.base.head.country)?.source ?? null;
  return formReasons(content, amended).map(({ why, clauses, least }) => ({ why, clauses: [...clauses], least, source: why === 'law' || why === 'own_words' ? source : null }));
}

/** Which clauses are read as asking for a form of changes, and what was said of the reading, by whom and when. */
async function askingView(tx: Tx, documentId: string, amended: AmendedText): Promise<PreviewView['asking']> {
  const said = await loadSetAside(tx, documentId, amended);
  return Promise.all(askingClauses(amended).map(async ({ id, number, text }) => {
    const aside = said.find(({ clause }) => clause.id === id);
    const who = aside === undefined ? null : await whoSetAside(tx, documentId, aside.item.id);
    return { clauseId: id, number, words: text, print: sha256(text), setAside: aside === undefined ? null : { item: aside.item, by: who?.by ?? '', at: who?.at ?? null } };
  }));
}
