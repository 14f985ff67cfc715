import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import { api } from '../../shell/team-app/api.ts';
import { refusalWords } from '../../shell/team-app/refusal.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useToasts } from '../../ui/toasts-context.tsx';
import { webhooksQuery } from '../integration.queries.ts';
import { ShownOnce } from './shown-once.tsx';
import { EVERYTHING, TopicFields } from './topic-fields.tsx';

type Draft = { name: string; url: string; topics: string[] };
type WebhookDialogProps = { webhook: WebhookView | null; topics: readonly string[]; privateAddresses: boolean; onClose: () => void };

/** Adds a webhook and shows its secret this once, or changes one. */
export function WebhookDialog({ webhook, topics, privateAddresses, onClose }: WebhookDialogProps) {
  const t = usePhrases();
  const [draft, setDraft] = useState<Draft>(webhook === null ? { name: '', url: 'https://', topics: [EVERYTHING] } : { name: webhook.name, url: webhook.url, topics: webhook.topics });
  const { tried, busy, failed, secret, save } = useSaving(webhook, draft, onClose);
  const put = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  if (secret !== null) return <ShownOnce title={t('integration.secretShownTitle')} help={t('integration.secretShownHelp')} label={draft.name} secret={secret} onClose={onClose} />;
  const title = webhook === null ? t('integration.newWebhook') : t('integration.changeWebhookTitle', { name: webhook.name });
  return (
    <Dialog open onClose={onClose} title={title} act={<Button kind="main" busy={busy ? t('integration.saving') : undefined} onClick={() => void save()}>{t(webhook === null ? 'integration.add' : 'integration.save')}</Button>}>
      <form className="ws-form" onSubmit={(event) => { event.preventDefault(); void save(); }} noValidate>
        {failed === null ? null : <Banner tone="bad" title={refusalWords(t, failed)} />}
        <DraftFields draft={draft} tried={tried} privateAddresses={privateAddresses} onChange={put} />
        <TopicFields topics={topics} chosen={draft.topics} onChange={(chosen) => put({ topics: chosen })} error={tried && faultsOf(draft).topics ? t('integration.topicsMissing') : undefined} />
      </form>
    </Dialog>
  );
}

function DraftFields({ draft, tried, privateAddresses, onChange }: { draft: Draft; tried: boolean; privateAddresses: boolean; onChange: (part: Partial<Draft>) => void }) {
  const t = usePhrases();
  const wrong = faultsOf(draft);
  return (
    <>
      <Field label={t('integration.webhookName')} maxLength={120} autoComplete="off" data-autofocus value={draft.name} onChange={(name) => onChange({ name })} error={tried && wrong.name ? t('integration.webhookNameMissing') : undefined} />
      <Field label={t('integration.webhookUrl')} hint={t(privateAddresses ? 'integration.webhookUrlHintPrivate' : 'integration.webhookUrlHint')} type="url" maxLength={2000} autoComplete="off" spellCheck={false} value={draft.url} onChange={(url) => onChange({ url })} error={tried && wrong.url ? t('integration.webhookUrlMissing') : undefined} />
    </>
  );
}

function faultsOf({ name, url, topics }: Draft): { name: boolean; url: boolean; topics: boolean } {
  return { name: name.trim() === '', url: !URL.canParse(url.trim()), topics: topics.length === 0 };
}

function useSaving(webhook: WebhookView | null, draft: Draft, onClose: () => void) {
  const t = usePhrases();
  const queries = useQueryClient();
  const { say } = useToasts();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const save = async () => {
    setTried(true);
    setFailed(null);
    if (busy || Object.values(faultsOf(draft)).includes(true)) return;
    setBusy(true);
    const fields = { name: draft.name.trim(), url: draft.url.trim(), topics: draft.topics };
    try {
      const made = webhook === null ? await api.webhook.create(fields) : await api.webhook.update({ id: webhook.id, set: fields, before: { name: webhook.name, url: webhook.url, topics: webhook.topics } });
      await queries.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      if ('secret' in made) return setSecret(made.secret);
      say({ words: t('integration.saved') });
      onClose();
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return { tried, busy, failed, secret, save };
}
