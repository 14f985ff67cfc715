import type { DuplicateKind, DuplicateReason } from './duplicate-keys.ts';

/** How sure each reason makes one by itself that two records are one, in percent. */
const WEIGHTS: Readonly<Record<DuplicateKind, Readonly<Record<DuplicateReason, number>>>> = {
  client: { registration: 95, name: 70, email: 60, website: 40, phone: 40, nameAndClient: 0 },
  contact: { email: 85, nameAndClient: 80, name: 45, phone: 50, registration: 0, website: 0 },
};

/** What a reason leaves in doubt, from 0 to 1. */
export function doubtOf(kind: DuplicateKind, reason: DuplicateReason): number {
  return 1 - WEIGHTS[kind][reason] / 100;
}

/** Pairs below this are not shown. */
export const LEAST_CONFIDENCE = 50;

/** How sure all the reasons together make one, 0 to 99: each takes its part of what the others leave in doubt. */
export function confidenceOf(kind: DuplicateKind, reasons: readonly DuplicateReason[]): number {
  const doubt = [...new Set(reasons)].reduce((left, reason) => left * doubtOf(kind, reason), 1);
  return Math.min(99, Math.round((1 - doubt) * 100));
}

export const CONFIDENCE_LEVELS = ['certain', 'likely', 'possible'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** The same in a word, for people. */
export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= 90) return 'certain';
  return confidence >= 70 ? 'likely' : 'possible';
}
