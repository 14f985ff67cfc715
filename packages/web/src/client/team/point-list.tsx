import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ContactPointView } from '@entente/contract/client/contact.contract';
import { CONTACT_POINT_KINDS } from '@entente/core/client/contact-relation';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { EMAIL_LABELS, LABEL_LETTERS, PHONE_LABELS, readPointLabel } from '@entente/core/record/point-label';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { pointLabelWords } from '../../record/point-words.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useContactAct } from './contact-acts.ts';

type PointListProps = { kind: 'client' | 'contact'; id: string; points: readonly ContactPointView[] };
type Draft = Omit<ContactPointView, 'id'> & { id?: string };

/** E-mail addresses, phones and pages beyond the first ones. */
export function PointList({ kind, id, points }: PointListProps) {
  const t = usePhrases();
  const [open, setOpen] = useState<Draft | null>(null);
  const queries = useQueryClient();
  const act = useContactAct(id);
  // What was seen is what the server answered last, also for an undo.
  const stored = useRef(points);
  useEffect(() => {
    stored.current = points;
  }, [points]);
  const put = async (next: readonly Draft[]) => {
    const input = { id, points: next.map(written), before: stored.current.map(written) };
    stored.current = (await (kind === 'client' ? api.contact.putClientPoints(input) : api.contact.putPoints(input))).rows;
    await queries.invalidateQueries({ queryKey: [kind, id] });
  };
  return (
    <section>
      <SectionRule>{t('contact.points')}</SectionRule>
      <ul className="cl-lines">
        {points.map((point) => (
          <li key={point.id}>
            <div><a href={addressOf(point)} rel="noreferrer" target={point.kind === 'url' ? '_blank' : undefined}>{point.value}</a><div className="meta-2">{[t(`contact.point_${point.kind}`), pointLabelWords(t, point.label)].filter((part) => part !== '').join(' · ')}</div></div>
            <span className="cl-line__acts">
            <Button kind="text" small aria-label={`${t('contact.changePoint')}: ${point.value}`} onClick={() => setOpen(point)}>{t('contact.changePoint')}</Button>
            <IconButton shape="cross" label={`${t('contact.remove')}: ${point.value}`} onClick={() => void act(() => put(points.filter((one) => one.id !== point.id)), { words: t('contact.removed', { name: point.value }), undo: () => put(points) })} />
            </span>
          </li>
        ))}
      </ul>
      <p className="cl-empty"><Button kind="text" small onClick={() => setOpen({ kind: 'email', value: '', label: '' })}>{t('contact.addPoint')}</Button></p>
      {open === null ? null : <PointDialog owner={{ kind, id }} start={open} onClose={() => setOpen(null)} onSave={(draft) => act(() => put(draft.id === undefined ? [...points, draft] : points.map((one) => (one.id === draft.id ? { ...draft, id: one.id } : one))))} />}
    </section>
  );
}

function written({ id, kind, value, label }: Draft): Draft {
  return { ...(id === undefined ? {} : { id }), kind, value, label };
}

/** Only addresses that a mail program, a phone or a browser opens; never a script. */
function addressOf({ kind, value }: ContactPointView): string {
  if (kind === 'email') return `mailto:${value}`;
  if (kind === 'phone') return `tel:${value.replaceAll(/[^\d+]/g, '')}`;
  return /^https?:\/\//i.test(value) ? value : `https://${value}`;
}

function PointDialog({ owner, start, onClose, onSave }: { owner: Pick<PointListProps, 'kind' | 'id'>; start: Draft; onClose: () => void; onSave: (draft: Draft) => Promise<boolean> }) {
  const t = usePhrases();
  const [draft, setDraft] = useState<Draft>({ ...start, label: pointLabelWords(t, start.label) });
  const [tried, setTried] = useState(false);
  const value = draft.value.trim();
  const wrong = value === '' ? t('list.needed') : draft.kind === 'email' && !isEmailAddress(value) ? t('client.emailWrong') : undefined;
  const save = async () => {
    setTried(true);
    if (wrong === undefined && (await onSave({ ...draft, value, label: readPointLabel(draft.label) }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(start.id === undefined ? 'contact.addPoint' : 'contact.changePointTitle')} act={<Button kind="main" onClick={() => void save()}>{t('client.savePerson')}</Button>}>
      <form className="cl-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <SelectField label={t('contact.pointKind')} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} options={CONTACT_POINT_KINDS.map((kind) => ({ value: kind, label: t(`contact.point_${kind}`) }))} />
        <Field label={t('contact.pointValue')} value={draft.value} maxLength={300} autoComplete="off" onChange={(next) => setDraft({ ...draft, value: next })} error={tried ? wrong : undefined} />
        {draft.kind === 'url' || value === start.value ? null : <LooksLike draft={{ ...owner, name: '', [draft.kind]: value }} />}
        <Field label={t('contact.pointLabel')} optional={t('kit.optional')} value={draft.label} maxLength={LABEL_LETTERS} suggestions={(draft.kind === 'phone' ? PHONE_LABELS : EMAIL_LABELS).map((key) => pointLabelWords(t, key))} onChange={(label) => setDraft({ ...draft, label })} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
