-- One partner with a row or more in every table, and every kind of value: nulls, empty and odd strings, arrays with
-- nulls, jsonb, bytes, numerics, intervals, infinities' neighbours, dates before the epoch.
insert into partners (full_name, short_name, subdomain, contact_email, timezone, sandbox, clock_ahead, open_day, created_at)
values ('Nordlicht Systeme', 'Nordlicht', 'nordlicht', 'post@nordlicht.example', 'Europe/Berlin', false, '0', '2026-11-23', '2025-09-01 08:00:00.123456+02'),
       ('Sandkasten', 'Sand', null, 'sand@example.net', 'Pacific/Auckland', true, '400 days 3 hours', '1969-12-31', '1969-07-20 20:17:40+00');
insert into customers (partner_id, name, domain, customer_type, primary_color, secondary_color, report_recipients, created_at)
values (1000, 'Ødegård & Søn', 'odegard.example', 'power', '#1f3a5f', '#d9822b', array['a@odegard.example', 'b"c@odegard.example', ''], '2025-09-02 00:00:00+00'),
       (1000, E'株式会社\t梟\n', null, 'standard', '#000000', '#ffffff', '{}', '2025-09-03 00:00:00+00');
insert into api_keys (partner_id, customer_id, name, hash, last4, created_at, expires_at)
values (1000, null, 'partner', sha256('first'), '0a1b', '2025-09-01 08:00:00+00', null),
       (1000, 1000, 'customer', sha256('second'), 'ffff', '2025-09-01 08:00:00+00', '2030-01-01 00:00:00+00');
insert into audit_entries (partner_id, at, actor_kind, actor_id, actor_name, address, action, subject_kind, subject_id, before, after)
values (1000, '2025-09-01 08:00:00+00', 'operator', null, 'root', null, 'partner.created', 'partner', 1000, null, '{"name": "Nordlicht", "n": 1.50, "list": [null, true, "ø"]}'),
       (1000, '2025-09-02 08:00:00+00', 'key', 1000, 'partner', '2001:db8::1', 'customer.renamed', 'customer', 1000, '{}', 'null');
insert into administrators (partner_id, customer_id, first_name, last_name, email, password_hash, site_admin, created_at)
values (1000, null, 'Ada', 'Berg', 'ada@nordlicht.example', '$argon2id$v=19$m=65536', true, '2025-09-01 08:00:00+00'),
       (1000, 1000, 'Bo', '', 'bo@odegard.example', null, false, '2025-09-01 08:00:00+00');
insert into managers (partner_id, customer_id, id, first_name, last_name, email, manager_type, reports_to, is_default, created_at)
values (1000, 1000, nextval('manager_ids'), 'Low', 'Ly', 'low@odegard.example', 'local', 1001, false, '2025-09-05 00:00:00+00'),
       (1000, 1000, nextval('manager_ids'), 'High', 'Hy', 'high@odegard.example', 'csv', null, true, '2025-09-05 00:00:00+00');
insert into users (partner_id, customer_id, first_name, last_name, email, manager_id, user_type, external_id, created_at)
select 1000, 1000, 'First ' || n, case n % 3 when 0 then '' else 'Last' end, 'user' || n || '@odegard.example',
       case n % 2 when 0 then 1000 end, 'scim', 'ext-' || n, timestamptz '2025-09-10 00:00:00+00' + n * interval '1 second'
  from generate_series(1, 500) n;
insert into groups (partner_id, customer_id, name, hr_email, group_type, created_at)
values (1000, 1000, 'Everyone', null, 'local', '2025-09-10 00:00:00+00');
insert into group_members (partner_id, customer_id, group_id, user_id, joined_at)
select 1000, 1000, 1000, id, '2025-09-11 00:00:00+00' from users where id % 5 = 0;
insert into library_items (partner_id, starter_key, kind, title, content, content_hash, quiz, created_at)
values (1000, 'phishing-basics', 'video', 'Phishing basics', repeat('word ', 20000), sha256('content'), '[{"question": "?", "answers": ["a", "b"]}]', '2025-09-10 00:00:00+00'),
       (1000, null, 'policy', 'Acceptable use', null, null, null, '2025-09-10 00:00:00+00');
insert into programs (partner_id, customer_id, kind, starts_on, created_at) values (1000, 1001, 'foundational', '2025-10-01', '2025-09-10 00:00:00+00');
insert into program_instances (partner_id, customer_id, program_id, year, starts_on, ends_on)
select 1000, 1001, id, 1, '2025-10-01', '2026-09-30' from programs;
insert into assignments (partner_id, customer_id, id, kind, name, parent_id, renewed_id, library_id, effective_start, window_starts_on, window_days, report_admins, passing_percent, created_at)
values (1000, 1000, nextval('assignment_ids'), 'policy', 'Old', null, 1001, 1001, '2025-10-01', '2025-10-01', 14, '{}', 79.95, '2025-09-12 00:00:00+00'),
       (1000, 1000, nextval('assignment_ids'), 'policy', 'New', 1000, null, 1001, '2026-10-01', '2026-10-01', 30, '{1000,1001}', 100, '2026-09-12 00:00:00+00');
insert into assignment_targets (partner_id, customer_id, assignment_id, group_id, user_id, everyone)
values (1000, 1000, 1000, 1000, null, false), (1000, 1000, 1000, null, 1000, false), (1000, 1000, 1001, null, null, true);
insert into enrollments (partner_id, customer_id, user_id, assignment_id, enrolled_on, due_on, best_percent, completed_at)
select 1000, 1000, id, 1000, '2025-10-01', '2025-10-14', case id % 2 when 0 then 90 end, case id % 2 when 0 then timestamptz '2025-10-03 12:00:00+00' end
  from users;
insert into attempts (partner_id, customer_id, user_id, assignment_id, at, percent, passed)
select 1000, 1000, user_id, assignment_id, completed_at, best_percent, true from enrollments where completed_at is not null;
insert into completions (partner_id, customer_id, user_id, assignment_id, at, late)
select 1000, 1000, user_id, assignment_id, completed_at, false from enrollments where completed_at is not null;
insert into acceptances (partner_id, customer_id, user_id, assignment_id, at, accepted, full_name, address, version_hash)
select 1000, 1000, user_id, assignment_id, completed_at, true, 'A B', '192.0.2.1', sha256('v1') from enrollments where completed_at is not null;
insert into phishing_events (partner_id, customer_id, user_id, kind, at) values (1000, 1000, 1000, 'clicked', '2026-01-01 00:00:00+00');
insert into user_standings (partner_id, customer_id, user_id, as_of, hoot_score, hoot_rank, compliant, compliant_count, completed_assignments, num_attempts, late_submissions, contribution)
select 1000, 1000, id, '2026-11-23', 90, 'Owlet Novice', true, 1, 1, 1, 0, array[1, 90, -1, null] from users;
insert into customer_totals (partner_id, customer_id, totals) values (1000, 1000, array[500, 45000, -500, null]), (1000, 1001, '{}');
insert into customer_counts (partner_id, customer_id, policies) values (1000, 1000, 2);
insert into breaches (name, title, breached_on, pwn_count, data_classes, is_verified, catalogued)
values ('Adobe', 'Adobe', '2013-10-04', 152445165, array['Email addresses', 'Passwords'], true, true), ('Unknown', 'Unknown', null, null, null, null, false);
insert into exposures (partner_id, customer_id, email, breach_id, found_at) values (1000, 1000, 'user1@odegard.example', 1000, '2026-01-01 00:00:00+00');
insert into dehashed_records (partner_id, customer_id, email, dehashed_id, password, database_name, found_at)
values (1000, 1000, 'user1@odegard.example', 9223372036854775807, '\x00ff0d0a5c00', 'Adobe', '2026-01-01 00:00:00+00');
insert into mails (partner_id, customer_id, kind, once_key, message_id, from_name, recipient, subject, text_body, html_body, created_at, due_at)
values (1000, 1000, 'exposure', 'k', '<1@surnia>', 'Nordlicht', 'user1@odegard.example', 'Betreff: ü', E'line\r\nline\\', '<p>&amp;</p>', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00');
insert into mail_servers (partner_id, name, host, port, security, user_name, password, from_address, reply_to, rank, connections, per_minute, domain_per_minute, enabled, created_at)
values (1000, 'Büro', 'smtp.example.net', 587, 'starttls', 'aware', '\x0102', 'aware@nordlicht.example', null, 50, 2, 30, null, true, '2026-01-01 00:00:00+00');
insert into mail_suppressions (partner_id, address, reason, detail, since) values (1000, 'gone@odegard.example', 'bounced', '5.1.1', '2026-01-01 00:00:00+00');
insert into dkim_keys (partner_id, domain, selector, private_key, public_key, created_at) values (1000, 'nordlicht.example', 's1', '\x0102', 'MIIB', '2026-01-01 00:00:00+00');
insert into mail_paces (name, free_at) values ('server/', '2026-01-01 00:00:00+00');
insert into subscriptions (partner_id, stripe_customer, stripe_subscription, next_invoice_minor, changed_at)
values (1000, '{"id": "cus_1"}', '{"id": "sub_1", "items": []}', -1, '2026-01-01 00:00:00+00');
insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
values ('midnight', 'recurring', '\x7b7d', '2026-11-25 00:00:00+00', false, 1);
insert into library_pictures (partner_id, item_id, name, media_type, content)
values (1000, 1000, 'hook.svg', 'image/svg+xml', convert_to('<svg xmlns="http://www.w3.org/2000/svg"/>', 'UTF8')), (1000, 1000, 'dots.png', 'image/png', '\x89504e470d0a1a0a');
insert into webhook_endpoints (partner_id, id, url, events, secret, created_at, next_look_at)
values (1000, 1000, 'https://hooks.example.net/surnia', '{user.*}', '\x0102', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00');
insert into webhook_events (partner_id, id, type, customer_id, subject, at, data)
values (1000, 1001, 'user.created', 1000, 'user/1000', '2026-01-01 00:00:00+00', '{"user_id": 1000}');
insert into webhook_deliveries (partner_id, endpoint_id, id, event_id, subject, created_at, due_at)
values (1000, 1000, 1002, 1001, 'user/1000', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00');
insert into moved_in (partner_id, origin, kind, there, here) values (1000, 'https://old.example', 'user', 7, 1000);
insert into idempotent_requests (partner_id, api_key_id, key, fingerprint, created_at, answer)
values (1000, 1000, 'hire-4711', sha256('request'), '2026-01-01 00:00:00+00', '\x00ff0d0a5c00'), (1000, 1000, 'hire-4712', sha256('other'), '2026-01-01 00:00:00+00', null);
insert into retentions (partner_id, archived_users_days, audit_days) values (1000, 365, null);
insert into scim_accounts (partner_id, customer_id, user_id, user_name, display_name, mail_follows, deleted_at)
values (1000, 1000, 1000, 'user0@idp.example', E'Ä "B"', false, null), (1000, 1000, 1001, 'user1@odegard.example', null, true, '2026-01-01 00:00:00+00');
insert into attempt_answers (partner_id, customer_id, user_id, assignment_id, attempt_id, library_id, answers)
select 1000, 1000, user_id, assignment_id, id, 1000, '{"1": [2], "2": [1, 3]}' from attempts;
insert into survey_answers (partner_id, customer_id, user_id, assignment_id, attempt_id, id, question, options, value, text)
select 1000, 1000, t.user_id, t.assignment_id, t.id, 3 * t.id + q.question, q.question, q.options, q.value, q.text
  from attempts t
 cross join (values (1, '{1,2}'::smallint[], null::smallint, null), (2, null, 5::smallint, null), (3, null, null, E'Ä "B"\r\n')) as q (question, options, value, text);
update enrollments set exercise_id = 1000 where user_id % 10 = 0;
update library_items set revises = 1000 where id = 1001;
insert into directory_connections (partner_id, id, customer_id, name, kind, service, secret, selection, groups, skip_rules, archive_share, enabled, created_at, cursor, next_run_at, claimed_until)
values (1000, 1000, 1000, 'Northwind "AD"', 'entra', '{"tenantId": "t", "clientId": "c"}', '\x0102', 'groups', '[{"directoryGroup": "Desk", "group": null}]', '[]', 10, true, '2026-01-01 00:00:00+00', 'https://graph.example/delta', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00');
insert into directory_runs (partner_id, connection_id, id, state, dry_run, asked_at, started_at, ended_at, added, refusals, error)
values (1000, 1000, 1001, 'held', false, '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00', '2026-01-01 00:00:01+00', 3, array['p-1 has no "address"'], 'Too many.');
insert into directory_links (partner_id, connection_id, external_id, customer_id, user_id, archived) values (1000, 1000, 'p-1', 1000, 1000, true);
insert into directory_records (partner_id, connection_id, external_id, body) values (1000, 1000, 'p-1', '{"id": "p-1"}');
insert into source_keys (partner_id, source, api_key, last4, plan, per_minute, state, checked_at, created_at)
values (1000, 'hibp', '\x01ff0d0a5c00', 'ab12', 'Pwned 1', 10, 'accepted', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00');
insert into breach_checks (partner_id, customer_id, cause, state, source, searched, note, created_at, not_before, finished_at)
values (1000, 1000, 'weekly', 'incomplete', null, '{odegard.example}', 'Ø', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00'),
       (1000, 1001, 'asked', 'open', 'dehashed', '{}', null, '2026-01-01 00:00:00+00', '2026-01-01 00:00:00+00', null);
insert into catalogue_state (etag, asked_at) values ('W/"1"', '2026-01-01 00:00:00+00');
insert into letter_templates (partner_id, id, customer_id, kind, subject, body)
values (1000, 1000, null, 'welcome', 'Willkommen', E'Guten Tag {{learner.first_name}},\n\n\\o/'), (1000, 1001, 1000, 'welcome', 'Hello', 'Ahoy');
insert into link_settings (partner_id, asks_address) values (1000, true);
insert into link_revocations (partner_id, person, person_id, revoked_at) values (1000, 'user', 1000, '2026-01-01 00:00:00+00');
insert into link_confirmations (partner_id, person, person_id, since, wrong) values (1000, 'manager', 1000, '2026-01-01 00:00:00+00', 3);
insert into notice_settings (partner_id, starts_on) values (1000, '2026-11-24');
insert into welcomes_waiting (partner_id, customer_id, user_id, added_at) values (1000, 1000, 1002, '2026-01-01 00:00:00+00');
insert into notices_given (partner_id, id, customer_id, user_id, assignment_id, kind, given_on, left_out)
values (1000, 1002, 1000, 1000, 1000, 'first_notice', '2025-10-01', null), (1000, 1003, 1000, null, 1000, 'renewal_notice', '2025-10-01', 'no_recipient');
insert into mail_files (partner_id, mail_id, place, name, media_type, shown, content)
values (1000, 1000, 1, 'chart1.png', 'image/png', true, '\x89504e470d0a1a0a');
insert into report_days (partner_id, customer_id, day) values (1000, 1000, '2026-11-23'), (1000, 0, '2026-11-23');
insert into certificates (partner_id, customer_id, user_id, assignment_id, code, completed_at, issued_at, revoked_at)
values (1000, 1000, 1000, 1000, '0123456789ABCDEFGHJK', '2025-10-03 12:00:00+00', '2025-10-04 12:00:00+00', null);
