-- Cases as form 1 of the schema kept them: what this file makes is what a store of that time looks like. Never changed.

CREATE TABLE schema_version (version bigint NOT NULL);

CREATE TABLE cases (
    case_id text COLLATE "C" NOT NULL PRIMARY KEY,
    parent text COLLATE "C" NOT NULL,
    policy_id text COLLATE "C" NOT NULL,
    policy_version text NOT NULL,
    policy_hash text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    is_ended bigint NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL,
    opened_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    due_at bigint
);

CREATE TABLE events (
    case_id text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    body text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

CREATE TABLE firings (case_id text COLLATE "C" NOT NULL, firing_key text COLLATE "C" NOT NULL, sequence bigint NOT NULL, PRIMARY KEY (case_id, firing_key));

CREATE TABLE timers (
    case_id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    due_at bigint NOT NULL,
    lease_owner text,
    lease_until bigint,
    PRIMARY KEY (case_id, name)
);

CREATE TABLE messages (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    message_key text NOT NULL,
    kind text NOT NULL,
    body text NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    delivered_at bigint,
    is_dead bigint NOT NULL,
    error text NOT NULL,
    lease_owner text,
    lease_until bigint
);

CREATE TABLE secrets (case_id text COLLATE "C" NOT NULL PRIMARY KEY, secret bytea);

CREATE TABLE policies (hash text COLLATE "C" NOT NULL PRIMARY KEY, policy_id text COLLATE "C" NOT NULL, version text NOT NULL, files text NOT NULL);

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
INSERT INTO secrets (case_id, secret) VALUES ('2018/rose', '\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
INSERT INTO secrets (case_id, secret) VALUES ('2018/rose/part', NULL);
