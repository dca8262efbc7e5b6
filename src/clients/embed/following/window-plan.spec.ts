import { needsAnother, planWindow, type WindowPart } from './window-plan.js';

const tall = (count: number, height = 100) => Array.from({ length: count }, () => height);
const drawn = (parts: readonly WindowPart[]) => parts.flatMap((part) => ('index' in part ? [part.index] : []));
const heightOf = (parts: readonly WindowPart[], heights: readonly number[]) =>
  parts.reduce((sum, part) => sum + ('index' in part ? heights[part.index]! : part.bottom - part.top), 0);

describe(planWindow.name, () => {
  it('draws what meets the stretch, with room above and below', () => {
    expect(planWindow(tall(10), { top: 250, bottom: 500 })).toEqual([
      { from: 0, to: 2, top: 0, bottom: 200 },
      { index: 2 },
      { index: 3 },
      { index: 4 },
      { from: 5, to: 10, top: 500, bottom: 1000 },
    ]);
  });

  it('keeps what must not go, wherever it is', () => {
    const parts = planWindow(tall(10), { top: 0, bottom: 100 }, new Set([7]));
    expect(drawn(parts)).toEqual([0, 7]);
    expect(parts).toHaveLength(4);
  });

  it('is as high as the whole list, wherever the window stands', () => {
    const heights = Array.from({ length: 500 }, (_, index) => 40 + ((index * 37) % 400) + 0.25);
    const whole = heights.reduce((sum, height) => sum + height, 0);
    for (let top = -2000; top < whole + 2000; top += 1777) {
      const parts = planWindow(heights, { top, bottom: top + 4500 }, new Set([3, 250]));
      expect(heightOf(parts, heights)).toBeCloseTo(whole, 3);
      expect(drawn(parts).length).toBeLessThan(120);
    }
  });

  it('draws nothing of a list that is far away', () => {
    expect(planWindow(tall(3), { top: 9000, bottom: 9900 })).toEqual([{ from: 0, to: 3, top: 0, bottom: 300 }]);
    expect(planWindow([], { top: 0, bottom: 100 })).toEqual([]);
  });
});

describe(needsAnother.name, () => {
  const parts = planWindow(tall(100), { top: 2000, bottom: 5000 });

  it('is content while no room comes into view', () => {
    expect(needsAnother(parts, { top: 2000, bottom: 5000 })).toBe(false);
    expect(needsAnother(parts, { top: 3000, bottom: 4000 })).toBe(false);
  });

  it('moves when room comes into view on either side', () => {
    expect(needsAnother(parts, { top: 1999, bottom: 3000 })).toBe(true);
    expect(needsAnother(parts, { top: 4500, bottom: 5001 })).toBe(true);
  });
});
