import type { Actor, ProviderActor } from '@entente/core/kernel/actor';
import type { MailTemplates } from '../outbox/mail.ts';
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
  readonly idempotencyKey: string | null;
};

/** A call whose actor is known. */
export type SignedInCall<A extends Actor = ProviderActor> = Omit<Call, 'actor'> & { readonly actor: A };
