/** What the readers of a story talk about: the words that the phrases leave open. */
export interface Topic {
  readonly section: string;
  /** Singular, with its article. */
  readonly subject: readonly string[];
  readonly officials: readonly string[];
  readonly place: readonly string[];
  /** What speaks against it, and for it: after "because of", "thanks to". */
  readonly worry: readonly string[];
  readonly benefit: readonly string[];
  /** Somebody who knows it from inside, with article. */
  readonly insider: readonly string[];
  readonly headline: readonly string[];
}

/** The topics of the demo articles, by slug. */
export const articleTopics: Readonly<Record<string, Topic>> = {
  'night-trains-return': {
    section: 'Transport',
    subject: ['the night train', 'the sleeper', 'this line', 'the pilot'],
    officials: ['the operator', 'the regional council', 'the ministry'],
    place: ['Harbour Central', 'the platform', 'coach seven', 'the border station'],
    worry: ['the track fees', 'the price of a berth', 'the open window', 'the delays', 'the shunting before dawn'],
    benefit: ['four stations staying open', 'no airports', 'waking up in the mountains', 'one hotel night less'],
    insider: ['a conductor', 'a train driver', 'a timetable planner', 'a dispatcher'],
    headline: ['Sleeper to the coast sells out in a day', 'Who pays when the night train is late?'],
  },
  'library-of-things': {
    section: 'Local',
    subject: ['the library of things', 'the old fire station', 'this scheme', 'the lending shelf'],
    officials: ['the council', 'the library', 'the treasurer'],
    place: ['the fire station', 'the square', 'the bakery queue', 'the town hall'],
    worry: ['the rent', 'the hardware shop', 'broken tools', 'the waiting list', 'the insurance'],
    benefit: ['borrowing instead of buying', 'a drill for eleven minutes', 'the repair evenings', 'less in the attic'],
    insider: ['a volunteer there', 'a librarian', 'a carpenter', 'a member since January'],
    headline: ['The tent that went camping ninety times', 'Borrowed, broken, mended: a year of lending'],
  },
  'school-without-bells': {
    section: 'Education',
    subject: ['the experiment', 'a school without a bell', 'this idea', 'the silence'],
    officials: ['the school board', 'the head teacher', 'the inspectorate'],
    place: ['Linden School', 'the corridor', 'the staff room', 'the schoolyard'],
    worry: ['the examination results', 'late teachers', 'the bus timetable', 'children who need structure'],
    benefit: ['quiet corridors', 'fewer scraped knees', 'lessons that may end', 'pupils who keep the clock'],
    insider: ['a teacher', 'a school nurse', 'a caretaker', 'a parent of two'],
    headline: ['Pupils vote on when the day begins', 'The staff room that lost its clock'],
  },
  'river-swimming': {
    section: 'Environment',
    subject: ['the river', 'the bathing zone', 'the plan with four colours', 'the new rule'],
    officials: ['the harbour master', 'the city', 'the water board'],
    place: ['the weir', 'the railway bridge', 'the east bank', 'the rowing club'],
    worry: ['the gravel barges', 'the current', 'the anglers', 'the water after rain', 'the missing lifeguards'],
    benefit: ['thirty years of work on the sewers', 'a free swim before work', 'clean water', 'cooler summers'],
    insider: ['a rower', 'a lifeguard', 'an angler', 'somebody who worked on the sewers'],
    headline: ['Third clean summer for the lower river', 'Rowers and swimmers share a timetable'],
  },
  'four-day-bakery': {
    section: 'Business',
    subject: ['the four-day week', 'this bakery', 'the new rota', 'the freezer trick'],
    officials: ['the trade association', 'the chain at the station', 'the chamber of commerce'],
    place: ['the shop', 'the high street', 'the counter', 'the bakehouse'],
    worry: ['the rent', 'the flour price', 'the old customers', 'the competition'],
    benefit: ['rested apprentices', 'better bread', 'an honest price', 'a free Wednesday'],
    insider: ['a baker', 'an apprentice', 'an accountant for small firms', 'a regular there'],
    headline: ['Eleven applicants, one apprenticeship', 'What a loaf costs when nobody is tired'],
  },
};

/** For stories of the invented newspaper. */
export const inventedTopics: readonly Topic[] = [
  ...Object.values(articleTopics),
  {
    section: 'Housing',
    subject: ['the new quarter', 'the building plan', 'the rent cap', 'the co-operative'],
    officials: ['the planning office', 'the developer', 'the mayor'],
    place: ['Mill Street', 'the goods yard', 'the allotments', 'the north end'],
    worry: ['the parking', 'the height of the towers', 'the rents', 'the missing school'],
    benefit: ['three hundred flats', 'ground-floor workshops', 'trees instead of tarmac', 'a market place'],
    insider: ['an architect', 'a tenant there', 'a surveyor', 'a site manager'],
    headline: ['Three hundred flats where trains once slept', 'The allotments have until autumn'],
  },
  {
    section: 'Culture',
    subject: ['the museum', 'the free entry', 'the late opening', 'the new hall'],
    officials: ['the director', 'the culture office', 'the trust'],
    place: ['the foyer', 'the east wing', 'the old cinema', 'the concert hall'],
    worry: ['the running costs', 'the acoustics', 'the queues', 'the small theatres'],
    benefit: ['Thursday evenings', 'school classes coming back', 'a seat for eight euros', 'a café that stays open'],
    insider: ['a sound engineer', 'an usher', 'a cellist', 'a curator'],
    headline: ['The museum that opens when others close', 'A cinema with forty seats and a waiting list'],
  },
  {
    section: 'Health',
    subject: ['the walk-in clinic', 'the new rota', 'the night pharmacy', 'the trial'],
    officials: ['the hospital', 'the health board', 'the insurers'],
    place: ['the ward', 'the emergency room', 'the village practice', 'the waiting room'],
    worry: ['the staffing', 'the distances', 'the paperwork', 'the evenings'],
    benefit: ['a nurse who has time', 'shorter waiting', 'house calls', 'one telephone number'],
    insider: ['a nurse', 'a paramedic', 'a country doctor', 'a pharmacist'],
    headline: ['A clinic without appointments', 'Who answers when you call at night?'],
  },
  {
    section: 'Sport',
    subject: ['the season', 'the new stadium', 'this team', 'the fixture list'],
    officials: ['the club', 'the league', 'the coach'],
    place: ['the north stand', 'the training ground', 'the away end', 'the car park'],
    worry: ['the ticket prices', 'the injuries', 'the referees', 'the pitch'],
    benefit: ['the young players', 'a proper midfield', 'five hundred standing places', 'Saturday afternoons'],
    insider: ['a season ticket holder', 'a youth coach', 'a physio', 'a referee'],
    headline: ['Two points, one crossbar and a long walk home', 'The youngest bench in the league'],
  },
  {
    section: 'Technology',
    subject: ['the public network', 'the app', 'the open data portal', 'the new system'],
    officials: ['the IT office', 'the supplier', 'the data protection officer'],
    place: ['the server room', 'the citizens’ office', 'the help desk', 'the library'],
    worry: ['the passwords', 'the contract', 'the people without a phone', 'the outages'],
    benefit: ['forms that fit on one page', 'open source', 'no more fax', 'an answer within a day'],
    insider: ['an administrator', 'a developer', 'a tester', 'somebody on the help desk'],
    headline: ['The form that shrank to a page', 'Town hall says goodbye to the fax, again'],
  },
];

/** For an article that nobody has written words for. */
export const generalTopic: Topic = {
  section: 'News',
  subject: ['this', 'the plan', 'the whole idea', 'the decision'],
  officials: ['the council', 'the people in charge', 'the committee'],
  place: ['our street', 'the town hall', 'the next town', 'the market square'],
  worry: ['the cost', 'the timing', 'the details', 'the people it leaves out'],
  benefit: ['a bit of courage', 'some fresh air', 'less fuss', 'something that works'],
  insider: ['a neighbour', 'somebody who was there', 'a volunteer', 'an engineer'],
  headline: ['What happened next'],
};
