-- Cases as form 1 of the schema kept them: what this file makes is what a store of that time looks like. Never changed.

PRAGMA application_id = 1346716499;
PRAGMA journal_mode = WAL;

CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;

CREATE TABLE cases (
    case_id TEXT NOT NULL PRIMARY KEY,
    parent TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    policy_version TEXT NOT NULL,
    policy_hash TEXT NOT NULL,
    state TEXT NOT NULL,
    is_ended INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    due_at INTEGER
) STRICT;

CREATE TABLE events (
    case_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, sequence)
) STRICT;

CREATE TABLE firings (case_id TEXT NOT NULL, firing_key TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (case_id, firing_key)) STRICT;

CREATE TABLE timers (
    case_id TEXT NOT NULL,
    name TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER,
    PRIMARY KEY (case_id, name)
) STRICT;

CREATE TABLE messages (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    message_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    delivered_at INTEGER,
    is_dead INTEGER NOT NULL,
    error TEXT NOT NULL,
    lease_owner TEXT,
    lease_until INTEGER
) STRICT;

CREATE TABLE secrets (case_id TEXT NOT NULL PRIMARY KEY, secret BLOB) STRICT;

CREATE TABLE policies (hash TEXT NOT NULL PRIMARY KEY, policy_id TEXT NOT NULL, version TEXT NOT NULL, files TEXT NOT NULL) STRICT;

CREATE INDEX messages_of_case ON messages (case_id, number);

CREATE INDEX timers_due ON timers (due_at, case_id);

INSERT INTO schema_version (version) VALUES (1);
INSERT INTO cases (case_id, parent, policy_id, policy_version, policy_hash, state, is_ended, sequence, hash, opened_at, changed_at, due_at) VALUES ('2018/rose', '', 'resident-parking-permit', '2018.1', 'h1', 'assessing', 0, 2, 'e55055967c7d5a8bd795a053bc3faf7ed405c3103a8a13a7458bd380209d1a33', 1538395200000000, 1538395320000002, 1538481600000000);
INSERT INTO cases (case_id, parent, policy_id, policy_version, policy_hash, state, is_ended, sequence, hash, opened_at, changed_at, due_at) VALUES ('2018/rose/part', '2018/rose', 'resident-parking-permit', '2018.1', 'h1', 'closed', 1, 1, '4a5e2cbacdf6667fb71cc28fbf9b2e60574bb27226e50212e60b02497f2ec1e8', 1538395200000000, 1538395260000001, NULL);
INSERT INTO events (case_id, sequence, at, body, previous_hash, hash) VALUES ('2018/rose', 1, 1538395260000001, '{"trigger":"open"}', '0000000000000000000000000000000000000000000000000000000000000000', '4a5e2cbacdf6667fb71cc28fbf9b2e60574bb27226e50212e60b02497f2ec1e8');
INSERT INTO events (case_id, sequence, at, body, previous_hash, hash) VALUES ('2018/rose', 2, 1538395320000002, '{"trigger":"submit","note":"Zoë"}', '4a5e2cbacdf6667fb71cc28fbf9b2e60574bb27226e50212e60b02497f2ec1e8', 'e55055967c7d5a8bd795a053bc3faf7ed405c3103a8a13a7458bd380209d1a33');
INSERT INTO events (case_id, sequence, at, body, previous_hash, hash) VALUES ('2018/rose/part', 1, 1538395260000001, '{"trigger":"open"}', '0000000000000000000000000000000000000000000000000000000000000000', '4a5e2cbacdf6667fb71cc28fbf9b2e60574bb27226e50212e60b02497f2ec1e8');
INSERT INTO firings (case_id, firing_key, sequence) VALUES ('2018/rose', 'submit-1', 2);
INSERT INTO timers (case_id, name, due_at) VALUES ('2018/rose', 'response', 1538481600000000);
INSERT INTO messages (case_id, sequence, message_key, kind, body, attempts, due_at, delivered_at, is_dead, error) VALUES ('2018/rose', 1, '2018/rose/1/0', 'notification', '{"to":"applicant"}', 1, 1538395200000000, 1538395205000000, 0, '');
INSERT INTO messages (case_id, sequence, message_key, kind, body, attempts, due_at, delivered_at, is_dead, error) VALUES ('2018/rose', 2, '2018/rose/2/0', 'notification', '{"to":"applicant"}', 5, 1538395200000000, NULL, 1, 'no such address');
INSERT INTO messages (case_id, sequence, message_key, kind, body, attempts, due_at, delivered_at, is_dead, error) VALUES ('2018/rose', 2, '2018/rose/2/1', 'request', '{"facts":["fee_paid"]}', 0, 1538395200000000, NULL, 0, '');
INSERT INTO policies (hash, policy_id, version, files) VALUES ('h1', 'resident-parking-permit', '2018.1', '[{"Path": "resident-parking-permit/policy.yaml", "Text": "policy: resident-parking-permit\n"}]');
INSERT INTO secrets (case_id, secret) VALUES ('2018/rose', x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
INSERT INTO secrets (case_id, secret) VALUES ('2018/rose/part', NULL);
