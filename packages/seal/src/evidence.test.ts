import { describe, expect, it } from 'vitest';
import { AGREEMENT_FILE, checkEvidence, evidenceToAttach } from './evidence.ts';
import { AGREEMENT, chainOf, sampleEvents, sampleEvidence, sha256 } from './test/sample-pdf.fixture.ts';

function attached(changes: Readonly<Record<string, unknown>> = {}): Uint8Array {
  return evidenceToAttach(sampleEvidence(changes), { [AGREEMENT_FILE]: AGREEMENT });
}

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

describe('an evidence file', () => {
  it('that fits raises no finding', () => {
    expect(checkEvidence(attached(), AGREEMENT)).toEqual([]);
  });

  it('may be written again in another order of fields', () => {
    const evidence = JSON.parse(Buffer.from(attached()).toString('utf8')) as Record<string, unknown>;
    const reversed = Object.fromEntries(Object.entries(evidence).reverse());
    expect(checkEvidence(Buffer.from(JSON.stringify(reversed, null, 2)), AGREEMENT)).toEqual([]);
  });

  it('names the first bad event', () => {
    const [first, second, third] = sampleEvents();
    if (!first || !second || !third) throw new Error('three events');
    const forged = { ...second, record: { ...second.record, actor: { ...second.record.actor, name: 'Somebody else' } } };
    expect(checkEvidence(attached({ chain: chainOf([first, forged, third]) }), AGREEMENT)).toEqual([{ code: 'evidence-chain-broken', because: 'changed', event: 2 }]);
    expect(checkEvidence(attached({ chain: chainOf([first, third]) }), AGREEMENT)).toEqual([{ code: 'evidence-chain-broken', because: 'out-of-order', event: 2 }]);
  });

  it('whose tail was cut, or sewn on, is betrayed by the head it states', () => {
    const events = sampleEvents();
    expect(checkEvidence(attached({ chain: chainOf(events.slice(0, 2)) }), AGREEMENT)).toEqual([{ code: 'evidence-chain-broken', because: 'tail-missing', event: 3 }]);
    const early = { ...chainOf(events), seq: 2, head: events[1]?.hash };
    expect(checkEvidence(attached({ chain: early }), AGREEMENT)).toEqual([{ code: 'evidence-chain-broken', because: 'head-differs', event: 3 }]);
    const other = { ...chainOf(events), head: '00'.repeat(32) };
    expect(checkEvidence(attached({ chain: other }), AGREEMENT)).toEqual([{ code: 'evidence-chain-broken', because: 'head-differs', event: 3 }]);
  });

  it('with a text under a wrong hash, or without a text that was signed, is named', () => {
    const { texts } = sampleEvidence() as { texts: Record<string, string> };
    const [hash = '', ...others] = Object.keys(texts);
    expect(checkEvidence(attached({ texts: { ...texts, [hash]: 'other words' } }), AGREEMENT)).toEqual([{ code: 'evidence-text-mismatch', sha256: hash }]);
    const fewer = Object.fromEntries(others.map((each) => [each, texts[each]]));
    expect(checkEvidence(attached({ texts: fewer }), AGREEMENT)).toEqual([{ code: 'evidence-text-mismatch', sha256: hash }]);
  });

  it('about another agreement is named, and so is a missing or unreadable one', () => {
    const other = Buffer.concat([AGREEMENT, Buffer.from(' ')]);
    expect(checkEvidence(attached(), other)).toEqual([{ code: 'agreement-mismatch', stated: sha256(AGREEMENT), computed: sha256(other) }]);
    expect(checkEvidence(attached(), 'missing')).toEqual([{ code: 'agreement-missing' }]);
    expect(checkEvidence(attached(), 'unreadable')).toEqual([{ code: 'agreement-unreadable' }]);
  });

  it('speaks of every file attached beside it: one that is another, or gone, is named', () => {
    const signed = Buffer.from('%PDF-1.7 signed');
    const evidence = evidenceToAttach(sampleEvidence(), { [AGREEMENT_FILE]: AGREEMENT, 'signed-1.pdf': signed });
    expect(checkEvidence(evidence, AGREEMENT, { 'signed-1.pdf': sha256(signed) })).toEqual([]);
    for (const others of [{}, { 'signed-1.pdf': sha256('another') }, { 'signed-1.pdf': null }]) expect(checkEvidence(evidence, AGREEMENT, others)).toEqual([{ code: 'attachment-mismatch', name: 'signed-1.pdf' }]);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['no JSON', Buffer.from('{"events":')],
    ['another JSON', bytesOf([1, 2, 3])],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['of events without hashes', bytesOf({ ...sampleEvidence({ chain: { ...chainOf([]), events: [{ record: {} }] } }), attached: {} })],
    ['not bound to an agreement', bytesOf(sampleEvidence())],
    ['nested without end', Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
  ])('that is %s is unreadable', (_, evidence) => {
    expect(checkEvidence(evidence, AGREEMENT)).toEqual([{ code: 'evidence-unreadable' }]);
  });
});
