import type { PortalFramework } from '@entente/contract/signing/portal-frame';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { WholeNumbers } from '../../ui/whole-numbers.tsx';

/** Which agreement an order belongs to, and where its text in force is read. Nothing where the text is no order. */
export function FrameworkLine({ framework }: { framework: PortalFramework | null }) {
  const t = usePhrases();
  if (framework === null) return null;
  const { number, title, href } = framework;
  return <p className="p-after"><WholeNumbers>{t('order.portalUnder', { number, title })}</WholeNumbers>{href === null ? null : <> <a href={href}>{t('order.portalRead')}</a></>}</p>;
}
