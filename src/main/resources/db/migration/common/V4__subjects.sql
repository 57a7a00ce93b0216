-- Who an exchange was about, as keyed digests of normalised identities: nothing here says a name.
create table subject_token (
    token     text   not null,
    exchange  text   not null,
    direction text   not null check (direction in ('GIVEN', 'RECEIVED')),
    peer      text   not null,
    strength  text   not null,
    noted_at  bigint not null,
    primary key (token, exchange, direction, peer)
);
create index subject_token_time on subject_token (noted_at);

-- What the supervisor is to be told: canonical JSON without personal data, each category once.
create table notice (
    number   ${identity},
    category text not null,
    notice   text not null
);
create unique index notice_category on notice (category);
