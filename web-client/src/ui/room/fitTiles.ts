export interface Grid {
  columns: number;
  width: number;
  height: number;
  /** More tiles than fit: the others are reached by scrolling. */
  scrolls: boolean;
}

/** Below this width a name cannot be read. */
const SMALLEST = { width: 84, height: 60 };

/** A face needs no more width or height than this. */
const WIDEST = 16 / 9;
const TALLEST = 4 / 5;

/**
 * Scores a tile by its area and the size of the face in it: a low wide tile shows more wall, a tall one more of the
 * person.
 */
function worth(width: number, height: number) {
  return Math.sqrt(width * height) * Math.min(height, width * 1.25);
}

/**
 * Chooses the number of columns that gives the largest tile, and its size. Pure, so that 2 to 12 people can be tried
 * in a test.
 */
export function fitTiles(count: number, width: number, height: number, gap: number): Grid {
  let best: Grid = { columns: 1, width: 0, height: 0, scrolls: false };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const cellWidth = (width - gap * (columns - 1)) / columns;
    const cellHeight = (height - gap * (rows - 1)) / rows;
    if (cellWidth <= 0 || cellHeight <= 0) continue;
    const tileWidth = Math.min(cellWidth, cellHeight * WIDEST);
    const tileHeight = Math.min(cellHeight, tileWidth / TALLEST);
    if (worth(tileWidth, tileHeight) > worth(best.width, best.height)) {
      best = { columns, width: Math.floor(tileWidth), height: Math.floor(tileHeight), scrolls: false };
    }
  }
  if (width < SMALLEST.width || (best.width >= SMALLEST.width && best.height >= SMALLEST.height)) return best;
  const columns = Math.floor((width + gap) / (SMALLEST.width + gap));
  const tile = Math.floor((width - gap * (columns - 1)) / columns);
  return { columns, width: tile, height: Math.max(SMALLEST.height, Math.round(tile * 0.75)), scrolls: true };
}

export interface Stage {
  screen: { width: number; height: number };
  /** The remaining size for the faces. */
  faces: { width: number; height: number };
  beside: boolean;
}

/** The height below a shared screen, in pixels: its owner's name, and a button. */
const CAPTION = 56;

/** Places a shared screen and the faces: beside it in a wide area, below it on a phone. Pure. */
export function fitStage(width: number, height: number, gap: number): Stage {
  if (width >= 600 && width > height) {
    const beside = Math.round(Math.min(Math.max(width * 0.22, 150), 260));
    return {
      screen: { width: width - beside - gap, height },
      faces: { width: beside, height },
      beside: true,
    };
  }
  const tall = Math.round(Math.min(width / WIDEST + CAPTION, height * 0.62));
  return {
    screen: { width, height: tall },
    faces: { width, height: Math.max(0, height - tall - gap) },
    beside: false,
  };
}
