import type { WebhookView } from '@entente/contract/integration/webhook.contract';
import { Lamp, type LampState } from '../../ui/lamp.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';

const LAMP: Readonly<Record<WebhookView['health'], LampState>> = { untried: 'missing', well: 'fits', failing: 'late', off: 'failed' };

/** How a webhook fares, as a lamp with its word; where it is off, why. */
export function WebhookLamp({ webhook: { health, offBecause } }: { webhook: Pick<WebhookView, 'health' | 'offBecause'> }) {
  const t = usePhrases();
  return <Lamp state={LAMP[health]} size="small">{health === 'off' && offBecause !== '' ? t(`integration.off_${offBecause}`) : t(`integration.health_${health}`)}</Lamp>;
}
