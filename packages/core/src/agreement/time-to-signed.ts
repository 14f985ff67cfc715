import type { Side } from '../kernel/values.ts';
import { agreementStanding, countingSignatures, type AgreementFacts, type AgreementState } from './agreement-state.ts';
import { remarkTurn } from './remark-turn.ts';

/**
 * The stretches from the first word to the last signature, in order; each begins where the one before ends,
 * so that they add up to the whole.
 *
 *   drafting  from the draft's making to its first sending
 *   opening   until a person of the client first opened it (known by a gesture or an act, not by the link)
 *   talking   until the last question or answer, or the last new version, whichever was later
 *   signing   until the last signature
 */
export const SIGNING_STRETCHES = ['drafting', 'opening', 'talking', 'signing'] as const;
export type SigningStretch = (typeof SIGNING_STRETCHES)[number];

/** What became of it: still on its way, signed by all, or ended without (taken back, declined, past its last day). */
export type SigningEnd = 'open' | 'signed' | 'ended';

/** When it came how far; instants ISO 8601 in UTC, durations in milliseconds. */
export type SigningTimes = {
  readonly end: SigningEnd;
  readonly draftedAt: string;
  readonly sentAt: string | null;
  /** First opened by a person of the client. */
  readonly openedAt: string | null;
  /** The last question, other words or answer of either side. */
  readonly lastQuestionAt: string | null;
  /** Who signed the version that stands, in order of signing. */
  readonly signed: readonly { readonly signerId: string; readonly side: Side; readonly at: string }[];
  readonly signedAt: string | null;
  /** The stretches that were entered; the last one of an open agreement still runs. */
  readonly stretches: readonly { readonly stretch: SigningStretch; readonly ms: number }[];
  /** All stretches together, up to now for an open one. */
  readonly totalMs: number;
  /** From the first sending to the last signature, or to now; null before it was sent. */
  readonly sinceSentMs: number | null;
};

/** Reads the times of one agreement out of what its rows say. `openedAt` is the client's first look at a sent version. */
export function signingTimes(facts: AgreementFacts, { openedAt, now }: { openedAt: string | null; now: string }): SigningTimes {
  const { state, currentVersion, since } = agreementStanding(facts, now);
  const sendings = facts.versions.flatMap(({ sentAt }) => sentAt ?? []).toSorted();
  const [sentAt = null] = sendings;
  const signed = countingSignatures(facts, currentVersion)
    .map(({ signerId, signedAt }) => ({ signerId, side: sideOf(facts, signerId), at: signedAt }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const end = endOf(state);
  const signedAt = end === 'signed' ? latest(signed.map(({ at }) => at)) : null;
  const spoken = facts.remarks.flatMap(({ createdAt, answers }) => [createdAt, ...answers.map((answer) => answer.createdAt)]);
  const lastQuestionAt = latest(spoken);
  const until = signedAt ?? (end === 'ended' ? since : now);
  const seen = sentAt === null ? null : (openedAt ?? firstActOfClient(facts, signed));
  const talksStill = end !== 'signed' && facts.remarks.some((remark) => remarkTurn(remark) !== null);
  const talkEnd = talksStill ? null : latest([...sendings, ...spoken]);
  return {
    end, draftedAt: facts.createdAt, sentAt, openedAt: seen, lastQuestionAt, signed, signedAt,
    stretches: cutIntoStretches(facts.createdAt, until, [sentAt, seen, talkEnd, until]),
    totalMs: between(facts.createdAt, until),
    sinceSentMs: sentAt === null ? null : between(sentAt, until),
  };
}

const ENDED: ReadonlySet<AgreementState> = new Set(['withdrawn', 'declined', 'expired']);

function endOf(state: AgreementState): SigningEnd {
  if (ENDED.has(state)) return 'ended';
  return state === 'signed' || state === 'sealed' ? 'signed' : 'open';
}

function sideOf(facts: AgreementFacts, signerId: string): Side {
  return facts.signers.find(({ id }) => id === signerId)?.side ?? 'provider';
}

/** Whoever of the client asked, answered or signed has opened it, even where no look of theirs was recorded. */
function firstActOfClient(facts: AgreementFacts, signed: SigningTimes['signed']): string | null {
  const talk = facts.remarks.flatMap(({ authorSide, createdAt, answers }) => [{ side: authorSide, at: createdAt }, ...answers.map((answer) => ({ side: answer.authorSide, at: answer.createdAt }))]);
  return [...talk, ...signed].filter(({ side }) => side === 'client').map(({ at }) => at).toSorted()[0] ?? null;
}

function latest(instants: readonly string[]): string | null {
  return instants.toSorted().at(-1) ?? null;
}

/** @param ends when each stretch ended; null for one that still runs: nothing after it has begun. */
function cutIntoStretches(from: string, until: string, ends: readonly (string | null)[]): SigningTimes['stretches'] {
  const stretches: { stretch: SigningStretch; ms: number }[] = [];
  let start = from;
  for (const [at, stretch] of SIGNING_STRETCHES.entries()) {
    const end = ends[at] ?? null;
    const stop = clamp(end ?? until, start, until);
    stretches.push({ stretch, ms: between(start, stop) });
    if (end === null) break;
    start = stop;
  }
  return stretches;
}

function clamp(at: string, low: string, high: string): string {
  const raised = at < low ? low : at;
  return raised > high ? high : raised;
}

function between(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

/** How a set of durations lies; milliseconds. */
export type Spread = { readonly count: number; readonly medianMs: number | null; readonly p80Ms: number | null };

/** Where signing takes its time, over many agreements. */
export type SigningSummary = {
  /** From the first sending to the last signature, of those that were signed. */
  readonly sentToSigned: Spread;
  readonly draftedToSigned: Spread;
  /** Each stretch over the signed ones, with its part of all the time (0 to 1). */
  readonly stretches: readonly ({ readonly stretch: SigningStretch; readonly share: number } & Spread)[];
  /** The stretch with the greatest part of the time; null where nothing was signed. */
  readonly waitsIn: SigningStretch | null;
  /** Still on their way: they would make the figures look better than they are if they were left unsaid. */
  readonly open: Spread;
};

/** Sums up many agreements: medians and 80th percentiles of the signed ones, and the age of the open ones beside them. */
export function summariseSigning(all: readonly SigningTimes[]): SigningSummary {
  const signed = all.filter(({ end }) => end === 'signed');
  const total = signed.reduce((sum, { totalMs }) => sum + totalMs, 0);
  const stretches = SIGNING_STRETCHES.map((stretch) => {
    const durations = signed.flatMap((times) => times.stretches.filter((own) => own.stretch === stretch).map(({ ms }) => ms));
    return { stretch, share: total === 0 ? 0 : durations.reduce((sum, ms) => sum + ms, 0) / total, ...spread(durations) };
  });
  const longest = stretches.toSorted((a, b) => b.share - a.share)[0];
  return {
    sentToSigned: spread(signed.flatMap(({ sinceSentMs }) => sinceSentMs ?? [])),
    draftedToSigned: spread(signed.map(({ totalMs }) => totalMs)),
    stretches,
    waitsIn: longest === undefined || longest.share === 0 ? null : longest.stretch,
    open: spread(all.flatMap(({ end, sinceSentMs }) => (end === 'open' && sinceSentMs !== null ? [sinceSentMs] : []))),
  };
}

function spread(durations: readonly number[]): Spread {
  const rounded = (part: number): number | null => {
    const value = percentile(durations, part);
    return value === null ? null : Math.round(value);
  };
  return { count: durations.length, medianMs: rounded(0.5), p80Ms: rounded(0.8) };
}

/**
 * A percentile by linear interpolation between the closest ranks (Hyndman and Fan 1996, type 7).
 * @param part from 0 to 1. @returns null for no values.
 */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * part;
  const low = sorted[Math.floor(rank)];
  const high = sorted[Math.ceil(rank)];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - Math.floor(rank));
}
