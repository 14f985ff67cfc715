import type { UsNews } from '@entente/contract/signing/portal-news';
import { channelWords } from '@entente/phrases/touchpoint-words';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalButton } from '../../ui/portal/portal-button.tsx';
import { PortalItem, PortalSection } from '../../ui/portal/portal-section.tsx';
import type { Moments } from './moments.ts';
import { FormProof } from './portal-frame.tsx';

/** What was told to this very person and waits for one press; and where they tell something themselves. */
export function NewsSection({ news: { href, waiting, unread }, moments }: { news: UsNews; moments: Moments }) {
  const t = usePhrases();
  const all = <p className="p-after"><a href={href}>{t('touchpoint.portalNewsLink')}</a></p>;
  if (unread.length === 0) return all;
  return (
    <>
      <PortalSection title={t('touchpoint.portalNews')} aside={String(waiting)}>
        {unread.map(({ id, title, body, isCut, by, at, read }) => (
          <PortalItem key={id} title={title} line={t('touchpoint.portalBy', { by, how: channelWords(t, 'mail'), day: moments.day(at) })} note={<p className="p-item__words">{body}{isCut ? '…' : null}</p>}>
            {isCut ? <a className="p-link" href={href}>{t('touchpoint.portalMore')}</a> : <form method="post" action={read.action}><FormProof form={read} /><PortalButton kind="outlined" busy={t('signing.sendingNow')} aria-label={`${t('touchpoint.portalRead')}: ${title}`}>{t('touchpoint.portalRead')}</PortalButton></form>}
          </PortalItem>
        ))}
      </PortalSection>
      {all}
    </>
  );
}
