import type { AgreementEventView } from '@entente/contract/agreement/agreement-views';
import { chainEvent, verifyChain, type ChainHead, type ChainVerdict } from '@entente/core/agreement/event-chain';
import type { EVENT_CHANNELS, EventRecord, EventType } from '@entente/core/agreement/event-types';
import { actorStamp, type Actor } from '@entente/core/kernel/actor';
import { granted, refused } from '@entente/core/kernel/outcome';
import { sha256 } from '../platform/crypto/secrets.ts';
import type { Tx } from '../platform/database/in-workspace.ts';
import { newId } from '../platform/database/new-id.ts';
import type { Origin } from '../platform/http/call.ts';
import type { Answer } from '../platform/http/operation.ts';
import { PROGRAM } from '../platform/program.ts';
import { grantAgreement, type GrantedAgreementId } from './agreement.access.ts';
import { insertEvent, loadChainHead, lockChainHead, selectEvents, type StoredEvent } from './agreement-event.store.ts';

/** What happened, for the evidence. */
export type NewEvent = {
  readonly type: EventType;
  readonly actor: Actor;
  /** What the type records beyond the envelope: plain values and texts; never a link, a token or a code. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** The frozen version it is about. */
  readonly versionNumber?: number | null;
  /** The firm the person acts for. */
  readonly onBehalfOf?: string;
  /** Where the act came from; left out for what the program does by itself. */
  readonly origin?: Origin & { readonly channel: (typeof EVENT_CHANNELS)[number] };
  /** When it happened, ISO 8601 in UTC with milliseconds; now unless said otherwise. */
  readonly at?: string;
};

/**
 * Appends an event to the agreement's chain, in the transaction of what it tells about. The agreement's
 * row is locked, so events of one agreement stand in one order. `agreement.sent` must carry the
 * `versionNumber` that went out: where the agreement stands is derived from it.
 * @returns the new head: what a receipt prints.
 */
export async function appendEvent(tx: Tx, agreementId: GrantedAgreementId, event: NewEvent): Promise<ChainHead> {
  const head = await lockChainHead(tx, agreementId);
  const record: EventRecord = {
    id: newId(),
    agreementId,
    seq: head.seq + 1,
    type: event.type,
    at: event.at ?? new Date().toISOString(),
    clock: 'server',
    versionNumber: event.versionNumber ?? null,
    actor: { ...actorStamp(event.actor), onBehalfOf: event.onBehalfOf ?? '' },
    origin: event.origin === undefined ? null : plainOrigin(event.origin),
    program: PROGRAM,
    body: { ...event.body },
  };
  const chained = chainEvent(head.hash, record, sha256);
  await insertEvent(tx, agreementId, { event: chained, clientId: head.clientId });
  return { seq: record.seq, hash: chained.hash };
}

function plainOrigin({ channel, ip, userAgent, requestId }: NonNullable<NewEvent['origin']>): EventRecord['origin'] {
  return { channel, ip, userAgent: userAgent.slice(0, 400), requestId };
}

/** The agreement's events in order, with the verdict on their chain against the head in the agreement's row. */
export async function loadEvents(tx: Tx, agreementId: GrantedAgreementId): Promise<{ readonly events: readonly StoredEvent[]; readonly verdict: ChainVerdict }> {
  const events = await selectEvents(tx, agreementId);
  return { events, verdict: checkEvents(events, await loadChainHead(tx, agreementId)) };
}

function checkEvents(events: readonly StoredEvent[], head: ChainHead): ChainVerdict {
  const verdict = verifyChain(events, sha256, head);
  const odd = events.findIndex(({ rowAgrees }) => !rowAgrees) + 1;
  if (odd === 0 || (!verdict.ok && verdict.seq <= odd)) return verdict;
  return { ok: false, fault: 'changed', seq: odd };
}

/** The story of an agreement as its evidence tells it. */
export async function showEvents(tx: Tx, actor: Actor, id: string): Promise<Answer<{ events: AgreementEventView[]; chain: { ok: boolean; seq: number; fault: string } }>> {
  const grant = await grantAgreement(tx, actor, id);
  if (grant === null) return refused('not-found');
  const { events, verdict } = await loadEvents(tx, grant.agreementId);
  const chain = verdict.ok ? { ok: true, seq: verdict.head.seq, fault: '' } : { ok: false, seq: verdict.seq, fault: verdict.fault };
  return granted({ events: events.map(eventView), chain });
}

function eventView({ record, hash }: StoredEvent): AgreementEventView {
  const { seq, type, at, versionNumber, actor, body } = record;
  return { seq, type, at, versionNumber, actorSide: actor.side, actorName: actor.name, body, hash };
}
