/** Owns how high the rows of all tables are; the style sheet has the same height as `--row`. */
import type { Density } from "../ipc/generated/contract";

const HEIGHTS: Record<Density, number> = { comfortable: 32, compact: 24 };

class Rows {
  height = $state(HEIGHTS.comfortable);

  apply(density: Density): void {
    this.height = HEIGHTS[density];
    document.documentElement.dataset["density"] = density;
  }
}

export const rowSize = new Rows();
