import type { SigningTimesSummary } from '@entente/contract/agreement/signing-times';
import { SIGNING_STRETCHES } from '@entente/core/agreement/time-to-signed';
import type { Translator } from '@entente/phrases/translator';
import { saveCsv } from '../../shell/team-app/csv-file.ts';

const HOUR_MS = 3_600_000;
const HUNDREDTHS = 100;

/** Saves the rows behind the figures as CSV on this device: moments in UTC, durations in hours. */
export function saveTimes(t: Translator, { rows, from, to }: SigningTimesSummary): void {
  const hours = (ms: number | null | undefined): number | null => (ms === null || ms === undefined ? null : Math.round((ms / HOUR_MS) * HUNDREDTHS) / HUNDREDTHS);
  const head = ['number', 'title', 'client', 'end', 'drafted_at', 'sent_at', 'opened_at', 'last_question_at', 'signed_at', 'signed_by', 'sent_to_signed_hours', ...SIGNING_STRETCHES.map((stretch) => `${stretch}_hours`)];
  const lines = rows.map((row) => [
    row.number, row.title, row.clientName, row.end, row.draftedAt, row.sentAt, row.openedAt, row.lastQuestionAt, row.signedAt,
    row.signed.map(({ name, at }) => `${name} ${at}`).join('; '), hours(row.sinceSentMs),
    ...SIGNING_STRETCHES.map((stretch) => hours(row.stretches.find((own) => own.stretch === stretch)?.ms)),
  ]);
  saveCsv(`${t('timing.title')} ${from} ${to}`, [head, ...lines]);
}
