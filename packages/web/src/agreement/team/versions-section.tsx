import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { openedLater } from '../../shell/team-app/opened-later.tsx';
import { Button } from '../../ui/button.tsx';
import '../../ui/frame-list.css';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { whenWords } from '../when.ts';

const DifferenceDrawer = openedLater(async () => (await import('./difference-drawer.tsx')).DifferenceDrawer);
const StoryDrawer = openedLater(async () => (await import('./story-drawer.tsx')).StoryDrawer);

/** Frozen versions with their hashes, what changed between them, and the whole story. */
export function VersionsSection({ agreement, fixed = false }: { agreement: AgreementView; fixed?: boolean }) {
  const t = usePhrases();
  const [drawer, setDrawer] = useState<'difference' | 'story' | null>(null);
  const { versions } = agreement;
  const comparable = fixed ? versions.length > 1 : versions.length > 0;
  useCommands([
    { id: 'agreement.difference', label: t('agreement.whatChanged'), keys: 'd', allowed: comparable, run: () => setDrawer('difference') },
    { id: 'agreement.story', label: t('agreement.wholeStory'), run: () => setDrawer('story') },
  ]);
  return (
    <section className="ag-section">
      <div className="ui-frame__head"><h3>{t('agreement.versions')}</h3></div>
      {versions.length === 0 ? <p className="meta-2">{t('agreement.noVersions')}</p> : null}
      <ul className="ag-lines">
        {versions.map(({ number, sentAt, frozenAt, sha256 }) => (
          <li key={number}>
            <span>{t('agreement.version', { number })}<span className="meta ag-lines__meta">{sentAt === null ? t('agreement.frozenAt', { when: whenWords(t.locale, frozenAt) }) : t('agreement.sentAt', { when: whenWords(t.locale, sentAt) })}</span></span>
            <code className="ag-hash" title={sha256}>{sha256.slice(0, 8)}</code>
          </li>
        ))}
      </ul>
      <div className="ag-section__acts">
        {comparable ? <Button kind="text" small keys="d" onClick={() => setDrawer('difference')}>{t('agreement.whatChanged')}</Button> : null}
        <Button kind="text" small onClick={() => setDrawer('story')}>{t('agreement.wholeStory')}</Button>
      </div>
      {comparable ? <DifferenceDrawer agreement={agreement} fixed={fixed} open={drawer === 'difference'} onClose={() => setDrawer(null)} /> : null}
      <StoryDrawer agreement={agreement} open={drawer === 'story'} onClose={() => setDrawer(null)} />
    </section>
  );
}
