import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AgreementView } from '@entente/contract/agreement/agreement-views';
import type { EngagementView } from '@entente/contract/engagement/engagement.contract';
import type { RenderedDocument } from '@entente/core/document/rendered';
import { DocumentReading } from '../../document/document-reading.tsx';
import { EngagementHead } from '../../engagement/team/engagement-head.tsx';
import { api } from '../../shell/team-app/api.ts';
import { useCommands } from '../../shell/team-app/commands.tsx';
import { RequestFailed } from '../../shell/team-app/problem-pages.tsx';
import { Button } from '../../ui/button.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { SevenLines } from '../../ui/seven-lines.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useFrameworkTerms } from './framework-terms.ts';

/** The draft as the client will read it: in short first, then every clause; nothing of the editor, nothing that is ours alone. */
export function ClientReading({ engagement, agreement }: { engagement: EngagementView; agreement: AgreementView }) {
  const t = usePhrases();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({ queryKey: ['document', agreement.documentId, 'reading'], queryFn: ({ signal }) => api.document.read({ id: agreement.documentId }, { signal }), staleTime: 0, gcTime: 0 });
  const reading = useFrameworkTerms(agreement.id, data?.rendered as RenderedDocument | undefined);
  const back = () => void navigate({ to: '/engagements/$id', params: { id: engagement.id }, search: ({ view: _, ...rest }) => rest });
  useCommands([{ id: 'agreement.write', label: t('agreement.backToWriting'), keys: 'v', run: back }, { id: 'agreement.leaveReading', label: t('agreement.backToWriting'), keys: 'escape', run: back }]);
  return (
    <>
      <EngagementHead engagement={engagement} acts={<><span className="meta">{t('agreement.asClient', { client: agreement.client.name })}</span><Button keys="v" onClick={back}>{t('agreement.backToWriting')}</Button></>} />
      <div className="ui-doc ag-reading">
        {error === null ? null : <RequestFailed error={error} onRetry={() => void refetch()} />}
        {data === undefined || reading === undefined ? (error === null ? <Skeleton /> : null) : (
          <>
            <section className="ag-short" lang={agreement.locale}>
              <SectionRule aside={t('agreement.readIn', { minutes: data.minutes })}>{t('agreement.inShort')}</SectionRule>
              <SevenLines lines={data.inShort.map(({ question, answer, empty }) => ({ term: question, value: answer, missing: empty }))} />
            </section>
            <DocumentReading rendered={reading} />
          </>
        )}
      </div>
    </>
  );
}
