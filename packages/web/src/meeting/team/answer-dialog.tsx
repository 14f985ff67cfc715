import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { proposalQuery } from '../meeting.queries.ts';
import { fieldsOf, momentWords } from '../meeting-words.ts';
import { Fitting, takenOn } from './fitting.tsx';
import type { Meeting } from './meeting-line.tsx';
import { useMeetingChange } from './meeting-change.ts';

type Ask = NonNullable<Meeting['ask']>;
type Props = { view: MeetingsView; meeting: Meeting; onClose: () => void };

/** Answers what the client wishes: agree with one of their times, or not, with what that means said beforehand. */
export function AnswerDialog({ view, meeting, onClose }: Props) {
  return meeting.ask === null ? null : <Answering view={view} meeting={meeting} ask={meeting.ask} onClose={onClose} />;
}

function Answering({ view: { rule }, meeting, ask, onClose }: Props & { ask: Ask }) {
  const t = usePhrases();
  const { busy, change } = useMeetingChange(meeting.engagementId);
  const { id, timeZone } = meeting;
  const [time, setTime] = useState(ask.times[0] ?? '');
  const [words, setWords] = useState('');
  const said = useSaidOf(meeting, ask.kind === 'move' ? time : '');
  const waits = busy ? t('kit.saving') : undefined;
  const answer = async (agree: boolean) => {
    const act = agree ? 'agreed' : ask.whenRefused === 'counts' ? 'counted' : 'stands';
    if (await change(() => api.meeting.answer({ id, agree, time: ask.kind === 'move' ? time : null, words, taken: said.taken, wish: { kind: ask.kind, at: ask.at } }), { words: t('meeting.done', { act }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(ask.kind === 'move' ? 'meeting.askMove' : 'meeting.askCancel', { side: ask.side })} act={<Button kind="main" busy={waits} onClick={() => void answer(true)}>{said.taken ? t('meeting.onTaken', { act: 'agree' }) : t('meeting.agree')}</Button>}>
      <p>{[meeting.title, momentWords(t, meeting.startsAt, timeZone)].join(' · ')}</p>
      {ask.words === '' ? null : <blockquote className="mt-quote">{ask.words}</blockquote>}
      <LateSaid ask={ask} rule={rule} />
      {ask.kind === 'move' ? <SelectField label={t('meeting.pickTime')} value={time} onChange={setTime} options={ask.times.map((at) => ({ value: at, label: momentWords(t, at, timeZone) }))} data-autofocus /> : null}
      {said.proposal === undefined ? null : <Fitting proposal={said.proposal} start={said.start} timeZone={timeZone} />}
      <Field label={t('meeting.fieldWords')} optional={t('kit.optional')} value={words} onChange={setWords} maxLength={400} />
      <div className="mt-acts"><Button busy={waits} onClick={() => void answer(false)}>{t('meeting.refuse', { means: ask.whenRefused })}</Button></div>
    </Dialog>
  );
}

/** What is said of the time that is chosen: the same as of one that is planned. */
function useSaidOf({ id, engagementId, timeZone }: Meeting, time: string) {
  const start = time === '' ? { day: '', time: '' } : fieldsOf(time, timeZone);
  const { data: proposal } = useQuery(proposalQuery(engagementId, { first: start.day, time: start.time, meetingId: id }));
  return { start, proposal, taken: proposal !== undefined && takenOn(proposal, start).length > 0 };
}

/** That the wish comes late under the rule, and what follows. */
function LateSaid({ ask, rule }: { ask: Ask; rule: MeetingsView['rule'] }) {
  const t = usePhrases();
  if (!ask.late) return null;
  return (
    <>
      <Banner tone="warn" title={t(rule.source === 'default' ? 'meeting.isLateDefault' : 'meeting.isLate', { hours: rule.hours })}>{t('meeting.ifRefused', { means: ask.whenRefused })}</Banner>
      {rule.words === '' ? null : <blockquote className="mt-quote">{rule.words}</blockquote>}
    </>
  );
}
