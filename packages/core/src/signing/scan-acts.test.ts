import { describe, expect, it } from 'vitest';
import type { NextAct } from '../agreement/agreement-state.ts';
import { actsWithScans } from './scan-acts.ts';

const SENT = '2026-05-01T09:00:00.000Z';
const IN = '2026-05-02T09:00:00.000Z';
const sign = (side: 'provider' | 'client', ...people: string[]): NextAct => ({ act: 'sign', side, people, since: SENT });

describe('what is next once a scan is in', () => {
  it('is for the other side to confirm; whoever handed it in, the person is not asked to sign again', () => {
    const acts = [sign('provider', 'ola'), sign('client', 'anna')];
    expect(actsWithScans(acts, [{ signatoryId: 'anna', side: 'client', createdAt: IN }])).toEqual([{ act: 'confirm', side: 'provider', people: ['anna'], since: IN }, acts[0]]);
    expect(actsWithScans(acts, [{ signatoryId: 'anna', side: 'provider', createdAt: IN }])).toEqual([{ act: 'confirm', side: 'client', people: ['anna'], since: IN }, acts[0]]);
    expect(actsWithScans(acts, [{ signatoryId: 'ola', side: 'provider', createdAt: IN }])).toEqual([{ act: 'confirm', side: 'client', people: ['ola'], since: IN }, acts[1]]);
  });

  it('stays what it was for the others, and counts from the scan that waits longest', () => {
    const later = '2026-05-03T09:00:00.000Z';
    const acts = [sign('client', 'anna', 'piotr', 'ewa')];
    expect(actsWithScans(acts, [{ signatoryId: 'piotr', side: 'client', createdAt: later }, { signatoryId: 'anna', side: 'client', createdAt: IN }])).toEqual([{ act: 'confirm', side: 'provider', people: ['piotr', 'anna'], since: IN }, sign('client', 'ewa')]);
  });

  it('changes nothing where nobody is asked to sign: it is over, or decided otherwise', () => {
    const scans = [{ signatoryId: 'anna', side: 'client' as const, createdAt: IN }];
    expect(actsWithScans([], scans)).toEqual([]);
    const decide: NextAct = { act: 'decide', side: 'provider', people: [], since: SENT };
    expect(actsWithScans([decide], scans)).toEqual([decide]);
    // What was in before the last day was over still counts.
    expect(actsWithScans([decide], scans, true)).toEqual([{ act: 'confirm', side: 'provider', people: ['anna'], since: IN }, decide]);
  });
});
