import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { onError, ORPCError, ValidationError } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '@entente/contract/contract';
import { RefusalBody } from '@entente/contract/kernel/procedure';
import { DocumentContent } from '@entente/core/document/content';
import { Edit } from '@entente/core/document/edit';
import { RenderedDocument } from '@entente/core/document/rendered';
import { z } from 'zod';
import { agreementLock } from '../agreement/agreement.actions.ts';
import { frameworkWords } from '../agreement/order/agreement-version.store.ts';
import { agreementRoutes } from '../agreement/agreement.routes.ts';
import { makeChangeSetRoutes } from '../record/change-set.routes.ts';
import { fieldRoutes } from '../record/field.routes.ts';
import { makeRecordRoutes } from '../record/record.routes.ts';
import { tagRoutes } from '../record/tag.routes.ts';
import { recordHandlers } from './record-handlers.ts';
import { automationRoutes } from '../automation/automation.routes.ts';
import { clientRoutes } from '../client/client.routes.ts';
import { dealRoutes } from '../deal/deal.routes.ts';
import { pipelineRoutes, productRoutes } from '../deal/pipeline.routes.ts';
import { contactRoutes } from '../client/contact.routes.ts';
import { makeDocumentRoutes } from '../document/document.routes.ts';
import { makeEngagementRoutes } from '../engagement/engagement.routes.ts';
import { explanationRoutes } from '../explanation/explanation.routes.ts';
import { meetingsAtClosing } from '../meeting/ending/meeting.actions.ts';
import { meetingRoutes } from '../meeting/meeting.routes.ts';
import { touchpointRoutes } from '../communication/touchpoint.routes.ts';
import { groundRuleRoutes } from '../ground-rule/ground-rule.routes.ts';
import { interactionRoutes } from '../interaction/interaction.routes.ts';
import { importRoutes } from '../import/import.routes.ts';
import { outboxRoutes } from '../outbox/outbox.routes.ts';
import { api } from '../platform/http/procedures.ts';
import { invitationRoutes } from '../workspace/invitation.routes.ts';
import { memberRoutes } from '../workspace/member.routes.ts';
import { qualityRoutes } from '../quality/quality.routes.ts';
import { binRoutes } from '../export/bin.routes.ts';
import { exportRoutes } from '../export/export.routes.ts';
import { erasureRoutes } from '../export/erasure.routes.ts';
import { rightRoutes } from '../workspace/right.routes.ts';
import { accessEventRoutes } from '../workspace/access-event.routes.ts';
import { sessionRoutes } from '../workspace/session.routes.ts';
import { teamRoutes } from '../workspace/team.routes.ts';
import { apiKeyRoutes } from '../integration/api-key.routes.ts';
import { webhookRoutes } from '../integration/webhook.routes.ts';
import { sampleRoutes } from '../sample/sample.routes.ts';
import { workspaceRoutes } from '../workspace/workspace.routes.ts';
import { duplicateRoutes } from '../duplicate/duplicate.routes.ts';
import { mergeRoutes } from '../merge/merge.routes.ts';
import { searchRoutes } from '../search/search.routes.ts';
import { withManners } from './api-manners.ts';
import { describeManners } from './api-document.ts';
import { toApiError } from '../platform/http/refusal.ts';
import { commitmentRoutes } from '../commitment/commitment.routes.ts';
import { expectationRoutes } from '../commitment/expectation.routes.ts';
import { signingRoutes } from '../signing/signing.routes.ts';
import { templateRoutes } from '../template/template.routes.ts';
import { todayRoutes } from '../today/today.routes.ts';

/** Every operation of the contract with its handler; a missing one does not compile. */
export const router = api.router({
  workspace: workspaceRoutes,
  member: memberRoutes,
  team: teamRoutes,
  right: rightRoutes,
  bin: binRoutes,
  quality: qualityRoutes,
  erasure: erasureRoutes,
  export: exportRoutes,
  invitation: invitationRoutes,
  session: sessionRoutes,
  accessEvent: accessEventRoutes,
  search: searchRoutes,
  duplicate: duplicateRoutes,
  merge: mergeRoutes,
  record: makeRecordRoutes(recordHandlers),
  field: fieldRoutes,
  tag: tagRoutes,
  changeSet: makeChangeSetRoutes(recordHandlers),
  client: clientRoutes,
  deal: dealRoutes,
  pipeline: pipelineRoutes,
  product: productRoutes,
  contact: contactRoutes,
  engagement: makeEngagementRoutes(meetingsAtClosing),
  interaction: interactionRoutes,
  document: makeDocumentRoutes(agreementLock, frameworkWords),
  template: templateRoutes,
  agreement: agreementRoutes,
  explanation: explanationRoutes,
  signing: signingRoutes,
  commitment: commitmentRoutes,
  expectation: expectationRoutes,
  groundRule: groundRuleRoutes,
  touchpoint: touchpointRoutes,
  meeting: meetingRoutes,
  outbox: outboxRoutes,
  apiKey: apiKeyRoutes,
  import: importRoutes,
  automation: automationRoutes,
  webhook: webhookRoutes,
  sample: sampleRoutes,
  today: todayRoutes,
});

/** Serves the API below /api/v1. `report` hears of what nobody expected. */
export function makeApiHandler(report: (error: unknown) => void) {
  return new OpenAPIHandler(router, {
    clientInterceptors: [
      onError((error) => {
        const refusal = asRefusal(error);
        if (refusal !== error) throw refusal;
        if (!(error instanceof ORPCError) || error.status >= 500) report(error instanceof ORPCError ? (error.cause ?? error) : error);
      }),
      withManners,
    ],
  });
}

/** Input that does not fit its schema as the refusal it is; anything else as it was thrown. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) return error;
  return toApiError({ code: 'input-is-wrong', detail: { fields: error.cause.issues.slice(0, 20).map(({ path, message }) => ({ field: (path ?? []).map((part) => (typeof part === 'object' ? String(part.key) : String(part))).join('.'), message })) } });
}

/** The OpenAPI 3.1 document of the contract; what several operations share is described once. */
export async function openApiDocument(): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Entente', version: '1', description: 'Everything the screens do. Commands take an Idempotency-Key header; a refused request says why: `detail` in the caller’s language, `data.refusal` for programs.' },
    servers: [{ url: '/api/v1' }],
    commonSchemas: {
      RefusedRequest: { schema: RefusedRequest },
      Edit: { strategy: 'output', schema: Edit },
      DocumentContent: { strategy: 'output', schema: DocumentContent },
      RenderedDocument: { strategy: 'output', schema: RenderedDocument },
    },
    customErrorResponseBodySchema: () => ({ $ref: '#/components/schemas/RefusedRequest' }),
  });
  return describeManners(document);
}

/** The body of every refused request (RFC 9457). */
const RefusedRequest = z.object({ type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().optional(), code: z.string(), data: RefusalBody.optional() });
