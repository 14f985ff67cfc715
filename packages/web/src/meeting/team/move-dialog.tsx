import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import type { Side } from '@entente/core/kernel/values';
import { MOST_TIMES, whenRefused } from '@entente/core/meeting/moving-rule';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { proposalQuery } from '../meeting.queries.ts';
import { fieldsOf, ruleWords, zoneWords } from '../meeting-words.ts';
import { Fitting, takenOn } from './fitting.tsx';
import type { Meeting } from './meeting-line.tsx';
import { useMeetingChange } from './meeting-change.ts';

type Start = { readonly day: string; readonly time: string };
type Props = { view: MeetingsView; meeting: Meeting; kind: 'move' | 'cancel'; onClose: () => void };
const isWhole = ({ day, time }: Start): boolean => day !== '' && time !== '';

/** Moves a meeting or calls it off. The rule is said before the press: in time, or late and what follows. */
export function MoveDialog({ view, meeting, kind, onClose }: Props) {
  const t = usePhrases();
  const { busy, change } = useMeetingChange(meeting.engagementId);
  const [side, setSide] = useState<Side>('provider');
  const [words, setWords] = useState('');
  const [times, setTimes] = useState<readonly Start[]>([{ day: '', time: fieldsOf(meeting.startsAt, meeting.timeZone).time }]);
  const { id, late } = meeting;
  const moves = kind === 'move';
  const offered = times.filter(isWhole);
  const said = useFitting(meeting, moves ? offered : []);
  const taken = said.some(({ start, proposal }) => takenOn(proposal, start).length > 0);
  const asks = late || (moves && offered.length > 1);
  const save = async () => {
    const work = () => (moves ? api.meeting.move({ id, times: [...offered], words, side, late, taken }) : api.meeting.cancel({ id, words, side, late }));
    const undoable = { undo: () => api.meeting.reopen({ id }), undone: t('meeting.done', { act: 'reopened' }) };
    const told = (now: MeetingsView) => {
      const act = cameOf(now, id);
      return { words: t('meeting.done', { act }), ...(act === 'cancelled' ? undoable : {}) };
    };
    if (await change(work, told)) onClose();
  };
  const act = <Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={moves && offered.length === 0 ? t('commitment.fillFirst') : undefined} onClick={() => void save()}>{taken ? t('meeting.onTaken', { act: asks ? 'ask' : 'move' }) : asks ? t('meeting.ask') : t(`meeting.${kind}`)}</Button>;
  return (
    <Dialog open onClose={onClose} title={t(`meeting.${kind}Of`, { what: meeting.title })} act={act}>
      <RuleSaid view={view} meeting={meeting} kind={kind} means={asks ? whenRefused({ side, late, source: view.rule.source }) : null} />
      {moves ? <Times times={times} onChange={setTimes} zone={zoneWords(t, meeting.timeZone)} /> : null}
      {said.map(({ start, proposal }) => <Fitting key={`${start.day} ${start.time}`} proposal={proposal} start={start} timeZone={meeting.timeZone} />)}
      <Field label={t('meeting.fieldWords')} optional={t('kit.optional')} value={words} onChange={setWords} maxLength={400} />
      <SelectField label={t('meeting.fieldWho')} value={side} onChange={setSide} options={(['provider', 'client'] as const).map((value) => ({ value, label: t('meeting.who', { side: value }) }))} />
    </Dialog>
  );
}

/** What came of it, as the calendar shows it now. */
function cameOf({ rows }: MeetingsView, id: string): 'asked' | 'cancelled' | 'moved' {
  const row = rows.find((one) => one.id === id);
  if (row === undefined || row.ask !== null) return 'asked';
  return row.state === 'cancelled' ? 'cancelled' : 'moved';
}

/** The rule, and what follows where the other side does not agree. */
function RuleSaid({ view: { rule }, meeting, kind, means }: Pick<Props, 'view' | 'meeting' | 'kind'> & { means: ReturnType<typeof whenRefused> | null }) {
  const t = usePhrases();
  const more = means !== null ? t('meeting.ifRefused', { means }) : kind === 'move' ? t('meeting.inTimeSeveral') : undefined;
  return (
    <>
      <Banner tone={meeting.late ? 'warn' : 'info'} title={ruleWords(t, { meeting, rule, kind })}>{more}</Banner>
      {meeting.late && rule.words !== '' ? <blockquote className="mt-quote">{rule.words}</blockquote> : null}
    </>
  );
}

/** What is said of each new time: the same as of one that is planned. */
function useFitting({ id, engagementId }: Meeting, offered: readonly Start[]) {
  const asked = useQueries({ queries: offered.map((start) => proposalQuery(engagementId, { first: start.day, time: start.time, meetingId: id })) });
  return offered.flatMap((start, at) => {
    const proposal = asked[at]?.data;
    return proposal === undefined ? [] : [{ start, proposal }];
  });
}

/** One to three new times, by the clocks of the meeting. */
function Times({ times, onChange, zone }: { times: readonly Start[]; onChange: (times: readonly Start[]) => void; zone: string }) {
  const t = usePhrases();
  const shown = times.every(isWhole) && times.length < MOST_TIMES ? [...times, { day: '', time: times.at(-1)?.time ?? '' }] : times;
  const set = (at: number, part: Partial<Start>) => onChange(shown.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="mt-times">
      {shown.map((one, at) => (
        // The place of a line is what it is: times have no other name.
        <div key={`line-${String(at)}`} className="mt-time">
          <DateField label={t(at === 0 ? 'meeting.fieldDay' : 'meeting.fieldOther')} value={one.day} onChange={(day) => set(at, { day })} {...(at === 0 ? { 'data-autofocus': true } : {})} />
          <Field type="time" label={t('meeting.fieldTime')} value={one.time} onChange={(time) => set(at, { time })} />
        </div>
      ))}
      <p className="meta-2">{t('meeting.clocks', { zone })}</p>
    </div>
  );
}
