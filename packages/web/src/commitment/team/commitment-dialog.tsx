import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardRow, PersonChoice } from '@entente/contract/commitment/commitment.contract';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { boardQuery, peopleQuery } from '../commitment.queries.ts';
import type { CommitmentActs } from './commitment-acts.ts';

type Side = 'provider' | 'client';
const NOBODY = 'nobody';
type Draft = { side: Side; title: string; owner: string; forPerson: string; backup: string; dueOn: string; format: string; example: string; effort: string; blocks: string };
type DialogProps = { engagementId: string; rows: readonly BoardRow[]; acts: CommitmentActs; onClose: () => void; /** The one that is changed; a new one without it. */ row?: BoardRow | undefined; /** The expectation that the new one answers. */ from?: { expectationId: string; title: string; side: Side } };

const idOf = (person: { readonly id: string } | null): string => person?.id ?? '';

function draftOf(row: BoardRow | undefined, from?: DialogProps['from']): Draft {
  if (row === undefined) return { side: from?.side ?? 'client', title: (from?.title ?? '').slice(0, 300), owner: '', forPerson: '', backup: '', dueOn: '', format: '', example: '', effort: '', blocks: '' };
  return { side: row.side, title: row.title, owner: row.owner.id, forPerson: idOf(row.forPerson), backup: idOf(row.backup), dueOn: row.dueOn ?? '', format: row.format, example: row.example, effort: row.effortMinutes === null ? '' : String(row.effortMinutes), blocks: row.blocks[0] ?? '' };
}

/** A promise, new or changed: what, by whom, by when, in which form, and what waits for it. */
export function CommitmentDialog(props: DialogProps) {
  const t = usePhrases();
  const { row, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(row, props.from));
  const { people, readers, asksReader, ready, save } = useSaving(props, draft);
  const set = <Key extends keyof Draft>(key: Key) => (value: Draft[Key]) => setDraft({ ...draft, [key]: value });
  const waiting = props.rows.filter(({ id, state }) => id !== row?.id && state !== 'done' && state !== 'excepted');
  return (
    <Dialog open onClose={onClose} title={t(row === undefined ? 'commitment.addTitle' : 'commitment.editTitle')} act={<Button kind="main" unavailable={!ready ? t('commitment.fillFirst') : undefined} onClick={() => void save()}>{t('commitment.save')}</Button>}>
      <form className="cm-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {row === undefined && props.from === undefined ? <SegmentedChoice<Side> label={t('commitment.side')} value={draft.side} onChange={(side) => setDraft({ ...draft, side, owner: '', forPerson: '', backup: '' })} segments={[{ value: 'client', label: t('commitment.sideThey') }, { value: 'provider', label: t('commitment.sideWe') }]} /> : null}
        <Field label={t('commitment.what')} value={draft.title} onChange={set('title')} maxLength={300} data-autofocus />
        <div className="cm-form__pair">
          <SelectField label={t('commitment.who')} value={draft.owner} onChange={set('owner')} placeholder={t('automation.choose')} options={people} />
          <DateField label={t('commitment.due')} value={draft.dueOn} onChange={set('dueOn')} />
        </div>
        {asksReader ? <SelectField label={t('commitment.forWhom')} hint={t('commitment.forWhomHelp')} value={draft.forPerson} onChange={set('forPerson')} placeholder={t('automation.choose')} options={readers} /> : null}
        <Field label={t('commitment.format')} optional={t('kit.optional')} hint={t('commitment.formatHint')} value={draft.format} onChange={set('format')} maxLength={200} />
        <Field label={t('commitment.example')} optional={t('kit.optional')} value={draft.example} onChange={set('example')} maxLength={400} />
        <div className="cm-form__pair">
          <SelectField label={t('commitment.backup')} value={draft.backup === '' ? 'nobody' : draft.backup} onChange={(value) => set('backup')(value === 'nobody' ? '' : value)} options={[{ value: 'nobody', label: t('commitment.nobody') }, ...people]} />
          <Field label={t('commitment.effort')} optional={t('kit.optional')} type="number" min={1} value={draft.effort} onChange={set('effort')} />
        </div>
        {waiting.length === 0 ? null : <SelectField label={t('commitment.blocks')} value={draft.blocks === '' ? 'nothing' : draft.blocks} onChange={(value) => set('blocks')(value === 'nothing' ? '' : value)} options={[{ value: 'nothing', label: t('commitment.noBlocks') }, ...waiting.map(({ id, title }) => ({ value: id, label: title }))]} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

type Readers = { engagementId: string; forPerson: BoardRow['forPerson']; everybody: readonly { choice: PersonChoice; side: Side; name: string }[] };

/** Of confided work: whom of the client a promise of ours is for. Nobody of them reads it unless it says so; one that answers an expectation is for whose it was. */
function useReaders({ engagementId, forPerson, everybody }: Readers, ours: boolean) {
  const t = usePhrases();
  const { data: board } = useQuery(boardQuery(engagementId));
  const theirs = everybody.filter(({ side }) => side === 'client');
  const standing = forPerson === null ? [] : [{ value: forPerson.id, label: forPerson.name }];
  const readers = [...standing, ...theirs.filter(({ name }) => name !== forPerson?.name).map(({ choice, name }) => ({ value: choice.id, label: name })), { value: NOBODY, label: t('commitment.forNobody') }];
  const readerOf = (id: string): PersonChoice | null => (id === '' || id === NOBODY ? null : (theirs.find(({ choice }) => choice.id === id)?.choice ?? { kind: 'person', id }));
  return { readers, readerOf, asksReader: ours && board?.confided === true };
}

function isReaderSaid({ asksReader, isNew }: { asksReader: boolean; isNew: boolean }, { forPerson }: Draft): boolean {
  return !asksReader || !isNew || forPerson !== '';
}

/** Who can be chosen, whether enough is said, and how it is saved: only what was changed. */
function useSaving({ engagementId, row, acts, from, onClose }: DialogProps, draft: Draft) {
  const t = usePhrases();
  const everybody = useQuery(peopleQuery(engagementId)).data?.rows ?? [];
  const choices = everybody.filter(({ side }) => side === draft.side);
  // People on the board are known by their own ids, everybody else by who they are.
  const standing = [row?.owner, row?.backup].flatMap((person) => (person === undefined || person === null ? [] : [{ value: person.id, label: person.name }]));
  const people = [...standing, ...choices.filter(({ name }) => !standing.some(({ label }) => label === name)).map(({ choice, name }) => ({ value: choice.id, label: name }))];
  const choiceOf = (id: string): PersonChoice => choices.find(({ choice }) => choice.id === id)?.choice ?? { kind: 'person', id };
  const { readers, asksReader, readerOf } = useReaders({ engagementId, forPerson: row?.forPerson ?? null, everybody }, draft.side === 'provider' && from === undefined);
  const ready = draft.title.trim() !== '' && draft.owner !== '' && isReaderSaid({ asksReader, isNew: row === undefined }, draft);
  const values = { title: draft.title.trim(), format: draft.format.trim(), example: draft.example.trim(), effortMinutes: draft.effort === '' ? null : Number(draft.effort), dueOn: draft.dueOn === '' ? null : draft.dueOn };
  const create = () => api.commitment.create({ engagementId, side: draft.side, owner: choiceOf(draft.owner), backup: draft.backup === '' ? null : choiceOf(draft.backup), blocks: draft.blocks === '' ? [] : [draft.blocks], ...values, ...(asksReader ? { forPerson: readerOf(draft.forPerson) } : {}), ...(from === undefined ? {} : { expectationId: from.expectationId }) });
  const change = (stood: BoardRow) => {
    const before = draftOf(stood);
    const who = { ...(draft.owner === before.owner ? {} : { owner: choiceOf(draft.owner) }), ...(draft.backup === before.backup ? {} : { backup: draft.backup === '' ? null : choiceOf(draft.backup) }) };
    const reader = draft.forPerson === before.forPerson ? {} : { forPerson: readerOf(draft.forPerson) };
    const blocks = draft.blocks === before.blocks ? {} : { blocks: [...(draft.blocks === '' ? [] : [draft.blocks]), ...stood.blocks.slice(1)] };
    const seen = { title: stood.title, format: stood.format, example: stood.example, effortMinutes: stood.effortMinutes, dueOn: stood.dueOn, owner: stood.owner.id, backup: stood.backup?.id ?? null, forPerson: stood.forPerson?.id ?? null, blocks: [...stood.blocks].toSorted() };
    return api.commitment.update({ id: stood.id, set: { ...values, ...who, ...reader, ...blocks }, before: seen });
  };
  const save = async () => {
    if (!ready) return;
    if (await acts.act(() => (row === undefined ? create() : change(row)), { words: t(row === undefined ? 'commitment.added' : 'commitment.saved') })) onClose();
  };
  return { people, readers, asksReader, ready, save };
}
