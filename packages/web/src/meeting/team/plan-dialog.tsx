import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { addDays } from '@entente/core/kernel/zoned-time';
import { peopleQuery } from '../../commitment/commitment.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { shortDayWords } from '../../ui/time-words.ts';
import { proposalQuery } from '../meeting.queries.ts';
import { zoneWords } from '../meeting-words.ts';
import { useMeetingChange } from './meeting-change.ts';

type Props = { view: MeetingsView; /** All that were agreed, or one. */ many: boolean; onClose: () => void };
type Typed = { readonly title: string; readonly first: string; readonly time: string; readonly minutes: string | null; readonly place: string | null };

/** Plans one meeting, or the days that follow from the agreement: each can be left out before they are put into the calendar. */
export function PlanDialog({ view, many, onClose }: Props) {
  const t = usePhrases();
  const { engagementId, timeZone } = view;
  const { busy, change } = useMeetingChange(engagementId);
  const [typed, setTyped] = useState<Typed>({ title: view.rows.at(-1)?.title ?? t('meeting.titleGiven'), first: addDays(view.today, 7), time: '10:00', minutes: null, place: null });
  const [left, setLeft] = useState<readonly string[]>([]);
  const [makesUp, setMakesUp] = useState(false);
  const { data: proposal } = useQuery({ ...proposalQuery(engagementId, typed), placeholderData: (before) => before });
  const people = usePeople(engagementId, proposal?.people ?? []);
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const minutes = typed.minutes ?? String(proposal?.minutes ?? 60);
  const place = typed.place ?? proposal?.place ?? '';
  const starts = many ? (proposal?.starts ?? []).filter(({ day }) => !left.includes(day)) : [{ day: typed.first, time: typed.time }];
  const missing = starts.length === 0 || typed.title.trim() === '' || typed.first === '' || typed.time === '' || !people.bothSides || !(Number(minutes) >= 5);
  const save = async () => {
    const work = () => api.meeting.plan({ engagementId, title: typed.title, minutes: Number(minutes), place, timeZone, people: [...people.chosen], starts: [...starts], makesUp: makesUp && !many });
    if (await change(work, { words: t('meeting.planned', { count: starts.length }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(many ? 'meeting.propose' : 'meeting.planOne')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={missing ? t('commitment.fillFirst') : undefined} onClick={() => void save()}>{t('meeting.plan')}</Button>}>
      <Field label={t('meeting.fieldTitle')} value={typed.title} onChange={(title) => set({ title })} maxLength={160} />
      <div className="mt-time">
        <DateField label={t(many ? 'meeting.fieldFirst' : 'meeting.fieldDay')} value={typed.first} onChange={(first) => set({ first })} data-autofocus />
        <Field type="time" label={t('meeting.fieldTime')} value={typed.time} onChange={(time) => set({ time })} />
        <Field type="number" label={t('meeting.fieldMinutes')} value={minutes} onChange={(next) => set({ minutes: next })} min={5} max={1440} step={5} />
      </div>
      <p className="meta-2">{t('meeting.clocks', { zone: zoneWords(t, timeZone) })}</p>
      {(proposal?.quietFor.length ?? 0) === 0 ? null : <Banner tone="warn" title={t('meeting.quiet', { names: proposal?.quietFor.join(', ') ?? '' })} />}
      {many && proposal !== undefined ? (
        <div>
          <p className="strong">{t('meeting.proposals', { count: starts.length })}</p>
          <p className="meta-2">{t('meeting.proposalsRhythm', { days: proposal.everyDays })}</p>
          <ul className="mt-days">{starts.map(({ day }) => <li key={day}><span>{shortDayWords(t.locale, day)}</span><Button kind="text" small aria-label={t('meeting.leaveOutOf', { day: shortDayWords(t.locale, day) })} onClick={() => setLeft([...left, day])}>{t('meeting.leaveOut')}</Button></li>)}</ul>
        </div>
      ) : null}
      <Field label={t('meeting.fieldPlace')} optional={t('kit.optional')} value={place} onChange={(next) => set({ place: next })} maxLength={300} />
      <fieldset className="mt-people"><legend>{t('meeting.fieldPeople')}</legend>{people.all.map(({ key, name, isIn, toggle }) => <CheckField key={key} checked={isIn} onChange={toggle}>{name}</CheckField>)}</fieldset>
      {!many && view.account.owed > 0 ? <CheckField checked={makesUp} onChange={setMakesUp}>{t('meeting.fieldMakesUp')}</CheckField> : null}
    </Dialog>
  );
}

type Proposed = Awaited<ReturnType<typeof api.meeting.propose>>['people'];

/** Who can take part, with the usual people chosen at first. */
function usePeople(engagementId: string, usual: Proposed) {
  const rows = useQuery(peopleQuery(engagementId)).data?.rows ?? [];
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const others = rows.filter(({ name, side }) => !usual.some((one) => one.name === name && one.side === side));
  const listed = [...usual.map((one) => ({ ...one, wasIn: true })), ...others.map((one) => ({ ...one, wasIn: false }))];
  const all = listed.map(({ choice, name, side, wasIn }) => {
    const key = `${choice.kind}/${choice.id}`;
    const isIn = wasIn !== turned.has(key);
    const toggle = () => setTurned(new Set(turned.has(key) ? [...turned].filter((one) => one !== key) : [...turned, key]));
    return { key, choice, name, side, isIn, toggle };
  });
  const chosen = all.filter(({ isIn }) => isIn);
  return { all, chosen: chosen.map(({ choice }) => choice), bothSides: new Set(chosen.map(({ side }) => side)).size === 2 };
}
