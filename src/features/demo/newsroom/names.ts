import type { Language } from './text/languages.js';

interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How many readers have this language, beside the others. */
  readonly weight: number;
}

/** Only letters that a username may have: scripts that need combining marks are written in Latin letters. */
export const namesByLanguage: Readonly<Record<Language, Names>> = {
  en: {
    given: ['Alice', 'Ben', 'Chidi', 'Dara', 'Ella', 'Farah', 'George', 'Hattie', 'Imani', 'Joss', 'Kwame', 'Niamh'],
    family: ['Ashworth', 'Byrne', 'Clarke', 'Dunmore', 'Ellery', 'Fairweather', 'Hale', 'Lockwood', 'Okafor', 'Pryce'],
    weight: 40,
  },
  de: {
    given: ['Anke', 'Jörg', 'Käthe', 'Lukas', 'Sönke', 'Heike', 'Matthias', 'Ayşe'],
    family: ['Brandt', 'Größl', 'Hübner', 'Köhler', 'Lindqvist', 'Öztürk', 'Schäfer', 'Vogt'],
    weight: 7,
  },
  fr: {
    given: ['Aïcha', 'Benoît', 'Chloé', 'Éloïse', 'Hervé', 'Maëlle', 'Thibault'],
    family: ['Besson', 'Caron', 'Delacroix', 'Fontaine', 'Lefèvre', 'Mbaye', 'Rousseau'],
    weight: 6,
  },
  es: {
    given: ['Álvaro', 'Beatriz', 'Íñigo', 'Lucía', 'Mateo', 'Noemí', 'Ximena'],
    family: ['Ibáñez', 'Lozano', 'Muñoz', 'Peñalver', 'Quispe', 'Rincón', 'Yáñez'],
    weight: 7,
  },
  pt: {
    given: ['Conceição', 'Duarte', 'Inês', 'João', 'Raquel', 'Tomé'],
    family: ['Araújo', 'Brandão', 'Falcão', 'Magalhães', 'Queirós', 'Teles'],
    weight: 4,
  },
  it: {
    given: ['Agnese', 'Bruno', 'Chiara', 'Ettore', 'Ginevra', 'Niccolò'],
    family: ['Barbieri', 'Colombo', 'Fabbri', 'Marchetti', 'Rinaldi', 'Zanetti'],
    weight: 4,
  },
  nl: {
    given: ['Femke', 'Joost', 'Lotte', 'Maarten', 'Sanne', 'Wouter'],
    family: ['Bakker', 'Dijkstra', 'Hoekstra', 'Kuipers', 'Mulder', 'Veenstra'],
    weight: 3,
  },
  pl: {
    given: ['Agnieszka', 'Bożena', 'Jędrzej', 'Łukasz', 'Małgorzata', 'Święcisława'],
    family: ['Dąbrowska', 'Grześ', 'Kępa', 'Mróz', 'Wójcik', 'Żak'],
    weight: 4,
  },
  tr: {
    given: ['Çağla', 'Emre', 'Gökçe', 'Şirin', 'Tuğba', 'Umut'],
    family: ['Aydın', 'Çelik', 'Demirbağ', 'Kılıç', 'Şahin', 'Yıldız'],
    weight: 4,
  },
  uk: {
    given: ['Богдан', 'Ганна', 'Євген', 'Леся', 'Олена', 'Тарас'],
    family: ['Бондар', 'Гриценко', 'Коваль', 'Лисенко', 'Мельник', 'Шевчук'],
    weight: 3,
  },
  ru: {
    given: ['Алексей', 'Вера', 'Дарья', 'Игорь', 'Нина', 'Фёдор'],
    family: ['Белова', 'Громов', 'Журавль', 'Морозова', 'Соколов', 'Чижов'],
    weight: 3,
  },
  el: {
    given: ['Αλέξης', 'Δήμητρα', 'Ελένη', 'Κώστας', 'Μυρτώ', 'Στέλιος'],
    family: ['Βλάχου', 'Γεωργίου', 'Καλλέργης', 'Νικολάου', 'Παππάς', 'Χρήστου'],
    weight: 2,
  },
  ar: {
    given: ['أحمد', 'بشرى', 'حسام', 'سلمى', 'ليلى', 'يوسف'],
    family: ['الحداد', 'الخطيب', 'الزين', 'حمدان', 'منصور', 'نجار'],
    weight: 4,
  },
  fa: {
    given: ['آرش', 'پریسا', 'داریوش', 'شیرین', 'کاوه', 'نیلوفر'],
    family: ['امینی', 'بهرامی', 'رستمی', 'فروغی', 'کاظمی', 'یزدانی'],
    weight: 2,
  },
  he: {
    given: ['אבישג', 'דניאל', 'יעל', 'נועם', 'עומר', 'תמר'],
    family: ['אלמוג', 'ברקת', 'גולן', 'כרמל', 'פלד', 'שרון'],
    weight: 2,
  },
  hi: {
    given: ['Aarav', 'Deepika', 'Ishaan', 'Kavya', 'Rohini', 'Vikram'],
    family: ['Bhatt', 'Chauhan', 'Iyer', 'Joshi', 'Mehta', 'Rathore'],
    weight: 3,
  },
  ja: {
    given: ['健太', '桜子', '大輔', '美咲', '優子', '翔太'],
    family: ['山田', '佐々木', '高橋', '中村', '小林', '渡辺'],
    weight: 3,
  },
  zh: {
    given: ['伟明', '晓芳', '建国', '思雨', '志强', '雅琴'],
    family: ['欧阳', '诸葛', '司徒', '上官', '慕容', '司马'],
    weight: 3,
  },
  ko: {
    given: ['지훈', '서연', '민준', '하은', '도윤', '수아'],
    family: ['남궁', '황보', '제갈', '선우', '독고', '사공'],
    weight: 2,
  },
};

/** For handles such as quiet.heron: readers of any language like them. */
export const handleWords = {
  adjective: [
    'quiet',
    'late',
    'salty',
    'paper',
    'second',
    'copper',
    'northern',
    'slow',
    'curious',
    'spare',
    'loud',
    'mild',
  ],
  noun: [
    'heron',
    'reader',
    'kettle',
    'tram',
    'lantern',
    'badger',
    'margin',
    'turnip',
    'harbour',
    'comma',
    'otter',
    'pencil',
  ],
} as const;
