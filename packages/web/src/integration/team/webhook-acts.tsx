import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { ShownOnce } from './shown-once.tsx';

const CHANGES = [['webhooks'], ['webhook-deliveries']];

/** What can be done with a webhook: try it, look at its log, and the rarer acts behind a button. */
export function WebhookActs({ webhook, onChange }: { webhook: WebhookView; onChange: () => void }) {
  const t = usePhrases();
  const { act } = useAct(CHANGES);
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'rotate' | 'remove' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { id, name, health } = webhook;
  const isOff = health === 'off';
  const test = () => act(() => api.webhook.test({ id }), { words: t('integration.testSent') });
  const toggle = () => act(() => (isOff ? api.webhook.switchOn({ id }) : api.webhook.switchOff({ id })), { words: t(isOff ? 'integration.switchedOn' : 'integration.switchedOff', { name }) });
  const rotate = async () => {
    setAsking(null);
    await act(async () => setSecret((await api.webhook.rotateSecret({ id })).secret));
  };
  const remove = async () => {
    setAsking(null);
    await act(() => api.webhook.delete({ id }), { words: t('integration.removed', { name }) });
  };
  return (
    <div className="ws-acts">
      {isOff ? <Button small aria-label={`${t('integration.switchOn')}: ${name}`} onClick={() => void toggle()}>{t('integration.switchOn')}</Button> : <Button small aria-label={`${t('integration.test')}: ${name}`} onClick={() => void test()}>{t('integration.test')}</Button>}
      <Menu
        target={<Button kind="text" small aria-label={`${t('integration.more')}: ${name}`}>{t('integration.more')}</Button>}
        groups={[
          { items: [{ label: t('integration.log'), run: () => { void navigate({ to: '/settings/integrations/webhooks/$id', params: { id } }); } }, { label: t('integration.changeWebhook'), run: onChange }, { label: t('integration.rotate'), run: () => setAsking('rotate') }, ...(isOff ? [] : [{ label: t('integration.switchOff'), run: () => void toggle() }])] },
          { items: [{ label: t('integration.remove'), run: () => setAsking('remove'), danger: true }] },
        ]}
      />
      {asking === 'rotate' ? <Dialog open onClose={() => setAsking(null)} title={t('integration.rotateTitle', { name })} act={<Button kind="main" onClick={() => void rotate()}>{t('integration.rotateAct')}</Button>}><p>{t('integration.rotateHelp')}</p></Dialog> : null}
      {asking === 'remove' ? <Dialog open onClose={() => setAsking(null)} title={t('integration.removeTitle', { name })} focus="back" act={<Button kind="danger" onClick={() => void remove()}>{t('integration.remove')}</Button>}><p>{t('integration.removeHelp')}</p></Dialog> : null}
      {secret === null ? null : <ShownOnce title={t('integration.secretShownTitle')} help={t('integration.secretShownHelp')} label={name} secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}
