import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingsView } from '@entente/contract/meeting/meeting.contract';
import { nearestWorkingDay, WEEKDAYS_ONLY } from '@entente/core/commitment/working-day';
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
import { takenWords, zoneWords } from '../meeting-words.ts';
import { Fitting, takenOn } from './fitting.tsx';
import { useMeetingChange } from './meeting-change.ts';

type Props = { view: MeetingsView; /** All that were agreed, or one. */ many: boolean; onClose: () => void };
type Typed = { readonly title: string; readonly first: string; readonly time: string; readonly minutes: string | null; readonly place: string | null };

/** Plans one meeting, or the days that follow from the agreement: each can be left out before they are put into the calendar. */
export function PlanDialog({ view, many, onClose }: Props) {
  const t = usePhrases();
  const { engagementId, timeZone, account } = view;
  const { busy, change } = useMeetingChange(engagementId);
  const [who, setWho] = useState<string>();
  const { typed, set, proposal, isOld, minutes, place } = usePlan(view, who);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [makesUp, setMakesUp] = useState(false);
  const people = usePeople(engagementId, { usual: proposal.people, onChange: setWho });
  const starts = many ? proposal.starts.filter(({ day }) => !left.includes(day)) : [{ day: typed.first, time: typed.time }];
  const taken = !isOld && starts.some((start) => takenOn(proposal, start).length > 0);
  const isWhole = [starts.length > 0, people.bothSides, Number(minutes) >= 5, typed.title.trim() !== '', typed.first !== '', typed.time !== ''].every(Boolean);
  const save = async () => {
    const work = () => api.meeting.plan({ engagementId, title: typed.title, minutes: Number(minutes), place, timeZone, people: [...people.chosen], starts: [...starts], makesUp: makesUp && !many, taken });
    if (await change(work, { words: t('meeting.planned', { count: starts.length }) })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(many ? 'meeting.propose' : 'meeting.planOne')} act={<PlanButton taken={taken} isWhole={isWhole} busy={busy} onPress={() => void save()} />}>
      <Field label={t('meeting.fieldTitle')} value={typed.title} onChange={(title) => set({ title })} maxLength={160} />
      <div className="mt-time">
        <DateField label={t(many ? 'meeting.fieldFirst' : 'meeting.fieldDay')} value={typed.first} onChange={(first) => set({ first })} data-autofocus />
        <Field type="time" label={t('meeting.fieldTime')} value={typed.time} onChange={(time) => set({ time })} />
        <Field type="number" label={t('meeting.fieldMinutes')} value={minutes} onChange={(next) => set({ minutes: next })} min={5} max={1440} step={5} />
      </div>
      <p className="meta-2">{t('meeting.clocks', { zone: zoneWords(t, timeZone) })}</p>
      <Fitting proposal={many ? passedOver(proposal, typed.first) : proposal} start={starts[0] ?? { day: typed.first, time: typed.time }} timeZone={timeZone} />
      {many ? <Days starts={starts} proposal={proposal} timeZone={timeZone} onLeave={(day) => setLeft([...left, day])} /> : null}
      <Field label={t('meeting.fieldPlace')} optional={t('kit.optional')} value={place} onChange={(next) => set({ place: next })} maxLength={300} />
      <fieldset className="mt-people"><legend>{t('meeting.fieldPeople')}</legend>{people.all.map(({ key, name, isIn, toggle }) => <CheckField key={key} checked={isIn} onChange={toggle}>{name}</CheckField>)}</fieldset>
      {!many && account.owed > 0 ? <CheckField checked={makesUp} onChange={setMakesUp}>{t('meeting.fieldMakesUp')}</CheckField> : null}
    </Dialog>
  );
}

function PlanButton({ taken, isWhole, busy, onPress }: { taken: boolean; isWhole: boolean; busy: boolean; onPress: () => void }) {
  const t = usePhrases();
  return <Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={isWhole ? undefined : t('commitment.fillFirst')} onClick={onPress}>{taken ? t('meeting.onTaken', { act: 'plan' }) : t('meeting.plan')}</Button>;
}

type Proposal = Awaited<ReturnType<typeof api.meeting.propose>>;
const NOTHING_PROPOSED: Proposal = { everyDays: 0, minutes: 60, place: '', people: [], starts: [], quietFor: [], taken: [], departs: [], clocks: [] };

/** What was typed, and what follows from the agreement where nothing was. */
function usePlan({ engagementId, rows, today }: MeetingsView, who: string | undefined) {
  const t = usePhrases();
  const [typed, setTyped] = useState<Typed>({ title: rows.at(-1)?.title ?? t('meeting.titleGiven'), first: nearestWorkingDay(addDays(today, 7), WEEKDAYS_ONLY), time: '10:00', minutes: null, place: null });
  const { data: proposal = NOTHING_PROPOSED, isPlaceholderData: isOld } = useQuery({ ...proposalQuery(engagementId, { first: typed.first, time: typed.time, minutes: lengthOf(typed.minutes), who }), placeholderData: (before) => before });
  return { typed, set: (part: Partial<Typed>) => setTyped({ ...typed, ...part }), proposal, isOld, minutes: typed.minutes ?? String(proposal.minutes), place: typed.place ?? proposal.place };
}

/** A day that does not fit is passed over where days are proposed; then there is nothing to say of it. What is taken is said of all days at once. */
function passedOver(proposal: Proposal, first: string): Proposal {
  const said = { ...proposal, taken: [] };
  return proposal.starts[0]?.day === first ? said : { ...said, quietFor: [], departs: [] };
}

/** A length that the server would take; as was agreed while it is being typed. */
function lengthOf(typed: string | null): number | undefined {
  const minutes = Number(typed);
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 1_440 ? minutes : undefined;
}

/** The days that are proposed; each can be left out. */
function Days({ starts, proposal, timeZone, onLeave }: { starts: readonly { readonly day: string; readonly time: string }[]; proposal: Proposal; timeZone: string; onLeave: (day: string) => void }) {
  const t = usePhrases();
  const words = (day: string): string => shortDayWords(t.locale, day);
  const met = starts.flatMap((start) => takenOn(proposal, start));
  return (
    <div>
      <p className="strong">{t('meeting.proposals', { count: starts.length })}</p>
      {starts.length < 2 ? null : <p className="meta-2">{t('meeting.proposalsRhythm', { days: proposal.everyDays })}</p>}
      <ul className="mt-days">{starts.map(({ day }) => <li key={day}><span>{words(day)}</span><Button kind="text" small aria-label={t('meeting.leaveOutOf', { day: words(day) })} onClick={() => onLeave(day)}>{t('meeting.leaveOut')}</Button></li>)}</ul>
      {met.length === 0 ? null : <Banner tone="warn" title={t('meeting.taken')}>{met.map((one) => takenWords(t, one, timeZone)).join('; ')}</Banner>}
    </div>
  );
}

/** Who can take part, with the usual people chosen at first. @param asked.onChange hears of another choice, as the days are asked for by it. */
function usePeople(engagementId: string, { usual, onChange }: { usual: Proposal['people']; onChange: (who: string | undefined) => void }) {
  const rows = useQuery(peopleQuery(engagementId)).data?.rows ?? [];
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const others = rows.filter(({ name, side }) => !usual.some((one) => one.name === name && one.side === side));
  const listed = [...usual.map((one) => ({ ...one, wasIn: true })), ...others.map((one) => ({ ...one, wasIn: false }))].map((one) => ({ ...one, key: `${one.choice.kind}:${one.choice.id}` }));
  const isIn = ({ key, wasIn }: { key: string; wasIn: boolean }, all: ReadonlySet<string>): boolean => wasIn !== all.has(key);
  const turn = (key: string): void => {
    const next = new Set(turned.has(key) ? [...turned].filter((one) => one !== key) : [...turned, key]);
    const keys = listed.filter((one) => isIn(one, next)).map((one) => one.key);
    setTurned(next);
    onChange(keys.length === 0 ? undefined : keys.join(','));
  };
  const all = listed.map((one) => ({ ...one, isIn: isIn(one, turned), toggle: () => turn(one.key) }));
  const chosen = all.filter((one) => one.isIn);
  return { all, chosen: chosen.map(({ choice }) => choice), bothSides: new Set(chosen.map(({ side }) => side)).size === 2 };
}
