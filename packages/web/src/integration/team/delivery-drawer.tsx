import { useQuery } from '@tanstack/react-query';
import type { WebhookDeliveryView } from '@entente/contract/integration/webhook.contract';
import { useAct } from '../../shell/team-app/act.ts';
import { api } from '../../shell/team-app/api.ts';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { deliveryQuery } from '../integration.queries.ts';
import { CopyButton } from './copy-button.tsx';
import { DeliveryLamp, messageWords, resultWords } from './delivery-words.tsx';

/** One message: what was sent, what came back, and the way to send it again. */
export function DeliveryDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = usePhrases();
  const { data, error, refetch } = useQuery(deliveryQuery(id));
  return (
    <Drawer open onClose={onClose} title={data === undefined ? t('integration.message') : messageWords(t, data)}>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? <Skeleton /> : <Message message={data} onClose={onClose} />}
    </Drawer>
  );
}

function Message({ message, onClose }: { message: WebhookDeliveryView; onClose: () => void }) {
  const t = usePhrases();
  const { act } = useAct([['webhook-deliveries'], ['webhooks']]);
  const { id, state, body, response, url, eventId } = message;
  const replay = async () => {
    onClose();
    await act(() => api.webhook.replay({ id }), { words: t('integration.replayed') });
  };
  const sent = JSON.stringify(JSON.parse(body), null, 2);
  return (
    <div className="in-message">
      <div className="in-state"><DeliveryLamp state={state} /><span className="meta-2">{resultWords(t, message)}</span></div>
      <p className="in-mono">POST {url}<br />webhook-id: {eventId}</p>
      <CopyText label={t('integration.sentBody')} act={<CopyButton text={sent} of={t('integration.sentBody')} />}>{sent}</CopyText>
      <section><h3 className="in-legend">{t('integration.answered')}</h3>{response === '' ? <p className="meta-2">{t('integration.answeredNothing')}</p> : <pre>{response}</pre>}</section>
      <div><Button onClick={() => void replay()}>{t('integration.replay')}</Button></div>
    </div>
  );
}
