import { useLocation, useNavigate } from '@tanstack/react-router';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { useCommands } from './commands.tsx';

/** What can be begun from any page, without going to its list first; a list offers its own, with the key. */
export function useNewCommands(): void {
  const t = usePhrases();
  const navigate = useNavigate();
  const here = useLocation({ select: ({ pathname }) => pathname });
  useCommands([
    { id: 'new.client', label: t('client.newClient'), group: 'begin', allowed: here !== '/clients', run: () => void navigate({ to: '/clients', search: { new: true } }) },
    { id: 'new.contact', label: t('contact.newContact'), group: 'begin', allowed: here !== '/contacts', run: () => void navigate({ to: '/contacts', search: { new: true } }) },
    { id: 'new.deal', label: t('deals.newDeal'), group: 'begin', allowed: here !== '/deals', run: () => void navigate({ to: '/deals', search: { new: true } }) },
    { id: 'new.agreement', label: t('engagement.newAgreement'), group: 'begin', allowed: here !== '/engagements' && here !== '/agreements/new', run: () => void navigate({ to: '/agreements/new' }) },
  ]);
}
