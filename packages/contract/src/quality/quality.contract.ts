import { z } from 'zod';
import { Day, Id } from '@entente/core/kernel/values';
import { CHECK_KINDS, RULE_STARTS } from '@entente/core/quality/quality-rule';
import { LOCALES } from '@entente/core/kernel/locale-list';
import { RECORD_KINDS } from '@entente/core/record/record-kind';
import { Page, PageQuery, procedure } from '../kernel/procedure.ts';

const Kind = z.enum(RECORD_KINDS);
const FieldKey = z.string().max(60).regex(/^$|^[a-z][A-Za-z]{0,39}$|^custom\.[a-z][a-z0-9_]{0,39}$/);

/** Of rules about clients: where a client stands from whom on the rule counts; null: with all. */
const From = z.enum(RULE_STARTS).nullable();

export const QualityRuleView = z.object({ id: Id, kind: Kind, check: z.enum(CHECK_KINDS), field: z.string(), days: z.number().int().nullable(), weight: z.number().int(), from: From, isOn: z.boolean(), version: z.number().int() });
export type QualityRuleView = z.infer<typeof QualityRuleView>;

/** What a record lacks: by which rule, what mending it weighs, and the stage that asks for it, where one does. */
const Failing = z.object({ ruleId: Id, check: z.enum(CHECK_KINDS), field: z.string(), days: z.number().int().nullable(), weight: z.number().int(), from: From, askedBy: z.object({ name: z.string(), labels: z.partialRecord(z.enum(LOCALES), z.string()) }).nullable() });

export const RecordQuality = z.object({ passed: z.number().int(), total: z.number().int(), lost: z.number().int(), failing: z.array(Failing) });
export type RecordQuality = z.infer<typeof RecordQuality>;

export const WorklistRow = RecordQuality.extend({ id: Id, name: z.string(), clientName: z.string() });
export type WorklistRow = z.infer<typeof WorklistRow>;

const Total = z.object({ records: z.number().int(), passed: z.number().int(), total: z.number().int() });
/** How records of a kind stand: all of them, by team, and week by week. Never by person. */
export const QualitySummary = z.object({ kinds: z.array(z.object({ kind: Kind, all: Total, teams: z.array(Total.extend({ teamId: Id, teamName: z.string() })), weeks: z.array(Total.extend({ week: Day })) })) });
export type QualitySummary = z.infer<typeof QualitySummary>;

const settings = { weight: z.number().int().min(1).max(10), isOn: z.boolean(), days: z.number().int().min(1).max(3650).nullable() };
const tags = ['quality'];

export const qualityContract = {
  rules: procedure.route({ method: 'GET', path: '/quality/rules', operationId: 'listQualityRules', tags, summary: 'What makes a record good, by kind' }).input(z.object({})).output(z.object({ rows: z.array(QualityRuleView) })),
  createRule: procedure
    .route({ method: 'POST', path: '/quality/rules', operationId: 'createQualityRule', tags, summary: 'Add a rule: a field is filled, or has its form, or (of deals) the stage’s fields are filled', successStatus: 201 })
    .input(z.strictObject({ kind: Kind, check: z.enum(['filled', 'valid', 'asked']), field: FieldKey, weight: settings.weight }))
    .output(z.object({ id: Id })),
  updateRule: procedure.route({ method: 'PUT', path: '/quality/rules/{id}', operationId: 'updateQualityRule', tags, summary: 'Weigh a rule, switch it on or off, say from where on it counts' }).input(z.strictObject({ id: Id, ...settings, from: From.optional(), version: z.number().int() })).output(z.object({ version: z.number().int() })),
  deleteRule: procedure.route({ method: 'DELETE', path: '/quality/rules/{id}', operationId: 'deleteQualityRule', tags, summary: 'Remove a rule' }).input(z.object({ id: Id })).output(z.object({})),
  summary: procedure.route({ method: 'GET', path: '/quality/summary', operationId: 'getQualitySummary', tags, summary: 'How records stand: all, by team, week by week' }).input(z.object({})).output(QualitySummary),
  worklist: procedure
    .route({ method: 'GET', path: '/quality/worklist/{kind}', operationId: 'listQualityWork', tags, summary: 'Records that fail rules, those first where mending brings most' })
    .input(PageQuery.extend({ kind: Kind }))
    .output(Page(WorklistRow)),
  record: procedure.route({ method: 'GET', path: '/quality/records/{kind}/{id}', operationId: 'getRecordQuality', tags, summary: 'How one record stands now, and why' }).input(z.object({ kind: Kind, id: Id })).output(RecordQuality),
};
