import type { HowPassage } from '@entente/contract/explanation/how-passage';
import type { Locale } from '@entente/core/kernel/locale';
import { bindWords } from '../../ui/bind-words.ts';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalFold } from '../../ui/portal/portal-section.tsx';
import { passageBlocks, type PassageBlock } from '../passage-lines.ts';

/** How the work is done, folded away until it is asked for; in the language of the agreement. */
export function HowSection({ passages, locale }: { passages: readonly HowPassage[]; locale: Locale }) {
  const t = usePhrases();
  if (passages.length === 0) return null;
  return (
    <div id="how" className="p-after">
      <PortalFold label={t('explanation.portalTitle')}>
        <p className="meta">{t('explanation.portalHelp')}</p>
        <div className="p-how" lang={locale === t.locale ? undefined : locale}>
          {passages.map(({ key, title, text }) => <section key={key}><h3>{title}</h3>{passageBlocks(text).map((block) => <Block key={block.at} block={block} />)}</section>)}
        </div>
      </PortalFold>
    </div>
  );
}

function Block({ block }: { block: PassageBlock }) {
  if (block.as === 'list') return <ul>{block.lines.map(({ at, text }) => <li key={at}>{bindWords(text)}</li>)}</ul>;
  return <>{block.lines.map(({ at, text }) => <p key={at}>{bindWords(text)}</p>)}</>;
}
