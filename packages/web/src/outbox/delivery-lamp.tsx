import type { AnnouncementRow } from '@entente/contract/outbox/outbox.contract';
import { Lamp, type LampState } from '../ui/lamp.tsx';
import { usePhrases } from '../ui/phrases-context.tsx';

const LAMP: Readonly<Record<AnnouncementRow['state'], LampState>> = { queued: 'underway', outbox_only: 'complete', accepted: 'fits', bounced: 'failed', failed: 'missing' };

/** What became of a message, as a lamp with its word. */
export function DeliveryLamp({ state }: { state: AnnouncementRow['state'] }) {
  const t = usePhrases();
  return <Lamp state={LAMP[state]} size="small">{t(`outbox.${state}`)}</Lamp>;
}
