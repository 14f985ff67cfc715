import type { CrmWords } from './crm-words-shape.ts';
import { CRM_WORDS_PL } from './crm-words.pl.ts';

/** The firm works in Poland; its English reader sees the same firms and people, and reads about them in English. */
export const CRM_WORDS_EN: CrmWords = {
  firms: CRM_WORDS_PL.firms,
  people: CRM_WORDS_PL.people,
  twins: CRM_WORDS_PL.twins,
  roles: ['Head of training', 'HR manager', 'Chief executive', 'Head of marketing', 'Operations director', 'Development specialist', 'Owner', 'Branch manager'],
  sources: ['Referral', 'Conference', 'Website', 'Former client', 'LinkedIn'],
  competitors: ['Zenit Academy', 'Meridian Courses', 'Their own team'],
  tags: ['key client', 'online courses', 'tender', 'referral'],
  industries: { finance: 'Finance', health: 'Health', hospitality: 'Hospitality', industry: 'Manufacturing', public: 'Public sector', retail: 'Retail' },
  fields: { industry: 'Industry', headcount: 'Employees', decidesOn: 'Budget decision on' },
  products: [['Made-to-order online course', 38_000], ['Team workshop', 9_500], ['Mentoring for managers', 12_000], ['Training audit', 7_200], ['Micro-course bundle', 16_800]],
  lostNotes: ['The budget moved to next year.', 'They took a cheaper offer without roll-out.', 'The person who decides left and the matter went quiet.', 'They chose to do it themselves.', 'The dates did not fit: they needed it before the season.'],
  notes: [
    'They decide at the Tuesday meeting. Pushing before Tuesday leads nowhere.', 'They care about one thing: that new people stop asking the same questions.', 'Their last course was too long. They asked for twelve minutes a module at most.',
    'They prefer the phone to mail. Best between nine and eleven.', 'Their IT needs the test file early, or the roll-out stops.', 'The director likes it concrete: one page instead of slides.',
    'Nobody decides anything there in August.', 'They asked for Ukrainian subtitles. To be priced.', 'The contract goes through their lawyer, which usually takes two weeks.', 'The measure of success they agreed to: complaints per quarter.',
  ],
  calls: [
    'We went through the scope. They want to start with one branch and look at the result after a month.', 'They asked for two prices: with roll-out and without.', 'The committee put the decision off by a week. I will call back on Wednesday.', 'Happy with the first module. They ask for shorter quizzes.',
    'I explained what two rounds of changes mean. Agreed.', 'They did not get the mail with the link; we will check the address.', 'They asked whether the date holds if the materials come late. I said plainly that it does not.',
  ],
  meetings: ['We settled three goals and how to measure them. Materials from them by Friday.', 'Showed the first version. Two remarks, both in line with the goal.', 'First meeting: the problem is not knowledge but that managers have no time.', 'Review of the quarter: better than planned, we are talking about going on.'],
  mails: [['Offer', 'Attached is the offer in two variants. They differ only in roll-out.'], ['A question about the date', 'Could we move the workshop by a week? The shift manager is on leave then.'], ['Thank you', 'Thank you for running the meeting so smoothly. We will come back with a decision after the weekend.'], ['Materials', 'We are sending the rules and three sample conversations for the scripts.']],
  tasks: ['Send the offer in two variants', 'Call after the committee decides', 'Write the script of the first module', 'Ask for the source materials', 'Set a date for the test version', 'Look at the result after a month'],
  nextSteps: ['Call about the offer', 'Send the draft agreement', 'Arrange the meeting about goals', 'Ask for the result after the quarter', 'Ask about the budget', 'Show the test version'],
};
