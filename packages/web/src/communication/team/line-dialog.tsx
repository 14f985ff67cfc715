import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonChoice } from '@entente/contract/commitment/commitment.contract';
import type { CommunicationView, TouchpointView } from '@entente/contract/communication/touchpoint.contract';
import { CHANNELS, SUDDEN_EVENTS, TOUCHPOINT_EVENTS, type Speed, type Channel, type TouchpointEvent } from '@entente/core/communication/touchpoint';
import type { Side } from '@entente/core/kernel/values';
import { peopleQuery } from '../../commitment/commitment.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { channelWords, eventWords, speedWords } from '@entente/phrases/touchpoint-words';
import { useCommunicationChange } from './communication-change.ts';

type Draft = { readonly event: TouchpointEvent; readonly side: Side; readonly phase: string; readonly teller: string; readonly backup: string; readonly told: string; readonly channel: Channel; /** As `speedValue` writes it. */ readonly speed: string };
type Props = { plan: CommunicationView; /** The one that is changed; a new one without it. */ line: TouchpointView | null; onClose: () => void };

const ALL = 'all';
const NOBODY = 'nobody';
const DAYS = [-10, -5, -3, -2, -1, 0, 1, 2, 3, 5, 10];
const HOURS = [1, 2, 4, 8, 24, 48];
const AT_ONCE = '0';

/** "2" for two working days, "-5" for five before it, "2h" for two hours. */
function speedValue({ withinDays, withinHours }: Speed): string {
  return withinHours === null ? String(withinDays) : `${withinHours}h`;
}

function speedIn(value: string): Speed {
  const count = Number.parseInt(value, 10);
  return value.endsWith('h') ? { withinDays: 0, withinHours: count } : { withinDays: count, withinHours: null };
}

/** What can be chosen: hours, soonest first, where the event comes of a sudden; then working days. What stands is among them. */
function speedsFor(event: TouchpointEvent, current: Speed): readonly Speed[] {
  const [days, hours] = [new Set([...DAYS, ...(current.withinHours === null ? [current.withinDays] : [])]), new Set([...HOURS, ...(current.withinHours === null ? [] : [current.withinHours])])];
  const inOrder = (counts: ReadonlySet<number>): number[] => [...counts].sort((a, b) => a - b);
  return [...(SUDDEN_EVENTS.includes(event) ? inOrder(hours).map((withinHours) => ({ withinDays: 0, withinHours })) : []), ...inOrder(days).map((withinDays) => ({ withinDays, withinHours: null }))];
}
const other = (side: Side): Side => (side === 'provider' ? 'client' : 'provider');

function draftOf(line: TouchpointView | null): Draft {
  if (line === null) return { event: 'start', side: 'provider', phase: ALL, teller: '', backup: NOBODY, told: '', channel: 'mail', speed: AT_ONCE };
  return { event: line.event, side: line.side, phase: line.phase?.id ?? ALL, teller: line.teller.id, backup: line.backup?.id ?? NOBODY, told: line.told.id, channel: line.channel, speed: speedValue(line) };
}

/** A line of the plan: who tells whom of what, how and how fast. */
export function LineDialog({ plan, line, onClose }: Props) {
  const t = usePhrases();
  const { busy, change } = useCommunicationChange(plan.engagementId);
  const [draft, setDraft] = useState(() => draftOf(line));
  const { of, choiceOf } = usePeople(plan, line);
  const set = <Key extends keyof Draft>(key: Key) => (value: Draft[Key]) => setDraft({ ...draft, [key]: value });
  const [teller, told] = [choiceOf(draft.side, draft.teller), choiceOf(other(draft.side), draft.told)];
  const speed = speedIn(draft.speed);
  const setEvent = (event: TouchpointEvent) => setDraft({ ...draft, event, speed: speed.withinHours === null || SUDDEN_EVENTS.includes(event) ? draft.speed : AT_ONCE });
  const save = async () => {
    if (teller === null || told === null) return;
    const input = { event: draft.event, side: draft.side, phaseId: draft.phase === ALL ? null : draft.phase, teller, told, backup: choiceOf(draft.side, draft.backup), channel: draft.channel, ...speed };
    const work = () => (line === null ? api.touchpoint.create({ engagementId: plan.engagementId, ...input }) : api.touchpoint.replace({ id: line.id, ...input }));
    if (await change(work, { words: t('touchpoint.saved') })) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(line === null ? 'touchpoint.add' : 'touchpoint.change')} act={<Button kind="main" busy={busy ? t('kit.saving') : undefined} unavailable={teller === null || told === null ? t('commitment.fillFirst') : undefined} onClick={() => void save()}>{t('touchpoint.save')}</Button>}>
      <SelectField label={t('touchpoint.fieldEvent')} value={draft.event} onChange={setEvent} options={TOUCHPOINT_EVENTS.map((value) => ({ value, label: eventWords(t, value) }))} data-autofocus />
      <SelectField label={t('touchpoint.fieldSide')} value={draft.side} onChange={(side) => setDraft({ ...draft, side, teller: '', told: '', backup: NOBODY })} options={(['provider', 'client'] as const).map((value) => ({ value, label: t('touchpoint.tellingSide', { side: value }) }))} />
      <SelectField label={t('touchpoint.fieldTeller')} value={draft.teller} onChange={set('teller')} placeholder={t('automation.choose')} options={of(draft.side)} />
      <SelectField label={t('touchpoint.fieldTold')} value={draft.told} onChange={set('told')} placeholder={t('automation.choose')} options={of(other(draft.side))} />
      <SelectField label={t('touchpoint.fieldBackup')} value={draft.backup} onChange={set('backup')} options={[{ value: NOBODY, label: t('touchpoint.fieldNobody') }, ...of(draft.side)]} />
      <SelectField label={t('touchpoint.fieldChannel')} value={draft.channel} onChange={set('channel')} options={CHANNELS.map((value) => ({ value, label: channelWords(t, value) }))} />
      <SelectField label={t('touchpoint.fieldDays')} hint={speed.withinHours === null ? undefined : t('touchpoint.hoursHelp')} value={draft.speed} onChange={set('speed')} options={speedsFor(draft.event, speed).map((one) => ({ value: speedValue(one), label: speedWords(t, one) }))} />
      {plan.phases.length === 0 ? null : <SelectField label={t('touchpoint.fieldPhase')} value={draft.phase} onChange={set('phase')} options={[{ value: ALL, label: t('touchpoint.fieldAll') }, ...plan.phases.map(({ id, name }) => ({ value: id, label: name }))]} />}
    </Dialog>
  );
}

/** Who can be named: people of the line by their own ids, everybody else by who they are. */
function usePeople({ engagementId }: CommunicationView, line: TouchpointView | null) {
  const rows = useQuery(peopleQuery(engagementId)).data?.rows ?? [];
  const standing = line === null ? [] : [line.teller, line.told, ...(line.backup === null ? [] : [line.backup])];
  const of = (side: Side) => {
    const named = standing.filter((person) => person.side === side).map(({ id, name }) => ({ value: id, label: name }));
    return [...named, ...rows.filter((row) => row.side === side && !named.some(({ label }) => label === row.name)).map(({ choice, name }) => ({ value: choice.id, label: name }))];
  };
  const choiceOf = (side: Side, value: string): PersonChoice | null => {
    const person = standing.find(({ id }) => id === value);
    // Whoever stands in the line already is known as a person; one of ours is named as the member they are.
    const row = rows.find(({ choice, name, side: whose }) => whose === side && (choice.id === value || name === person?.name));
    if (row !== undefined) return row.choice;
    return person === undefined ? null : { kind: 'person', id: person.id };
  };
  return { of, choiceOf };
}
