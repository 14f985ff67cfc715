import type { DeclinePage, LaterPage, NotMePage, SomeoneElsePage } from '@entente/contract/signing/portal-page';
import { addDays, dayIn, weekday } from '@entente/core/kernel/zoned-time';
import { DECLINE_REASONS } from '@entente/core/signing/decline-reason';
import { DEFERRAL_CHOICES, deferralTime, furthestDeferral } from '@entente/core/signing/reminder-times';
import type { Tx } from '../../platform/database/in-workspace.ts';
import { maskedAddress } from '../signature.view.ts';
import { codeStep } from './code.actions.ts';
import { mintForm, type Reading } from './signing.actions.ts';

/** What was typed into the form of a way out, so that a refusal loses nothing. */
export type Typed = Readonly<Record<string, string>>;

export function declinePage({ visit, frame }: Reading, typed: Typed): DeclinePage {
  return { page: 'decline', frame, form: mintForm(visit, 'decline'), reasons: [...DECLINE_REASONS], typed: { reason: typed.reason ?? '', body: typed.body ?? '' }, error: visit.error };
}

/** Sorts behind every day. */
const LAST = '9999';

/** "Not now" offers, in their order, only days on which the agreement can still be signed. */
export function laterPage({ visit, frame, facts, firm }: Reading, typed: Typed): LaterPage {
  const expiresAt = facts.expiresAt === null ? null : new Date(facts.expiresAt);
  const { timeZone } = firm;
  const today = dayIn(timeZone, visit.now);
  const days = { tomorrow: addDays(today, 1), three_days: addDays(today, 3), next_monday: addDays(today, 8 - weekday(today)), day: null };
  const fits = DEFERRAL_CHOICES.filter((choice) => choice === 'day' || deferralTime({ choice, day: null, now: visit.now, expiresAt, timeZone }).ok);
  const distinct = fits.filter((choice, index) => fits.findIndex((other) => days[other] === days[choice]) === index);
  return {
    page: 'later',
    frame,
    form: mintForm(visit, 'later'),
    choices: distinct.toSorted((a, b) => (days[a] ?? LAST).localeCompare(days[b] ?? LAST)).map((choice) => ({ choice, day: days[choice] })),
    lastDay: furthestDeferral({ now: visit.now, expiresAt, timeZone }),
    typed: { choice: typed.choice ?? '', day: typed.day ?? '' },
    error: visit.error,
  };
}

export async function someoneElsePage(tx: Tx, { visit, frame, agreement, version }: Reading, typed: Typed): Promise<SomeoneElsePage> {
  const code = await codeStep(tx, visit, { purpose: 'delegate', versionNumber: version?.number ?? 0 });
  return {
    page: 'someone-else',
    frame,
    form: mintForm(visit, 'someone-else'),
    step: agreement.signingLevel === 'link' ? 'link' : code.step,
    typed: { name: typed.toName ?? '', email: typed.toEmail ?? '' },
    codeGoesTo: maskedAddress(visit.link.signatory.email),
    codeValidUntil: code.validUntil,
    error: visit.error,
  };
}

export function notMePage({ visit, frame }: Reading, typed: Typed): NotMePage {
  return { page: 'not-me', frame, form: mintForm(visit, 'not-me'), typed: { note: typed.note ?? '' }, error: visit.error };
}
