// The permit as rules in order; the first that applies holds. Each condition is [fact, comparison, value].
const always = [];

export const permitRules = [
  { when: [['lives_in_zone', '==', false]], outcome: 'refused' },
  { when: [['age', '<', 17]], outcome: 'refused' },
  { when: [['owes_fines', '==', true], ['holds_blue_badge', '==', false]], outcome: 'refused' },
  { when: [['permits_held', '>=', 2]], outcome: 'refused' },
  { when: [['months_resident', '<', 6]], outcome: 'officer' },
  { when: [['emissions', '>', 299], ['holds_blue_badge', '==', false]], outcome: 'officer' },
  { when: [['holds_blue_badge', '==', true]], outcome: 'granted', fee: 0 },
  { when: [['age', '>=', 75], ['permits_held', '==', 0]], outcome: 'granted', fee: 0 },
  { when: [['emissions', '<', 51]], outcome: 'granted', fee: 20 },
  { when: [['emissions', '<', 101]], outcome: 'granted', fee: 45.5 },
  { when: [['emissions', '<', 151]], outcome: 'granted', fee: 80 },
  { when: [['emissions', '<', 201]], outcome: 'granted', fee: 120.25 },
  { when: [['emissions', '<', 256]], outcome: 'granted', fee: 180 },
  { when: always, outcome: 'granted', fee: 250 },
];

export const permitText = ({ outcome, fee }) => `${outcome} ${typeof fee === 'number' ? fee.toFixed(2) : '-'}`;

export const routingText = (team) => `${team === 'by_hand' ? 'manual' : 'routed'} ${team}`;
