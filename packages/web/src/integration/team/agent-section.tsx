import { CopyText } from '../../ui/copy-text.tsx';
import { usePhrases } from '../../ui/phrases-context.tsx';
import { SectionRule } from '../../ui/section-rule.tsx';
import { CopyButton } from './copy-button.tsx';

/** How an agent is connected: the address, and what its settings want. */
export function AgentSection() {
  const t = usePhrases();
  const url = `${window.location.origin}/mcp`;
  const example = JSON.stringify({ mcpServers: { entente: { type: 'http', url, headers: { Authorization: 'Bearer ent_…' } } } }, null, 2);
  return (
    <section id="agents" className="ws-setting">
      <SectionRule>{t('integration.agents')}</SectionRule>
      <p className="meta-2 in-help">{t('integration.agentsHelp')}</p>
      <div className="in-copies">
        <CopyText label={t('integration.agentAddress')} act={<CopyButton text={url} of={t('integration.agentAddress')} />}>{url}</CopyText>
        <CopyText label={t('integration.agentExample')} act={<CopyButton text={example} of={t('integration.agentExample')} />}>{example}</CopyText>
        <p className="meta-2">{t('integration.agentNeedsKey')}</p>
      </div>
    </section>
  );
}
