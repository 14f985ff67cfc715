import { newestOfEach } from '@entente/core/ground-rule/several-people';
import { linkState } from '@entente/core/signing/link-terms';
import type { PhraseKey } from '@entente/phrases/shape';
import { grantAgreement } from '../agreement/agreement.access.ts';
import { loadAgreement } from '../agreement/agreement.store.ts';
import { MASKED, type Mail, type MailTemplate, type MailTemplates } from '../platform/outbox/mail.ts';
import { linkAddress } from '../signing/link.actions.ts';
import { loadLink } from '../signing/link.store.ts';
import { loadFirm } from '../signing/sending.store.ts';
import { systemActor } from '../signing/signing.actions.ts';
import { loadRounds } from './rule-round.store.ts';

/** What clients and the team are told about the cards. */
export const groundRuleMails: MailTemplates = {
  'ground_rule.asked': about('rule.mailAskedSubject', 'rule.mailAskedLead'),
  'ground_rule.compare': about('rule.mailCompareSubject', 'rule.mailCompareLead'),
  'ground_rule.said_yes': about('rule.mailYesSubject', 'rule.mailYesLead'),
  'ground_rule.change_wanted': about('rule.mailChangeSubject', 'rule.mailChangeLead'),
  'ground_rule.review': about('rule.mailReviewSubject', 'rule.mailReviewLead'),
};

type Context = Parameters<MailTemplate>[0];

/** A mail about a round; nothing to say once a newer one with the same person took its place. */
function about(subject: PhraseKey, lead: PhraseKey): MailTemplate {
  return async (context): Promise<Mail | null> => {
    const { tx, announcement, say, services } = context;
    const grant = await grantAgreement(tx, systemActor(tx.workspaceId), announcement.subjectId);
    if (grant === null) return null;
    const newest = newestOfEach(await loadRounds(tx, [grant.agreementId])).find(({ id }) => id === announcement.params.roundId);
    if (newest === undefined) return null;
    const [{ title, number }, firm] = [await loadAgreement(tx, grant.agreementId), await loadFirm(tx)];
    const values = { title, number, firm: firm.name, asker: newest.openedByName, name: announcement.recipientName };
    const yes = announcement.topic === 'ground_rule.said_yes' ? [say(newest.agreedAt === null ? 'rule.mailYesWaits' : 'rule.mailYesAgreed')] : [];
    const linkId = announcement.params.linkId;
    const url = typeof linkId === 'string' ? await pageOf(context, linkId) : `${services.config.baseUrl}/engagements/${grant.engagementId}/rules`;
    return {
      subject: say(subject, values),
      greeting: say('rule.mailGreeting', values),
      paragraphs: [say(lead, values), ...yes],
      ...(url === null ? {} : { action: { label: say(typeof linkId === 'string' ? 'rule.mailToPage' : 'rule.mailToTeam'), url } }),
      footer: say('rule.mailFooter', values),
    };
  };
}

/** The cards behind the link of the reader's standing page; masked where the reader is not that person. */
async function pageOf({ tx, services, reveal }: Context, linkId: string): Promise<string | null> {
  const link = await loadLink(tx, linkId);
  if (link === undefined || linkState(link, services.clock()) !== 'open') return null;
  return reveal ? `${linkAddress(services, link.tokenNonce)}?to=rules` : `${services.config.baseUrl}/l/${MASKED}`;
}
