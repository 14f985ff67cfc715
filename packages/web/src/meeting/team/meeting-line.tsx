import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { actWords, fieldsOf, momentWords, otherClockWords, whenWords } from '../meeting-words.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { ChangeForm } from './change-form.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { useMeetingChange } from './meeting-change.ts';
import { MoveDialog } from './move-dialog.tsx';

export type Meeting = MeetingsView['rows'][number];
type Opened = 'move' | 'cancel' | 'held' | 'missed' | 'answer' | 'change';

const LAMPS: Readonly<Record<Meeting['state'], LampState>> = { planned: 'underway', held: 'complete', cancelled: 'missing', missed: 'failed' };

/** One meeting: when, with whom, where it stands, and what can be done about it now. */
export function MeetingLine({ view, meeting }: { view: MeetingsView; meeting: Meeting }) {
  const t = usePhrases();
  const [open, setOpen] = useState<Opened | null>(null);
  const what = `${meeting.title}, ${whenWords(t, meeting)}`;
  const facts = [meeting.title, ...meeting.people.map(({ name }) => name), ...(meeting.place === '' ? [] : [meeting.place]), ...(meeting.makesUp === null ? [] : [t('meeting.makesUp', { day: dayWords(t.locale, fieldsOf(meeting.makesUp, meeting.timeZone).day) })])];
  return (
    <li>
      <div className="mt-what">
        <span className="strong">{whenWords(t, meeting)}</span>
        {meeting.clocks.map((clock) => <span key={clock.timeZone} className="meta-2">{otherClockWords(t, meeting, clock)}</span>)}
        {open === 'change' ? <ChangeForm meeting={meeting} onClose={() => setOpen(null)} /> : <span className="meta-2">{facts.join(' · ')}</span>}
        <Standing meeting={meeting} />
        {meeting.history.length < 2 ? null : <details className="mt-history"><summary>{t('meeting.history')}</summary><ul>{meeting.history.map((act) => <li key={act.id} className="meta-2">{actWords(t, act, meeting.timeZone)}</li>)}</ul></details>}
      </div>
      <Acts meeting={meeting} what={what} onOpen={setOpen} />
      {open === 'move' || open === 'cancel' ? <MoveDialog view={view} meeting={meeting} kind={open} onClose={() => setOpen(null)} /> : null}
      {open === 'held' || open === 'missed' ? <CloseDialog view={view} meeting={meeting} outcome={open} onClose={() => setOpen(null)} /> : null}
      {open === 'answer' ? <AnswerDialog view={view} meeting={meeting} onClose={() => setOpen(null)} /> : null}
    </li>
  );
}

/** Where it stands, in a lamp with its words. */
function Standing({ meeting }: { meeting: Meeting }) {
  const t = usePhrases();
  const { state, counts, owed, endedBy, begun, ask, timeZone } = meeting;
  if (ask !== null) return <Asked ask={ask} timeZone={timeZone} />;
  if (state === 'planned') return begun ? <Lamp state="unset" size="small">{t('meeting.howWas')}</Lamp> : null;
  const parts = [t('meeting.state', { state }), ...(endedBy === null ? [] : [t('meeting.endedBy', { side: endedBy })]), ...(counts && state !== 'held' ? [t('meeting.countsAsHeld')] : []), ...(owed ? [t('meeting.toMakeUp')] : [])];
  return <Lamp state={LAMPS[state]} size="small">{parts.join(' · ')}</Lamp>;
}

/** A wish that waits for the other side. */
function Asked({ ask: { kind, side, late, times, words }, timeZone }: { ask: NonNullable<Meeting['ask']>; timeZone: string }) {
  const t = usePhrases();
  const parts = [t(kind === 'move' ? 'meeting.askMove' : 'meeting.askCancel', { side }), ...(late ? [t('meeting.askLate')] : [])];
  return (
    <>
      <Lamp state={side === 'client' ? 'late' : 'underway'} size="small">{parts.join(' · ')}</Lamp>
      {words === '' ? null : <span>{words}</span>}
      {times.length === 0 ? null : <span className="meta-2">{t('meeting.askTimes', { times: times.map((at) => momentWords(t, at, timeZone)).join('; ') })}</span>}
    </>
  );
}

/** What the client called off in time, or what has begun since it was called off, is not put back. */
function mayReopen({ state, begun, counts, endedBy }: Meeting): boolean {
  return state === 'cancelled' ? counts || (endedBy === 'provider' && !begun) : state !== 'planned';
}

/** What can be done about it now; the same in the command box. */
function Acts({ meeting, what, onOpen }: { meeting: Meeting; what: string; onOpen: (open: Opened) => void }) {
  const t = usePhrases();
  const { id, state, begun, ask } = meeting;
  const { busy, change } = useMeetingChange(meeting.engagementId);
  const planned = state === 'planned';
  const theirs = ask?.side === 'client';
  const reopen = () => change(() => api.meeting.reopen({ id }), { words: t('meeting.done', { act: 'reopened' }) });
  const acts = [
    { key: 'answer', words: t('meeting.answer'), label: t('meeting.answerOf', { what }), shown: planned && theirs, main: true, run: () => onOpen('answer') },
    { key: 'held', words: t('meeting.held'), label: t('meeting.heldOf', { what }), shown: planned && begun, main: !theirs, run: () => onOpen('held') },
    { key: 'missed', words: t('meeting.missed'), label: t('meeting.missedOf', { what }), shown: planned && begun, main: false, run: () => onOpen('missed') },
    { key: 'move', words: t('meeting.move'), label: t('meeting.moveOf', { what }), shown: planned && !begun && !theirs, main: false, run: () => onOpen('move') },
    { key: 'cancel', words: t('meeting.cancel'), label: t('meeting.cancelOf', { what }), shown: planned && !begun && !theirs, main: false, run: () => onOpen('cancel') },
    { key: 'change', words: t('meeting.change'), label: t('meeting.changeOf', { what }), shown: planned, main: false, run: () => onOpen('change') },
    { key: 'takeBack', words: t('meeting.takeBack'), label: t('meeting.takeBackOf', { what }), shown: planned && ask?.side === 'provider', main: false, run: () => void change(() => api.meeting.takeBack({ id }), { words: t('meeting.done', { act: 'taken_back' }) }) },
    { key: 'file', words: t('meeting.file'), label: t('meeting.fileOf', { what }), shown: planned && !begun, main: false, run: () => void download(id) },
    { key: 'reopen', words: t('meeting.reopen'), label: t('meeting.reopenOf', { what }), shown: mayReopen(meeting), main: false, run: () => void reopen() },
  ].filter(({ shown }) => shown);
  useCommands(acts.map(({ key, label, run }) => ({ id: `meeting.${key}.${id}`, label, run })));
  return <span className="mt-acts">{acts.map(({ key, words, label, main, run }) => <Button key={key} small kind={main ? 'outlined' : 'text'} busy={busy ? t('kit.saving') : undefined} aria-label={label} onClick={run}>{words}</Button>)}</span>;
}

/** Puts the meeting's calendar file into the reader's hands. */
async function download(id: string): Promise<void> {
  const { name, text } = await api.meeting.calendar({ id });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
