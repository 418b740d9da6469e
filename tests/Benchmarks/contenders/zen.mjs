// @gorules/zen-engine: one decision table a piece of work, first hit.
import { ZenEngine } from '@gorules/zen-engine';
import { permitRules, permitText, routingText } from './permit.mjs';

const engine = new ZenEngine();

export function prepare(work, rows) {
  const decision = engine.createDecision(work === 'permit' ? permit() : routing(rows));
  return work === 'permit'
    ? async (facts) => permitText((await decision.evaluate(facts)).result)
    : async (facts) => routingText((await decision.evaluate(facts)).result.team);
}

function permit() {
  const inputs = ['lives_in_zone', 'age', 'months_resident', 'emissions', 'holds_blue_badge', 'permits_held', 'owes_fines'];
  return graph(inputs, ['outcome', 'fee'], permitRules.map(({ when, outcome, fee }) => ({
    ...Object.fromEntries(inputs.map((name) => [name, ''])),
    ...Object.fromEntries(when.map(([name, sign, value]) => [name, sign === '==' ? `${value}` : `${sign} ${value}`])),
    outcome: `"${outcome}"`,
    fee: fee === undefined ? 'null' : `${fee}`,
  })));
}

function routing(rows) {
  return graph(['category', 'urgency', 'amount'], ['team'], [
    ...rows.map((row) => ({ category: `"${row.category}"`, urgency: `[${row.low}..${row.high}]`, amount: `[${row.from}..${row.below})`, team: `"${row.team}"` })),
    { category: '', urgency: '', amount: '', team: '"by_hand"' },
  ]);
}

function graph(inputs, outputs, rules) {
  const column = (name) => ({ id: name, name, field: name });
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'table', name: 'table', type: 'decisionTableNode', position: { x: 0, y: 0 }, content: { hitPolicy: 'first', inputs: inputs.map(column), outputs: outputs.map(column), rules: rules.map((rule, i) => ({ _id: `${i}`, ...rule })) } },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
}
