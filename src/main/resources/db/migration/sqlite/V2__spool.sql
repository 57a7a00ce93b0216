-- Which files of the spool are named by a row.
create index content_spooled on content (digest) where digest is not null;
