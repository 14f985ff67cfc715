import { lazy } from 'react';

/** What is opened by a press comes when it is: the board itself stays light. */
export const AnswerDialog = lazy(async () => ({ default: (await import('./answer-dialogs.tsx')).AnswerDialog }));
export const CommitmentDialog = lazy(async () => ({ default: (await import('./commitment-dialog.tsx')).CommitmentDialog }));
export const DateDialog = lazy(async () => ({ default: (await import('./date-dialog.tsx')).DateDialog }));
export const CommitmentLedger = lazy(async () => ({ default: (await import('./commitment-ledger.tsx')).CommitmentLedger }));
export const ExpectationDialog = lazy(async () => ({ default: (await import('./expectation-dialog.tsx')).ExpectationDialog }));
export const HandOverDialog = lazy(async () => ({ default: (await import('./hand-over-dialog.tsx')).HandOverDialog }));
export const ExpectationAnswerDialog = lazy(async () => ({ default: (await import('./expectation-answer-dialog.tsx')).ExpectationAnswerDialog }));
