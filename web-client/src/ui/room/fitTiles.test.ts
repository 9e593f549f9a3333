import { expect, test } from 'vitest';
import { fitStage, fitTiles } from './fitTiles';

const GAP = 10;
const stages = { phone: { width: 366, height: 660 }, wide: { width: 1248, height: 640 } };

test.each(Object.entries(stages))(
  '2 to 12 people fit on a %s, none of them tiny',
  (_name, { width, height }) => {
    for (let count = 1; count <= 12; count++) {
      const grid = fitTiles(count, width, height, GAP);
      const rows = Math.ceil(count / grid.columns);
      expect(grid.columns * grid.width + (grid.columns - 1) * GAP).toBeLessThanOrEqual(width);
      expect(rows * grid.height + (rows - 1) * GAP).toBeLessThanOrEqual(height);
      expect(Math.min(grid.width, grid.height)).toBeGreaterThanOrEqual(100);
    }
  },
);

test('two people on a phone stand above each other, on a wide screen side by side', () => {
  expect(fitTiles(2, stages.phone.width, stages.phone.height, GAP).columns).toBe(1);
  expect(fitTiles(2, stages.wide.width, stages.wide.height, GAP).columns).toBe(2);
});

test('nothing to stand on', () => {
  expect(fitTiles(3, 0, 0, GAP)).toMatchObject({ width: 0, height: 0 });
});

test('a screen: beside the faces on a wide place, before them on a phone, and never over them', () => {
  const wide = fitStage(1248, 582, 10);
  expect(wide.beside).toBe(true);
  expect(wide.screen.width + 10 + wide.faces.width).toBe(1248);
  expect(wide.screen.width).toBeGreaterThan(900);
  const phone = fitStage(366, 560, 10);
  expect(phone.beside).toBe(false);
  expect(phone.screen.width).toBe(366);
  expect(phone.screen.height + 10 + phone.faces.height).toBe(560);
  expect(fitTiles(11, phone.faces.width, phone.faces.height, 10).width).toBeGreaterThan(60);
});

test('where many have little room, tiles stay large enough for a name, and the others are scrolled to', () => {
  const grid = fitTiles(11, 180, 232, 10);
  expect(grid).toEqual({ columns: 2, width: 85, height: 64, scrolls: true });
  expect(fitTiles(2, 180, 232, 10).scrolls).toBe(false);
});
