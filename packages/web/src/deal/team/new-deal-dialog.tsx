import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { recordSource } from '../../record/option-sources.ts';
import { refreshRecords } from '../../record/record.queries.ts';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { useAtWork } from '../../shell/team-app/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, Field } from '../../ui/field.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import type { PickOption } from '../../ui/option-source.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PickField } from '../../ui/pick-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { intlTag } from '../../ui/time-words.ts';
import { currencyNames } from '../../workspace/place-names.ts';
import { ownName } from '../deal-lookups.ts';
import { pipelinesQuery } from '../deal.queries.ts';

const CLIENTS = recordSource('client');

type NewDealDialogProps = { open: boolean; onClose: () => void; /** For whom it is, where that is known. */ client?: PickOption };

/** Adds a deal: what, for whom, how much; the rest can wait. */
export function NewDealDialog({ open, onClose, client: forWhom }: NewDealDialogProps) {
  const t = usePhrases();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { workspace } = useAtWork();
  const pipelines = (useQuery({ ...pipelinesQuery, enabled: open }).data?.rows ?? []).filter(({ retiredAt }) => retiredAt === null);
  const [draft, setDraft] = useState({ name: '', nextStep: '', expectedCloseOn: '', pipelineId: '' });
  const [amount, setAmount] = useState<{ minor: number | null; currency: string }>({ minor: null, currency: workspace.currency });
  const [client, setClient] = useState<readonly PickOption[]>(forWhom === undefined ? [] : [forWhom]);
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const add = useMutation({
    mutationFn: () => api.deal.create({ name: draft.name, clientId: client[0]?.value ?? null, amount: amount.minor, currency: amount.currency, nextStep: draft.nextStep, expectedCloseOn: draft.expectedCloseOn === '' ? null : draft.expectedCloseOn, ...(draft.pipelineId === '' ? {} : { pipelineId: draft.pipelineId }) }, { context: { key: `${key}-${draft.name}` } }),
    onSuccess: async ({ id }) => {
      await refreshRecords(queries, 'deal');
      await navigate({ to: '/deals/$id', params: { id } });
    },
  });
  const submit = () => {
    setTried(true);
    if (draft.name.trim() !== '') add.mutate();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('deals.newDeal')} act={<Button kind="main" onClick={submit} busy={add.isPending ? t('contact.adding') : undefined}>{t('deals.add')}</Button>}>
      <form className="dl-form" onSubmit={(event) => { event.preventDefault(); submit(); }}>
        {add.isError ? <Banner tone="bad" title={refusalWords(t, add.error)} /> : null}
        <Field label={t('deals.what')} value={draft.name} maxLength={200} autoComplete="off" onChange={(name) => set({ name })} error={tried && draft.name.trim() === '' ? t('client.nameMissing') : undefined} />
        <PickField label={t('contact.client')} optional={t('kit.optional')} source={CLIENTS} chosen={client} onChange={setClient} empty={t('contact.noClient')} />
        <MoneyField label={t('deals.amount')} optional={t('kit.optional')} value={amount} currencies={currencyCodes(workspace.currency, t.locale)} locale={intlTag(t.locale)} onChange={setAmount} notAnAmount={t('kit.notAnAmount')} currencyLabel={t('kit.currency')} />
        <Field label={t('client.nextStep')} optional={t('kit.optional')} value={draft.nextStep} maxLength={300} autoComplete="off" onChange={(nextStep) => set({ nextStep })} />
        <DateField label={t('deals.expectedCloseOn')} optional={t('kit.optional')} value={draft.expectedCloseOn} onChange={(expectedCloseOn) => set({ expectedCloseOn })} />
        {pipelines.length < 2 ? null : <SelectField label={t('deals.pipeline')} value={draft.pipelineId === '' ? pipelines[0]?.id ?? '' : draft.pipelineId} options={pipelines.map((pipeline) => ({ value: pipeline.id, label: ownName(t, pipeline) }))} onChange={(pipelineId) => set({ pipelineId })} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** The workspace's own currency first. */
function currencyCodes(own: string, locale: Parameters<typeof currencyNames>[0]): readonly string[] {
  return [own, ...currencyNames(locale).map(({ value }) => value).filter((code) => code !== own).sort()];
}
