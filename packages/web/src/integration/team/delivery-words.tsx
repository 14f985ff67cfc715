import type { WebhookDeliveryRow } from '@entente/contract/integration/webhook.contract';
import type { Translator } from '@entente/phrases/translator';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { momentWords } from '../../ui/time-words.ts';
import { topicWords } from './topic-fields.tsx';

const LAMP: Readonly<Record<WebhookDeliveryRow['state'], LampState>> = { queued: 'underway', delivered: 'fits', failed: 'failed', dropped: 'missing' };

/** What became of a message, as a lamp with its word. */
export function DeliveryLamp({ state }: { state: WebhookDeliveryRow['state'] }) {
  const t = usePhrases();
  return <Lamp state={LAMP[state]} size="small">{t(`integration.delivery_${state}`)}</Lamp>;
}

/** What a message is about. */
export function messageWords(t: Translator, { isTest, topic }: Pick<WebhookDeliveryRow, 'isTest' | 'topic'>): string {
  return isTest ? t('integration.isTest') : topicWords(t, topic);
}

/** What came back, or why nothing did, and when it is tried again. */
export function resultWords(t: Translator, { status, milliseconds, problem, nextAttemptAt, attempts }: WebhookDeliveryRow): string {
  const key = `integration.problem_${problem}`;
  const answered = status === null ? (t.has(key) ? t(key) : '') : t('integration.statusTook', { status: String(status), milliseconds: milliseconds ?? 0 });
  const next = attempts > 0 && nextAttemptAt !== null ? t('integration.nextTry', { when: momentWords(t.locale, new Date(nextAttemptAt)) }) : '';
  return [answered, next].filter((part) => part !== '').join(' · ');
}
