import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import { api } from '../../shell/team-app/api.ts';
import { useMayDo } from '../../shell/team-app/session.ts';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Menu, type MenuGroup } from '../../ui/menu.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { Tabs, TabWords } from '../../ui/tabs.tsx';
import { BinDialog, CloseDialog } from './close-dialog.tsx';
import { useClosing, useEngagementChange, useRemoval } from './engagement-change.ts';

type HeadProps = {
  engagement: EngagementView;
  /** State in words, outlined buttons, at most one main button: what the open tab offers. */
  acts?: ReactNode;
  /** Acts of the open tab for the menu, before those of the engagement itself. */
  menu?: readonly MenuGroup[];
  /** How many things wait on the agreement. */
  waiting?: number;
};

/** The head of every part of an engagement: whose it is, its name, its parts. */
export function EngagementHead({ engagement, acts, menu = [], waiting = 0 }: HeadProps) {
  const t = usePhrases();
  const { id, clientId, clientName, kind, name } = engagement;
  const steps = [<Link key="client" to="/clients/$id" params={{ id: clientId }}>{clientName}</Link>, t(`engagement.kind_${kind}`)];
  return (
    <PageHead
      title={name}
      crumb={<Breadcrumb steps={steps} />}
      acts={<>{acts}<EngagementMenu engagement={engagement} groups={menu} /></>}
      tabs={(
        <Tabs label={t('engagement.parts')}>
          <Link to="/engagements/$id" params={{ id }} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ 'aria-current': 'page' }}><TabWords count={waiting}>{t('engagement.agreement')}</TabWords></Link>
          <Link to="/engagements/$id/promises" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('commitment.tab')}</TabWords></Link>
          <Link to="/engagements/$id/expectations" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('engagement.expectations')}</TabWords></Link>
          <Link to="/engagements/$id/meetings" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('meeting.tab')}</TabWords></Link>
          <Link to="/engagements/$id/rules" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('rule.tab')}</TabWords></Link>
          <Link to="/engagements/$id/how" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('explanation.tab')}</TabWords></Link>
          <Link to="/engagements/$id/communication" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('touchpoint.tab')}</TabWords></Link>
          <Link to="/engagements/$id/story" params={{ id }} activeProps={{ 'aria-current': 'page' }}><TabWords>{t('engagement.story')}</TabWords></Link>
        </Tabs>
      )}
    />
  );
}

function EngagementMenu({ engagement, groups }: { engagement: EngagementView; groups: readonly MenuGroup[] }) {
  const t = usePhrases();
  const [renaming, setRenaming] = useState(false);
  const { act } = useEngagementChange(engagement);
  const closing = useClosing(engagement);
  const open = engagement.state === 'open';
  const mayDelete = useMayDo('engagement', 'delete');
  const removal = useRemoval(engagement);
  const own: MenuGroup = {
    label: t('engagement.engagement'),
    items: [
      { label: t('engagement.rename'), run: () => setRenaming(true) },
      { label: t(open ? 'engagement.close' : 'engagement.reopen'), run: () => void (open ? closing.close() : closing.reopen()) },
      ...(mayDelete ? [{ label: t('engagement.delete'), run: () => void removal.remove(), danger: true }] : []),
    ],
  };
  return (
    <>
      <Menu target={<IconButton shape="more" label={t('kit.more')} />} groups={[...groups, own]} />
      {closing.ahead.length === 0 ? null : <CloseDialog ahead={closing.ahead} onChoose={(choice) => void closing.close(choice)} onClose={closing.leave} />}
      {removal.ahead.length === 0 ? null : <BinDialog ahead={removal.ahead} onCallOff={() => void removal.remove('call_off')} onClose={removal.leave} />}
      {renaming ? <RenameDialog engagement={engagement} onClose={() => setRenaming(false)} onRename={(name) => act(() => api.engagement.update({ id: engagement.id, set: { name }, before: { name: engagement.name } }))} /> : null}
    </>
  );
}

function RenameDialog({ engagement, onClose, onRename }: { engagement: EngagementView; onClose: () => void; onRename: (name: string) => Promise<boolean> }) {
  const t = usePhrases();
  const [name, setName] = useState(engagement.name);
  const missing = name.trim() === '';
  const rename = async () => {
    if (!missing && (await onRename(name.trim()))) onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t('engagement.renameTitle')} act={<Button kind="main" onClick={() => void rename()}>{t('engagement.rename')}</Button>}>
      <form onSubmit={(event) => { event.preventDefault(); void rename(); }}>
        <Field label={t('engagement.name')} value={name} onChange={setName} maxLength={200} error={missing ? t('engagement.nameMissing') : undefined} data-autofocus />
      </form>
    </Dialog>
  );
}
