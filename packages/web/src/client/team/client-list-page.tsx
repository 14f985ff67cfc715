import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { RecordListPage, type ListParts } from '../../record/team/record-list-page.tsx';
import { NewClientDialog } from './new-client-dialog.tsx';

/** What keeps the records in order: duplicates, quality, what was done with many, the bin. */
function CareMenu() {
  const t = usePhrases();
  const navigate = useNavigate();
  const items = [
    { label: t('duplicate.title'), run: () => { void navigate({ to: '/duplicates', search: {} }); } },
    { label: t('quality.title'), run: () => { void navigate({ to: '/quality', search: {} }); } },
    { label: t('shell.navChanges'), run: () => { void navigate({ to: '/changes', search: {} }); } },
    { label: t('data.binTitle'), run: () => { void navigate({ to: '/bin', search: {} }); } },
  ];
  return <Menu target={<Button kind="text">{t('shell.navMore')}</Button>} groups={[{ items }]} />;
}

/** The firms and people we work with, in the views that a workspace keeps. */
export function ClientListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const place = useSearch({ from: '/team/clients' });
  const parts = useMemo((): ListParts => ({
    kind: 'client', path: '/clients', title: t('client.title'), caption: t('client.caption'), newWords: t('client.newClient'), empty: t('client.empty'),
    beside: <Link to="/contacts">{t('contact.title')}</Link>,
    acts: <CareMenu />,
    newDialog: (open, onClose) => <NewClientDialog open={open} onClose={onClose} />,
  }), [t]);
  useCommands([{ id: 'list.duplicates', label: t('duplicate.title'), run: () => void navigate({ to: '/duplicates', search: {} }) }]);
  return <RecordListPage parts={parts} place={place} />;
}
