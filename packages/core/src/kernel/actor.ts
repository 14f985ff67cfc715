import type { Id, Side } from './values.ts';
import type { Locale } from './locale.ts';

export const ROLES = ['owner', 'manager', 'member'] as const;
export type Role = (typeof ROLES)[number];

/** Which rows a member may see: their own, their team's, or all of the workspace. */
export const SCOPES = ['own', 'team', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** A member of the workspace, signed in. */
export type ProviderActor = {
  readonly side: 'provider';
  readonly workspaceId: Id;
  readonly memberId: Id;
  readonly teamId: Id | null;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope;
  /** What the member's role may see less of, by record kind; absent where nothing is limited. */
  readonly limits?: Readonly<Record<string, RecordLimits>>;
  readonly locale: Locale;
  /** How they come, where it is not by their own hand: a program with their key, or an agent with it. */
  readonly through?: Through;
};

/** The key that an act came by, and whether a program or an agent held it; or the automation that acted in a person's name. */
export type Through = { readonly kind: 'key' | 'agent' | 'automation'; readonly keyId: Id; readonly name: string };

/** A role's limits for a record kind. Hidden fields are left out of every answer; what is absent is not limited. */
export type RecordLimits = { readonly scope?: Scope; readonly hidden?: readonly string[]; readonly mayExport?: boolean; readonly mayDelete?: boolean; readonly mayBulk?: boolean };

/** A person of the client, known by one link for one purpose. */
export type ClientActor = {
  readonly side: 'client';
  readonly workspaceId: Id;
  readonly clientId: Id;
  readonly agreementId: Id;
  readonly signatoryId: Id;
  readonly linkId: Id;
  readonly name: string;
  readonly locale: Locale;
};

/** A person of the client as far as promises go, known by a link; they need sign nothing. */
export type PersonActor = { readonly side: 'client'; readonly workspaceId: Id; readonly clientId: Id; readonly personId: Id; readonly linkId: Id; readonly name: string; readonly locale: Locale };

/** The program itself: expiry, reminders, sealing. */
export type SystemActor = { readonly side: 'system'; readonly workspaceId: Id; readonly name: string };

export type Actor = ProviderActor | ClientActor | SystemActor;

/** Who stands in the activity record and in the evidence: the side, the id and the name at that time. */
export type ActorStamp = { readonly side: Side | 'system'; readonly id: Id | null; readonly name: string };

/** Reduces an actor to what is recorded of them. */
export function actorStamp(actor: Actor | PersonActor): ActorStamp {
  if ('personId' in actor) return { side: 'client', id: actor.personId, name: actor.name };
  if (actor.side === 'provider') return { side: 'provider', id: actor.memberId, name: actor.name };
  if (actor.side === 'client') return { side: 'client', id: actor.signatoryId, name: actor.name };
  return { side: 'system', id: null, name: actor.name };
}

/** What is recorded of the way an act came: empty where a person did it by their own hand. */
export function throughStamp(actor: Actor | PersonActor): { readonly kind: '' | Through['kind']; readonly name: string } {
  const through = actor.side === 'provider' ? actor.through : undefined;
  return through === undefined ? { kind: '', name: '' } : { kind: through.kind, name: through.name };
}
