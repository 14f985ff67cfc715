import type { PortalForm, PortalFormError, PortalFrame } from '@entente/contract/signing/portal-frame';
import { agreementStanding, type AgreementFacts, type AgreementStanding } from '@entente/core/agreement/agreement-state';
import type { Locale } from '@entente/core/kernel/locale';
import { mannerOf } from '@entente/phrases/manner';
import { grantAgreement, type AgreementGrant } from '../../agreement/agreement.access.ts';
import { loadAgreementFacts } from '../../agreement/agreement.actions.ts';
import { loadVersion, type StoredVersion } from '../../agreement/agreement-version.store.ts';
import { loadAgreement } from '../../agreement/agreement.store.ts';
import { loadRemarks, type StoredRemark } from '../../agreement/remark.store.ts';
import { loadSignatories, loadViews } from '../../agreement/signatory.store.ts';
import { newId } from '../../platform/database/new-id.ts';
import type { Tx } from '../../platform/database/in-workspace.ts';
import type { Services } from '../../platform/services.ts';
import type { LinkGrant } from '../link.access.ts';
import { findNewestSending, loadFirm } from '../sending.store.ts';
import type { Signatory } from '../signing.actions.ts';

/** One showing of a page to the holder of a link. */
export type Visit = {
  readonly services: Services;
  readonly link: LinkGrant;
  readonly now: Date;
  /** The language of the page. */
  readonly locale: Locale;
  /** What this browser is known by: forms and codes are bound to it. */
  readonly browser: string;
  /** The path below the link's own ("", "/read"), for the switch of language. */
  readonly path: string;
  /** What was typed into the signing form before a code was asked for. */
  readonly typed: Readonly<Record<string, string>>;
  readonly error: PortalFormError | null;
};

/** Everything a page about one agreement is made from. */
export type Reading = {
  readonly visit: Visit;
  readonly grant: AgreementGrant;
  readonly agreement: Awaited<ReturnType<typeof loadAgreement>>;
  readonly firm: Awaited<ReturnType<typeof loadFirm>>;
  readonly facts: AgreementFacts;
  readonly standing: AgreementStanding;
  readonly people: readonly Signatory[];
  /** The text that is out; null before anything was sent. */
  readonly version: StoredVersion | null;
  readonly remarks: readonly StoredRemark[];
  /** Which texts the reader has looked at, oldest first. */
  readonly looked: readonly { readonly versionNumber: number; readonly firstAt: string; readonly lastAt: string }[];
  readonly frame: PortalFrame;
};

/** Loads what the pages of an agreement show; null where the agreement is gone. */
export async function loadReading(tx: Tx, visit: Visit): Promise<Reading | null> {
  const { actor } = visit.link;
  const grant = await grantAgreement(tx, actor, actor.agreementId);
  if (grant === null) return null;
  const { agreementId } = grant;
  const [agreement, firm, sending] = [await loadAgreement(tx, agreementId), await loadFirm(tx), await findNewestSending(tx, agreementId)];
  const facts = await loadAgreementFacts(tx, agreementId);
  const standing = agreementStanding(facts, visit.now.toISOString());
  const frame: PortalFrame = {
    locale: visit.locale,
    manner: mannerOf(firm),
    timeZone: firm.timeZone,
    base: basePath(visit.link.linkId),
    path: visit.path,
    asker: { name: sending?.sentByName ?? firm.name, firm: firm.name, email: sending?.sentByEmail ?? '' },
    reader: actor.name,
    agreement: { title: agreement.title, number: agreement.number, locale: agreement.locale as Locale, expiresAt: agreement.expiresAt },
    now: visit.now.toISOString(),
  };
  return {
    visit, grant, agreement, firm, facts, standing, frame,
    people: await loadSignatories(tx, [agreementId]),
    version: standing.currentVersion === null ? null : await loadVersion(tx, agreementId, standing.currentVersion),
    remarks: await loadRemarks(tx, [agreementId], { signatoryId: actor.signatoryId }),
    looked: (await loadViews(tx, agreementId)).filter(({ viewerSide, viewerId }) => viewerSide === 'client' && viewerId === actor.signatoryId),
  };
}

/** Where the pages of a link stand. */
export function basePath(linkId: string): string {
  return `/portal/${linkId}`;
}

/**
 * A form of this showing: its id is minted here, and its proof ties it to the link and the browser.
 * @param shownAt where the form's age is judged by its id later; else ids follow each other as they are made.
 */
export function mintForm({ services, link, browser }: Pick<Visit, 'services' | 'link' | 'browser'>, act: string, shownAt?: Date): PortalForm {
  return mintFormFor(services, { linkId: link.linkId, browser, act, shownAt });
}

/** The same where nothing is known but the address of the page. */
export function mintFormFor({ secrets }: Pick<Services, 'secrets'>, { linkId, browser, act, shownAt }: { linkId: string; browser: string; act: string; shownAt?: Date | undefined }): PortalForm {
  const id = newId(shownAt?.getTime());
  return { action: `${basePath(linkId)}/${act}`, id, proof: secrets.formSignature(formText({ linkId, browser, id })) };
}

/** What a form's proof signs. */
export function formText({ linkId, browser, id }: { linkId: string; browser: string; id: string }): string {
  return `portal\n${linkId}\n${browser}\n${id}`;
}
