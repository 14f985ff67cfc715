import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { DocumentChange } from '@entente/core/document/diff-documents';
import { DocumentDiff } from '../../document/document-diff.tsx';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { differenceQuery } from '../agreement.queries.ts';
import { whenWords } from '../when.ts';
import { StoryDrawer } from './story-drawer.tsx';

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

const DRAFT = 'draft';

function DifferenceDrawer({ agreement, fixed, open, onClose }: { agreement: AgreementView; fixed: boolean; open: boolean; onClose: () => void }) {
  const t = usePhrases();
  const numbers = agreement.versions.map(({ number }) => number);
  const newest = numbers[0] ?? 1;
  const [pair, setPair] = useState({ before: fixed ? newest - 1 : newest, after: fixed ? String(newest) : DRAFT });
  const after = pair.after === DRAFT ? null : Number(pair.after);
  const { data, error, refetch } = useQuery({ ...differenceQuery(agreement.id, { before: pair.before, after }), enabled: open });
  const words = (number: number) => ({ value: String(number), label: t('agreement.version', { number }) });
  const later = [...(fixed ? [] : [{ value: DRAFT, label: t('agreement.theDraft') }]), ...numbers.filter((number) => number > pair.before).map(words)];
  const chooseBefore = (value: string) => setPair({ before: Number(value), after: pair.after !== DRAFT && Number(pair.after) <= Number(value) ? (fixed ? String(newest) : DRAFT) : pair.after });
  return (
    <Drawer open={open} onClose={onClose} title={t('agreement.whatChanged')}>
      <div className="ag-pair">
        <SelectField label={t('agreement.compareFrom')} value={String(pair.before)} options={numbers.filter((number) => !fixed || number < newest).map(words)} onChange={chooseBefore} />
        <SelectField label={t('agreement.compareTo')} value={pair.after} options={later} onChange={(value) => setPair({ ...pair, after: value })} />
      </div>
      {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (error === null ? <Skeleton /> : null) : <DocumentDiff change={data as DocumentChange} locale={agreement.locale} />}
    </Drawer>
  );
}
