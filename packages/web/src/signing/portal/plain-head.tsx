import type { ComponentProps } from 'react';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalLanguages } from '../../ui/portal/portal-head.tsx';

/** The top of a page that nobody in particular asks for: the product's name and the languages. */
export function PlainHead({ languages }: { languages: ComponentProps<typeof PortalLanguages> }) {
  const t = usePhrases();
  return <header className="p-who"><div className="p-who__name">{t('shell.product')}</div><PortalLanguages {...languages} /></header>;
}
