import type { AnnouncementRow } from '@entente/contract/outbox/outbox.contract';
import { Lamp, type LampState } from '../ui/lamp.tsx';
import { usePhrases } from '../ui/phrases-context.tsx';
import { momentWords } from '../ui/time-words.ts';

const LAMP: Readonly<Record<AnnouncementRow['state'], LampState>> = { queued: 'underway', outbox_only: 'complete', accepted: 'fits', bounced: 'failed', failed: 'missing' };

/** What became of a message, as a lamp with its word. */
export function DeliveryLamp({ state, heldUntil = null }: { state: AnnouncementRow['state']; heldUntil?: string | null }) {
  const t = usePhrases();
  if (heldUntil !== null) return <Lamp state="underway" size="small">{t('outbox.held', { when: momentWords(t.locale, new Date(heldUntil)) })}</Lamp>;
  return <Lamp state={LAMP[state]} size="small">{t(`outbox.${state}`)}</Lamp>;
}
