-- Who handed an exchange in (a functional id, never a name), the thread it stands on, and since when it waits too long.
alter table exchange add column submitted_by text;
alter table exchange add column thread text;
alter table exchange add column urgent integer not null default 0;
alter table exchange add column escalated_at bigint;
alter table exchange add column ground text;
create index exchange_ground on exchange (ground, recipient, created_at) where ground is not null;
create index exchange_held on exchange (created_at, id) where state = 'HELD' and ended_at is null;

-- A recall asks the recipient to stop using a message.
alter table message add column recalled_at bigint;

-- What officers said under their own signature. The statement may hold a motivation or a reason in words: encrypted.
create table word (
    id          text    primary key,
    exchange    text,
    say         text    not null,
    about       text,
    officer     text    not null,
    office      text    not null,
    said_at     bigint  not null,
    counts_until bigint not null,
    settled     integer not null default 1,
    statement   ${bytes} not null,
    signature   ${bytes} not null
);
create index word_exchange on word (exchange, said_at, id) where exchange is not null;
create index word_standing on word (say, counts_until) where exchange is null;
create index word_open on word (counts_until) where settled = 0;

-- Undertakings and consents: those this party gave, and those it received.
create table agreement (
    id          text   not null,
    type        text   not null,
    direction   text   not null check (direction in ('GIVEN', 'RECEIVED')),
    peer        text   not null,
    message     text   not null,
    valid_until bigint not null,
    statement   ${bytes} not null,
    signature   ${bytes} not null,
    primary key (id, direction)
);
create index agreement_standing on agreement (type, direction, peer, valid_until);
create table agreement_use (
    agreement text not null,
    exchange  text not null,
    primary key (agreement, exchange)
);

-- References in messages that came in, as keyed digests: where they came from.
create table origin (
    token    text not null,
    party    text not null,
    message  text not null,
    handling text not null,
    primary key (token, party, message)
);

-- Each party's own word on a thread.
create table thread_voice (
    thread text    not null,
    party  text    not null,
    law    text    not null,
    waters text,
    asked  integer not null default 0,
    first_at bigint not null,
    primary key (thread, party)
);
