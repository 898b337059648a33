-- A step that fails on every database.
select 1 / 0;
