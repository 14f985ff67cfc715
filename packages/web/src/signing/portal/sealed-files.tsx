import type { SealedPage } from '@entente/contract/signing/portal-page';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalPairs } from '../../ui/portal/portal-section.tsx';

type SealedFile = SealedPage['files'][number] & { readonly title?: string };

const WORDS = { pdf: 'signing.filePdf', first: 'signing.fileFirst', evidence: 'signing.fileEvidence' } as const;

/** Files to take away: what each is, and how large. */
export function SealedFiles({ files }: { files: readonly SealedFile[] }) {
  const t = usePhrases();
  const pairs = files.map(({ href, kind, bytes, title }) => {
    const words = t(WORDS[kind]);
    const size = t('signing.fileSize', { kilobytes: Math.max(1, Math.round(bytes / 1000)) });
    return { id: href, term: kind === 'evidence' ? 'JSON' : 'PDF', value: <><a href={href} download>{title === undefined ? words : `${words}: ${title}`}</a> <span className="meta">{size}</span></> };
  });
  return <PortalPairs pairs={pairs} />;
}
