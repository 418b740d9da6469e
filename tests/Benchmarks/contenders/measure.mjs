// Measures another engine on the cases that it is given. Arguments: the engine, the work, a file with { cases, expected, rows }.
// Checks every answer first and prints `ready`; then answers each line `MILLISECONDS` with the nanoseconds of one decision.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [engine, work, file] = process.argv.slice(2);
const { cases, expected, rows } = JSON.parse(readFileSync(file, 'utf8'));
const { prepare } = await import(`./${engine}.mjs`);
const decide = prepare(work, rows);

for (let i = 0; i < cases.length; i++) {
  const answer = await decide(cases[i]);
  if (answer !== expected[i]) {
    console.log(`wrong ${i} ${answer}`);
    process.exit(1);
  }
}

console.log('ready');

for await (const line of createInterface({ input: process.stdin })) {
  const end = performance.now() + Number(line);
  const samples = [];
  let at = 0;
  do {
    const batch = 64;
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i++) {
      await decide(cases[at]);
      at = (at + 1) % cases.length;
    }

    samples.push(Number(process.hrtime.bigint() - start) / batch);
  } while (performance.now() < end || samples.length < 3);

  samples.sort((a, b) => a - b);
  console.log(samples[samples.length >> 1].toFixed(1));
}
