import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import type { RefusalCode } from '@entente/phrases/shape';
import type { MailTemplates } from '../outbox/mail.ts';
import type { Condition } from './condition.ts';
import type { PagePrinter } from './page-printer.ts';
import type { Services } from '../services.ts';

/** Where a request came from; kept as evidence for what binds. */
export type Origin = {
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
};

/** The login that a request came with. */
export type SessionStamp = { readonly sessionId: string; readonly userId: string };

/** The API key that a request came with: what it allows of what its member may do. */
export type ApiKeyStamp = { readonly keyId: string; readonly name: string; readonly scopes: readonly string[] };

/** Who calls: a member by their login, somebody with only a login, a key for its member, or nobody and why. */
export type Known = { readonly actor: ProviderActor | null; readonly session: SessionStamp | null; readonly apiKey: ApiKeyStamp | null; readonly refusal: RefusalCode | null };

/** What every operation of the team's API is called with. */
export type Call = {
  readonly services: Services;
  readonly mailTemplates: MailTemplates;
  readonly portal: PagePrinter;
  readonly origin: Origin;
  readonly headers: Headers;
  /** The signed-in member, or null. */
  readonly actor: ProviderActor | null;
  /** The login itself; there may be one without an actor, for somebody who belongs to no workspace. */
  readonly session: SessionStamp | null;
  /** The key instead of a login; it narrows what the actor may do. */
  readonly apiKey: ApiKeyStamp | null;
  readonly idempotencyKey: string | null;
  /** The version that the record must have (If-Match). */
  readonly condition: Condition | null;
  /** The fields that a reader asked for; all of them when null. */
  readonly fields: readonly string[] | null;
  /** What an answer says beside its body. */
  readonly answerHeaders: Headers;
};

/** A call whose actor is known. */
export type SignedInCall<A extends Actor = ProviderActor> = Omit<Call, 'actor'> & { readonly actor: A };
