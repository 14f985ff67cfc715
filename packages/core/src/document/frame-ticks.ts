import type { DocumentContent, GroundRule } from './content.ts';
import { GROUND_RULE_TOPICS } from './content.ts';
import type { FrameBlock } from './clause-text.ts';
import { findings, framePlaces, frameRecords, type Finding, type Purpose } from './findings.ts';

export const HARD_PARTS = ['scope', 'phases', 'results', 'deliverables', 'billing', 'schedule', 'client_inputs'] as const;
export type HardPart = (typeof HARD_PARTS)[number];
export type SoftTopic = Exclude<GroundRule['topic'], 'own'>;
export const SOFT_TOPICS: readonly SoftTopic[] = GROUND_RULE_TOPICS.filter((topic) => topic !== 'own');

export type TickState = 'full' | 'half' | 'empty';
/** How far one part of the hard frame is: its state, its figures, and what it lacks most. */
export type HardTick = { readonly part: HardPart; readonly state: TickState; readonly figures: Readonly<Record<string, number | string>>; readonly lacks: Finding | null; readonly lacking: number };
export type FrameTicks = { readonly hard: readonly HardTick[]; readonly soft: readonly { readonly topic: SoftTopic; readonly state: TickState }[]; readonly ownRules: number };

type Part = { readonly part: HardPart; readonly frames: readonly FrameBlock[]; readonly codes: readonly Finding['code'][]; readonly figures: (content: DocumentContent) => Record<string, number | string> };

const PARTS: readonly Part[] = [
  { part: 'scope', frames: ['scope_in', 'scope_out'], codes: ['scope-in-is-empty', 'scope-out-is-empty'], figures: (content) => ({ in: frameRecords(content, 'scope_in').length, out: frameRecords(content, 'scope_out').length }) },
  { part: 'phases', frames: ['phases'], codes: ['phases-are-empty'], figures: ({ phases }) => ({ count: phases.length }) },
  { part: 'results', frames: ['results'], codes: ['results-are-empty', 'result-has-no-measure'], figures: ({ results }) => ({ count: results.length, measured: results.filter(({ measure }) => measure !== '').length }) },
  {
    part: 'deliverables',
    frames: ['deliverables'],
    codes: ['deliverables-are-empty', 'deliverable-has-no-acceptance', 'deliverable-has-no-form', 'deliverable-has-no-decider'],
    figures: ({ deliverables }) => ({ count: deliverables.length }),
  },
  { part: 'billing', frames: ['billing'], codes: ['billing-is-empty', 'billing-has-no-deliverable', 'billing-has-no-day', 'billing-has-no-amount'], figures: ({ billingItems }) => ({ count: billingItems.length }) },
  { part: 'schedule', frames: ['phases', 'deliverables'], codes: ['phase-ends-before-it-starts', 'phase-has-no-dates', 'deliverable-has-no-due-day'], figures: schedule },
  { part: 'client_inputs', frames: ['client_inputs'], codes: ['client-inputs-are-empty', 'client-input-has-no-due-day'], figures: ({ clientInputs }) => ({ count: clientInputs.length }) },
];

/**
 * Completeness at a glance for the side panel. A part that no clause writes out and that holds nothing
 * is left out: this kind of engagement does not ask for it. A template has no schedule.
 */
export function frameTicks(content: DocumentContent, purpose: Purpose = 'agreement'): FrameTicks {
  const found = findings(content, purpose);
  const places = framePlaces(content);
  const hard = PARTS.filter(({ part, frames }) => (purpose === 'agreement' || part !== 'schedule') && frames.some((frame) => places.has(frame) || frameRecords(content, frame).length > 0)).map((part) => hardTick(content, part, found));
  const soft = SOFT_TOPICS.map((topic) => ({ topic, state: content.groundRules.some((rule) => rule.topic === topic) ? ('full' as const) : ('empty' as const) }));
  return { hard, soft, ownRules: content.groundRules.filter(({ topic }) => topic === 'own').length };
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
