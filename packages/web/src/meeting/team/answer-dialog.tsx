import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { momentWords } from '../meeting-words.ts';
import type { Meeting } from './meeting-line.tsx';
import { useMeetingChange } from './meeting-change.ts';

/** Answers what the client wishes: agree with one of their times, or not, with what that means said beforehand. */
export function AnswerDialog({ view: { rule }, meeting, onClose }: { view: MeetingsView; meeting: Meeting; onClose: () => void }) {
  const t = usePhrases();
  const { busy, change } = useMeetingChange(meeting.engagementId);
  const { id, ask, timeZone } = meeting;
  const [time, setTime] = useState(ask?.times[0] ?? '');
  const [words, setWords] = useState('');
  if (ask === null) return null;
  const waits = busy ? t('kit.saving') : undefined;
  const answer = async (agree: boolean) => {
    const act = agree ? 'agreed' : ask.whenRefused === 'counts' ? 'counted' : 'stands';
    if (await change(() => api.meeting.answer({ id, agree, time: ask.kind === 'move' ? time : null, words, wish: { kind: ask.kind, at: ask.at } }), { words: t('meeting.done', { act }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(ask.kind === 'move' ? 'meeting.askMove' : 'meeting.askCancel', { side: ask.side })} act={<Button kind="main" busy={waits} onClick={() => void answer(true)}>{t('meeting.agree')}</Button>}>
      <p>{[meeting.title, momentWords(t, meeting.startsAt, timeZone)].join(' · ')}</p>
      {ask.words === '' ? null : <blockquote className="mt-quote">{ask.words}</blockquote>}
      {ask.late ? <Banner tone="warn" title={t(rule.source === 'agreement' ? 'meeting.isLate' : 'meeting.isLateDefault', { hours: rule.hours })}>{t('meeting.ifRefused', { means: ask.whenRefused })}</Banner> : null}
      {ask.late && rule.words !== '' ? <blockquote className="mt-quote">{rule.words}</blockquote> : null}
      {ask.kind === 'move' ? <SelectField label={t('meeting.pickTime')} value={time} onChange={setTime} options={ask.times.map((at) => ({ value: at, label: momentWords(t, at, timeZone) }))} data-autofocus /> : null}
      <Field label={t('meeting.fieldWords')} optional={t('kit.optional')} value={words} onChange={setWords} maxLength={400} />
      <div className="mt-acts"><Button busy={waits} onClick={() => void answer(false)}>{t('meeting.refuse', { means: ask.whenRefused })}</Button></div>
    </Dialog>
  );
}
