import type { AmendmentsView, AmendmentView } from '@entente/contract/agreement/amendment-views';
import { amendmentEffect } from '@entente/core/agreement/amendment-effect';
import { isRevokedWhole, textInForce } from '@entente/core/agreement/amendment-chain';
import { ASKS_NO_FORM } from '@entente/core/agreement/amendment-form';
import { amendmentPatch } from '@entente/core/agreement/amendment-patch';
import type { DocumentContent } from '@entente/core/document/content';
import { diffDocuments } from '@entente/core/document/diff-documents';
import type { ProviderActor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { translator } from '@entente/phrases/translators';
import { grantDocument } from '../../document/document.access.ts';
import { loadDocument } from '../../document/document.store.ts';
import { grantEngagement } from '../../engagement/engagement.access.ts';
import { record } from '../../platform/activity/activity.store.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Answer } from '../../platform/http/operation.ts';
import { grantAgreement, type AgreementGrant } from '../agreement.access.ts';
import type { AgreementCall } from '../agreement.actions.ts';
import { differenceView, writtenOut } from '../agreement-version.actions.ts';
import { loadVersion } from '../agreement-version.store.ts';
import { loadAgreement, lockAgreement } from '../agreement.store.ts';
import { makeDraft, type Draft } from '../draft/agreement.actions.ts';
import { answerRemark, type TalkCall } from '../remark.actions.ts';
import { putSignatories } from '../signatory.actions.ts';
import { loadSignatories, loadSignatoriesEver } from '../signatory.store.ts';
import { grantChain, lockRoot, newestAmendmentNumber, type ChainRow } from './agreement.access.ts';
import { baseContent, conflictsOf, draftOf, ownAmendment, revokedBase, type AmendmentRow } from './agreement-version.actions.ts';

type Started = Draft & { readonly amendmentNumber: number };
/**
 * @param remark what the client proposed: it goes into the draft, or other values for it do, and the proposal is answered by that.
 * @param into an amendment that is drafted already, which takes it in instead of a new one.
 */
export type NewAmendment = { readonly id: string; readonly remark?: Answering | undefined; readonly into?: string | undefined };
type Answering = { readonly remarkId: string; readonly answerId: string; readonly values?: Readonly<Record<string, string>> | undefined; readonly body?: string | undefined };

/** Starts an amendment: a draft of the text in force, its records under their own ids, with the same people. */
export async function startAmendment(tx: Tx, call: AgreementCall & TalkCall, { id, remark, into }: NewAmendment): Promise<Answer<Started>> {
  const { actor, now } = call;
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  await lockAgreement(tx, grant.agreementId);
  await lockRoot(tx, grant);
  const chain = await grantChain(tx, grant, now);
  const [root, inForce] = [chain[0], textInForce(chain)];
  if (isRevokedWhole(chain)) return refused('agreement-was-revoked');
  if (root === undefined || inForce === null || inForce.currentVersion === null) return refused('agreement-is-not-sealed');
  const started = into === undefined ? await draftAmendment(tx, call, { grant, chain, root, inForce }) : await draftedAlready(tx, call, { chain, into });
  if (!started.ok) return started;
  const answered = remark === undefined ? granted(null) : await answerByAmendment(tx, call, { remark, amendmentId: started.value.id });
  if (!answered.ok) return answered;
  return started;
}

type Family = { readonly grant: AgreementGrant; readonly chain: readonly ChainRow[]; readonly root: ChainRow; readonly inForce: ChainRow };

async function draftAmendment(tx: Tx, call: AgreementCall & TalkCall, { grant, root, inForce }: Family): Promise<Answer<Started>> {
  const { actor } = call;
  const version = inForce.currentVersion === null ? null : await loadVersion(tx, inForce.id, inForce.currentVersion);
  const engagement = await grantEngagement(tx, actor, grant.engagementId);
  if (version === null || engagement === null) return refused('not-found');
  const { title, templateId, signingLevel, signingOrder } = await loadAgreement(tx, root.id);
  const amendmentNumber = (await newestAmendmentNumber(tx, root.id)) + 1;
  const amends = { amendsId: root.id, amendmentNumber, baseId: inForce.id, baseVersion: version.number, signingLevel, signingOrder };
  const say = translator(version.content.head.locale);
  const { engagementId, clientId } = grant;
  const content = { ...version.content, dismissals: await stillSetAside(tx, actor, inForce) };
  const made = await makeDraft(tx, call, { engagementId, clientId, kind: engagement.kind, contactId: null, title: say('amendment.title', { number: amendmentNumber, title }).slice(0, 200), templateId, content, origin: `amendment:${root.id}:${amendmentNumber}`, keepsParties: 'whole', amends });
  if (!made.ok) return made;
  await samePeople(tx, call, { from: inForce, to: made.value.id });
  await record(tx, actor, { topic: 'agreement.amendment_started', subjectKind: 'agreement', subjectId: root.id, clientId, engagementId, payload: { amendmentNumber, number: made.value.number } });
  return granted({ ...made.value, amendmentNumber });
}

/** What was set aside in the draft of the text in force, with its reasons: nobody is asked the same of the same words again. What was said of one amendment's form stays with it. */
async function stillSetAside(tx: Tx, actor: ProviderActor, { id }: ChainRow): Promise<DocumentContent['dismissals']> {
  const before = await grantAgreement(tx, actor, id);
  const document = before === null ? null : await grantDocument(tx, actor, before.documentId);
  if (document === null) return [];
  const { content } = await loadDocument(tx, document.documentId);
  return content.dismissals.filter(({ code }) => code !== ASKS_NO_FORM);
}

/** The amendment that takes in one change more; it has not been sent. */
async function draftedAlready(tx: Tx, call: AgreementCall, { chain, into }: { chain: readonly ChainRow[]; into: string }): Promise<Answer<Started>> {
  const link = chain.find(({ id, amendmentNumber }) => id === into && amendmentNumber !== null);
  const drafted = link === undefined ? null : await grantAgreement(tx, call.actor, link.id);
  if (link === undefined || link.amendmentNumber === null || drafted === null) return refused('not-found');
  if (link.state !== 'draft') return refused('amendment-is-no-draft');
  return granted({ id: link.id, documentId: drafted.documentId, number: link.number, amendmentNumber: link.amendmentNumber });
}

/** Answers what the client proposed by what the amendment's draft says of it: the same, or other values. */
async function answerByAmendment(tx: Tx, call: TalkCall & AgreementCall, { remark: { remarkId, answerId, values, body = '' }, amendmentId }: { remark: Answering; amendmentId: string }): Promise<Answer<unknown>> {
  const into = await grantAgreement(tx, call.actor, amendmentId);
  if (into === null) return refused('not-found');
  return answerRemark(tx, call, { id: remarkId, answerId, outcome: values === undefined ? 'accepted' : 'countered', body, wording: '', values, into });
}

/**
 * Whoever signed the text in force signs its change; for whom a signature was handed on to, whoever handed it on: that was
 * for one text. Where one of them is gone, or a side would be without anybody, the draft's own people stay.
 */
export async function samePeople(tx: Tx, call: AgreementCall, { from, to }: { from: ChainRow; to: string }): Promise<void> {
  const ever = await loadSignatoriesEver(tx, from.id);
  const people = (await loadSignatories(tx, [from.id])).map((person) => firstNamed(ever, person));
  const signatories = people.flatMap(({ memberId, contactId, roleTitle }): ({ memberId: string; roleTitle: string } | { contactId: string; roleTitle: string })[] => (memberId !== null ? [{ memberId, roleTitle }] : contactId !== null ? [{ contactId, roleTitle }] : []));
  const both = signatories.some((person) => 'memberId' in person) && signatories.some((person) => 'contactId' in person);
  if (both) await putSignatories(tx, call, { id: to, signatories });
}

type Signatory = Awaited<ReturnType<typeof loadSignatoriesEver>>[number];

/** Who was named to sign before the signature was handed on, however often it was. */
function firstNamed(ever: readonly Signatory[], person: Signatory): Signatory {
  const before = ever.find(({ id }) => id === person.delegatedFrom);
  return before === undefined ? person : firstNamed(ever, before);
}

/** The texts of an agreement: what is in force, its amendments, and what this one changes. */
export async function showAmendments(tx: Tx, call: AgreementCall, id: string): Promise<Answer<AmendmentsView>> {
  const grant = await grantAgreement(tx, call.actor, id);
  if (grant === null) return refused('not-found');
  const chain = await grantChain(tx, grant, call.now);
  const inForce = textInForce(chain);
  const own = ownAmendment(chain, grant.agreementId);
  return granted({
    agreementId: chain[0]?.id ?? id,
    inForce: inForce === null || inForce.currentVersion === null ? null : { agreementId: inForce.id, amendmentNumber: inForce.amendmentNumber, versionNumber: inForce.currentVersion },
    amendments: chain.flatMap((link) => (link.amendmentNumber === null ? [] : [{ id: link.id, number: link.number, amendmentNumber: link.amendmentNumber, state: link.state, since: link.since, revokedAt: link.revokedAt }])),
    own: own === null ? null : await amendmentView(tx, call, { grant, chain, own, inForce }),
  });
}

/** What became of the text on which an amendment was built, while that can still be made good. */
function groundOf({ chain, own, inForce }: { chain: readonly ChainRow[]; own: AmendmentRow; inForce: ChainRow | null }): Pick<AmendmentView, 'baseIsOld' | 'revokedBelow'> {
  return { baseIsOld: inForce !== null && inForce.id !== own.baseId, revokedBelow: revokedBase(chain, own)?.amendmentNumber ?? null };
}

async function amendmentView(tx: Tx, call: AgreementCall, { grant, chain, own, inForce }: { grant: AgreementGrant; chain: readonly ChainRow[]; own: AmendmentRow; inForce: ChainRow | null }): Promise<AmendmentView> {
  const final = own.state === 'sealed' || own.state === 'signed' || own.state === 'withdrawn';
  const version = final && own.currentVersion !== null ? await loadVersion(tx, own.id, own.currentVersion) : null;
  const [base, text] = [await baseContent(tx, own), version?.content ?? (await draftOf(tx, call.actor, grant))];
  const effect = amendmentEffect(base, text);
  const conflicts = final ? [] : await conflictsOf(tx, { chain, own, base, patch: amendmentPatch(base, text), locale: call.actor.locale });
  return {
    amendmentNumber: own.amendmentNumber,
    difference: differenceView({ before: own.baseVersion, after: version?.number ?? null }, diffDocuments(writtenOut(base), writtenOut(text))),
    money: [...effect.money],
    days: [...effect.days],
    ...(final ? { baseIsOld: false, revokedBelow: null } : groundOf({ chain, own, inForce })),
    conflicts: conflicts.map(({ amendmentNumber, places }) => ({ amendmentNumber, places: [...places] })),
  };
}
