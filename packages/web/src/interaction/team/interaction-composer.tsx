import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { InteractionView } from '@entente/contract/interaction/interaction.contract';
import { INTERACTION_KINDS, type InteractionKind } from '@entente/core/kernel/interaction-kind';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField, Field, TextField } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useAtWork } from '../../shell/team-app/session.ts';
import { membersQuery } from '../../workspace/workspace.queries.ts';
import { askedIn, filledAmong } from '../own-fields.ts';
import { useInteractionFields, type TimelineAbout } from '../interaction.queries.ts';
import { useInteractionActs } from './interaction-acts.ts';
import { OwnEditors } from './own-fields.tsx';
import { useOwnErrors } from './own-errors.ts';

type Draft = { kind: InteractionKind; text: string; subject: string; direction: '' | 'in' | 'out'; minutes: string; happenedAt: string; dueOn: string; ownerId: string; own: Own };
type Own = Pick<InteractionView, 'values' | 'names'>;
const EMPTY: Omit<Draft, 'kind'> = { own: { values: {}, names: {} }, text: '', subject: '', direction: '', minutes: '', happenedAt: '', dueOn: '', ownerId: '' };

/** One line is enough; more is asked only by who wants to say more. Ctrl+Enter writes it down. What was typed outlives a failure. */
export function InteractionComposer({ about }: { about: TimelineAbout }) {
  const t = usePhrases();
  const { act } = useInteractionActs();
  const [draft, setDraft] = useState<Draft>({ kind: 'note', ...EMPTY });
  const [busy, setBusy] = useState(false);
  const fields = askedIn(useInteractionFields(), draft.kind);
  const { errors, check, told } = useOwnErrors();
  const text = useRef<HTMLTextAreaElement>(null);
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const start = (kind: InteractionKind): void => {
    set({ kind });
    text.current?.focus();
  };
  useCommands(INTERACTION_KINDS.map((kind) => ({ id: `interaction.${kind}`, label: `${t('interaction.writeHere')}: ${t(`interaction.${kind}`)}`, ...(kind === 'note' ? { keys: 'w' } : {}), run: () => start(kind) })));
  const save = async (): Promise<void> => {
    if (busy || draft.text.trim() === '' || !check(fields, draft.own.values)) return;
    setBusy(true);
    if (await act(() => api.interaction.create({ ...about, ...written(draft), values: filledAmong(fields, draft.own.values) }), undefined, told)) setDraft({ kind: draft.kind, ...EMPTY });
    setBusy(false);
  };
  const open = draft.text !== '';
  return (
    <form className="ix-composer" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <KindChoice value={draft.kind} onChange={(kind) => set({ kind })} />
      <TextField label={t(`interaction.${draft.kind}Hint`)} ref={text} rows={2} maxLength={20_000} value={draft.text} onChange={(value) => set({ text: value })} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); void save(); } }} />
      {open ? <Particulars draft={draft} onChange={set} /> : null}
      {open && fields.length > 0 ? <div className="ix-particulars"><OwnEditors fields={fields} row={draft.own} errors={errors} onChange={(own) => set({ own })} /></div> : null}
      {open ? <div className="ix-composer__act"><Button kind="main" type="submit" keys="mod+enter" busy={busy ? t('interaction.saving') : undefined}>{t(draft.kind === 'task' ? 'interaction.saveTask' : 'interaction.save')}</Button></div> : null}
    </form>
  );
}

function KindChoice({ value, onChange }: { value: InteractionKind; onChange: (kind: InteractionKind) => void }) {
  const t = usePhrases();
  return (
    <div role="radiogroup" aria-label={t('interaction.kind')} className="ix-kinds">
      {INTERACTION_KINDS.map((kind) => (
        <label key={kind} className="ix-kind">
          <input type="radio" name="interaction-kind" className="visually-hidden" checked={kind === value} onChange={() => onChange(kind)} />
          <span>{t(`interaction.${kind}`)}</span>
        </label>
      ))}
    </div>
  );
}

function Particulars({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const t = usePhrases();
  if (draft.kind === 'note') return null;
  if (draft.kind === 'task') return <TaskParticulars draft={draft} onChange={onChange} />;
  return (
    <div className="ix-particulars">
      {draft.kind === 'meeting' ? null : (
        <SelectField label={t('interaction.direction')} value={draft.direction === '' ? 'none' : draft.direction} onChange={(value) => onChange({ direction: value === 'none' ? '' : value })}
          options={[{ value: 'none', label: '–' }, { value: 'in', label: t('interaction.directionIn') }, { value: 'out', label: t('interaction.directionOut') }]} />
      )}
      {draft.kind === 'mail' ? <Field label={t('interaction.subject')} maxLength={300} value={draft.subject} onChange={(subject) => onChange({ subject })} /> : <Field label={t('interaction.minutes')} type="number" min={0} max={14_400} inputMode="numeric" value={draft.minutes} onChange={(minutes) => onChange({ minutes })} />}
      <Field label={t('interaction.happenedAt')} type="datetime-local" value={draft.happenedAt} onChange={(happenedAt) => onChange({ happenedAt })} />
    </div>
  );
}

function TaskParticulars({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const t = usePhrases();
  const { member } = useAtWork();
  const { data } = useQuery(membersQuery);
  const people = (data?.rows ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }));
  useEffect(() => { if (draft.ownerId === '') onChange({ ownerId: member.id }); });
  return (
    <div className="ix-particulars">
      <DateField label={t('interaction.dueOn')} value={draft.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
      {people.length < 2 ? null : <SelectField label={t('interaction.assignee')} value={draft.ownerId} options={people} onChange={(ownerId) => onChange({ ownerId })} />}
    </div>
  );
}

/** A task's line is its subject; everything else is told in the text. */
function written({ kind, text, subject, direction, minutes, happenedAt, dueOn, ownerId }: Draft) {
  if (kind === 'task') {
    const [first = '', ...rest] = text.trim().split('\n');
    return { kind, subject: first.slice(0, 300), body: [first.slice(300), ...rest].join('\n'), dueOn: dueOn === '' ? null : dueOn, ...(ownerId === '' ? {} : { ownerId }) };
  }
  return {
    kind,
    body: text,
    subject,
    direction: kind === 'note' || kind === 'meeting' ? ('' as const) : direction,
    minutes: minutes === '' ? null : Math.min(14_400, Math.max(0, Math.round(Number(minutes)))),
    ...(happenedAt === '' ? {} : { happenedAt: new Date(happenedAt).toISOString() }),
  };
}
