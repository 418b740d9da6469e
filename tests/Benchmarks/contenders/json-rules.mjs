// json-rules-engine: a rule a row, in order of priority; the first that applies stops the rest.
import { Engine } from 'json-rules-engine';
import { permitRules, permitText, routingText } from './permit.mjs';

const operators = { '==': 'equal', '<': 'lessThan', '>': 'greaterThan', '>=': 'greaterThanInclusive' };

export function prepare(work, rows) {
  return work === 'permit'
    ? first(permitRules.map(({ when, outcome, fee }) => [when, { outcome, fee }]), permitText, { outcome: 'none' })
    : first(rows.map((row) => [[['category', '==', row.category], ['urgency', '>=', row.low], ['urgency', '<=', row.high], ['amount', '>=', row.from], ['amount', '<', row.below]], { team: row.team }]), ({ team }) => routingText(team), { team: 'by_hand' });
}

function first(rules, text, otherwise) {
  const engine = new Engine();
  rules.forEach(([when, params], place) => engine.addRule({
    conditions: { all: when.map(([fact, sign, value]) => ({ fact, operator: operators[sign] ?? 'lessThanInclusive', value })) },
    event: { type: 'hit', params },
    priority: rules.length - place,
  }));
  engine.on('success', () => engine.stop());
  return async (facts) => {
    const { events } = await engine.run(facts);
    return text(events.length > 0 ? events[0].params : otherwise);
  };
}
