import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { openEngagementsQuery } from '../agreement.queries.ts';
import { useAgreementChange } from './agreement-change.ts';

const NEW = 'new';

/** Asks what the next order is called and where its work is, then drafts it. @param count the orders that there are. */
export function OrderDialog({ agreement, count, onClose }: { agreement: AgreementView; count: number; onClose: () => void }) {
  const t = usePhrases();
  const { say } = useToasts();
  const navigate = useNavigate();
  const change = useAgreementChange(agreement);
  const [key] = useState(() => crypto.randomUUID());
  const [name, setName] = useState(() => t('order.title', { number: count + 1, title: agreement.title }).slice(0, 200));
  const [place, setPlace] = useState<string>(NEW);
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(openEngagementsQuery(agreement.client.id));
  const others = data?.rows.filter(({ id }) => id !== agreement.engagement.id) ?? [];
  const draft = async () => {
    if (name.trim() === '') return;
    setBusy(true);
    const done = await change(async () => {
      const made = await api.agreement.startOrder({ id: agreement.id, name: name.trim(), ...(place === NEW ? {} : { engagementId: place }) }, { context: { key } });
      await navigate({ to: '/engagements/$id', params: { id: made.engagementId }, search: { agreement: made.id } });
      say({ words: t('order.started', { number: made.number }) });
    });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('order.startTitle', { number: agreement.number })} act={<Button kind="main" onClick={() => void draft()} busy={busy ? t('agreement.saving') : undefined}>{t('order.draft')}</Button>}>
      <p className="meta-2">{t('order.startHelp')}</p>
      <Field label={t('order.name')} value={name} onChange={setName} maxLength={200} />
      {others.length === 0 ? null : <SelectField label={t('order.where')} value={place} onChange={setPlace} options={[{ value: NEW, label: t('order.whereNew') }, ...others.map(({ id, name: label }) => ({ value: id, label }))]} />}
    </Dialog>
  );
}
