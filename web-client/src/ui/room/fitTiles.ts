export interface Grid {
  columns: number;
  width: number;
  height: number;
}

/** A face needs neither more width nor more height than this. */
const WIDEST = 16 / 9;
const TALLEST = 4 / 5;

/** Area, and the size of the face in it: a low wide tile shows more wall, a tall one on a phone more of the person. */
function worth(width: number, height: number) {
  return Math.sqrt(width * height) * Math.min(height, width * 1.25);
}

/** The number of columns that gives everybody the best tile, and its size. Pure, so that 2 to 12 people can be tried in a test. */
export function fitTiles(count: number, width: number, height: number, gap: number): Grid {
  let best: Grid = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    if (cellWidth <= 0 || cellHeight <= 0) continue;
    const tileWidth = Math.min(cellWidth, cellHeight * WIDEST);
    const tileHeight = Math.min(cellHeight, tileWidth / TALLEST);
    if (worth(tileWidth, tileHeight) > worth(best.width, best.height)) {
      best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight) };
    }
  }
  return best;
}
