/** What a contact is to a further client. */
export const CONTACT_ROLE_RELATIONS = ['works_at', 'used_to_work_at', 'advises', 'owns', 'represents', 'other'] as const;
export type ContactRoleRelation = (typeof CONTACT_ROLE_RELATIONS)[number];

/** How two people stand to each other, said from the first one's side. */
export const CONTACT_RELATIONS = ['manager_of', 'assistant_of', 'colleague_of', 'partner_of', 'family_of', 'mentor_of', 'referred', 'other'] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

/** Ways to reach a record beyond the first, which stands in the record itself. */
export const CONTACT_POINT_KINDS = ['email', 'phone', 'url'] as const;
export type ContactPointKind = (typeof CONTACT_POINT_KINDS)[number];

/** The field that hides a further way of the same kind, where a role may not see the first. A contact has no page of its own. */
export const POINT_FIELDS: Readonly<Record<ContactPointKind, string>> = { email: 'email', phone: 'phone', url: 'website' };
