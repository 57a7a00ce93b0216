-- Times are nanoseconds since 1970-01-01 UTC. Columns of type ${bytes} are encrypted under the storage key, except
-- sealed envelopes, which are ciphertext already, and register entries, which hold neither payload nor names.

-- One row per exchange this node sends: one recipient of one submission.
create table exchange (
    id            text primary key,
    submission    text   not null,
    recipient     text   not null,
    kind          text   not null,
    state         text   not null,
    created_at    bigint not null,
    expires_at    bigint not null,
    changed_at    bigint not null,
    -- set when the state is terminal: the working indexes leave the row then
    ended_at      bigint,
    -- the place in the line: when it was created, and the sequence once it is sealed
    turn          bigint not null,
    next_at       bigint not null default 0,
    claimed_by    text,
    claimed_until bigint,
    attempts      integer not null default 0,
    code          text,
    sequence      bigint,
    projection    text,
    manifest      text,
    envelope      text,
    decision      ${bytes},
    explanation   ${bytes},
    receipt       ${bytes}
);
create index exchange_due on exchange (state, recipient, next_at, turn, id) where ended_at is null;
create index exchange_due_any on exchange (state, next_at, turn, id) where ended_at is null;
create index exchange_expiry on exchange (expires_at) where ended_at is null and state <> 'DEAD_LETTER';
-- The same submission again makes no second exchange, whoever hands it in and how often.
create unique index exchange_submission on exchange (submission, recipient);
create index exchange_envelope on exchange (recipient, envelope) where envelope is not null;
create unique index exchange_sequence on exchange (recipient, sequence) where sequence is not null;

-- One row per ordered pair of parties: OUT from this node to the peer, IN from the peer to this node.
create table pair (
    peer      text   not null,
    direction text   not null check (direction in ('OUT', 'IN')),
    -- OUT: the number the next message takes. IN: the lowest number that is not here yet.
    next      bigint not null default 1,
    previous  text,
    primary key (peer, direction)
);

-- One row per envelope that was put in a peer's drop folder, as it came.
create table arrival (
    peer          text   not null,
    envelope      text   not null,
    received_at   bigint not null,
    state         text   not null default 'WAITING',
    next_at       bigint not null default 0,
    claimed_by    text,
    claimed_until bigint,
    message_id    text,
    manifest      text,
    code          text,
    -- digest of the receipt that answers these bytes
    receipt       text,
    primary key (peer, envelope)
);
create index arrival_due on arrival (next_at, received_at, peer, envelope) where state = 'WAITING';
create index arrival_quarantine on arrival (received_at) where state = 'REFUSED';

-- The first answer to a message stands: admitted or refused, under that manifest.
create table answered (
    sender   text not null,
    id       text not null,
    manifest text not null,
    receipt  text not null,
    primary key (sender, id)
);

-- What was admitted and is there for its users.
create table message (
    sender         text   not null,
    id             text   not null,
    kind           text   not null,
    sequence       bigint,
    previous       text,
    manifest       text   not null,
    envelope       text   not null,
    created_at     bigint not null,
    admitted_at    bigint not null,
    manifest_bytes ${bytes} not null,
    decision       ${bytes} not null,
    primary key (sender, id),
    foreign key (sender, id) references answered (sender, id)
);
create index message_sequence on message (sender, sequence) where sequence is not null;
create index message_kind on message (kind, admitted_at, id);
create index message_time on message (admitted_at, id);

-- Receipts to be carried to a peer; the row goes when it was carried. The same receipt waits once.
create table receipt_due (
    number        ${identity},
    peer          text   not null,
    receipt       text   not null,
    next_at       bigint not null default 0,
    claimed_by    text,
    claimed_until bigint
);
create unique index receipt_due_once on receipt_due (peer, receipt);
create index receipt_due_line on receipt_due (peer, next_at, number);

-- Bytes that belong to a row elsewhere: inline, or by the digest of what is stored when they are large.
create table content (
    holder  text not null,
    row_key text not null,
    bytes   ${bytes},
    digest  text,
    primary key (holder, row_key),
    check ((bytes is null) <> (digest is null))
);

-- The transfer register: canonical bytes of each entry by its index from 0, without gaps.
create table register_entry (
    leaf_index ${rowid} primary key,
    entry      ${bytes} not null
);
create table register_head (
    one  integer primary key check (one = 1),
    size bigint  not null
);
insert into register_head (one, size) values (1, 0);

-- A known text under the storage key: a wrong key is noticed at start, not at the first message.
create table storage_key (
    one   integer primary key check (one = 1),
    probe ${bytes} not null
);
