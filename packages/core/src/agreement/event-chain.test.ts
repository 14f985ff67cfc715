import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, chainEvent, verifyChain } from './event-chain.ts';
import type { ChainedEvent, EventRecord } from './event-types.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function record(seq: number, body: Record<string, unknown>): EventRecord {
  return {
    id: `018f0000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    agreementId: '018f0000-0000-7000-8000-ffffffffffff',
    seq,
    type: 'version.viewed',
    at: '2026-03-16T16:20:00.000Z',
    clock: 'server',
    versionNumber: 1,
    actor: { side: 'client', id: null, name: 'Анна Wrona', onBehalfOf: 'Bank Wschodni S.A.' },
    origin: { channel: 'portal', ip: '192.0.2.7', userAgent: 'Firefox', requestId: 'r-1' },
    program: 'entente/0.1.0',
    body,
  };
}

function chainOf(bodies: readonly Record<string, unknown>[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (const [index, body] of bodies.entries()) events.push(chainEvent(events.at(-1)?.hash ?? CHAIN_START, record(index + 1, body), sha256));
  return events;
}

const bodies = fc.array(fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null))), { minLength: 1, maxLength: 12 });

describe('an event chain', () => {
  it('hashes the hash before and the canonical record', () => {
    const [first, second] = chainOf([{ b: 1, a: 'ż' }, {}]);
    const canonical =
      '{"actor":{"id":null,"name":"Анна Wrona","onBehalfOf":"Bank Wschodni S.A.","side":"client"},"agreementId":"018f0000-0000-7000-8000-ffffffffffff","at":"2026-03-16T16:20:00.000Z","body":{"a":"ż","b":1},"clock":"server","id":"018f0000-0000-7000-8000-000000000001","origin":{"channel":"portal","ip":"192.0.2.7","requestId":"r-1","userAgent":"Firefox"},"program":"entente/0.1.0","seq":1,"type":"version.viewed","versionNumber":1}';
    expect(first?.hash).toBe(sha256(canonical));
    expect(second?.prevHash).toBe(first?.hash);
  });

  it('is in order when nothing was touched, also after a round through JSON with its members in another order', () => {
    fc.assert(
      fc.property(bodies, (list) => {
        const events = chainOf(list).map((event): ChainedEvent => ({ ...event, record: Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(event.record)) as EventRecord).reverse()) as EventRecord }));
        expect(verifyChain(events, sha256)).toEqual({ ok: true, head: { seq: events.length, hash: events.at(-1)?.hash } });
      }),
    );
  });

  it('names the event that was changed', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), (list, pick) => {
        const at = pick % list.length;
        const events = chainOf(list).map((event, index): ChainedEvent => (index === at ? { ...event, record: { ...event.record, body: { ...event.record.body, added: 'later' } } } : event));
        expect(verifyChain(events, sha256)).toEqual({ ok: false, fault: 'changed', seq: at + 1 });
      }),
    );
  });

  it('names the place of an event that was taken out, and of two that changed places', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), (list, pick) => {
        fc.pre(list.length >= 2);
        const at = pick % (list.length - 1);
        const events = chainOf(list);
        expect(verifyChain(events.toSpliced(at, 1), sha256)).toEqual({ ok: false, fault: 'out-of-order', seq: at + 1 });
        const [a, b] = [events[at], events[at + 1]];
        if (a !== undefined && b !== undefined) expect(verifyChain(events.toSpliced(at, 2, b, a), sha256)).toEqual({ ok: false, fault: 'out-of-order', seq: at + 1 });
      }),
    );
  });

  it('finds a change that was hashed anew, at the event after it', () => {
    const events = chainOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const forged = chainEvent(events[0]?.hash ?? '', record(2, { a: 20 }), sha256);
    expect(verifyChain(events.toSpliced(1, 1, forged), sha256)).toEqual({ ok: false, fault: 'broken-link', seq: 3 });
  });

  it('cannot see a cut tail by itself, and sees it against a head from outside', () => {
    const events = chainOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const head = { seq: 3, hash: events[2]?.hash ?? '' };
    expect(verifyChain(events.slice(0, 2), sha256).ok).toBe(true);
    expect(verifyChain(events.slice(0, 2), sha256, head)).toEqual({ ok: false, fault: 'tail-missing', seq: 3 });
    expect(verifyChain(events, sha256, head).ok).toBe(true);
  });

  it('is in order when it grew since the head was printed, and not when another history stands there', () => {
    const events = chainOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const printed = { seq: 2, hash: events[1]?.hash ?? '' };
    expect(verifyChain(events, sha256, printed).ok).toBe(true);
    expect(verifyChain(chainOf([{ a: 1 }, { a: 'other' }, { a: 3 }]), sha256, printed)).toEqual({ ok: false, fault: 'head-differs', seq: 2 });
    expect(verifyChain([], sha256, { seq: 0, hash: CHAIN_START })).toEqual({ ok: true, head: { seq: 0, hash: CHAIN_START } });
  });
});
