import { automationContract } from './automation/automation.contract.ts';
import { agreementContract } from './agreement/agreement.contract.ts';
import { bulkContract } from './record/bulk.contract.ts';
import { changeSetContract } from './record/change-set.contract.ts';
import { exportContract } from './record/export.contract.ts';
import { fieldContract } from './record/field.contract.ts';
import { recordContract } from './record/record.contract.ts';
import { tagContract } from './record/tag.contract.ts';
import { commitmentContract } from './commitment/commitment.contract.ts';
import { expectationContract } from './commitment/expectation.contract.ts';
import { clientContract } from './client/client.contract.ts';
import { dealContract } from './deal/deal.contract.ts';
import { pipelineContract } from './deal/pipeline.contract.ts';
import { productContract } from './deal/product.contract.ts';
import { importContract } from './import/import.contract.ts';
import { contactContract } from './client/contact.contract.ts';
import { documentContract } from './document/document.contract.ts';
import { engagementContract } from './engagement/engagement.contract.ts';
import { invitationContract } from './workspace/invitation.contract.ts';
import { memberContract } from './workspace/member.contract.ts';
import { qualityContract } from './quality/quality.contract.ts';
import { binContract } from './export/bin.contract.ts';
import { archiveContract } from './export/export.contract.ts';
import { erasureContract } from './export/erasure.contract.ts';
import { rightContract } from './workspace/right.contract.ts';
import { accessEventContract } from './workspace/access-event.contract.ts';
import { sessionContract } from './workspace/session.contract.ts';
import { teamContract } from './workspace/team.contract.ts';
import { workspaceContract } from './workspace/workspace.contract.ts';
import { duplicateContract } from './duplicate/duplicate.contract.ts';
import { mergeContract } from './merge/merge.contract.ts';
import { searchContract } from './search/search.contract.ts';
import { explanationContract } from './explanation/explanation.contract.ts';
import { groundRuleContract } from './ground-rule/ground-rule.contract.ts';
import { signingContract } from './signing/signing.contract.ts';
import { outboxContract } from './outbox/outbox.contract.ts';
import { templateContract } from './template/template.contract.ts';
import { apiKeyContract } from './integration/api-key.contract.ts';
import { webhookContract } from './integration/webhook.contract.ts';
import { sampleContract } from './sample/sample.contract.ts';
import { interactionContract } from './interaction/interaction.contract.ts';
import { taskContract } from './interaction/task.contract.ts';
import { meetingContract } from './meeting/meeting.contract.ts';
import { touchpointContract } from './communication/touchpoint.contract.ts';
import { todayContract } from './today/today.contract.ts';

/** Every operation of the API; the server implements it, the web and the OpenAPI document come from it. */
export const contract = {
  workspace: workspaceContract,
  member: memberContract,
  team: teamContract,
  right: rightContract,
  bin: binContract,
  quality: qualityContract,
  erasure: erasureContract,
  export: archiveContract,
  invitation: invitationContract,
  session: sessionContract,
  accessEvent: accessEventContract,
  search: searchContract,
  record: { ...recordContract, ...bulkContract, ...exportContract },
  field: fieldContract,
  tag: tagContract,
  changeSet: changeSetContract,
  duplicate: duplicateContract,
  merge: mergeContract,
  client: clientContract,
  deal: dealContract,
  pipeline: pipelineContract,
  product: productContract,
  contact: contactContract,
  engagement: engagementContract,
  interaction: { ...interactionContract, ...taskContract },
  document: documentContract,
  template: templateContract,
  agreement: agreementContract,
  explanation: explanationContract,
  signing: signingContract,
  commitment: commitmentContract,
  expectation: expectationContract,
  groundRule: groundRuleContract,
  touchpoint: touchpointContract,
  meeting: meetingContract,
  outbox: outboxContract,
  apiKey: apiKeyContract,
  import: importContract,
  automation: automationContract,
  webhook: webhookContract,
  sample: sampleContract,
  today: todayContract,
};
