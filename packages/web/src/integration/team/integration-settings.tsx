import { AgentSection } from './agent-section.tsx';
import { ApiKeySection } from './api-key-section.tsx';
import './integration.css';
import { WebhookSection } from './webhook-section.tsx';

/** How other programs work here: with keys, told by webhooks, as agents. */
export function IntegrationSettings() {
  return <div className="in-parts"><ApiKeySection /><WebhookSection /><AgentSection /></div>;
}
