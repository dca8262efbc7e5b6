/** Sky, far and near colour of a drawing, and what stands in it. */
interface Scene {
  readonly colours: readonly [sky: string, far: string, near: string, light: string];
  readonly shapes: (far: string, near: string, light: string) => string;
}

const windows = (y: number, fill: string) =>
  Array.from(
    { length: 11 },
    (_, i) => `<rect x="${70 + i * 100}" y="${y}" width="56" height="34" rx="6" fill="${fill}"/>`,
  ).join('');

const tool = (x: number, y: number, fill: string) =>
  `<rect x="${x}" y="${y - 120}" width="70" height="120" rx="10" fill="${fill}"/><circle cx="${x + 130}" cy="${y - 44}" r="44" fill="${fill}" opacity=".7"/>`;

const scenes: Readonly<Record<string, Scene>> = {
  'night-trains-return': {
    colours: ['#14213d', '#28406e', '#0b1324', '#fca311'],
    shapes: (far, near, light) =>
      `<circle cx="930" cy="170" r="96" fill="#f4e7c5"/><path d="M0 470 260 300 470 450 720 270 1200 480V675H0z" fill="${far}"/>` +
      `<rect x="0" y="430" width="1200" height="92" fill="${near}"/>${windows(456, light)}` +
      `<path d="M0 522h1200v26H0zM90 548h40v127H90zM410 548h40v127h-40zM730 548h40v127h-40zM1050 548h40v127h-40z" fill="#1d2d50"/>`,
  },
  'library-of-things': {
    colours: ['#fff1dc', '#c9603f', '#5a3521', '#2f7f79'],
    shapes: (far, near, light) =>
      [270, 470, 650]
        .map(
          (y, row) =>
            `<rect x="80" y="${y}" width="1040" height="18" fill="${near}"/>${[140, 420, 700, 930].map((x, i) => tool(x, y, [far, light, '#e2a63b'][(i + row) % 3]!)).join('')}`,
        )
        .join(''),
  },
  'school-without-bells': {
    colours: ['#d9ecf2', '#8db8a0', '#b5483a', '#fdf6e3'],
    shapes: (far, near, light) =>
      `<rect y="560" width="1200" height="115" fill="${far}"/><path d="M240 300 600 130 960 300v290H240z" fill="${near}"/>` +
      `<circle cx="600" cy="272" r="62" fill="${light}"/><circle cx="600" cy="272" r="8" fill="${near}"/>` +
      [310, 450, 690, 830].map((x) => `<rect x="${x}" y="380" width="70" height="96" fill="${light}"/>`).join('') +
      `<rect x="555" y="440" width="90" height="150" fill="#5b241d"/>`,
  },
  'river-swimming': {
    colours: ['#fde8c8', '#7da87b', '#2c7da0', '#f4a259'],
    shapes: (far, near, light) =>
      `<circle cx="250" cy="190" r="80" fill="${light}"/><path d="M0 380q220-170 480-40t720-60v240H0z" fill="${far}"/>` +
      `<path d="M0 430q300 60 600 10t600 20v215H0z" fill="${near}"/><circle cx="690" cy="520" r="34" fill="#7a4a2b"/>` +
      `<path d="M560 560q70-60 150 0M420 610q80-30 160 0t160 0 160 0" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round"/>`,
  },
  'four-day-bakery': {
    colours: ['#ffd9a8', '#8a4f2a', '#f6efe6', '#d98e4a'],
    shapes: (far, near, light) =>
      `<circle cx="600" cy="300" r="170" fill="#ffeec2"/><rect x="110" y="330" width="980" height="345" fill="${near}"/>` +
      `<path d="M110 330h980l40-90H70z" fill="#b23a48"/>` +
      [240, 470, 700]
        .map(
          (x) =>
            `<path d="M${x} 560q0-110 120-110t120 110z" fill="${light}"/><path d="M${x + 60} 500l30-30M${x + 110} 500l30-30" stroke="${far}" stroke-width="10"/>`,
        )
        .join('') +
      `<rect x="170" y="560" width="860" height="24" fill="${far}"/>`,
  },
};

/** The drawing of an article, as an SVG document without scripts, styles or anything from elsewhere. */
export function articleImage(slug: string): string | undefined {
  if (!Object.hasOwn(scenes, slug)) return undefined;
  const { colours, shapes } = scenes[slug]!;
  const [sky, far, near, light] = colours;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675" width="1200" height="675">` +
    `<rect width="1200" height="675" fill="${sky}"/>${shapes(far, near, light)}</svg>`
  );
}
