import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ContactPointView } from '@entente/contract/client/contact.contract';
import { CONTACT_POINT_KINDS } from '@entente/core/client/contact-relation';
import { isEmailAddress } from '@entente/core/kernel/email-address';
import { LooksLike } from '../../duplicate/looks-like.tsx';
import { api } from '../../shell/team-app/api.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useActs } from './contact-acts.ts';

type PointListProps = { kind: 'client' | 'contact'; id: string; points: readonly ContactPointView[] };
type Draft = Omit<ContactPointView, 'id'> & { id?: string };

/** E-mail addresses, phones and pages beyond the first ones. */
export function PointList({ kind, id, points }: PointListProps) {
  const t = usePhrases();
  const [adding, setAdding] = useState(false);
  const queries = useQueryClient();
  const { run } = useActs(queries, id);
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
            <div><a href={addressOf(point)} rel="noreferrer" target={point.kind === 'url' ? '_blank' : undefined}>{point.value}</a><div className="meta-2">{[t(`contact.point_${point.kind}`), point.label].filter((part) => part !== '').join(' · ')}</div></div>
            <IconButton shape="cross" label={`${t('contact.remove')}: ${point.value}`} onClick={() => void run(() => put(points.filter((one) => one.id !== point.id)), { words: t('contact.removed', { name: point.value }), undo: () => put(points) })} />
          </li>
        ))}
      </ul>
      <p className="cl-empty"><Button kind="text" small onClick={() => setAdding(true)}>{t('contact.addPoint')}</Button></p>
      {adding ? <PointDialog owner={{ kind, id }} onClose={() => setAdding(false)} onSave={(draft) => run(() => put([...points, draft]))} /> : null}
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

function PointDialog({ owner, onClose, onSave }: { owner: Pick<PointListProps, 'kind' | 'id'>; onClose: () => void; onSave: (draft: Draft) => Promise<boolean> }) {
  const t = usePhrases();
  const [draft, setDraft] = useState<Draft>({ kind: 'email', value: '', label: '' });
  const [tried, setTried] = useState(false);
  const value = draft.value.trim();
  const wrong = value === '' ? t('list.needed') : draft.kind === 'email' && !isEmailAddress(value) ? t('client.emailWrong') : undefined;
  const save = async () => {
    setTried(true);
    if (wrong === undefined && (await onSave({ ...draft, value }))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('contact.addPoint')} act={<Button kind="main" onClick={() => void save()}>{t('client.savePerson')}</Button>}>
      <form className="cl-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <SelectField label={t('contact.pointKind')} value={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} options={CONTACT_POINT_KINDS.map((kind) => ({ value: kind, label: t(`contact.point_${kind}`) }))} />
        <Field label={t('contact.pointValue')} value={draft.value} maxLength={300} autoComplete="off" onChange={(next) => setDraft({ ...draft, value: next })} error={tried ? wrong : undefined} />
        {draft.kind === 'url' ? null : <LooksLike draft={{ ...owner, name: '', [draft.kind]: value }} />}
        <Field label={t('contact.pointLabel')} optional={t('kit.optional')} value={draft.label} maxLength={60} onChange={(label) => setDraft({ ...draft, label })} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
