-- Large bytes in pieces of 1 MiB: several machines share one database, not one disk.
create table content_chunk (
    holder  text    not null,
    row_key text    not null,
    number  integer not null,
    bytes   bytea   not null,
    primary key (holder, row_key, number)
);

-- Ciphertext does not get smaller; trying costs time.
alter table content alter column bytes set storage external;
alter table content_chunk alter column bytes set storage external;

-- Rows that change often: room on their page, and cleaning before the working indexes grow.
alter table exchange set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
alter table arrival set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
alter table receipt_due set (autovacuum_vacuum_scale_factor = 0.02);
alter table register_head set (fillfactor = 10);
alter table pair set (fillfactor = 10);
