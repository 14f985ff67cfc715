import { useEffect, useState } from 'react';
import { ownTimes, WEEK, type OwnQuiet, type OwnTimes } from '@entente/core/workspace/own-times';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { weekdayName } from '../../ui/time-words.ts';

type Hours = { readonly from: string; readonly until: string };
const DAY_KINDS = ['same', 'other_hours', 'whole'] as const;
type DayKind = (typeof DAY_KINDS)[number];
/** What stands in the fields: hours of every day, and of each day of the week what it is and its own hours. */
type Typed = Hours & { readonly week: Readonly<Record<number, Hours & { readonly kind: DayKind }>> };

/** A time is typed hour by hour; it is kept when the hand rests. */
const PAUSE_MS = 900;
const NONE: Hours = { from: '', until: '' };

/** When the reader is left alone: every day, and a line for each day of the week. Kept once it is whole, and gone once both times are empty. */
export function QuietFields({ times, onChange }: { times: OwnTimes; onChange: (quiet: OwnQuiet | null) => void }) {
  const t = usePhrases();
  const [typed, setTyped] = useState(() => typedOf(times.quiet));
  const { quiet, isKept, tooLong } = wishOf(times, typed);
  useEffect(() => {
    if (isKept) return undefined;
    const timer = setTimeout(() => onChange(quiet), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <Field type="time" label={t('commitment.quietFrom')} value={typed.from} onChange={(from) => setTyped({ ...typed, from })} error={tooLong ? t('refusal.quiet-hours-leave-too-little') : undefined} />
      <Field type="time" label={t('commitment.quietUntil')} value={typed.until} onChange={(until) => setTyped({ ...typed, until })} />
      {typed.from === '' || typed.until === '' ? null : <Week typed={typed} onChange={setTyped} />}
    </>
  );
}

/** A line for each day: as every day, with other hours, or quiet as a whole. */
function Week({ typed, onChange }: { typed: Typed; onChange: (typed: Typed) => void }) {
  const t = usePhrases();
  return (
    <details className="ws-wide ws-week" open={WEEK.some((day) => typed.week[day]?.kind !== 'same')}>
      <summary>{t('settings.week')}</summary>
      <div className="ws-week__days">{WEEK.map((day) => {
        const own = typed.week[day] ?? { kind: 'same' as const, ...NONE };
        const name = weekdayName(t.locale, day);
        const set = (part: Partial<typeof own>) => onChange({ ...typed, week: { ...typed.week, [day]: { ...own, ...part } } });
        const turn = (kind: DayKind) => set(kind === 'other_hours' && own.from === '' ? { kind, from: typed.from, until: typed.until } : { kind });
        return (
          <div key={day} className={own.kind === 'other_hours' ? 'ws-week__day ws-week__day--hours' : 'ws-week__day'}>
            <SelectField<DayKind> label={name} value={own.kind} onChange={turn} options={DAY_KINDS.map((value) => ({ value, label: t('settings.weekDay', { kind: value }) }))} />
            {own.kind !== 'other_hours' ? null : (
              <>
                <Field type="time" label={t('settings.weekFrom', { day: name })} value={own.from} onChange={(from) => set({ from })} />
                <Field type="time" label={t('settings.weekUntil', { day: name })} value={own.until} onChange={(until) => set({ until })} />
              </>
            )}
          </div>
        );
      })}</div>
    </details>
  );
}

function typedOf(quiet: OwnQuiet | null): Typed {
  const week = WEEK.map((day) => {
    const own = quiet?.other.find((one) => one.day === day);
    const kind: DayKind = quiet?.days.includes(day) === true ? 'whole' : own === undefined ? 'same' : 'other_hours';
    return [day, { kind, from: own?.from ?? '', until: own?.until ?? '' }] as const;
  });
  return { from: quiet?.from ?? '', until: quiet?.until ?? '', week: Object.fromEntries(week) };
}

/** What the fields ask for: hours, none (both are empty), or nothing yet that can be kept. */
function wishOf(times: OwnTimes, { from, until, week }: Typed): { quiet: OwnQuiet | null; isKept: boolean; tooLong: boolean } {
  const { quiet } = times;
  if (from === '' && until === '') return { quiet: null, isKept: quiet === null, tooLong: false };
  const others = WEEK.flatMap((day) => (week[day]?.kind === 'other_hours' ? [{ day, from: week[day].from, until: week[day].until }] : []));
  if ([{ from, until }, ...others].some((hours) => hours.from === '' || hours.until === '')) return { quiet, isKept: true, tooLong: false };
  const outcome = ownTimes({ ...times, daysOff: [], quiet: { from, until, days: WEEK.filter((day) => week[day]?.kind === 'whole'), other: others } });
  if (!outcome.ok) return { quiet, isKept: true, tooLong: true };
  return { quiet: outcome.value.quiet, isKept: isSame(outcome.value.quiet, quiet), tooLong: false };
}

function isSame(one: OwnQuiet | null, other: OwnQuiet | null): boolean {
  const plain = (quiet: OwnQuiet | null): string => (quiet === null ? '' : JSON.stringify([quiet.from, quiet.until, quiet.days, quiet.other.map(({ day, from, until }) => [day, from, until])]));
  return plain(one) === plain(other);
}

