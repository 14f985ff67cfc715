import type { PersonState, PersonView } from '@entente/contract/signing/signing-views';
import { countingSignatures, type AgreementFacts } from '@entente/core/agreement/agreement-state';
import { nextSigners } from '@entente/core/agreement/signing-order';
import type { Locale } from '@entente/core/kernel/locale';
import type { Side } from '@entente/core/kernel/values';
import { signatureState } from '@entente/core/signing/take-back';
import type { loadDeclines, loadStandingSignatures, loadViews } from '../agreement/signatory.store.ts';
import type { loadDeferrals } from './deferral.store.ts';
import type { loadDelegations } from './delegation.store.ts';
import type { ReturnedFileRow } from './returned-file.store.ts';
import { deviceKeyView, type DeviceKeyPrint } from './device-key.view.ts';
import { returnedFileView } from './returned-file.view.ts';
import type { ScanRow } from './scan.store.ts';
import { scanOf } from './scan.view.ts';
import type { loadMessages } from './sending.store.ts';
import type { Signatory } from './signing.actions.ts';

type Rows<Load extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Load>>;

/** What the people of one agreement did and were told. */
export type PeopleParts = {
  readonly facts: AgreementFacts;
  readonly currentVersion: number | null;
  readonly signatures: Rows<typeof loadStandingSignatures>;
  readonly declines: Rows<typeof loadDeclines>;
  readonly deferrals: Rows<typeof loadDeferrals>;
  readonly delegations: Rows<typeof loadDelegations>;
  readonly views: Rows<typeof loadViews>;
  readonly messages: Rows<typeof loadMessages>;
  readonly returned: readonly ReturnedFileRow[];
  readonly devices: readonly DeviceKeyPrint[];
  readonly scans: readonly ScanRow[];
  readonly now: Date;
};

/** Messages by which a person is asked to sign; what became of the newest is the state of delivery. */
const ASKING = new Set(['signing.requested', 'signing.changed', 'signing.reminder', 'signing.passed_on', 'signing.turn', 'signing.link_again']);

type Standing = Pick<PersonView, 'state' | 'since' | 'until' | 'reason' | 'words'>;
const NOTHING = { until: null, reason: '', words: '' } as const;

/** Where one person stands, the newest word first: a signature outweighs an earlier no, a no an earlier "not now". */
export function personStanding(person: Pick<Signatory, 'id' | 'email' | 'memberId'>, parts: PeopleParts): Standing {
  const { currentVersion, now } = parts;
  const signature = parts.signatures.find(({ signatoryId, versionNumber }) => signatoryId === person.id && versionNumber === currentVersion);
  if (signature !== undefined) {
    const final = signatureState({ finalAt: signature.finalAt, takenBackAt: null }, now) === 'final';
    return final ? { ...NOTHING, state: 'final', since: signature.finalAt } : { ...NOTHING, state: 'signed', since: signature.signedAt, until: signature.finalAt };
  }
  const asked = askedAt(person, parts);
  const said = [...saidSince(person, parts)].sort((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))[0];
  if (said !== undefined) return said;
  return asked === null ? { ...NOTHING, state: 'not_asked', since: null } : { ...NOTHING, state: 'asked', since: asked };
}

function saidSince(person: Pick<Signatory, 'id' | 'memberId'>, { declines, deferrals, delegations, views, currentVersion, now }: PeopleParts): readonly Standing[] {
  const said: Standing[] = [];
  const entry = (state: PersonState, since: string, more: Partial<Standing> = {}): number => said.push({ ...NOTHING, state, since, ...more });
  const mine = <Row extends { signatoryId: string }>(rows: readonly Row[]): Row | undefined => rows.findLast(({ signatoryId }) => signatoryId === person.id);
  const decline = mine(declines.filter(({ versionNumber }) => versionNumber === currentVersion));
  if (decline !== undefined) entry('declined', decline.createdAt, { reason: decline.reason, words: decline.body });
  const deferral = deferrals.find(({ signatoryId }) => signatoryId === person.id);
  if (deferral !== undefined && deferral.remindedAt === null && Date.parse(deferral.remindAt) > now.getTime()) entry('deferred', deferral.createdAt, { until: deferral.remindAt });
  const notMe = delegations.find(({ kind, fromSignatoryId }) => kind === 'not_me' && fromSignatoryId === person.id);
  if (notMe !== undefined) entry('not_me', notMe.createdAt, { words: notMe.note });
  const looked = views.find(({ viewerId, versionNumber }) => (viewerId === person.id || viewerId === person.memberId) && versionNumber === currentVersion);
  if (looked !== undefined) entry('looked', looked.firstAt);
  return said;
}

function askedAt({ email }: Pick<Signatory, 'email'>, { messages, currentVersion }: PeopleParts): string | null {
  const asking = messages.find(({ topic, recipientEmail, params }) => ASKING.has(topic) && recipientEmail === email && (params as { versionNumber?: number }).versionNumber === currentVersion);
  return asking?.createdAt ?? null;
}

/** One person as the team sees them: truthfully, as far as the mail server and the page can tell. */
export function personView(person: Signatory, parts: PeopleParts, remindHindrance: PersonView['remindHindrance']): PersonView {
  const { id, name, email, roleTitle, onBehalfOf, insteadOf } = person;
  const newest = parts.messages.find(({ topic, recipientEmail }) => ASKING.has(topic) && recipientEmail === email);
  return {
    signatoryId: id, name, email, roleTitle, onBehalfOf, insteadOf, remindHindrance,
    side: person.side as Side,
    locale: person.locale as Locale,
    ...personStanding(person, parts),
    delivery: newest === undefined ? null : { announcementId: newest.id, state: newest.state as NonNullable<PersonView['delivery']>['state'], at: newest.settledAt ?? newest.createdAt, smtpReply: newest.smtpReply },
    returned: returnedOf(parts, id),
    device: deviceKeyView(parts.devices.find((one) => one.signatoryId === id && one.versionNumber === parts.currentVersion)),
    scan: scanOf(parts.scans, { signatoryId: id, versionNumber: parts.currentVersion }),
    remindersSent: parts.messages.filter(({ topic, recipientEmail }) => topic === 'signing.reminder' && recipientEmail === email).length,
  };
}

function returnedOf({ returned, currentVersion }: PeopleParts, signatoryId: string): PersonView['returned'] {
  const own = returned.find((file) => file.signatoryId === signatoryId && file.versionNumber === currentVersion);
  return own === undefined ? null : returnedFileView(own);
}

/** Whether it is the person's turn, for a set order. */
export function isTurnOf(signatoryId: string, { facts, currentVersion }: Pick<PeopleParts, 'facts' | 'currentVersion'>): boolean {
  const signed = new Set(countingSignatures(facts, currentVersion).map(({ signerId }) => signerId));
  return nextSigners(facts.signingOrder, facts.signers, signed).some(({ id }) => id === signatoryId);
}
