import type { Informed } from '@entente/contract/signing/portal-page';
import type { Side } from '@entente/core/kernel/values';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalFold, PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import type { Moments } from './moments.ts';
import { channelWords, eventWords, speedWords } from '@entente/phrases/touchpoint-words';

/** How both sides keep each other informed. What was missed stands open, whoever missed it; the plan is folded away. */
export function InformedSection({ informed, moments }: { informed: Informed; moments: Moments }) {
  const t = usePhrases();
  const { lines, missed, told } = informed;
  const words = (side: Side): string[] => lines.filter((line) => line.side === side).map(({ event, channel, ...speed }) => t('touchpoint.portalLine', { event: eventWords(t, event), channel: channelWords(t, channel), speed: speedWords(t, speed) }));
  return (
    <div className="p-after">
      {missed.length === 0 ? null : (
        <PortalSection title={t('touchpoint.portalMissed')} aside={String(missed.length)}>
          {missed.map(({ event, side, dueOn, dueAt }) => <PortalItem key={`${event}${side}${dueAt ?? dueOn}`} title={eventWords(t, event)} line={t(side === 'provider' ? 'touchpoint.portalMissedUs' : 'touchpoint.portalMissedYou', { day: dueAt === null ? moments.date(dueOn) : moments.moment(dueAt) })} />)}
        </PortalSection>
      )}
      <PortalFold label={t('touchpoint.portalTitle')}>
        <div className="p-how">
          <Lines title={t('touchpoint.portalOurs')} lines={words('provider')} />
          <Lines title={t('touchpoint.portalYours')} lines={words('client')} />
          <Lines title={t('touchpoint.portalTold')} lines={told.map(({ event, how, at }) => `${moments.day(at)}: ${eventWords(t, event)}, ${channelWords(t, how)}`)} />
        </div>
      </PortalFold>
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return lines.length === 0 ? null : <section><h3>{title}</h3><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul></section>;
}
