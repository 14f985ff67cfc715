import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '@entente/contract/record/record.contract';
import type { ListKind } from '@entente/core/record/record-kind';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Tabs, TabWords } from '../../ui/tabs.tsx';
import { countWords } from '../count-words.ts';
import { PRESETS, type Shown } from '../record-place.ts';
import { aggregatesQuery } from '../record.queries.ts';
import { shownOf, type ViewAt } from '../saved-view.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { useViewSaving } from './view-saving.ts';

type ViewTabsProps = {
  kind: ListKind;
  path: ListPath;
  open: ViewAt;
  views: readonly SavedView[];
  shown: Shown;
  changed: boolean;
  /** Counting the other views waits until the list itself is there. */
  ready: boolean;
  /** Where saving leads: the view that was saved. */
  onView: (key: string) => void;
  onReset: () => void;
  saving: boolean;
  onSaving: (open: boolean) => void;
};
export type ListPath = '/clients' | '/contacts' | '/deals' | '/engagements';

/** The views of a list as tabs, each with how many fit it now; what is shown otherwise can be kept as a view. */
export function ViewTabs(props: ViewTabsProps) {
  const { kind, path, open, views, shown, ready, onView, saving, onSaving } = props;
  const t = usePhrases();
  const [renaming, setRenaming] = useState(false);
  const plain = PRESETS[kind][0]?.shown;
  const tab = (key: string, name: string, filter: Shown['filter'] | undefined) => (
    <Link key={key} to={path} search={{ view: key }} aria-current={key === open.key ? 'page' : undefined}><TabWords count={filter === undefined ? undefined : <Count kind={kind} filter={filter} ready={ready || key === open.key} />}>{name}</TabWords></Link>
  );
  return (
    <div className="rl-views">
      <Tabs label={t('list.views')}>
        {PRESETS[kind].map(({ key, shown: preset }) => tab(key, t(`list.view_${key}` as 'list.view_all'), preset.filter))}
        {views.map((view) => tab(view.id, view.name, plain === undefined ? undefined : shownOf(view.definition, plain).filter))}
      </Tabs>
      <ViewActs {...props} onRename={() => setRenaming(true)} />
      <SaveViewDialog key={`new-${saving}`} open={saving} kind={kind} shown={shown} view={null} onClose={() => onSaving(false)} onSaved={onView} />
      <SaveViewDialog key={`old-${renaming}`} open={renaming} kind={kind} shown={shown} view={open.saved} onClose={() => setRenaming(false)} onSaved={onView} />
    </div>
  );
}

/** What can be done with the open view: keep what is shown otherwise, or rename and delete one's own. */
function ViewActs({ kind, open: { saved }, shown, changed, onView, onReset, onSaving, onRename }: ViewTabsProps & { onRename: () => void }) {
  const t = usePhrases();
  const { change, remove } = useViewSaving(kind, onView);
  const own = saved?.isMine === true ? saved : null;
  if (changed) {
    return (
      <div className="rl-views__acts">
        {own === null ? null : <button type="button" className="ui-tabs__act" onClick={() => void change(own, { shown })}>{t('list.saveChanges')}</button>}
        <button type="button" className="ui-tabs__act" onClick={() => onSaving(true)}>{t(own === null ? 'list.saveView' : 'list.saveAsNew')}</button>
        <button type="button" className="ui-tabs__act ui-tabs__act--quiet" onClick={onReset}>{t('list.resetView')}</button>
      </div>
    );
  }
  if (own === null) return null;
  return <Menu target={<IconButton shape="more" label={t('list.viewActs', { name: own.name })} />} groups={[{ items: [{ label: t('list.changeView'), run: onRename }, { label: t('list.deleteView'), danger: true, run: () => void remove(own) }] }]} />;
}

/** How many fit a view; nothing waits for it, and it is silent until it is known. */
function Count({ kind, filter, ready }: { kind: ListKind; filter: Shown['filter']; ready: boolean }) {
  const t = usePhrases();
  const { data } = useQuery({ ...aggregatesQuery({ kind, filter, columns: [] }), enabled: ready });
  return data === undefined || data.count === null ? null : <sup>{countWords(t, data.count)}</sup>;
}
