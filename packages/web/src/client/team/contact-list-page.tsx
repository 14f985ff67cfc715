import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { ButtonLink } from '../../shell/team-app/router-links.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { RecordListPage, type ListParts } from '../../record/team/record-list-page.tsx';
import { NewContactDialog } from './new-contact-dialog.tsx';

/** The people we know, at clients and on their own. */
export function ContactListPage() {
  const t = usePhrases();
  const navigate = useNavigate();
  const place = useSearch({ from: '/team/contacts' });
  const parts = useMemo((): ListParts => ({
    kind: 'contact', path: '/contacts', title: t('contact.title'), caption: t('contact.caption'), newWords: t('contact.newContact'), empty: t('contact.empty'),
    beside: <Link to="/clients">{t('client.title')}</Link>,
    acts: <ButtonLink kind="text" to="/duplicates" search={{}}>{t('duplicate.title')}</ButtonLink>,
    newDialog: (open, onClose) => <NewContactDialog open={open} onClose={onClose} />,
  }), [t]);
  useCommands([{ id: 'list.duplicates', label: t('duplicate.title'), run: () => void navigate({ to: '/duplicates', search: {} }) }]);
  return <RecordListPage parts={parts} place={place} />;
}
