import type { EngagementKind } from '../engagement/engagement-kind.ts';
import type { FrameBlock } from './clause-text.ts';
import type { DocumentContent } from './content.ts';
import type { Finding, Purpose } from './finding.ts';
import { findingsUnder, isSetAside } from './findings.ts';
import { framePlaces, frameRecords } from './lint/frame-places.ts';
import { RESPONSIBILITY_CODES } from './lint/responsibility-rules.ts';
import { frameAskedOf, SOFT_TOPICS, type SoftTopic } from './lint/kind-frames.ts';
import { isOrder } from './order-clause.ts';
import type { FrameworkSays } from './terms/framework-terms.ts';

export const HARD_PARTS = ['scope', 'phases', 'results', 'deliverables', 'billing', 'schedule', 'client_inputs', 'responsibilities'] as const;
export type HardPart = (typeof HARD_PARTS)[number];

export type TickState = 'full' | 'half' | 'empty';
/** How far one part of the hard frame is: its state, its figures, and what it lacks most. */
export type HardTick = { readonly part: HardPart; readonly state: TickState; readonly figures: Readonly<Record<string, number | string>>; readonly lacks: Finding | null; readonly lacking: number };
export type FrameTicks = { readonly hard: readonly HardTick[]; readonly soft: readonly { readonly topic: SoftTopic; readonly state: TickState }[]; readonly ownRules: number };

type Part = { readonly part: HardPart; readonly frames: readonly FrameBlock[]; readonly codes: readonly Finding['code'][]; readonly figures: (content: DocumentContent) => Record<string, number | string> };

const PARTS: readonly Part[] = [
  { part: 'scope', frames: ['scope_in', 'scope_out'], codes: ['scope-in-is-empty', 'scope-out-is-empty', 'scope-contradicts-itself', 'scope-out-is-thin'], figures: (content) => ({ in: frameRecords(content, 'scope_in').length, out: frameRecords(content, 'scope_out').length }) },
  { part: 'phases', frames: ['phases'], codes: ['phases-are-empty'], figures: ({ phases }) => ({ count: phases.length }) },
  { part: 'results', frames: ['results'], codes: ['results-are-empty', 'result-has-no-measure', 'result-has-no-target'], figures: ({ results }) => ({ count: results.length, measured: results.filter(({ measure }) => measure !== '').length }) },
  {
    part: 'deliverables',
    frames: ['deliverables'],
    codes: ['deliverables-are-empty', 'deliverable-has-no-acceptance', 'deliverable-has-no-form', 'deliverable-has-no-decider', 'deliverable-has-no-rounds', 'deliverable-is-in-no-phase', 'deliverable-is-named-twice', 'value-contradicts-record'],
    figures: ({ deliverables }) => ({ count: deliverables.length }),
  },
  { part: 'billing', frames: ['billing'], codes: ['billing-is-empty', 'billing-has-no-deliverable', 'billing-has-no-day', 'billing-has-no-amount', 'billing-does-not-add-up', 'billing-is-in-another-currency'], figures: ({ billingItems }) => ({ count: billingItems.length }) },
  { part: 'schedule', frames: ['phases', 'deliverables'], codes: ['phase-ends-before-it-starts', 'day-is-outside-term', 'day-is-outside-phase', 'phase-has-no-dates', 'deliverable-has-no-due-day'], figures: schedule },
  { part: 'client_inputs', frames: ['client_inputs'], codes: ['client-inputs-are-empty', 'client-input-comes-too-late', 'client-input-has-no-due-day', 'client-input-has-no-owner'], figures: ({ clientInputs }) => ({ count: clientInputs.length }) },
  { part: 'responsibilities', frames: ['responsibilities'], codes: RESPONSIBILITY_CODES, figures: ({ responsibilities }) => ({ count: responsibilities.length }) },
];

/** Parts that a template leaves to the agreement: days and people. */
const OF_ONE_CLIENT: ReadonlySet<HardPart> = new Set(['schedule', 'responsibilities']);

/** What is asked of a document: what it is for, the kind of engagement, and what the framework agreement of an order says where somebody looked. */
export type Asked = { readonly purpose?: Purpose; readonly kind?: EngagementKind | null; readonly under?: FrameworkSays | null };

/**
 * Completeness at a glance, for the kind of engagement. A part that the kind does not ask for, that no
 * clause writes out and that holds nothing is left out. A template has no schedule and no people; an order settles of
 * the soft frame what it wants to, the rest stands in its framework agreement. What was set aside
 * with a reason counts as settled.
 */
export function frameTicks(content: DocumentContent, { purpose = 'agreement', kind = null, under = null }: Asked = {}): FrameTicks {
  const found = findingsUnder(content, { purpose, kind, under }).filter((finding) => !isSetAside(content, finding));
  const places = framePlaces(content);
  const ofKind = frameAskedOf(content, kind);
  const isThere = (frame: FrameBlock): boolean => places.has(frame) || frameRecords(content, frame).length > 0 || ofKind?.asks.includes(frame) === true;
  const hard = PARTS.filter(({ part, frames }) => (purpose === 'agreement' || !OF_ONE_CLIENT.has(part)) && frames.some(isThere)).map((part) => hardTick(content, part, found));
  return { hard, soft: softTicks(content, ofKind?.topics ?? (isOrder(content) ? [] : SOFT_TOPICS)), ownRules: content.groundRules.filter(({ topic }) => topic === 'own').length };
}

/** The topics of this kind, and those that were settled beyond it; a topic with two rules is settled by half. */
function softTicks({ groundRules }: DocumentContent, topics: readonly SoftTopic[]): FrameTicks['soft'] {
  const rules = (topic: SoftTopic): number => groundRules.filter((rule) => rule.topic === topic).length;
  return SOFT_TOPICS.filter((topic) => topics.includes(topic) || rules(topic) > 0).map((topic) => ({ topic, state: rules(topic) === 0 ? 'empty' : rules(topic) === 1 ? 'full' : 'half' }));
}

function hardTick(content: DocumentContent, { part, frames, codes, figures }: Part, found: readonly Finding[]): HardTick {
  const lacking = found.filter(({ code, name }) => codes.includes(code) || (code === 'frame-is-not-written-out' && frames.some((frame) => frame === name)));
  const first = codes.map((code) => lacking.find((finding) => finding.code === code)).find((finding) => finding !== undefined) ?? lacking[0] ?? null;
  const holds = frames.some((frame) => frameRecords(content, frame).length > 0);
  const undated = part === 'schedule' && schedule(content)['to'] === '';
  const state = !holds || undated ? 'empty' : lacking.length > 0 ? 'half' : 'full';
  return { part, state, figures: figures(content), lacks: first, lacking: first === null ? 0 : lacking.filter(({ code }) => code === first.code).length };
}

/** The first and the last day of the work; empty texts where no day is set. */
function schedule({ phases, deliverables }: DocumentContent): Record<string, string> {
  const days = [...phases.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]), ...deliverables.map(({ dueOn }) => dueOn)].filter((day) => day !== null).sort();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}
