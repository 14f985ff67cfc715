-- Every kind of engagement that the product brings a template for; coaching has one more for a sponsor who pays.
alter table engagements drop constraint engagements_kind_check;
alter table engagements add constraint engagements_kind_check check (kind in ('service_agreement', 'elearning_agreement', 'pr_retainer', 'consulting_agreement', 'coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'));
alter table templates drop constraint templates_kind_check;
alter table templates add constraint templates_kind_check check (kind in ('service_agreement', 'elearning_agreement', 'pr_retainer', 'consulting_agreement', 'coaching_agreement', 'sponsored_coaching', 'mentoring_agreement'));
