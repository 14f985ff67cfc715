import { momentIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { otherClockWords } from '../meeting-words.ts';

type Proposal = Pick<Awaited<ReturnType<typeof api.meeting.propose>>, 'quietFor' | 'departs' | 'clocks'>;

/** What is said of a time before it is kept: by whose clocks it is another one, who would rather not meet then, and in what it departs from the agreement. */
export function Fitting({ proposal: { quietFor, departs, clocks }, start: { day, time }, timeZone }: { proposal: Proposal; start: { day: string; time: string }; timeZone: string }) {
  const t = usePhrases();
  const startsAt = day === '' || time === '' ? null : momentIn(timeZone, day, time).toISOString();
  return (
    <>
      {startsAt === null ? null : clocks.map((clock) => <p key={clock.timeZone} className="meta-2">{otherClockWords(t, { startsAt, timeZone }, clock)}</p>)}
      {quietFor.length === 0 ? null : <Banner tone="warn" title={t('meeting.quiet', { names: quietFor.join(', ') })} />}
      {departs.map((what) => <Banner key={what} tone="warn" title={t('meeting.departs', { what })} />)}
    </>
  );
}
