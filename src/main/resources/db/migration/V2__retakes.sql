-- Only what a user's history holds above this number counts: it was asked anew, and what was done before is kept.
alter table enrollments add column history_from bigint not null default 0;
