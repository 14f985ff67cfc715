import type { MeetingRow } from '@entente/contract/meeting/meeting.contract';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Rows } from '../../ui/rows.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { otherClockWords, whenWords } from '../meeting-words.ts';

/** Meetings of the day, those that wait for our word, and those of which nobody said how they went. */
export function TodayMeetings({ rows }: { rows: readonly MeetingRow[] }) {
  const t = usePhrases();
  return (
    <section className="td-gap">
      <SectionRule aside={rows.length}>{t('meeting.todayTitle')}</SectionRule>
      <Rows
        rows={rows.map((row) => {
          const kind = row.ask?.side === 'client' ? 'asked' : row.begun ? 'over' : 'today';
          return {
            id: row.id,
            kind: t('meeting.todayKind', { kind }),
            title: row.title,
            detail: [...new Set([whenWords(t, row), ...row.clocks.map((clock) => otherClockWords(t, row, clock)), ...row.people.filter(({ side }) => side === 'client').map(({ name }) => name), row.clientName])].join(' · '),
            act: <ButtonLink kind="text" small to="/engagements/$id/meetings" params={{ id: row.engagementId }} aria-label={`${t('meeting.todayDo', { kind })}: ${row.title}, ${whenWords(t, row)}`}>{t('meeting.todayDo', { kind })}</ButtonLink>,
          };
        })}
      />
    </section>
  );
}
