import type { EVENT_CHANNELS } from '@entente/core/agreement/event-types';
import type { Actor, SystemActor } from '@entente/core/kernel/actor';
import type { Locale } from '@entente/core/kernel/locale';
import { loadSignatories } from '../agreement/signatory.store.ts';
import type { AgreementGrant } from '../agreement/agreement.access.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import type { Origin } from '../platform/http/call.ts';
import { announce } from '../platform/outbox/announce.ts';
import type { Services } from '../platform/services.ts';
import { findNewestSending } from './sending.store.ts';

/** Who acts, when and from where; for evidence. `origin` is left out for what the program does by itself. */
export type SigningCall<A extends Actor = Actor> = {
  readonly services: Services;
  readonly actor: A;
  readonly now: Date;
  readonly origin?: Origin & { readonly channel: (typeof EVENT_CHANNELS)[number] };
};

/** A person who signs, with all that is kept of them. */
export type Signatory = Awaited<ReturnType<typeof loadSignatories>>[number];

/** The program, when it acts by itself. */
export function systemActor(workspaceId: string): SystemActor {
  return { side: 'system', workspaceId, name: 'Entente' };
}

/** The origin as an event wants it, or nothing. */
export function eventOrigin({ origin }: Pick<SigningCall, 'origin'>): { origin?: NonNullable<SigningCall['origin']> } {
  return origin === undefined ? {} : { origin };
}

type Telling = { readonly topic: string; readonly params: Readonly<Record<string, string | number | boolean | null>>; readonly except?: string | null; /** Until when it waits for one of them; null: not at all. */ readonly turnOf?: (email: string) => Promise<Date | null>; /** When it is said, where that is counted. */ readonly at?: Date };

/**
 * Tells the provider's people of an agreement: those who sign for it and who sent it last, each once.
 * @param telling.except the address of somebody who knows already.
 */
export async function tellProvider(tx: Tx, grant: AgreementGrant, { topic, params, except = null, turnOf, ...said }: Telling): Promise<void> {
  const people = (await loadSignatories(tx, [grant.agreementId])).filter(({ side }) => side === 'provider').map(({ email, name, locale }) => ({ email, name, locale }));
  const sending = await findNewestSending(tx, grant.agreementId);
  const all = sending === undefined ? people : [...people, { email: sending.sentByEmail, name: sending.sentByName, locale: sending.sentByLocale }];
  const told = new Set(except === null ? [] : [except]);
  for (const { email, name, locale } of all) {
    if (told.has(email)) continue;
    told.add(email);
    const notBefore = (await turnOf?.(email)) ?? null;
    await announce(tx, { topic, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'agreement', id: grant.agreementId }, clientId: grant.clientId, params, ...said, ...(notBefore === null ? {} : { notBefore }) });
  }
}

/** Tells one person who signs. */
export async function tellPerson(tx: Tx, person: Pick<Signatory, 'email' | 'name' | 'locale' | 'agreementId' | 'clientId'>, { topic, params, ...said }: Omit<Telling, 'except' | 'turnOf'>): Promise<void> {
  const { email, name, locale, agreementId, clientId } = person;
  await announce(tx, { topic, recipient: { email, name, locale: locale as Locale }, subject: { kind: 'agreement', id: agreementId }, clientId, params, ...said });
}

/** The row of the acting person among those who sign. */
export async function ownSignatory(tx: Tx, actor: Actor, grant: AgreementGrant): Promise<Signatory | null> {
  const people = await loadSignatories(tx, [grant.agreementId]);
  if (actor.side === 'provider') return people.find(({ memberId }) => memberId === actor.memberId) ?? null;
  return actor.side === 'client' ? (people.find(({ id }) => id === actor.signatoryId) ?? null) : null;
}
