namespace PolicyEngine.Storage.Migrations;

/// <summary>The steps of the schema, from nothing to now. Append only.</summary>
internal static class MigrationList
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, "cases, their events, timers, messages, keys and policies",
        [
            """
            CREATE TABLE cases (
                case_id {name} NOT NULL PRIMARY KEY,
                parent {name} NOT NULL,
                policy_id {name} NOT NULL,
                policy_version {text} NOT NULL,
                policy_hash {name} NOT NULL,
                state {name} NOT NULL,
                is_ended {number} NOT NULL,
                sequence {number} NOT NULL,
                hash {text} NOT NULL,
                opened_at {number} NOT NULL,
                changed_at {number} NOT NULL,
                due_at {number}
            ){end}
            """,
            """
            CREATE TABLE events (
                case_id {name} NOT NULL,
                sequence {number} NOT NULL,
                at {number} NOT NULL,
                body {text} NOT NULL,
                previous_hash {text} NOT NULL,
                hash {text} NOT NULL,
                PRIMARY KEY (case_id, sequence)
            ){end}
            """,
            "CREATE TABLE firings (case_id {name} NOT NULL, firing_key {name} NOT NULL, sequence {number} NOT NULL, PRIMARY KEY (case_id, firing_key)){end}",
            """
            CREATE TABLE timers (
                case_id {name} NOT NULL,
                name {name} NOT NULL,
                due_at {number} NOT NULL,
                lease_owner {text},
                lease_until {number},
                PRIMARY KEY (case_id, name)
            ){end}
            """,
            """
            CREATE TABLE messages (
                number {counter},
                case_id {name} NOT NULL,
                sequence {number} NOT NULL,
                message_key {text} NOT NULL,
                kind {text} NOT NULL,
                body {text} NOT NULL,
                attempts {number} NOT NULL,
                due_at {number} NOT NULL,
                delivered_at {number},
                is_dead {number} NOT NULL,
                error {text} NOT NULL,
                lease_owner {text},
                lease_until {number}
            ){end}
            """,
            "CREATE TABLE secrets (case_id {name} NOT NULL PRIMARY KEY, secret {bytes}){end}",
            "CREATE TABLE policies (hash {name} NOT NULL PRIMARY KEY, policy_id {name} NOT NULL, version {text} NOT NULL, files {text} NOT NULL){end}",
            "CREATE INDEX messages_of_case ON messages (case_id, number)",
            "CREATE INDEX timers_due ON timers (due_at, case_id)",
        ]),
        new(2, "keys may be wrapped with the host's; what waits, what is dead, and lists are found without reading what is done",
        [
            "ALTER TABLE secrets ADD COLUMN wrapped {number} NOT NULL DEFAULT 0",
            "CREATE INDEX messages_waiting ON messages (due_at, number) WHERE delivered_at IS NULL AND is_dead = 0",
            "CREATE INDEX messages_waiting_of_case ON messages (case_id, number) WHERE delivered_at IS NULL AND is_dead = 0",
            "CREATE INDEX messages_dead ON messages (number) WHERE is_dead = 1",
            "CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX cases_of_parent ON cases (parent, case_id) WHERE parent <> ''",
            "CREATE INDEX cases_of_policy ON cases (policy_id, state, case_id)",
        ]),
        new(3, "a long case is gone on with from its snapshot; the keys of firings are found in the events themselves",
        [
            "CREATE TABLE snapshots (case_id {name} NOT NULL PRIMARY KEY, sequence {number} NOT NULL, hash {text} NOT NULL, body {text} NOT NULL){end}",
            "{make_key}",
            "CREATE INDEX events_keyed ON events (case_id, ({key}))",
        ]),
        new(4, "a person finds the own cases; a list by what is due first is read page by page",
        [
            "ALTER TABLE cases ADD COLUMN subject {name} NOT NULL DEFAULT ''",
            "CREATE INDEX cases_of_subject ON cases (subject, case_id) WHERE subject <> ''",
            "CREATE INDEX cases_by_due ON cases (due_at, case_id)",
        ]),
    ];
}
