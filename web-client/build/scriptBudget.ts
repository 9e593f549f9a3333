import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const PATIENTS_BUDGET_BYTES = 70_000;

/**
 * Limits the size of the built scripts, because patients have slow connections and old phones; the build fails above
 * the budget. The patient's path is the entry with everything it imports at once; scripts that only leads and the
 * front desk need load later and are counted apart.
 */
export function scriptBudget(): Plugin {
  return {
    name: 'script-budget',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const weight = new Map(
        chunks.map((chunk) => [chunk.fileName, gzipSync(chunk.code, { level: 9 }).length]),
      );
      const patients = new Set<string>();
      const walk = (fileName: string) => {
        const chunk = chunks.find((one) => one.fileName === fileName);
        if (!chunk || patients.has(fileName)) return;
        patients.add(fileName);
        chunk.imports.forEach(walk);
      };
      chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => walk(chunk.fileName));
      const sum = (names: Iterable<string>) =>
        [...names].reduce((total, name) => total + (weight.get(name) ?? 0), 0);
      const patientsBytes = sum(patients);
      const everything = sum(weight.keys());
      const kB = (bytes: number) => (bytes / 1000).toFixed(1);
      console.log(
        `\nscript, compressed: the patient's path ${kB(patientsBytes)} kB (at most ${kB(PATIENTS_BUDGET_BYTES)}), ` +
          `everything ${kB(everything)} kB`,
      );
      if (patientsBytes > PATIENTS_BUDGET_BYTES) this.error("the patient's path has grown over its budget");
    },
  };
}
