/** An invented article of an invented newspaper: something for the stream to stand under. */
export interface Article {
  readonly slug: string;
  readonly title: string;
  /** The sentence below the title. */
  readonly standfirst: string;
  readonly author: string;
  readonly section: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly imagePath: string;
  readonly imageAlt: string;
  readonly paragraphs: readonly string[];
}

type ArticleText = Omit<Article, 'imagePath'>;

const texts: readonly ArticleText[] = [
  {
    slug: 'night-trains-return',
    title: 'The night trains are back, and so are the arguments over the window',
    standfirst: 'Three cities get a sleeper again this autumn. Whether it pays depends on who is asked, and when.',
    author: 'Maren Oduya',
    section: 'Transport',
    publishedAt: '2026-09-14T06:00:00Z',
    imageAlt: 'Drawing of a train crossing a bridge under a large moon',
    paragraphs: [
      'At 21:47 the platform at Harbour Central smells of coffee and wet wool. Forty minutes later the lights go down in eleven coaches, and for the first time in nineteen years somebody in this city falls asleep here and wakes up on the other side of the mountains.',
      'The new operator sold the first month in two days. It also lost money on every berth, and says so openly: track fees at night cost as much as at noon, and a coach with beds carries a third of the people that a coach with seats does.',
      'Supporters answer that the sum is drawn up wrongly. A traveller who sleeps on the rails needs no hotel and no morning flight, and the line keeps four stations open that were down for closure.',
      'The regional council will decide in spring whether the pilot becomes a timetable. Until then the most heated question on board remains a smaller one: who gets to open the window.',
    ],
  },
  {
    slug: 'library-of-things',
    title: 'Why this town lends out more drills than novels',
    standfirst: 'A former fire station has become the busiest library in the county, and it hardly owns a book.',
    author: 'Tobias Renn',
    section: 'Local',
    publishedAt: '2026-09-12T09:30:00Z',
    imageAlt: 'Drawing of shelves with tools in bright colours',
    paragraphs: [
      'On Saturday mornings the queue at the old fire station reaches the bakery. People bring back tents, cake tins, a projector, a carpet cleaner; they leave with a drill, which on average they will use for eleven minutes.',
      'The idea is old and the numbers are new. Since January the library of things has made 9,200 loans to 2,100 households. Two in five members say that they have not bought something this year because they could borrow it.',
      'Not everybody is glad. The hardware shop on the square has stopped selling sanders, and its owner would like to know why the council pays rent for a competitor.',
      'The librarians have offered him a shelf, a discount and the repair contract. He is thinking about it.',
    ],
  },
  {
    slug: 'school-without-bells',
    title: 'A school switched off its bells. Here is what happened next',
    standfirst: 'Teachers feared chaos. What they got was quieter corridors, and a new kind of lateness.',
    author: 'Ife Castellan',
    section: 'Education',
    publishedAt: '2026-09-10T05:45:00Z',
    imageAlt: 'Drawing of a school building with a clock without hands',
    paragraphs: [
      'For a hundred and four years a bell told the pupils of Linden School when to stop thinking about one thing and to begin with another. In February the caretaker pulled its fuse, at first for a week.',
      'Lessons now end when the teacher says so. The corridors, where six hundred children used to meet at the same minute, fill slowly and empty slowly. The school nurse counts a third fewer scraped knees.',
      'Lateness has not gone away; it has changed hands. It is no longer the pupils who come late after break but the teachers, who overrun. A rota of clock keepers, aged nine to twelve, has been set up to deal with them.',
      'The school board wants to see examination results before it says anything. The pupils have made up their minds: in a ballot, the bell lost by 511 votes to 38.',
    ],
  },
  {
    slug: 'river-swimming',
    title: 'The river is clean enough to swim in. Now who may?',
    standfirst:
      'After thirty years of work on the sewers the bathing ban falls. Rowers, anglers and barges were there first.',
    author: 'Juno Halvorsen',
    section: 'Environment',
    publishedAt: '2026-09-08T11:15:00Z',
    imageAlt: 'Drawing of a swimmer in a wide river with hills behind',
    paragraphs: [
      'The samples have been good for three summers in a row, and so the last argument against it has floated away: from the first of May the river may be swum in again, between the weir and the railway bridge.',
      'That is exactly where two rowing clubs train, where anglers have held leases since 1921, and where a barge of gravel passes every forty minutes. The harbour master has drawn a map with four colours. Nobody is happy with theirs.',
      'Other cities have gone the same way and counted. Accidents were rare, quarrels were not, and after two seasons most of the quarrels had turned into timetables.',
      'The first public hearing is on Thursday. Bring a towel, the invitation says.',
    ],
  },
  {
    slug: 'four-day-bakery',
    title: 'The bakery that closes on Mondays, Tuesdays and Wednesdays',
    standfirst: 'Four days of bread, three days of sleep: how a small business cut its week and kept its customers.',
    author: 'Sami Verhoeven',
    section: 'Business',
    publishedAt: '2026-09-05T07:00:00Z',
    imageAlt: 'Drawing of loaves in a shop window at sunrise',
    paragraphs: [
      'When Ana Brandt lost her third apprentice in a year she did what she calls the arithmetic of tiredness. The bakery earned two thirds of its money from Thursday to Sunday. The other three days cost her what they brought in, and her staff.',
      'So she closed them. Regular customers were told why, in a letter on the door, and were taught how to freeze a loaf. Takings fell by a tenth in the first quarter and have since come back.',
      'The trade association calls it a fine solution for a bakery with no competition in walking distance. Brandt says that this is true of most bakeries that are left.',
      'There are now eleven applications for one apprenticeship. Two of the applicants are bakers from the chain at the station.',
    ],
  },
];

export const articles: readonly Article[] = texts.map((text) => ({
  ...text,
  imagePath: `/demo/images/${text.slug}.svg`,
}));

export function articlePath({ slug }: Pick<Article, 'slug'>): string {
  return `/demo/${slug}`;
}

export function articleBySlug(slug: string): Article | undefined {
  return articles.find((article) => article.slug === slug);
}
