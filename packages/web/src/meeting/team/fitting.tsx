import { momentIn } from '@entente/core/kernel/zoned-time';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { otherClockWords, takenWords } from '../meeting-words.ts';

type Proposal = Pick<Awaited<ReturnType<typeof api.meeting.propose>>, 'quietFor' | 'taken' | 'departs' | 'clocks'>;
type Start = { readonly day: string; readonly time: string };

/** What is in the way of one time. */
export function takenOn({ taken }: Pick<Proposal, 'taken'>, { day }: Start): Proposal['taken'] {
  return taken.filter((one) => one.day === day);
}

/** What is said of a time before it is kept: by whose clocks it is another one, who would rather not meet then or has another meeting, and in what it departs from the agreement. */
export function Fitting({ proposal, start, timeZone }: { proposal: Proposal; start: Start; timeZone: string }) {
  const t = usePhrases();
  const { quietFor, departs, clocks } = proposal;
  const { day, time } = start;
  const taken = takenOn(proposal, start);
  const startsAt = day === '' || time === '' ? null : momentIn(timeZone, day, time).toISOString();
  return (
    <>
      {startsAt === null ? null : clocks.map((clock) => <p key={clock.timeZone} className="meta-2">{otherClockWords(t, { startsAt, timeZone }, clock)}</p>)}
      {quietFor.length === 0 ? null : <Banner tone="warn" title={t('meeting.quiet', { names: quietFor.join(', ') })} />}
      {taken.length === 0 ? null : <Banner tone="warn" title={t('meeting.taken')}>{taken.map((one) => takenWords(t, one, timeZone)).join('; ')}</Banner>}
      {departs.map((what) => <Banner key={what} tone="warn" title={t('meeting.departs', { what })} />)}
    </>
  );
}
