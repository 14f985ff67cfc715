import type { SealedPage } from '@entente/contract/signing/portal-page';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { PortalPairs } from '../../ui/portal/portal-section.tsx';

type SealedFile = SealedPage['files'][number] & { readonly title?: string };

/** Files to take away: what each is, and how large. */
export function SealedFiles({ files }: { files: readonly SealedFile[] }) {
  const t = usePhrases();
  const pairs = files.map(({ href, kind, bytes, title }) => {
    const words = t(kind === 'pdf' ? 'signing.filePdf' : 'signing.fileEvidence');
    const size = t('signing.fileSize', { kilobytes: Math.max(1, Math.round(bytes / 1000)) });
    return { id: href, term: kind === 'pdf' ? 'PDF' : 'JSON', value: <><a href={href} download>{title === undefined ? words : `${words}: ${title}`}</a> <span className="meta">{size}</span></> };
  });
  return <PortalPairs pairs={pairs} />;
}
